package jsonld

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/text/dom"
)

func read(scripts ...string) Graph {
	var page strings.Builder
	for _, s := range scripts {
		page.WriteString(`<script type="application/ld+json">` + s + `</script>`)
	}
	return Read(dom.Parse([]byte(page.String())))
}

func headlines(g Graph) []string {
	var list []string
	for _, o := range g.Things {
		if o.Is("Article") {
			list = append(list, g.Name(o["headline"]))
		}
	}
	return list
}

func TestThingsAreFoundHoweverTheyAreWritten(t *testing.T) {
	for script, want := range map[string]string{
		`{"@type":"NewsArticle","headline":"a"}`:                                                  "a",
		`[{"@type":["Thing","Article"],"headline":"a"},{"@type":"Article","headline":["b","c"]}]`: "a b",
		`{"@graph":[{"@type":"WebSite"},{"@type":"Article","headline":{"@value":"a"}}]}`:          "a",
		`{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"a"}}`:                     "a",
		`{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"a"}]}`:             "",
		`{"@type":"Article","headline":"a &amp; b"}`:                                              "a & b",
		"<!--\n{\"@type\":\"Article\",\"headline\":\"a\"}\n//-->":                                 "a",
		"/*<![CDATA[*/{\"@type\":\"Article\",\"headline\":\"a\"}/*]]>*/":                          "a",
		"//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"a\"};\n//]]>":                         "a",
		"{\"@type\":\"Article\",\"headline\":\"a\n b\",}":                                         "a b",
		`{"@type":"Article","headline":"a"}{"@type":"Article","headline":"b"}`:                    "a b",
		`{"@type":"Article","headline":`:                                                          "",
		`null`:                                                                                    "", `"Article"`: "", `{"@type":7}`: "", ``: "",
	} {
		if got := strings.Join(headlines(read(script)), " "); got != want {
			t.Errorf("%s: got %q, want %q", script, got, want)
		}
	}
}

func TestNamesAreFollowedToWhereTheyStand(t *testing.T) {
	g := read(`{"@type":"Article","author":[{"@id":"#a"},{"name":"B"},"C",{"@id":"#none"},{"@id":"#a","name":"short"}],"publisher":{"@id":"#x"}}`,
		`{"@graph":[{"@id":"#a","@type":"Person","name":"A","url":"u"},{"@id":"#x","name":{"@id":"#x"}}]}`)
	if diff := cmp.Diff([]string{"A", "B", "C", "A"}, g.Names(g.Things[0]["author"])); diff != "" {
		t.Error(diff)
	}
	if got := g.Name(g.Things[0]["publisher"]); got != "" { // it refers to itself
		t.Errorf("got %q", got)
	}
}

func TestAThingGivesItsAddresses(t *testing.T) {
	g := read(`{"url":"a","@id":"b","mainEntityOfPage":{"@id":"c","url":"d"}}`)
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, g.Things[0].Addresses()); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"@graph":[{"@id":"#a","name":{"@id":"#b"}},{"@id":"#b","name":{"@id":"#a"}}]}`)
	f.Add(`<!-- [{"@type":["Article",1],"author":[[["a"]]]},] -->`)
	f.Fuzz(func(t *testing.T, script string) {
		g := read(script)
		for _, o := range g.Things {
			o.Addresses()
			for _, name := range g.Names(map[string]any(o)) {
				if name == "" {
					t.Errorf("an empty name in %q", script)
				}
			}
		}
	})
}
