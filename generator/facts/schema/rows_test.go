package schema

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestWhatIsInAListHasALineOfItsOwn(t *testing.T) {
	type row struct {
		Words string   `json:"words"`
		Under []string `json:"under"`
	}
	type name struct {
		Given  string `json:"given"`
		Family string `json:"family,omitempty"`
		Hidden int    `json:"-"`
	}
	type file struct {
		Title string `json:"title"`
		Rows  []row  `json:"rows"`
		None  []row  `json:"none"`
		By    *name  `json:"by,omitempty"`
		From  name   `json:"from"`
		More  []row  `json:"more,omitempty"`
	}
	for want, f := range map[string]file{
		"{\"title\":\"\",\n\"rows\":[],\n\"none\":null,\n\"from\":{\"given\":\"\"}}\n": {Rows: []row{}},
		"{\"title\":\"a, b\",\n\"rows\":[\n{\"words\":\"x\",\"under\":[\"y\",\"z\"]}\n],\n\"none\":[],\n\"by\":{\"given\":\"a\"},\n\"from\":{\"given\":\"b\",\n\"family\":\"c\"}}\n": {
			Title: "a, b", Rows: []row{{"x", []string{"y", "z"}}}, None: []row{}, By: &name{Given: "a"}, From: name{Given: "b", Family: "c"}},
		"{\"title\":\"\\\\\",\n\"rows\":[\n{\"words\":\"\\\"[{,\\\\\\\"\",\"under\":[]},\n{\"words\":\"}]<ü\",\"under\":null}\n],\n\"none\":null,\n\"from\":{\"given\":\"\"}}\n": {
			Title: "\\", Rows: []row{{"\"[{,\\\"", []string{}}, {"}]<ü", nil}}},
	} {
		got, err := EncodeRows(f)
		if err != nil || string(got) != want {
			t.Errorf("got %s (%v), want %s", got, err, want)
		}
		var back file
		if err := json.Unmarshal(got, &back); err != nil || !reflect.DeepEqual(back, f) {
			t.Errorf("%s is read as %+v (%v), want %+v", got, back, err, f)
		}
	}
}
