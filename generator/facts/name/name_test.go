package name_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/name"
)

// What is wrong in a file does not keep its things from being named.
func TestThingsAreNamedWhateverElseIsWrong(t *testing.T) {
	project := fstest.MapFS{
		"content/site.toml": {Data: []byte("title = 5\n[[topic]]\nid = \"war\"\nlabel = \"The\\n war\"\n[[topic]]\nlabel = \"no id\"\n" +
			"[[rating]]\nid = \"open\"\n")},
		"content/actors.toml":          {Data: []byte("stray = 1\n[kim]\nname = \"Kim\"\n[b-c]\n[Bad]\nname = \"x\"\n")},
		"content/claims/six-dead.toml": {Data: []byte("claim = \"Six died.\"\nshort = \"\"\nnonsense = 1\n")},
		"content/claims/broken.toml":   {Data: []byte("claim =\n")},
		"content/claims/No ID.toml":    {Data: []byte("claim = \"x\"\n")},
		"content/pages/method.md":      {Data: []byte("+++\ntitle = \"Method\"\n+++\n\n# text\n")},
		"content/pages/bare.md":        {Data: []byte("no front matter\n")},
	}
	for kind, want := range map[string]string{
		"claim": "[{broken } {six-dead Six died.}]", "topic": "[{war The war}]", "rating": "[{open }]",
		"actor": "[{b-c } {kim Kim}]", "page": "[{bare } {method Method}]", "source": "[]", "measure": "[]",
	} {
		if got := fmt.Sprint(name.KindOf(kind).In(project)); got != want {
			t.Errorf("%s: got %s, want %s", kind, got, want)
		}
	}
}
