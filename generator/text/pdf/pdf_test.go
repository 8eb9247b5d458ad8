package pdf

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/text/document"
	"beleg/generator/text/layout"
	"beleg/generator/words/reading"
)

var update = flag.Bool("update", false, "write what is read into testdata, to be read like code")

func corpus(t testing.TB) map[string][]byte {
	t.Helper()
	names, _ := filepath.Glob("testdata/*.xhtml")
	all := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(name, ".xhtml")] = data
	}
	if len(all) < 5 {
		t.Fatalf("there are %d documents", len(all))
	}
	return all
}

// listing writes a document for people to read.
func listing(d *document.Document) string {
	var b strings.Builder
	for _, f := range []struct {
		name string
		document.Fact
	}{{"title", d.Title}, {"publisher", d.Publisher}, {"published", d.Published}} {
		fmt.Fprintf(&b, "%s: %s (%s)\n", f.name, f.Value, f.Where)
	}
	for _, a := range d.Authors {
		fmt.Fprintf(&b, "author: %s (%s)\n", a.Value, a.Where)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "\n[%s; %s] %s\n", block.Role, block.Why, block.Text)
	}
	return b.String()
}

func TestPagesAreRead(t *testing.T) {
	for name, data := range corpus(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			d, err := Read(data)
			got := ""
			if err != nil {
				got = err.Error() + "\n"
			} else {
				got = listing(d)
			}
			if *update {
				os.WriteFile(name+".txt", []byte(got), 0o666)
			}
			want, err := os.ReadFile(name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// No word is lost, and none is added: but for hyphens at line ends, the letters of the pages are those of the article.
func TestTheWordsAreThoseOfThePages(t *testing.T) {
	for name, data := range corpus(t) {
		d, err := Read(data)
		if err != nil {
			continue
		}
		p, err := layout.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var page, read []string
		joined := ""
		for _, l := range p.Lines {
			for w := range strings.FieldsSeq(joined + l.Text) {
				page = append(page, w)
			}
			if joined = ""; strings.HasSuffix(l.Text, "-") {
				joined, page = strings.TrimSuffix(page[len(page)-1], "-"), page[:len(page)-1]
			}
		}
		for w := range strings.FieldsSeq(strings.ReplaceAll(d.Text(), " | ", " ")) {
			read = append(read, w)
		}
		slices.Sort(page)
		slices.Sort(read)
		if diff := cmp.Diff(page, read); diff != "" {
			t.Errorf("%s (-pages +article)\n%s", name, diff)
		}
	}
}

func TestALayoutThatCannotBeReadSaysWhy(t *testing.T) {
	for layout, want := range map[string]string{
		"": "no text, only pictures",
		"<html><body><doc><page width='1' height='1'><flow>":                           "cannot be read",
		"<line><word xMin='0' yMin='0' xMax='9' yMax='9'>word</word></line>":           "outside of a page",
		"<doc><page><line><word xMin='NaN' yMin='1e99' xMax=''> </word></line></page>": "cannot be read",
	} {
		if d, err := Read([]byte(layout)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %+v, %v, want %q", layout, d, err, want)
		}
	}
}

// However words stand on pages, all of their letters are in the article once.
func FuzzRead(f *testing.F) {
	line := func(x, y, size int, text string) string {
		return fmt.Sprintf("<line><word xMin='%d' yMin='%d' xMax='%d' yMax='%d'>%s</word></line>", x, y, x+9*len(text), y+size, text)
	}
	f.Add([]byte("<page width='90' height='99'><block>" + line(9, 1, 9, "Head") + line(9, 20, 20, "Title") + line(9, 50, 9, "re-") +
		line(9, 60, 9, "place") + line(9, 90, 5, "1 a") + "</block></page><page width='90' height='99'><block>" + line(9, 1, 9, "Head") +
		line(0, 20, 9, "a") + line(40, 20, 9, "b") + line(0, 30, 9, "c") + line(40, 30, 9, "d") + line(40, 94, 9, "7") + "</block></page>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if err != nil {
			return
		}
		p, err := layout.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		letters := func(s string) (n int) {
			for _, r := range s {
				if reading.Lettered(r) {
					n++
				}
			}
			return n
		}
		want := 0
		for _, l := range p.Lines {
			want += letters(l.Text)
		}
		if got := letters(d.Text()); got != want {
			t.Errorf("the article has %d letters, its pages %d", got, want)
		}
		for _, b := range d.Blocks {
			if b.Text == "" || strings.ContainsAny(b.Text, "\r\n") {
				t.Errorf("the block %q", b.Text)
			}
		}
	})
}

// From the file to the article: what is kept of its layout in testdata is what pdftotext prints, but for its version.
func TestAPDFIsRead(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, name := range []string{"paper", "scan"} {
		data, err := exec.Command(program, "-bbox-layout", "-enc", "UTF-8", "testdata/"+name+".pdf", "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		want, wantErr := Read(corpus(t)["testdata/"+name])
		got, err := Read(data)
		if diff := cmp.Diff(want, got); diff != "" || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%s (-want +got)\n%s\n%v", name, diff, err)
		}
	}
}
