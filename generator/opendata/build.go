package opendata

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"beleg/generator/fact"
)

// Build is data/build.json. It does not say when or where the site was built: two builds of the same input must not differ.
type Build struct {
	Tool        string `json:"tool" const:"beleg" doc:"The program that made the site."`
	Version     string `json:"version" doc:"Its version, or empty if that is not known."`
	Fingerprint string `json:"fingerprint" like:"hash" doc:"A hash of everything of the project that the site was made from: content, articles, its own templates and static files, and the address of the site. The same input has the same fingerprint on any machine."`
	Counts      Counts `json:"counts" doc:"How much there is."`
}

// Counts is how much a site has of everything.
type Counts struct {
	Claims   int `json:"claims" min:"0" doc:"Published claims."`
	Reviews  int `json:"reviews" min:"0" doc:"Reviews of all claims."`
	Quotes   int `json:"quotes" min:"0" doc:"Quotations in claims and events."`
	Passages int `json:"passages" min:"0" doc:"Passages of articles that are quoted, each once."`
	Sources  int `json:"sources" min:"0" doc:"Articles."`
	Events   int `json:"events" min:"0" doc:"Events that nobody disputes."`
	Actors   int `json:"actors" min:"0" doc:"People, offices and others who say something."`
	Topics   int `json:"topics" min:"0" doc:"Topics."`
	Measures int `json:"measures" min:"0" doc:"Quantities that quotations put figures on."`
	Pages    int `json:"pages" min:"0" doc:"Pages of running text."`
}

// NewBuild returns data/build.json.
func NewBuild(base *fact.Base, version string, from []Ingredient) Build {
	n := Counts{Claims: len(base.Claims), Sources: len(base.Sources), Events: len(base.Events), Actors: len(base.Actors),
		Topics: len(base.Site.Topics), Measures: len(base.Site.Measures), Pages: len(base.Pages)}
	passages := map[string]bool{}
	count := func(quotes []*fact.Quote) {
		n.Quotes += len(quotes)
		for _, q := range quotes {
			passages[q.Source.ID+" "+q.ID] = true
		}
	}
	for _, c := range base.Claims {
		n.Reviews += len(c.Reviews)
		count(c.Quotes)
	}
	for _, e := range base.Events {
		count(e.Quotes)
	}
	n.Passages = len(passages)
	return Build{Tool: "beleg", Version: version, Fingerprint: Fingerprint(from), Counts: n}
}

// Ingredient is something that a site is made from: a file, by its path in the project, or a setting.
type Ingredient struct {
	Name string
	Text []byte
}

// Fingerprint returns a hash of all ingredients, whatever their order: "sha256:" and 64 hexadecimal digits. It is the SHA-256 of lines
// "SHA-256 of the text, two spaces, name", sorted by name, so that sha256sum can make it too.
func Fingerprint(from []Ingredient) string {
	sorted := slices.SortedFunc(slices.Values(from), func(a, b Ingredient) int { return cmp.Compare(a.Name, b.Name) })
	h := sha256.New()
	for _, part := range sorted {
		fmt.Fprintf(h, "%x  %s\n", sha256.Sum256(part.Text), part.Name)
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
