package salvage

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"beleg/generator/facts/place"
)

var decoder = Decoder{
	Decode: func(text string) (map[string]any, error) {
		data := map[string]any{}
		_, err := toml.Decode(text, &data)
		return data, err
	},
	Fault: func(text string, err error) (int, bool) {
		var fault toml.ParseError
		ok := errors.As(err, &fault)
		return min(max(fault.Position.Start, 0), len(text)), ok
	},
}

func TestTablesBehindAFaultAreReadWhereTheyCertainlyBegin(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       string // what is read
		broken     []place.Path
		lost       bool
		faults     int
	}{
		{"no fault", "a = 1\n[b]\nc = 2\n", "map[a:1 b:map[c:2]]", nil, false, 0},
		{"in one table of three", "[a]\nx = 1\n[b]\nx 2\n[c]\nx = 3\n", "map[a:map[x:1] b:map[] c:map[x:3]]", []place.Path{place.Of("b")}, false, 1},
		{"in two", "[a]\nx = yes\n[b]\nx = no\n[c]\nx = 3\n", "map[a:map[] b:map[] c:map[x:3]]", []place.Path{place.Of("a"), place.Of("b")}, false, 2},
		{"in one line of three", "[a]\nx = 1\ny = yes\nz = 3\n[b]\nx = 2\n", "map[a:map[x:1 z:3] b:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"in two lines of a table", "[a]\nx = 1\ny = yes\nz = no\n[b]\nx = 2\n", "map[a:map[] b:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"before all tables", "x = “1”\ny = 2\n[a]\nx = 1\n", "map[a:map[x:1] y:2]", []place.Path{""}, false, 1},
		{"in the second of an array", "[[a]]\nx = 1\n[[a]]\nx = “2”\n[[a]]\nx = 3\n", "map[a:[map[x:1] map[] map[x:3]]]", []place.Path{place.Of("a", 1)}, false, 1},
		{"in a header", "[a]\nx = 1\n[b c]\nx = 2\n[d]\nx = 3\n", "map[a:map[x:1] d:map[x:3]]", []place.Path{""}, true, 1},
		{"a header that is not closed", "[a]\nx = 1\n[[b]\nx = 2\n[d]\nx = 3\n", "map[a:map[x:1] d:map[x:3]]", []place.Path{""}, true, 1},
		{"a table twice", "[a]\nx = 1\n[a]\nx = 2\n[d]\nx = 3\n", "map[a:map[x:1] d:map[x:3]]", []place.Path{""}, true, 1},
		{"a list that is not closed", "[a]\nx = [\"1\"\n\n[b]\nx = 2\n", "map[a:map[] b:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"an empty list that is not closed", "[a]\nx = [\n\n[b]\nx = 2\n[c]\nx = 3\n", "map[a:map[] b:map[x:2] c:map[x:3]]", []place.Path{place.Of("a")}, false, 1},
		{"a text that is not closed", "[a]\nx = \"1\ny = 2\n[b]\nx = 2\n", "map[a:map[y:2] b:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"a text that goes on", "[a]\nw = 1\nx = \"1\n\nand more\"\ny = 2\n[b]\nx = 2\n", "map[a:map[] b:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"a long text that is not closed", "[a]\nx = 1\n[b]\nx = \"\"\"\n[c]\nx = 2\n", "map[a:map[x:1] b:map[]]", []place.Path{place.Of("b")}, true, 1},
		{"a fault inside a long text", "[a]\nx = \"\"\"\nD:\\Ablage\n[b]\n\"\"\"\n[c]\nx = 2\n", "map[a:map[] c:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"a fault before a long text", "[a]\nx 1\ny = '''\n[b]\n'''\n[c]\nx = 2\n", "map[a:map[y:[b]\n] c:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"carriage returns", "[a]\r\nx 1\r\n[b]\r\nx = 2\r\n", "map[a:map[] b:map[x:2]]", []place.Path{place.Of("a")}, false, 1},
		{"in the last table", "[a]\nx = 1\n[b]\nx 2\n", "map[a:map[x:1] b:map[]]", []place.Path{place.Of("b")}, false, 1},
		{"nothing but a fault", "x", "map[]", []place.Path{""}, false, 1},
		{"more faults than anybody reads", strings.Repeat("[a]\nx\n", most+1), "map[]", nil, true, most},
	} {
		rest := decoder.Read(c.text)
		broken := slices.Sorted(maps.Keys(rest.Broken))
		broken = slices.DeleteFunc(broken, func(p place.Path) bool { return !rest.Broken[p] })
		if got := fmt.Sprint(rest.Data); got != c.want || !slices.Equal(broken, c.broken) || rest.Lost != c.lost || len(rest.Faults) != c.faults {
			t.Errorf("%s: got %s, %q broken, lost %v and %v, want %s, %q, %v and %d faults", c.name, got, broken, rest.Lost, rest.Faults, c.want, c.broken, c.lost, c.faults)
		}
		if (rest.Data == nil) != (c.faults == most) {
			t.Errorf("%s: got %v", c.name, rest.Data)
		}
	}
}

// FuzzRead holds that places in what is left are places in the file, that it has no fault, and that help is one line.
func FuzzRead(f *testing.F) {
	f.Add("[a]\nx = 1\n[b c]\ny = \"\"\"\n[c]\n", 8)
	f.Add("a = [\n[[b]]\nx = 'y\n[b]\r\n[c]\nd.e = 1\n[c.d]\n", 12)
	f.Add("a = 1\nwhen = 8.10.2024\n", 15)
	f.Add("a = { b = 1,5, c", 11)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at >= 0 && at <= len(text) {
			if help := Help(text, at); strings.Contains(help, "\n") {
				t.Errorf("got %q, want one line", help)
			}
		}
		checkRest(t, text)
	})
}

func checkRest(t *testing.T, text string) {
	t.Helper()
	rest := decoder.Read(text)
	if len(rest.Text) != len(text) || strings.Count(rest.Text, "\n") != strings.Count(text, "\n") {
		t.Fatalf("got %q of %q, want a text of the same shape", rest.Text, text)
	}
	for i := range len(text) {
		if rest.Text[i] != text[i] && rest.Text[i] != ' ' {
			t.Fatalf("got %q of %q, want nothing changed but taken out", rest.Text, text)
		}
	}
	if len(rest.Faults) == 0 && rest.Text != text || len(rest.Faults) > most {
		t.Fatalf("got %q of %q with %d faults", rest.Text, text, len(rest.Faults))
	}
	if rest.Data == nil {
		return
	}
	if _, err := decoder.Decode(rest.Text); err != nil {
		t.Fatalf("got %q, which has the fault %v", rest.Text, err)
	}
}
