package generator_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"beleg/generator"
	"beleg/generator/judgement/start"
	"beleg/generator/words/lang"
)

// A published project: its files and those of its site.
type published struct {
	name    string
	project fs.FS
	files   map[string][]byte
}

// sites are what publishedSites returns, once they are built: that takes seconds, and no test changes them.
var sites []published

// moreSites make the sites that only slow tests look at.
var moreSites []func(*testing.T) published

// publishedSites returns sites to hold the open data against: ours, one in which everything odd comes together, a new one in
// each language, and more.
func publishedSites(t *testing.T) []published {
	t.Helper()
	if sites != nil {
		return sites
	}
	ours, odd := os.DirFS(".."), oddProject()
	sites = []published{
		{"our site", ours, ourSite(t, generator.Options{Version: "v1.2.3"})},
		{"an odd site", odd, built(t, odd, generator.Options{})},
	}
	sites = append(sites, scripts(t)...)
	for _, more := range moreSites {
		sites = append(sites, more(t))
	}
	for _, language := range lang.Codes() {
		files, err := start.Site(language)
		if err != nil {
			t.Fatal(err)
		}
		project := fstest.MapFS{}
		for name, text := range files {
			project[name] = &fstest.MapFile{Data: text}
		}
		sites = append(sites, published{"a new site in " + language, project, build(t, project, generator.Options{})})
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
