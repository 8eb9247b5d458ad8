package arrival_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"beleg/generator/judgement/arrival"
	"beleg/generator/text/intake"
)

// corpus returns documents in the manner of real ones, as they come, by the names of their files.
func corpus(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, pattern := range []string{"webpage/testdata/*.html", "archive/testdata/*", "pdf/testdata/*.xhtml", "docx/testdata/*.txtar"} {
		names, err := filepath.Glob("../../text/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				continue // a folder of a fuzz target
			}
			switch filepath.Ext(name) {
			case ".txtar":
				data = zipped(t, data)
			case ".xhtml":
				data = append([]byte("%PDF-1.7\n"), data...) // its layout is what the program for PDFs would print
			}
			files[filepath.Base(filepath.Dir(filepath.Dir(name)))+"/"+filepath.Base(name)] = data
		}
	}
	return files
}

// zipped makes the Word document whose parts a text archive holds.
func zipped(t *testing.T, archive []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range txtar.Parse(archive).Files {
		part, err := w.Create(f.Name)
		if err == nil {
			_, err = part.Write(f.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func layout(pdf []byte) ([]byte, error) { return bytes.TrimPrefix(pdf, []byte("%PDF-1.7\n")), nil }

// An editor who takes an article in types what it does not state: this counts the keys that stay open, over all documents.
// What only a web page has, an address, is not missed elsewhere.
func TestOfMostArticlesNoKeyIsLeftToType(t *testing.T) {
	files, open := corpus(t), 0
	if len(files) < 40 {
		t.Fatalf("there are %d documents, want at least 40", len(files))
	}
	n := 0
	for name, data := range files {
		taken, err := intake.Read(intake.Given{Data: data, Layout: layout})
		if err != nil {
			if !strings.Contains(name, "scan") {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		n++
		d := newDesk(t)
		s, err := d.project().Add(arrival.Article{Taken: taken, Data: data, Name: filepath.Base(name)}, "", true)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		d.write(s.Files)
		if faults := d.errors(); faults != "" {
			t.Errorf("%s: %s", name, faults)
		}
		file := string(s.Files[len(s.Files)-1].Now)
		var missing []string
		for key, line := range map[string]string{"publisher": "# publisher = \"…\"", "published": "# published = \"…\"", "language": "# language  = \"…\"", "url": "# url       = \"…\""} {
			if strings.Contains(file, line) && (key != "url" || strings.HasSuffix(name, "html")) {
				missing = append(missing, key)
			}
		}
		open += len(missing)
		t.Logf("%s: %q, open: %v", name, taken.Title.Value, missing)
	}
	t.Logf("%d documents, %d keys left to type", n, open)
	if open > n {
		t.Errorf("an editor has to type %d keys for %d documents, want at most one each", open, n)
	}
}
