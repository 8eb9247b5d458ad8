package docx

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"beleg/generator/text/document"
)

var update = flag.Bool("update", false, "write what is read into testdata, to be read like code")

// zipped makes a document of its parts, by a method of packing them.
func zipped(t testing.TB, method uint16, parts []txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: part.Name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		f.Write(part.Data)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// corpus reads the documents of testdata. The last file of each is what it is read as.
func corpus(t testing.TB) map[string]*txtar.Archive {
	t.Helper()
	names, _ := filepath.Glob("testdata/*.txtar")
	all := map[string]*txtar.Archive{}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = a
	}
	if len(all) < 6 {
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
	}{{"title", d.Title}, {"publisher", d.Publisher}, {"published", d.Published}, {"language", d.Language}} {
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

func TestDocumentsAreRead(t *testing.T) {
	for name, a := range corpus(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			last := len(a.Files) - 1
			d, err := Read(zipped(t, zip.Deflate, a.Files[:last]))
			if err != nil {
				t.Fatal(err)
			}
			if got := listing(d); *update {
				a.Files[last].Data = []byte(got)
				os.WriteFile(name, txtar.Format(a), 0o666)
			} else if diff := cmp.Diff(string(a.Files[last].Data), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

var (
	unseen = regexp.MustCompile(`(?s)<w:(del|moveFrom)( [^>]*[^/])?>.*?</w:(del|moveFrom)>|<w:footnote w:id="2">.*?</w:footnote>|` +
		`<w:instrText>.*?</w:instrText>|<mc:Fallback>.*?</mc:Fallback>|<w:r><w:rPr><w:vanish/>.*?</w:r>`)
	breaks = regexp.MustCompile(`</w:p>|<w:(br|tab)/>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
)

// visible are the parts whose words a reader sees.
var visible = regexp.MustCompile(`^(document|footnotes|endnotes|header\d|footer\d)\.xml$`)

// No word is lost, and none is added.
func TestTheWordsAreThoseThatAreSeen(t *testing.T) {
	for name, a := range corpus(t) {
		var seen []string
		pages := map[string]bool{}
		for _, part := range a.Files {
			base := filepath.Base(part.Name)
			if !visible.MatchString(base) {
				continue
			}
			xml := strings.NewReplacer("<w:noBreakHyphen/>", "\u2011", "<w:softHyphen/>", "\u00AD").Replace(unseen.ReplaceAllString(string(part.Data), ""))
			xml = strings.ReplaceAll(xml, "\n", "")
			for line := range strings.SplitSeq(breaks.ReplaceAllString(xml, "\n"), "\n") {
				text := tags.ReplaceAllString(line, "")
				if repeated := pages[text]; !repeated || !strings.Contains(base, "er") {
					seen = append(seen, strings.Fields(text)...)
				}
				pages[text] = true
			}
		}
		d, err := Read(zipped(t, zip.Deflate, a.Files[:len(a.Files)-1]))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Fields(strings.ReplaceAll(d.Text(), "| ", " "))
		slices.Sort(got)
		slices.Sort(seen)
		if diff := cmp.Diff(seen, got); diff != "" {
			t.Errorf("%s (-seen +read)\n%s", name, diff)
		}
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	part := func(name, data string) txtar.File { return txtar.File{Name: name, Data: []byte(data)} }
	body := func(s string) string { return "<document><body>" + s + "</body></document>" }
	for _, test := range []struct {
		name, want string
		parts      []txtar.File
	}{
		{"no text", "no text of a Word document", nil},
		{"another file", "no text of a Word document", []txtar.File{part("xl/workbook.xml", "<workbook/>")}},
		{"no words", "no words", []txtar.File{part("word/document.xml", body("<p><r><t> </t></r></p>"))}},
		{"cut off", "word/document.xml: XML syntax error", []txtar.File{part("word/document.xml", "<document><body><p>")}},
		{"a bomb", "more than 24 MiB", []txtar.File{part("word/document.xml", body(strings.Repeat(" ", 25<<20)))}},
		{"more than a book", "more text than an article may have", []txtar.File{part("word/document.xml", body(strings.Repeat("<p><r><t>a</t></r></p>", 100_002)))}},
		{"a long book", "more text than an article may have", []txtar.File{part("word/document.xml", body(strings.Repeat("<p><r><t>"+strings.Repeat("a ", 1<<20)+"</t></r></p>", 6)))}},
		{"elements in elements", "more than 100000 deep", []txtar.File{part("word/document.xml", strings.Repeat("<x>", 100_002))}},
		{"what is deleted in what is", "more than 100000 deep", []txtar.File{part("word/document.xml", strings.Repeat("<del>", 100_002))}},
		{"a tag of 5 MB", "more than 4 MiB", []txtar.File{part("word/document.xml", "<d "+strings.Repeat("a='b' ", 5<<20/6)+">")}},
		{"paragraphs in paragraphs", "more than 100 deep", []txtar.File{part("word/document.xml", strings.Repeat("<p>", 102))}},
		{"properties that are damaged", "docProps/core.xml", []txtar.File{part("word/document.xml", body("<p><r><t>a</t></r></p>")), part("docProps/core.xml", "<a")}},
	} {
		if _, err := Read(zipped(t, zip.Deflate, test.parts)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
	if _, err := Read([]byte("PK")); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("got %v", err)
	}
}

// Styles may be based on each other in a circle, and elements lie in one another as deep as they like but where it costs.
func TestDepthCostsNothing(t *testing.T) {
	read := func(deep int, open, shut string) (*document.Document, error) {
		open, shut = strings.Repeat(open, deep), strings.Repeat(shut, deep)
		return Read(zipped(t, zip.Deflate, []txtar.File{
			{Name: "word/document.xml", Data: []byte("<d>" + open + "<p><pPr><pStyle val='a'/></pPr><r><t>word</t></r></p>" + shut + "</d>")},
			{Name: "word/_rels/document.xml.rels", Data: []byte(`<r><Relationship Type="/styles" Target="s.xml"/></r>`)},
			{Name: "word/s.xml", Data: []byte(`<s><style styleId="a"><basedOn val="b"/></style><style styleId="b"><basedOn val="a"/></style></s>`)},
		}))
	}
	const open, shut = "<tbl><tr><tc><p><r><txbxContent>", "</txbxContent></r></p></tc></tr></tbl>"
	if d, err := read(nested/2, open, shut); err != nil || d.Text() != "word\n" {
		t.Errorf("got %+v, %v", d, err)
	}
	if d, err := read(5000, "<sdt>", "</sdt>"); err != nil || d.Text() != "word\n" {
		t.Errorf("got %+v, %v", d, err)
	}
	if _, err := read(nested, open, shut); err == nil || !strings.Contains(err.Error(), "more than 100 deep") {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range slices.Sorted(maps.Keys(corpus(f))) {
		a := corpus(f)[name]
		elements := map[string][]string{} // those that stand on a line each, by part
		for _, part := range a.Files {
			elements[part.Name] = regexp.MustCompile(`(?m)^<w:(p|style)\b.*</w:(p|style)>$`).FindAllString(string(part.Data), -1)
		}
		styles := "<s>" + strings.Join(elements["word/styles.xml"], "") + "</s>"
		for _, p := range elements["word/document.xml"] {
			f.Add("<d>"+p+"</d>", styles, "")
		}
		f.Add("<d><p><r><footnoteReference id='1'/><t>a</t></r></p></d>", styles, "<f><footnote id='1'><p><r><t>b</t></r></p></footnote></f>")
	}
	f.Fuzz(func(t *testing.T, text, styles, notes string) {
		if len(text)+len(styles)+len(notes) > 2500 {
			t.Skip("what is longer takes long")
		}
		const rels = `<r><Relationship Type="/styles" Target="s.xml"/><Relationship Type="/footnotes" Target="f.xml"/></r>`
		d, err := Read(zipped(t, zip.Store, []txtar.File{{Name: "word/document.xml", Data: []byte(text)}, {Name: "word/_rels/document.xml.rels", Data: []byte(rels)},
			{Name: "word/s.xml", Data: []byte(styles)}, {Name: "word/f.xml", Data: []byte(notes)}}))
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if b.Text == "" || strings.ContainsAny(b.Text, "\r\n") {
				t.Errorf("the block %q", b.Text)
			}
		}
		if most := 4 * (len(text) + len(notes)); len(d.Text()) > most {
			t.Errorf("got %d bytes, want at most %d", len(d.Text()), most)
		}
	})
}
