package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"slices"
)

// fingerprint names bytes: the same in every run, so that a page can tell a restarted server what it was made of.
func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// tag is the one thing that a page has in the preview and not in the build. It tells the script which bytes the page was made
// of; a module runs after the page is there, wherever its tag stands.
func tag(run string, a answer) []byte {
	return fmt.Appendf(nil, `<script type="module" src="%spreview.js" data-run="%s" data-revision="%d" data-home="%s" data-page="%s"></script>`,
		Prefix, run, a.revision, html.EscapeString(escaped(a.home)), a.made())
}

// withScript puts a tag into a page: at the end of its head, or of its body, or, where a project's own templates leave both
// out, of all. The head comes first because no text can stand in it that looks like its end.
func withScript(page, tag []byte) []byte {
	at := indexFold(page, "</head")
	if at < 0 {
		at = lastFold(page, "</body")
	}
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], tag, page[at:])
}

// indexFold finds word, which is in lower case, whatever the case of its ASCII letters in text.
func indexFold(text []byte, word string) int {
	for i := 0; i+len(word) <= len(text); i++ {
		next := bytes.IndexByte(text[i:], word[0])
		if next < 0 || i+next+len(word) > len(text) {
			return -1
		}
		i += next
		if bytes.EqualFold(text[i:i+len(word)], []byte(word)) {
			return i
		}
	}
	return -1
}

func lastFold(text []byte, word string) int {
	last := -1
	for from := 0; ; {
		i := indexFold(text[from:], word)
		if i < 0 {
			return last
		}
		last, from = from+i, from+i+1
	}
}
