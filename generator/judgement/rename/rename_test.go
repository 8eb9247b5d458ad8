package rename_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/load"
	"beleg/generator/facts/name"
	"beleg/generator/judgement/rename"
	"beleg/generator/text/markdown"
)

const site = "base_url = \"https://example.org/facts\"\n[[topic]]\nid = 'war' # war\n[[topic]]\nid = \"peace\"\n" +
	"[[measure]]\nid = \"dead\"\n[[rating]]\nid = \"open\"\n"

// renamed returns the files of a project after a rename, those that changed alone.
func renamed(t *testing.T, project fstest.MapFS, kind, before, after string) (map[string]string, error) {
	t.Helper()
	plan, err := rename.Of(project, rename.Ask{Kind: name.KindOf(kind), Old: before, New: after,
		Anchors: map[string]string{"q-aa": "q-bb"}})
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for _, f := range plan.Files {
		if string(f.Was) != string(project[f.Name].Data) {
			t.Errorf("%s: was %q, want %q", f.Name, f.Was, project[f.Name].Data)
		}
		files[f.Name] = string(f.Now)
	}
	return files, nil
}

func project(files map[string]string) fstest.MapFS {
	p := fstest.MapFS{"content/site.toml": {Data: []byte(site)}}
	for name, text := range files {
		p[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return p
}

// Each file names the thing in its own way. What only looks like it stays: words, comments, other kinds, longer ids.
func TestAllMentionsAreRewrittenAndNothingElse(t *testing.T) {
	for _, test := range []struct{ kind, before, after, file, text, want string }{
		{"actor", "kim", "kim-yong", "content/actors.toml",
			"# kim\n[kim] # the one\nname = \"kim\"\n[lee]\npart_of = 'kim'\nkind = \"person\"\n",
			"# kim\n[kim-yong] # the one\nname = \"kim\"\n[lee]\npart_of = 'kim-yong'\nkind = \"person\"\n"},
		{"actor", "kim", "kim-yong", "content/sources/kim.toml", "publisher   = \"kim\"   # aligned\r\ntitle = \"kim\"\r\n",
			"publisher   = \"kim-yong\"   # aligned\r\ntitle = \"kim\"\r\n"},
		{"actor", "kim", "kim-yong", "content/claims/a.toml",
			"text = \"\"\"\nkim: [kim](actor:kim), \\\n   [x](actor:kim#a) [y](claim:kim) [z](actor:kim-il)\n\"\"\"\n[[quote]]\n" +
				"source = \"kim\"\ntext = \"kim [kim](actor:kim)\"\nvia = [ \"kim\", \"lee <kim< ?\", \"kim-il < kim\" ]\n",
			"text = \"\"\"\nkim: [kim](actor:kim-yong), \\\n   [x](actor:kim-yong#a) [y](claim:kim) [z](actor:kim-il)\n\"\"\"\n[[quote]]\n" +
				"source = \"kim\"\ntext = \"kim [kim](actor:kim)\"\nvia = [ \"kim-yong\", \"lee <kim-yong< ?\", \"kim-il < kim-yong\" ]\n"},
		{"actor", "kim", "kim-yong", "content/pages/about.md",
			"+++\ntitle = \"kim\"\nsummary = \"[k](actor:kim)\"\n+++\n`actor:kim` [actor:kim](actor:kim) [a][k] [b][k] <https://example.org/facts/actors/kim/>\n\n[k]: actor:kim \"kim\"\n",
			"+++\ntitle = \"kim\"\nsummary = \"[k](actor:kim-yong)\"\n+++\n`actor:kim` [actor:kim](actor:kim-yong) [a][k] [b][k] <https://example.org/facts/actors/kim-yong/>\n\n[k]: actor:kim-yong \"kim\"\n"},
		{"topic", "war", "the-war", "content/site.toml", site, strings.Replace(site, "'war'", "'the-war'", 1)},
		{"topic", "war", "the-war", "content/claims/a.toml", "topics = [\"peace\", \"war\"] # war\nshort = \"war\"\n",
			"topics = [\"peace\", \"the-war\"] # war\nshort = \"war\"\n"},
		{"topic", "war", "the-war", "content/events/a.toml", "text = '[w](/topics/war/?a=war#war) [w](../topics/war/)'\n",
			"text = '[w](/topics/the-war/?a=war#war) [w](../topics/the-war/)'\n"},
		{"measure", "dead", "killed", "content/events/a.toml", "[[quote]]\nfigure = { measure = \"dead\", value = 6 }\n",
			"[[quote]]\nfigure = { measure = \"killed\", value = 6 }\n"},
		{"rating", "open", "unclear", "content/claims/a.toml", "[[review]]\nrating = \"op\\u0065n\"\nverdict = \"open\"\n",
			"[[review]]\nrating = \"unclear\"\nverdict = \"open\"\n"},
		{"source", "s", "t", "content/claims/a.toml",
			"text = \"[q](source:s#q-aa) [own](claim:b#q-aa) [n](/data/annotations/s.json)\"\nquote = [{source = \"s\"}, {source = \"ss\"}]\n",
			"text = \"[q](source:t#q-bb) [own](claim:b#q-bb) [n](/data/annotations/t.json)\"\nquote = [{source = \"t\"}, {source = \"ss\"}]\n"},
		{"page", "about", "who", "content/site.toml", "lead = \"[a](/about/) [b](about/#x) [c](https://example.org/about/)\"\n[publisher]\nurl = \"https://example.org/about/\"\n",
			"lead = \"[a](/who/) [b](who/#x) [c](https://example.org/about/)\"\n[publisher]\nurl = \"https://example.org/about/\"\n"},
		{"question", "why", "how", "content/questions/why.toml", "text = \"[me](question:why) [me](../why/)\"\n",
			"text = \"[me](question:how) [me](../how/)\"\n"},
	} {
		p := project(map[string]string{"content/actors.toml": "[kim]\n", "content/sources/s.toml": "", "content/pages/about.md": "+++\n+++\n",
			"content/questions/why.toml": "", test.file: test.text})
		got, err := renamed(t, p, test.kind, test.before, test.after)
		if err != nil {
			t.Errorf("%s in %s: %v", test.kind, test.file, err)
			continue
		}
		if diff := cmp.Diff(test.want, got[test.file]); diff != "" {
			t.Errorf("%s in %s (-want +got)\n%s", test.kind, test.file, diff)
		}
	}
}

func TestAClaimKeepsItsOldIDUnlessItIsADraft(t *testing.T) {
	for text, want := range map[string]string{
		"claim = \"c\"\nshort = \"s\" # x\n\n[[review]]\n":          "claim = \"c\"\nshort = \"s\" # x\naliases = [\"old\"]\n\n[[review]]\n",
		"aliases = [\"older\"]\nclaim = \"c\"\n":                    "aliases = [\"older\", \"old\"]\nclaim = \"c\"\n",
		"aliases = [\"new\", \"older\"] # back\nclaim = \"c\"\n":    "aliases = [\"old\", \"older\"] # back\nclaim = \"c\"\n",
		"claim = \"c\"\ndraft = true\ntext = \"[x](claim:old)\"\n":  "claim = \"c\"\ndraft = true\ntext = \"[x](claim:new)\"\n",
		"claim = \"c\"\ndraft = false\ntext = \"[x](claim:old)\"\n": "claim = \"c\"\ndraft = false\naliases = [\"old\"]\ntext = \"[x](claim:new)\"\n",
	} {
		got, err := renamed(t, project(map[string]string{"content/claims/old.toml": text}), "claim", "old", "new")
		if err != nil || got["content/claims/old.toml"] != want {
			t.Errorf("%q: got %q and %v, want %q", text, got["content/claims/old.toml"], err, want)
		}
	}
}

func TestWhatCannotBeRenamedIsToldAndWhy(t *testing.T) {
	p := project(map[string]string{
		"content/actors.toml":         "[kim]\nname = \"Kim\"\n[lee]\nname = \"Lee\"\n",
		"content/claims/old.toml":     "claim = \"c\"\n",
		"content/claims/other.toml":   "claim = \"o\"\naliases = [\"taken\"]\n",
		"content/claims/broken.toml":  "claim = \"b\"\n[[quote]]\nsource = \"b\"\nvia = [\"lee\"\n[[quote]]\nsource = \"wire\"\n",
		"content/sources/wire.toml":   "title = \"w\"\n",
		"content/sources/bad.toml":    "title =\n",
		"content/pages/about.md":      "+++\ntitle = \"a\"\n+++\n",
		"content/pages/unopened.md":   "[kim](actor:kim)\n",
		"content/claims/claim ok.txt": "no claim",
	})
	for _, test := range []struct{ kind, before, after, want string }{
		{"claim", "odl", "new", `there is no claim "odl"; did you mean "old"?`},
		{"claim", "old", "New One", `"New One" cannot be an id: it needs lower-case letters a–z, digits and single hyphens, such as new-one`},
		{"claim", "old", "old", "the claim is called old already"},
		{"claim", "old", "other", `there is another claim "other"`},
		{"claim", "old", "broken", `there is another claim "broken"`},
		{"claim", "old", "taken", "the claim other was called taken once, and that address leads to it"},
		{"actor", "kim", "lee", `there is another actor "lee"`},
		{"page", "about", "claims", "the address /claims/ belongs to the site itself; give the page another name"},
		// the fault hides whether this is all of the chain
		{"actor", "lee", "lee-2", "content/claims/broken.toml:4:9: lee stands in a part of the file that cannot be read; " +
			"mend first what beleg check finds there"},
		// what stands before and behind the fault was read
		{"source", "wire", "agency", ""},
		{"actor", "kim", "kim-yong", ""},
	} {
		_, err := renamed(t, p, test.kind, test.before, test.after)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s %s → %s: got %q, want %q", test.kind, test.before, test.after, got, test.want)
		}
	}
}

func TestAFileInAnotherEncodingIsNotPassedOver(t *testing.T) {
	wide := strings.ReplaceAll("[[quote]]\nsource = \"wire\"\n", "", "\x00")
	_, err := renamed(t, project(map[string]string{"content/sources/wire.toml": "", "content/claims/wide.toml": "\xff\xfe" + wide}), "source", "wire", "agency")
	if want := "content/claims/wide.toml:1:1: wire may stand in this file, which has NUL bytes; mend first what beleg check finds there"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestRenamingForthAndBackLeavesAProjectAsItWas renames things of the project in this repository: what follows has no
// fault that was not there before, and renamed back each file is the same, byte for byte.
func TestRenamingForthAndBackLeavesAProjectAsItWas(t *testing.T) {
	before := copied(t, os.DirFS("../../.."))
	for _, kind := range name.Kinds {
		things := kind.In(before)
		if kind.Name == "claim" { // it would keep its alias
			continue
		}
		forth := carriedOut(t, before, kind, things[0].ID, "renamed")
		if len(forth) == 0 {
			continue
		}
		if was, is := errorsOf(t, before), errorsOf(t, forth); was != is {
			t.Errorf("%s %s: there are %d errors, were %d", kind.Name, things[0].ID, is, was)
		}
		back := carriedOut(t, forth, kind, "renamed", things[0].ID)
		for file := range before {
			if back[file] == nil || !bytes.Equal(back[file].Data, before[file].Data) {
				t.Errorf("%s %s: %s is not what it was", kind.Name, things[0].ID, file)
			}
		}
	}
}

// carriedOut returns a project after a rename.
func carriedOut(t *testing.T, project fstest.MapFS, kind *name.Kind, before, after string) fstest.MapFS {
	t.Helper()
	base, _, err := load.Project(project)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := rename.Of(project, rename.Ask{Kind: kind, Old: before, New: after, Anchors: rename.AnchorsOf(base, kind, before, after)})
	if err != nil {
		t.Fatalf("%s %s: %v", kind.Name, before, err)
	}
	next := fstest.MapFS{}
	for file, is := range project {
		next[file] = is
	}
	for _, f := range plan.Files {
		next[f.Name] = &fstest.MapFile{Data: f.Now}
	}
	if plan.From != "" {
		next[plan.To] = next[plan.From]
		delete(next, plan.From)
	}
	return next
}

// FuzzLinks: each link of a text that led to the thing leads to it under its new id, and all others where they led.
func FuzzLinks(f *testing.F) {
	for _, text := range []string{"[a](actor:kim) [kim][k]\n\n[k]: <actor:kim>", "![actor:kim](actor:kim)\n[actor:kim](actor:kim#a)",
		"<https://example.org/facts/actors/kim/> www.actor:kim", "[x](../actors/kim/?kim \"kim\") `[x](actor:kim)`", "[^1] [k]\n[k]: /actors/kim/kim/#kim"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			t.Skip("what is longer takes long")
		}
		page := "+++\ntitle = \"t\"\n+++\n" + text
		p := project(map[string]string{"content/actors.toml": "[kim]\n", "content/pages/a.md": page})
		got, err := renamed(t, p, "actor", "kim", "lee")
		if err != nil {
			return
		}
		after, changed := got["content/pages/a.md"]
		if !changed {
			after = page
		}
		links, now := markdown.Parse(text, markdown.Options{}).Links, markdown.Parse(after[len(page)-len(text):], markdown.Options{}).Links
		if len(links) != len(now) {
			t.Fatalf("%q has %d links, had %d", after, len(now), len(links))
		}
		for i := range links {
			want := links[i].Dest
			if strings.Contains(want, "actors") {
				continue // paths have their own test
			}
			if rest, ok := strings.CutPrefix(want, "actor:kim"); ok && (rest == "" || rest[0] == '#') && !links[i].Image {
				want = "actor:lee" + rest
			}
			if now[i].Dest != want {
				t.Errorf("%q: link %d leads to %q, want %q", after, i, now[i].Dest, want)
			}
		}
	})
}

func errorsOf(t *testing.T, project fs.FS) int {
	t.Helper()
	_, found, err := load.Project(project)
	if err != nil {
		t.Fatal(err)
	}
	errors, _ := found.Count()
	return errors
}

func copied(t *testing.T, from fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, folder := range []string{"content", "seeds"} {
		err := fs.WalkDir(from, folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(from, path)
			files[path] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
