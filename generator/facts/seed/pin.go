package seed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

// pinned reports an article that is not the one that its source pins.
func pinned(id string, raw *format.Source, file *diag.File) diag.List {
	hash := func(text []byte) string {
		sum := sha256.Sum256(text)
		return hex.EncodeToString(sum[:])
	}
	pin, sum := strings.ToLower(raw.SHA256), hash(file.Text)
	if pin == "" || pin == sum {
		return nil
	}
	for _, text := range resaved(file.Text) {
		if hash(text) == pin {
			help := fmt.Sprintf("if Git changes line ends, write seeds/** -text into .gitattributes and check the "+
				"file out anew; or run beleg pin %s: no word is another", id)
			return diag.List{Changed.At(raw.At("sha256").Value(), help,
				"of %s only the line ends or the byte order mark are not those that were pinned here", file.Name)}
		}
	}
	help := fmt.Sprintf("if the new text is meant, check the quotations, then run beleg pin %s or write "+
		"sha256 = \"%s\"", id, sum)
	return diag.List{Changed.At(raw.At("sha256").Value(), help, "%s is not the article that was pinned here",
		file.Name)}
}

// resaved returns what a text may have been before a program that changes no word saved it: with other line ends, with
// or without a byte order mark, with or without a line end at the end.
func resaved(text []byte) [][]byte {
	const mark = "\ufeff"
	var all [][]byte
	lines := bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	lines = bytes.TrimPrefix(lines, []byte(mark))
	for _, last := range [][]byte{lines, bytes.TrimSuffix(lines, []byte("\n")), append(bytes.Clone(lines), '\n')} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			plain := bytes.ReplaceAll(last, []byte("\n"), []byte(end))
			all = append(all, plain, append([]byte(mark), plain...))
		}
	}
	return all
}
