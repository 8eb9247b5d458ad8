package trace

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

var asked = Answer{1, 2, 3}

// judged is a note of the project with a finding, places and all.
func judged(t *testing.T, fsys fstest.MapFS) Note {
	t.Helper()
	at := func(name string, start, end int) diag.Span {
		return diag.Span{File: &diag.File{Name: name, Text: fsys[name].Data}, Start: start, End: end}
	}
	seed := at("content/claims/b.toml", 0, 1)
	found := diag.List{
		format.BadURL.At(diag.Span{}, "", "%q is no address", "<\n>"),
		format.BadURL.At(at("content/site.toml", 1, 3), "write another", "two").With(
			diag.Note{Span: seed, Message: "here", Marks: []diag.Span{{File: seed.File, Start: 0, End: 1}}}, diag.Note{Message: "nowhere"}),
	}
	return Note{Asked: asked, Read: traced(t, fsys), Found: found}
}

func TestANoteIsReadAsItWasWritten(t *testing.T) {
	want := judged(t, project())
	got, is := Again(project(), want.Text(), asked)
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(diag.File{})); !is || diff != "" {
		t.Errorf("it holds: %v (-want +got)\n%s", is, diff)
	}
	if text := want.Text(); strings.Contains(text, "\n") {
		t.Errorf("got %q, want one line", text)
	}
}

func TestANoteOfAnythingElseIsWorthNothing(t *testing.T) {
	text := judged(t, project()).Text()
	changed := project()
	changed["content/claims/a.toml"] = &fstest.MapFile{Data: []byte("other")}
	for what, ask := range map[string]func() (Note, bool){
		"another project":  func() (Note, bool) { return Again(changed, text, asked) },
		"another question": func() (Note, bool) { return Again(project(), text, Answer{}) },
		"an unknown rule":  func() (Note, bool) { return Again(project(), strings.ReplaceAll(text, "bad-url", "bad-luck"), asked) },
		"a short answer":   func() (Note, bool) { return Again(project(), strings.Replace(text, "=\"", "\"", 2), asked) },
		"nothing read":     func() (Note, bool) { return Again(project(), Note{Asked: asked, Read: Trace{}}.Text(), asked) },
		"no note":          func() (Note, bool) { return Again(project(), "", asked) },
	} {
		if n, is := ask(); is || n.Read != nil {
			t.Errorf("%s: the note is believed", what)
		}
	}
	for i := range text {
		if _, is := Again(project(), text[:i], asked); is {
			t.Errorf("cut off after %d bytes the note is believed", i)
		}
	}
}

// What a finding shows must be what stands in its file when the note is read.
func TestAFindingInAnotherTextIsNotNoted(t *testing.T) {
	n := judged(t, project())
	n.Found[1].Span.File.Text = []byte("decoded")
	if got := n.Text(); got != "" {
		t.Errorf("got %s", got)
	}
	n = judged(t, project())
	n.Found[1].Related[0].Marks[0].File = n.Found[1].Span.File
	if got := n.Text(); got != "" {
		t.Errorf("with a mark in another file: got %s", got)
	}
	if got := (Note{Asked: asked}).Text(); got != "" {
		t.Errorf("of what nobody traced: got %s", got)
	}
}
