package explain

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/load"
	"beleg/generator/judgement/accept"
	"beleg/generator/judgement/needs"
	"beleg/generator/judgement/rule"
	"beleg/generator/words/diag"
)

// fuzzed are the files that FuzzLoad replaces, one at a time.
var fuzzed = []string{"content/site.toml", "content/actors.toml", "content/sources/bote.toml", "content/claims/zwoelf-keller.toml",
	"content/events/pegel.toml", "content/pages/methode.md", "seeds/bote.txt"}

// FuzzLoad holds that no bytes in any file of a project end the program, and that everything found can be shown. It judges a
// whole project, 500 to 1,000 times in a second of one core: what has not changed is not read again, which is left to
// TestAProjectIsJudgedAsIfItWasNew.
func FuzzLoad(f *testing.F) {
	base := example(sound(f), nil, nil).project
	for i, name := range fuzzed {
		f.Add(uint8(i), base[name].Data)
		f.Add(uint8(i), []byte{})
		f.Add(uint8(i), []byte("\xff\xfe\x00"))
		f.Add(uint8(i), []byte(strings.ReplaceAll(string(base[name].Data), "\n", "\r\n")))
	}
	f.Add(uint8(1), []byte("[a]\npart_of = \"b\"\n[b]\npart_of = \"c\"\n[c]\npart_of = \"b\"\n[\"\"]\nkind = \"\"\n"))
	f.Add(uint8(3), []byte("claim = \"\"\nquote = [{}]\nreview = [{}, {date = 2024-01-01}]\ntext = \"<b>[x](claim:#)![](//)[](#)[](:)\"\n"))
	f.Add(uint8(5), []byte("+++\n+++\n# ä\n# ä\n[x](%zz) <a\n<!--"))
	session := &load.Session{Today: today}
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		if len(text) > 1000 {
			t.Skip("what is longer takes long")
		}
		fsys := maps.Clone(base)
		fsys[fuzzed[int(which)%len(fuzzed)]] = &fstest.MapFile{Data: text}
		if found := judged(t, session, fsys); len(found) > 0 && asText(t, found[:1]) == "" {
			t.Errorf("%d findings are not shown", len(found))
		}
	})
}

// What was read before never changes what is found: it is the same as of a project that is read for the first time.
func TestAProjectIsJudgedAsIfItWasNew(t *testing.T) {
	base, chance := example(sound(t), nil, nil).project, rand.New(rand.NewPCG(1, 2))
	session := &load.Session{Today: today}
	found := 0
	for range 100 {
		fsys := maps.Clone(base)
		for range 1 + chance.IntN(2) {
			name := fuzzed[chance.IntN(len(fuzzed))]
			text := fsys[name].Data
			from := chance.IntN(len(text) + 1)
			fsys[name] = &fstest.MapFile{Data: slices.Concat(text[:from], text[chance.IntN(len(text)+1):])}
		}
		got, want := judged(t, session, fsys), judged(t, &load.Session{Today: today}, fsys)
		if found += len(want); asText(t, got) != asText(t, want) {
			t.Errorf("got\n%s\nwant\n%s", asText(t, got), asText(t, want))
		}
	}
	if found < 100 {
		t.Errorf("got %d findings in all", found)
	}
}

// judged reads and judges a project; every place found must lie in its file.
func judged(t *testing.T, session *load.Session, fsys fstest.MapFS) diag.List {
	is, err := session.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	found := append(slices.Clip(is.Found), rule.Run(is.Base, is.Gaps, nil)...)
	found = accept.Answer(is.Base.Files(), needs.Judge(is.Base.Site, assumed, found))
	for _, f := range found {
		if f.Span.File != nil && (f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(f.Span.File.Text)) {
			t.Errorf("got %s at %d–%d, want a place in the file's %d bytes", f.Rule.Code, f.Span.Start, f.Span.End, len(f.Span.File.Text))
		}
		if f.Message == "" {
			t.Errorf("got a finding %s without a message", f.Rule.Code)
		}
	}
	return found
}
