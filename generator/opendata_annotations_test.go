package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
)

// An annotated source is a source and what the site says of it.
type annotated struct {
	source     *fact.Source
	collection map[string]any
	home       string // address of the site
}

// annotations reads the collections of a site, each with its source.
func annotations(t *testing.T, site published) []annotated {
	t.Helper()
	base, _, err := load.Project(site.project)
	if err != nil {
		t.Fatal(err)
	}
	var list []annotated
	for _, s := range base.Sources {
		name := "data/annotations/" + s.ID + ".json"
		var collection map[string]any
		if err := json.Unmarshal(site.files[name], &collection); err != nil {
			t.Fatalf("%s: %s: %v", site.name, name, err)
		}
		list = append(list, annotated{s, collection, base.Site.BaseURL.String()})
	}
	return list
}

// The rules are those that https://www.w3.org/TR/annotation-model/ states with MUST for what we use, section by section; the names of
// the tests in w3c/web-annotation-tests begin with the same numbers.
func TestCollectionsKeepTheMustsOfTheAnnotationModel(t *testing.T) {
	for _, site := range publishedSites(t) {
		ids := map[string]bool{}
		for _, a := range annotations(t, site) {
			r := rules{t: t, at: site.name + ": " + a.source.ID, ids: ids}
			r.collection(a.collection)
		}
		if len(ids) < 3 {
			t.Errorf("%s: got only the ids %v", site.name, ids)
		}
	}
}

// rules hold a collection against the model. ids are those that were met: each IRI identifies one thing.
type rules struct {
	t   *testing.T
	at  string
	ids map[string]bool
}

func (r *rules) must(holds bool, format string, args ...any) {
	r.t.Helper()
	if !holds {
		r.t.Errorf("%s: "+format, append([]any{r.at}, args...)...)
	}
}

// id: exactly one IRI, of nothing else.
func (r *rules) id(v map[string]any) {
	r.t.Helper()
	id, _ := v["id"].(string)
	r.must(isIRI(id), "the id %q is no IRI", v["id"])
	r.must(!r.ids[id], "two things have the id %s", id)
	r.ids[id] = true
}

func isIRI(v any) bool {
	s, _ := v.(string)
	u, err := url.Parse(s)
	return err == nil && u.IsAbs() && !strings.ContainsAny(s, " <>\"{}|\\^`")
}

// section 5.1: context, id and class; 0 or 1 total, not negative; a first page if there is anything in it. Section 3.1 has the context.
func (r *rules) collection(c map[string]any) {
	r.must(c["@context"] == "http://www.w3.org/ns/anno.jsonld", "the context is %v", c["@context"])
	r.id(c)
	r.must(c["type"] == "AnnotationCollection", "the type is %v", c["type"])
	total, isNumber := c["total"].(float64)
	r.must(isNumber && total >= 0 && total == float64(int(total)), "the total is %v", c["total"])
	first, _ := c["first"].(map[string]any)
	r.must(first != nil && c["last"] == first["id"], "the last page %v is not the first one %v", c["last"], first["id"])
	if rights, ok := c["rights"]; ok { // 3.3.6
		r.must(isIRI(rights), "the rights %v are no IRI", rights)
	}
	creator, _ := c["creator"].(map[string]any) // 3.3.2
	name, _ := creator["name"].(string)
	r.must(creator["type"] == "Organization" && name != "", "the creator is %v", creator)
	r.page(first, int(total))
}

// section 5.2: id, class, items as a list of annotations; a startIndex that is not negative.
func (r *rules) page(p map[string]any, total int) {
	r.id(p)
	r.must(p["type"] == "AnnotationPage" && p["startIndex"] == 0.0, "the page has type %v and startIndex %v", p["type"], p["startIndex"])
	items, isList := p["items"].([]any)
	r.must(isList && len(items) == total, "the page has %d items, the total is %d", len(items), total)
	for _, item := range items {
		r.annotation(item.(map[string]any))
	}
}

// section 3.1: id, class, one or more targets; section 3.3.5: a motivation of the list.
func (r *rules) annotation(a map[string]any) {
	r.id(a)
	r.must(a["type"] == "Annotation", "the type is %v", a["type"])
	r.must(a["motivation"] == "linking", "the motivation is %v", a["motivation"])
	r.must(a["bodyValue"] == nil, "body and bodyValue both stand there")
	for _, b := range a["body"].([]any) {
		r.body(b.(map[string]any))
	}
	targets, _ := a["target"].([]any)
	r.must(len(targets) > 0, "%v has no target", a["id"])
	for _, target := range targets {
		r.target(target.(map[string]any))
	}
}

// section 3.2.4: a textual body has exactly one value, and should say its format and language; section 4: a specific resource has
// exactly one source.
func (r *rules) body(b map[string]any) {
	purposes := map[string][]string{"SpecificResource": {"linking"}, "TextualBody": {"tagging", "commenting"}}
	kind, _ := b["type"].(string)
	purpose, _ := b["purpose"].(string)
	r.must(slices.Contains(purposes[kind], purpose), "a body has the type %q and the purpose %q", kind, purpose)
	if kind == "SpecificResource" {
		r.must(isIRI(b["source"]), "a body has the source %v", b["source"])
		return
	}
	value, _ := b["value"].(string)
	language, _ := b["language"].(string)
	r.must(value != "" && b["format"] == "text/plain" && language != "", "a body is %v", b)
	r.must(purpose != "tagging" || slices.Contains([]string{"supports", "disputes", "mentions"}, value), "a tag is %q", value)
}

// section 4: exactly one source; section 4.3.1: cached copies are IRIs.
func (r *rules) target(s map[string]any) {
	r.must(s["type"] == "SpecificResource" && isIRI(s["source"]), "a target has the type %v and the source %v", s["type"], s["source"])
	if state, ok := s["state"].(map[string]any); ok {
		r.must(state["type"] == "TimeState" && isIRI(state["cached"]), "a state is %v", state)
	}
	selectors, _ := s["selector"].([]any)
	r.must(len(selectors) > 0, "a target has no selector")
	for _, selector := range selectors {
		r.selector(selector.(map[string]any))
	}
}

// sections 4.2.4 and 4.2.5: exactly one exact, at most one prefix and suffix; exactly one start and end, not negative.
func (r *rules) selector(s map[string]any) {
	switch s["type"] {
	case "TextQuoteSelector":
		exact, _ := s["exact"].(string)
		_, prefix := s["prefix"].(string)
		_, suffix := s["suffix"].(string)
		r.must(exact != "" && prefix && suffix, "a selector is %v", s)
	case "TextPositionSelector":
		start, isStart := s["start"].(float64)
		end, isEnd := s["end"].(float64)
		r.must(isStart && isEnd && 0 <= start && start < end, "a selector is %v", s)
	default:
		r.must(false, "a selector has the type %v", s["type"])
	}
}

// A stretch as a program reads it that knows nothing of us.
type stretch struct {
	Source   string
	Selector []selector
}

type selector struct {
	Type, Exact, Prefix, Suffix string
	Start, End                  int
}

func (s stretch) quote() selector {
	return s.Selector[slices.IndexFunc(s.Selector, func(by selector) bool { return by.Type == "TextQuoteSelector" })]
}

// TestSelectorsFindTheirPassages finds each passage by each selector, as other programs do: on the page as a browser has it, and in the
// article's file.
func TestSelectorsFindTheirPassages(t *testing.T) {
	for _, site := range publishedSites(t) {
		seen := map[string]int{}
		for _, a := range annotations(t, site) {
			page := a.home + "sources/" + a.source.ID + "/"
			file := []rune(string(a.source.Seed.Text))
			texts := map[string]string{"urn:sha256:" + a.source.SHA256: string(file), page: textContent(t, site.files["sources/"+a.source.ID+"/index.html"])}
			for _, s := range stretches(t, a) {
				text, known := texts[s.Source]
				if !known && s.Source != a.source.URL {
					t.Errorf("%s: %s: got the source %s", site.name, a.source.ID, s.Source)
				}
				for _, by := range s.Selector {
					switch {
					case by.Type == "TextPositionSelector":
						seen["position"]++
						if got := string(file[by.Start:by.End]); got != s.quote().Exact {
							t.Errorf("%s: %s: got %q at %d to %d, want %q", site.name, a.source.ID, got, by.Start, by.End, s.quote().Exact)
						}
					case known:
						seen[strings.TrimSuffix(s.Source, a.source.SHA256)]++
						if words := by.Prefix + by.Exact + by.Suffix; occurrences(text, words) != 1 {
							t.Errorf("%s: %s: %q stands %d times in %s", site.name, a.source.ID, words, occurrences(text, words), s.Source)
						}
					}
				}
			}
			if a.source.Show != fact.None && len(a.collection["first"].(map[string]any)["items"].([]any)) > 0 && seen[page] == 0 {
				t.Errorf("%s: %s: no passage is found on the page", site.name, a.source.ID)
			}
		}
		if seen["position"] == 0 || seen["position"] != seen["urn:sha256:"] {
			t.Errorf("%s: got %v passages", site.name, seen)
		}
	}
}

// textContent is what browsers have of a page: the text of all its text nodes.
func textContent(t *testing.T, page []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	return text.String()
}

// occurrences counts where words stand, overlapping ones too.
func occurrences(text, words string) int {
	n := 0
	for at := 0; ; at++ {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return n
		}
		n, at = n+1, at+i
	}
}

func stretches(t *testing.T, a annotated) []stretch {
	t.Helper()
	var collection struct {
		First struct {
			Items []struct{ Target []stretch }
		}
	}
	text, err := json.Marshal(a.collection)
	if err == nil {
		err = json.Unmarshal(text, &collection)
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []stretch
	for _, item := range collection.First.Items {
		list = append(list, item.Target...)
	}
	return list
}

// Every quotation of claims.json is an annotation of its source, with the same places.
func TestEveryQuotationIsAnAnnotation(t *testing.T) {
	for _, site := range publishedSites(t) {
		type span struct{ Start, End int }
		var claims struct {
			Claims []struct {
				URL    string
				Quotes []struct {
					span
					Source, Stance string
					Parts          []span
				}
			}
		}
		if err := json.Unmarshal(site.files["data/claims.json"], &claims); err != nil {
			t.Fatal(err)
		}
		want := map[string]int{}
		for _, c := range claims.Claims {
			for _, q := range c.Quotes {
				parts := q.Parts
				if parts == nil {
					parts = []span{q.span}
				}
				want[fmt.Sprint(q.Source, c.URL, q.Stance, parts)]++
			}
		}
		for _, a := range annotations(t, site) {
			for _, item := range a.collection["first"].(map[string]any)["items"].([]any) {
				item := item.(map[string]any)
				body := item["body"].([]any)
				if len(body) == 1 {
					continue // an event
				}
				var parts []span
				for _, target := range item["target"].([]any) {
					target := target.(map[string]any)
					if !strings.HasPrefix(target["source"].(string), "urn:") {
						continue
					}
					position := target["selector"].([]any)[0].(map[string]any)
					parts = append(parts, span{int(position["start"].(float64)), int(position["end"].(float64))})
				}
				want[fmt.Sprint(a.source.ID, body[0].(map[string]any)["source"], body[1].(map[string]any)["value"], parts)]--
			}
		}
		for what, n := range want {
			if n != 0 {
				t.Errorf("%s: %s: %d more quotations than annotations", site.name, what, n)
			}
		}
	}
}
