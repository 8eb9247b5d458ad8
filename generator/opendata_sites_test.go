package generator_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"beleg/generator"
)

// A published project: its files and those of its site.
type published struct {
	name    string
	project fs.FS
	files   map[string][]byte
}

// sites are what publishedSites returns, once they are built: that takes seconds, and no test changes them.
var sites []published

// publishedSites returns sites to hold the open data against: ours, a synthetic one, and one in which everything odd comes together.
func publishedSites(t *testing.T) []published {
	t.Helper()
	if sites != nil {
		return sites
	}
	ours, synthetic, odd := os.DirFS(".."), syntheticProject(t), oddProject()
	sites = []published{
		{"our site", ours, ourSite(t, generator.Options{Version: "v1.2.3"})},
		{"a synthetic site", synthetic, build(t, synthetic, generator.Options{})},
		{"an odd site", odd, built(t, odd, generator.Options{})},
	}
	return sites
}

// built builds a project that may have warnings.
func built(t *testing.T, project fs.FS, opt generator.Options) map[string][]byte {
	t.Helper()
	result, err := generator.Build(context.Background(), project, opt)
	if err != nil || result.Files == nil {
		t.Fatalf("the project is not built: %v %v", err, result.Found)
	}
	return result.Files
}

// syntheticProject returns a project of cmd/corpus, in memory.
func syntheticProject(t *testing.T) fs.FS {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "corpus")
	out, err := exec.Command("go", "run", "beleg/cmd/corpus", "-claims", "120", "-sources", "30", "-seed", "5", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	project := fstest.MapFS{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		project[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return project
}

// oddProject has a licence, an article with an address and an archived copy, a quotation with words left out, one that is quoted twice
// in a claim from different voices, one in an event, texts that look like formulas and markup, and a source that nobody quotes.
func oddProject() fs.FS {
	const seed = "\ufeffTitel: Zwölf Keller\r\n\r\nMan hat am Dienstag „zwölf Keller“ ausgepumpt. 🌊 Es waren viele.\r\n\r\nMan hat am Dienstag „zwölf Keller“ ausgepumpt.\r\n"
	const unread = "Nichts davon.\n"
	site := `title = "<b>Odd & Söhne</b>"
base_url = "https://example.org/a%20b/"
language = "de"
[publisher]
name = "=Redaktion"
url = "https://example.org/"
[data_license]
name = "CC BY 4.0"
url = "https://creativecommons.org/licenses/by/4.0/"
[[rating]]
id = "offen"
label = "@Offen"
definition = "d"
tone = "open"
[[rating]]
id = "falsch"
label = "Falsch"
definition = "d"
tone = "bad"
value = 1
`
	claim := `claim = "=1+1 ist <i>zwei</i>; \"oder\"\r\nnicht."
when = "2024-06-04"
[[review]]
date = 2024-06-06
rating = "offen"
verdict = "+ offen"
[[quote]]
source = "bote"
text = 'Man hat […] „zwölf Keller“'
after = "ausgepumpt. 🌊"
stance = "supports"
hedge = "Man hat"
via = ["jana"]
said = "2024-06-05"
[[quote]]
source = "bote"
text = 'Man hat […] „zwölf Keller“'
after = "ausgepumpt. 🌊"
stance = "disputes"
via = ["karl"]
said = "2024-06-05"
[[quote]]
source = "bote"
text = "Es waren viele"
stance = "mentions"
`
	event := "when = \"2024-06-05\"\ntitle = \"Es regnet, sagt man\"\n[[quote]]\nsource = \"bote\"\ntext = \"Es waren viele\"\n"
	files := map[string]string{
		"content/site.toml":   site,
		"content/actors.toml": "[jana]\nname = \"Jana\"\nkind = \"person\"\n[karl]\nname = \"Karl\"\nkind = \"person\"\n",
		"content/sources/bote.toml": fmt.Sprintf("file = \"a.txt\"\nsha256 = \"%x\"\ntitle = \"-Titel\"\npublished = \"2024-06-05\"\nurl = \"https://example.net/artikel?a=ä&b=1\"\narchived = \"https://example.com/kopie\"\n",
			sha256.Sum256([]byte(seed))),
		"content/sources/leer.toml": fmt.Sprintf("file = \"b.txt\"\nsha256 = \"%x\"\ntitle = \"Leer\"\nlanguage = \"en\"\n", sha256.Sum256([]byte(unread))),
		"content/claims/eins.toml":  claim,
		"content/events/regen.toml": event,
		"seeds/a.txt":               seed,
		"seeds/b.txt":               unread,
	}
	odd := fstest.MapFS{}
	for name, text := range files {
		odd[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return odd
}
