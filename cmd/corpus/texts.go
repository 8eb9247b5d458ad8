package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"beleg/generator/text/article"
)

// addTexts adds the articles of a folder to a project: each text file as it is, shown in full, with one claim that
// quotes a sentence of it. Made articles are alike, real ones have long lines, odd layouts and what else people write.
func addTexts(project map[string]string, folder fs.FS) error {
	names, err := fs.Glob(folder, "*.txt")
	if err == nil && len(names) == 0 {
		err = errors.New("the folder of texts holds no *.txt")
	}
	for i, name := range names {
		text, readErr := fs.ReadFile(folder, name)
		if readErr != nil {
			return readErr
		}
		addText(project, i, name, string(text))
	}
	return err
}

func addText(project map[string]string, i int, name, text string) {
	id := fmt.Sprintf("text-%d", i)
	project["seeds/text-"+name] = text
	project["content/sources/"+id+".toml"] = fmt.Sprintf("file      = %q\nsha256    = \"%x\"\ntitle     = %q\n"+
		"published = \"2024-01-01\"\nlanguage  = \"de\"\nshow      = \"full\"\n",
		"text-"+name, sha256.Sum256([]byte(text)),
		strings.TrimSuffix(path.Base(name), ".txt"))
	sentence := once(text)
	if sentence == "" {
		return
	}
	project["content/claims/"+id+".toml"] = fmt.Sprintf("claim  = %q\nshort  = \"Text %d sagt etwas\"\n"+
		"topics = [\"thema-%d\"]\n\n[[review]]\ndate    = \"2024-02-01\"\nrating  = \"unbestaetigt\"\n"+
		"verdict = \"Es steht so da.\"\n\n[[quote]]\nsource = %q\ntext   = %q\nstance = \"supports\"\n",
		"In Text "+fmt.Sprint(i)+" steht ein Satz.", i, i%topics, id, sentence)
}

var sentences = regexp.MustCompile(`(?:^|\s)\p{Lu}[^."„“”«»\[\]]{40,200}\pL\.(?:\s|$)`)

// once returns a sentence in a paragraph of a text that stands nowhere else in it, "" if there is none.
func once(text string) string {
	spaces := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for _, b := range article.Parse(text, nil).Blocks {
		if b.Role != article.Paragraph {
			continue
		}
		for _, s := range sentences.FindAllString(text[b.Start:b.End], -1) {
			if s = spaces(s); strings.Count(spaces(text), s) == 1 {
				return s
			}
		}
	}
	return ""
}
