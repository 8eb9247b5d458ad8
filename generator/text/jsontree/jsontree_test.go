package jsontree_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"beleg/generator/text/jsontree"
)

func TestValuesKnowWhereTheyStand(t *testing.T) {
	const text = " {\"a\" : [1, \"ü\\n\", true, null, {}],\n \"a\": -2e3} \"x\" "
	values, fault := jsontree.Read(text)
	if fault != nil || len(values) != 2 {
		t.Fatalf("got %d values and %v, want two", len(values), fault)
	}
	var got []string
	for _, v := range values {
		v.Walk(func(v *jsontree.Value) bool {
			got = append(got, text[v.Start:v.End]+"="+v.Text)
			return false
		})
	}
	want := "{\"a\" : [1, \"ü\\n\", true, null, {}],\n \"a\": -2e3}=;[1, \"ü\\n\", true, null, {}]=;1=1;\"ü\\n\"=ü\n;true=true;null=;{}=;-2e3=-2e3;\"x\"=x"
	if strings.Join(got, ";") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, ";"), want)
	}
	if a := values[0].Get("a"); len(a.List()) != 5 || len(values[1].List()) != 1 || a.Get("b").Get("c").List() != nil {
		t.Errorf("got the list %v", a.List())
	}
}

func TestAFaultHasItsPlaceAndWhatStandsBeforeItIsRead(t *testing.T) {
	for text, want := range map[string]int{`{"a": 1} {"b" 2}`: 14, `[1, `: 4, `{"a"`: 4, ``: -1, ` 1 `: -1, `{"a": tru}`: 6, `]`: 0,
		strings.Repeat("[", jsontree.Deepest+1) + strings.Repeat("]", jsontree.Deepest+1): jsontree.Deepest + 1,
		strings.Repeat("1 ", jsontree.MostValues):                                         -1, strings.Repeat("1 ", jsontree.MostValues) + "[2]": 2*jsontree.MostValues + 1} {
		values, fault := jsontree.Read(text)
		at := -1
		if fault != nil {
			at = fault.At
		}
		if at != want {
			t.Errorf("%s: got a fault at %d (%v), want %d", text, at, fault, want)
		}
		if strings.HasPrefix(text, `{"a": 1} `) && len(values) != 1 {
			t.Errorf("%s: got %d values, want the one before the fault", text, len(values))
		}
	}
}

// FuzzRead: what is read is what encoding/json reads, each value at its place.
func FuzzRead(f *testing.F) {
	f.Add(`{"a" : [1, "ü", true, null, {}], "": -2e3}`)
	f.Add(`[[], {"a": {"b": "\ud800"}}] 1`)
	f.Fuzz(func(t *testing.T, text string) {
		values, fault := jsontree.Read(text)
		if fault != nil && (fault.At < 0 || fault.At > len(text) || fault.Why == "") {
			t.Fatalf("a fault at %d: %q", fault.At, fault.Why)
		}
		for _, v := range values {
			v.Walk(func(v *jsontree.Value) bool {
				var want any
				decoder := json.NewDecoder(strings.NewReader(text[v.Start:v.End]))
				decoder.UseNumber() // which may be too large for one
				if err := decoder.Decode(&want); err != nil || decoder.More() {
					t.Fatalf("%q is no value: %v", text[v.Start:v.End], err)
				}
				if s, is := want.(string); is != v.String || is && s != v.Text {
					t.Fatalf("got %q, want %v", v.Text, want)
				}
				if n, is := want.(json.Number); is && n.String() != v.Text {
					t.Fatalf("got %q, want the number %s", v.Text, n)
				}
				if list, is := want.([]any); is && len(list) != len(v.Items) {
					t.Fatalf("got %d items, want %d", len(v.Items), len(list))
				}
				if members, is := want.(map[string]any); is && len(members) > len(v.Members) {
					t.Fatalf("got %d members, want %v", len(v.Members), reflect.ValueOf(members).MapKeys())
				}
				return false
			})
		}
	})
}
