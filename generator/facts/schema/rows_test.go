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
	type file struct {
		Title string `json:"title"`
		Rows  []row  `json:"rows"`
		None  []row  `json:"none"`
	}
	for want, f := range map[string]file{
		"{\"title\":\"\",\n\"rows\":[],\n\"none\":null}\n": {Rows: []row{}},
		"{\"title\":\"a, b\",\n\"rows\":[\n{\"words\":\"x\",\"under\":[\"y\",\"z\"]}\n],\n\"none\":[]}\n": {
			Title: "a, b", Rows: []row{{"x", []string{"y", "z"}}}, None: []row{}},
		"{\"title\":\"\\\\\",\n\"rows\":[\n{\"words\":\"\\\"[{,\\\\\\\"\",\"under\":[]},\n{\"words\":\"}]<ü\",\"under\":null}\n],\n\"none\":null}\n": {
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
