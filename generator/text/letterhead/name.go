package letterhead

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
)

// Head is whom a letterhead that stands first in a document names: who published it, as a guess. A name in capitals is
// written as the text writes it.
func Head(blocks []document.Block) document.Fact {
	for _, b := range blocks {
		if b.Why != Why {
			break
		}
		if address.MatchString(b.Text) || kindOfText.MatchString(b.Text) { // it is more than a name
			continue
		}
		name := b.Text
		if capitals(name) {
			name = written(name, blocks)
		}
		if organisation.MatchString(b.Text) || name != b.Text && titled(name) {
			return document.Fact{Value: name, Where: Named}
		}
	}
	return document.Fact{}
}

// markName marks the name in capitals with which a document begins, if more of a letterhead follows. In go the blocks
// above its title.
func markName(above []document.Block) {
	for i, b := range above {
		if b.Why == Why {
			for k := range i {
				above[k].Role, above[k].Why = article.Skip, Why
			}
			return
		}
		if !capitals(b.Text) || count(b.Text) > mostWords {
			return
		}
	}
}

// mostWords is how many words a name has at most.
const mostWords = 8

// written returns a name in capitals as the text first writes it in others, or as it is.
func written(name string, blocks []document.Block) string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = strings.ReplaceAll(regexp.QuoteMeta(w), "SS", "(?:SS|ß)")
	}
	as := regexp.MustCompile(`(?:^|[^\pL\d])((?i:` + strings.Join(words, `\s+`) + `))(?:$|[^\pL\d])`)
	for _, b := range blocks {
		if b.Role == article.Skip {
			continue
		}
		for _, m := range as.FindAllStringSubmatch(b.Text, -1) {
			if first, _ := utf8.DecodeRuneInString(m[1]); unicode.IsUpper(first) && !capitals(m[1]) {
				return m[1]
			}
		}
	}
	return name
}

// titled reports whether some words are written like a name: two or more, and all but little ones with a capital.
func titled(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return len(w) > 3 && unicode.IsLower(first)
	})
}

func capitals(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

// count counts the words of a line, without dashes and the like.
func count(line string) int {
	return len(slices.DeleteFunc(strings.Fields(line), func(w string) bool {
		return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}))
}
