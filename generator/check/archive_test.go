package check_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/check"
	"beleg/generator/diag"
	"beleg/generator/load"
	"beleg/generator/since"
)

// An archive is a project, or what to change in one, as one text: sections "-- NAME --". Its form is that of Go's txtar.
type archive struct {
	comment  string
	sections []section
}

type section struct {
	name string
	text []byte
}

var sectionLine = regexp.MustCompile(`(?m)^-- (.+) --\n`)

func readArchive(t testing.TB, file string) archive {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var a archive
	heads := sectionLine.FindAllSubmatchIndex(text, -1)
	if len(heads) == 0 {
		t.Fatalf("%s: no section", file)
	}
	a.comment = string(text[:heads[0][0]])
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		a.sections = append(a.sections, section{string(text[h[2]:h[3]]), text[h[1]:end]})
	}
	return a
}

// get returns the text of a section, or nil.
func (a archive) get(name string) []byte {
	for _, s := range a.sections {
		if s.name == name {
			return s.text
		}
	}
	return nil
}

// set replaces the text of a section, or adds one at the end.
func (a *archive) set(name string, text []byte) {
	for i, s := range a.sections {
		if s.name == name {
			a.sections[i].text = text
			return
		}
	}
	a.sections = append(a.sections, section{name, text})
}

func (a archive) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(a.comment)
	for _, s := range a.sections {
		fmt.Fprintf(&b, "-- %s --\n%s", s.name, s.text)
	}
	return b.Bytes()
}

// wanted is the section with the findings as text.
const wanted = "want"

// published begins the names of sections that belong to the project as it was published before: "published content/claims/a.toml".
const published = "published "

// sizes is the section that lists files of the finished site which are too large to stand here: bytes and path.
const sizes = "bytes of each file"

// before returns the changes that make of the sound project the one that was published; ok tells whether there are any.
func (a archive) before() (b archive, ok bool) {
	for _, s := range a.sections {
		if name, is := strings.CutPrefix(s.name, published); is {
			b.sections = append(b.sections, section{name, s.text})
		}
	}
	return b, len(b.sections) > 0
}

// absent is the whole of a section that takes a file away.
const absent = "(absent)\n"

// project lays archives over one another. {{hex c3 a4}} in a file stands for bytes that a text cannot hold, and
// {{sha256 NAME}} for the fingerprint of another file, so that articles can be edited.
func project(t testing.TB, layers ...archive) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, a := range layers {
		for _, s := range a.sections {
			switch {
			case s.name == wanted, strings.HasPrefix(s.name, published):
			case string(s.text) == absent:
				delete(fsys, s.name)
			default:
				fsys[s.name] = &fstest.MapFile{Data: fill(t, "hex", s.text, fromHex)}
			}
		}
	}
	for _, f := range fsys {
		f.Data = fill(t, "sha256", f.Data, func(name string) ([]byte, error) {
			seed := fsys[name]
			if seed == nil {
				return nil, fmt.Errorf("there is no file %s", name)
			}
			return fmt.Appendf(nil, "%x", sha256.Sum256(seed.Data)), nil
		})
	}
	return fsys
}

func fromHex(s string) ([]byte, error) { return hex.DecodeString(strings.ReplaceAll(s, " ", "")) }

func fill(t testing.TB, word string, text []byte, with func(string) ([]byte, error)) []byte {
	t.Helper()
	return regexp.MustCompile(`\{\{`+word+` ([^}]+)\}\}`).ReplaceAllFunc(text, func(m []byte) []byte {
		b, err := with(string(m[len("{{ ")+len(word) : len(m)-len("}}")]))
		if err != nil {
			t.Fatalf("%s: %v", m, err)
		}
		return b
	})
}

// findings reads and judges a project as a build does that holds it against the project that was published before.
func findings(t testing.TB, fsys fstest.MapFS, before ...fstest.MapFS) diag.List {
	t.Helper()
	base, found, err := load.Project(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range before {
		was, faults, err := load.Project(b)
		if err != nil || len(faults) > 0 {
			t.Fatalf("the published project has findings (%v):\n%s", err, asText(t, faults))
		}
		found = append(found, since.Judge(since.Of(was), base)...)
	}
	assets := map[string]string{}
	for name := range fsys {
		if rest, ok := strings.CutPrefix(name, "static/"); ok {
			assets[rest] = "assets/" + rest
		}
	}
	found = append(found, check.Run(base, assets)...)
	if list := fsys[sizes]; list != nil {
		var files []check.Sized
		for line := range strings.Lines(string(list.Data)) {
			var f check.Sized
			if _, err := fmt.Sscan(line, &f.Bytes, &f.Path); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(f.Path, "static/") {
				f.From = f.Path
			}
			files = append(files, f)
		}
		found = append(found, check.Size(files, check.PagesLimits)...)
	}
	found.Sort()
	return found
}

func asText(t testing.TB, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, list, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sound(t testing.TB) archive {
	t.Helper()
	return readArchive(t, filepath.Join("testdata", "sound.txtar"))
}
