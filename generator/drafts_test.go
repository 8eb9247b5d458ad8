package generator_test

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"beleg/generator"
	"beleg/generator/judgement/start"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// bridgeClaim is the file of the claim of a new site.
const bridgeClaim = "content/claims/vehicles-on-the-bridge.toml"

// begun is a new site.
func begun(t *testing.T) fstest.MapFS {
	t.Helper()
	files, err := start.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	project := fstest.MapFS{}
	for name, text := range files {
		project[name] = &fstest.MapFile{Data: text}
	}
	return project
}

// withDrafts is a new site in which everything that can be one is a draft as well, and one that waits for its day.
func withDrafts(t *testing.T) fstest.MapFS {
	t.Helper()
	project := begun(t)
	claim := strings.Replace(string(project[bridgeClaim].Data), "topics =", "when = \"2025-03-04\"\ntopics =", 1)
	project["content/claims/sketch.toml"] = &fstest.MapFile{Data: []byte("draft = true\n" + claim +
		"\n[[related]]\nclaim = \"vehicles-on-the-bridge\"\nkind = \"contradicts\"\n")}
	project["content/claims/held.toml"] = &fstest.MapFile{Data: []byte("publish_from = 2042-02-01\n" + claim)}
	project["content/questions/open.toml"] = &fstest.MapFile{Data: []byte("draft = true\nquestion = \"How many?\"\n" +
		"[[answer]]\ndate = 2025-03-06\nword = \"Many\"\ntext = \"[Many](claim:sketch).\"\nclaims = [\"sketch\"]\n")}
	return project
}

// A draft that is shown is marked wherever a reader could take it for what is published: on its page, and in every link to it that
// an editor did not word.
func TestDraftsAreMarkedOnEveryPageAndInEveryList(t *testing.T) {
	marks := map[string]string{"/claims/sketch/": "Draft:", "/questions/open/": "Draft:", "/claims/held/": "Draft until 1 February 2042:"}
	files := build(t, withDrafts(t), generator.Options{Drafts: true, Today: edtf.NewDay(2026, 1, 1)})
	links := map[string]int{}
	for name, text := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		doc := parsed(t, name, text)
		for page, mark := range marks {
			if name == strings.TrimPrefix(page, "/")+"index.html" {
				if title := textOf(find(doc, "title", "")[0]); !strings.HasPrefix(title, mark) {
					t.Errorf("%s has the title %q, want one that begins with %q", name, title, mark)
				}
				if !strings.Contains(string(text), "<p class=\"draft\" role=\"note\">This is a draft.") {
					t.Errorf("%s does not say that it is a draft", name)
				}
			}
		}
		for _, a := range find(doc, "a", "") {
			mark := marks[attribute(a, "href")]
			words := strings.TrimSpace(textOf(a))
			if mark == "" || words == "Many" {
				continue
			}
			links[attribute(a, "href")]++
			if !strings.HasPrefix(words, mark) {
				t.Errorf("%s: the link %q to %s does not say that it leads to a draft", name, words, attribute(a, "href"))
			}
		}
	}
	for page := range marks {
		if links[page] < 3 {
			t.Errorf("got %d links to %s, want it in several lists", links[page], page)
		}
	}
	for name, text := range build(t, withDrafts(t), generator.Options{Today: edtf.NewDay(2026, 1, 1)}) {
		if strings.Contains(string(text), "sketch") || strings.Contains(string(text), "claims/held") {
			t.Errorf("%s tells of a draft that is not published", name)
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// What is published must not lead to a draft. While drafts are shown it is pointed out; without them it is broken.
func TestALinkToADraftThatIsShownIsPointedOut(t *testing.T) {
	project := withDrafts(t)
	method := project["content/pages/method.md"]
	project["content/pages/method.md"] = &fstest.MapFile{Data: append([]byte(string(method.Data)), "\nSee [it](claim:sketch).\n"...)}
	for drafts, want := range map[bool]string{true: "warning", false: "error"} {
		found, _, err := generator.Check(project, generator.Options{Drafts: drafts})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			if f.Rule.Code == "link-broken" {
				got = append(got, f.Severity().String()+": "+f.Message)
			}
		}
		if len(got) != 1 || got[0] != want+`: claim "sketch" is a draft and is not published` {
			t.Errorf("drafts %v: got %q, want one %s", drafts, got, want)
		}
	}
}

// A draft may lack its reviews and its quotations until it is published. It is pointed out, shown nowhere, and keeps nothing else from
// being shown; what it says already is judged.
func TestADraftMayLackWhatItWaitsFor(t *testing.T) {
	quote := "[[quote]]\nsource = \"harbour-bridge\"\ntext = \"Inspectors had found cracks\"\nstance = \"mentions\"\n"
	review := "[[review]]\ndate = \"2025-03-05\"\nrating = \"confirmed\"\nverdict = \"So it is.\"\n"
	for lacking, text := range map[string]string{"[[quote]] and [[review]]": "", "[[review]]": quote, "[[quote]]": review} {
		project := begun(t)
		project["content/claims/cracks.toml"] = &fstest.MapFile{Data: []byte("claim = \"There are cracks.\"\ntopics = [\"traffic\"]\ndraft = true\n" + text)}
		project["content/questions/open.toml"] = &fstest.MapFile{Data: []byte("draft = true\nquestion = \"Are there cracks?\"\n" +
			"[[answer]]\ndate = 2025-03-06\nword = \"Yes\"\ntext = \"[Yes](claim:cracks).\"\nclaims = [\"cracks\", \"vehicles-on-the-bridge\"]\n")}
		for _, drafts := range []bool{false, true} {
			files := build(t, project, generator.Options{Drafts: drafts})
			live := generator.NewLive(generator.Options{Drafts: drafts})
			if err := live.Update(project, nil); err != nil || !live.State().Ready {
				t.Fatalf("without %s: the preview has no site (%v)", lacking, err)
			}
			for name := range files {
				if strings.HasPrefix(name, "claims/cracks/") {
					t.Errorf("drafts %v, without %s: there is a %s", drafts, lacking, name)
				}
				if _, _, err := live.File(name); err != nil {
					t.Errorf("drafts %v, without %s: the preview has no %s: %v", drafts, lacking, name, err)
				}
			}
			if files["claims/vehicles-on-the-bridge/index.html"] == nil || drafts != (files["questions/open/index.html"] != nil) {
				t.Errorf("drafts %v, without %s: other pages are not as they should be", drafts, lacking)
			}
		}
		found, _, err := generator.Check(project, generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			if f.Rule.Code == "missing-key" {
				got = append(got, strings.TrimSuffix(f.Message, " is missing")+" "+f.Severity().String())
			}
		}
		if want := strings.ReplaceAll(lacking, " and ", " warning and ") + " warning"; strings.Join(got, " and ") != want {
			t.Errorf("got %v, want %s", got, want)
		}
		claim := project["content/claims/cracks.toml"]
		claim.Data = []byte(strings.Replace(string(claim.Data), "draft = true\n", "", 1))
		if found, _, err := generator.Check(project, generator.Options{}); err != nil || !strings.Contains(codesOf(found), "error[missing-key]") {
			t.Errorf("without %s it can be published: %v\n%s", lacking, err, codesOf(found))
		}
	}
}

// codesOf lists findings by severity and code.
func codesOf(found diag.List) string {
	var list []string
	for _, f := range found {
		list = append(list, f.Severity().String()+"["+f.Rule.Code+"]")
	}
	return strings.Join(list, " ")
}

// What stands in a draft that lacks something is looked up all the same.
func TestADraftThatLacksAReviewMustQuoteWordForWord(t *testing.T) {
	project := begun(t)
	project["content/claims/cracks.toml"] = &fstest.MapFile{Data: []byte("claim = \"There are cracks.\"\ndraft = true\n[[quote]]\n" +
		"source = \"harbour-bridge\"\ntext = \"Inspectors had found crackers\"\nstance = \"mentions\"\n")}
	found, _, err := generator.Check(project, generator.Options{})
	if err != nil || !strings.Contains(codesOf(found), "error[quote-near]") {
		t.Errorf("got %v and %s", err, codesOf(found))
	}
}
