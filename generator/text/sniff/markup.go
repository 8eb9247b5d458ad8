package sniff

import (
	"regexp"
	"strings"
)

// elements of HTML by what they tell at the beginning of a file. Phrases may stand in Markdown or in a forum's plain
// text and tell nothing.
var (
	pages  = set("html head body")
	blocks = set(`address article aside blockquote center dd details div dl dt figcaption figure footer form h1 h2 h3 h4
		h5 h6 header hr iframe link li main meta nav noscript ol p pre script section style summary svg table tbody td
		template th thead title tr ul base font button video`)
	phrases = set("a abbr b br cite code del em i img input ins kbd label mark picture q s small source span strong " +
		"sub sup time u")
)

func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

var (
	// skipped is what may stand above markup: comments, the XML declaration and other instructions.
	skipped = regexp.MustCompile(`^(?:\s*(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>))*\s*`)
	doctype = regexp.MustCompile(`(?i)^<!doctype\s+([a-z:]+)`)
	page    = regexp.MustCompile(`(?im)^\s*(?:<!doctype\s+html\b|<html[\s>])`)
	tag     = regexp.MustCompile(`<(/?)([A-Za-z][A-Za-z0-9:._-]*)(\s[^<>]*)?/?>`)
)

// markup tells text, web pages and other XML apart. s has no white space before it; cut says that it goes on.
//
// A text that mentions tags, a Markdown file with a few of them, is text. So a tag at the beginning counts only where
// the text also ends with one, or tags follow so close that nobody would read them.
func markup(s string, cut bool) Kind {
	declared := strings.HasPrefix(s, "<?xml")
	s = s[len(skipped.FindString(s)):]
	if m := doctype.FindStringSubmatch(s); m != nil {
		if strings.EqualFold(m[1], "html") {
			return HTML
		}
		return XML
	}
	tags := tag.FindAllStringSubmatchIndex(s, -1)
	if len(tags) == 0 {
		return Text
	}
	first, opens := name(s, tags[0]), tags[0][0] == 0
	end := strings.TrimSpace(s)
	closed := !cut && strings.HasSuffix(end, ">") && tags[len(tags)-1][1] == len(end)
	switch {
	case opens && pages[first] && (closed || len(tags) > 2 && nothing(s[tags[0][1]:tags[1][0]])),
		opens && blocks[first] && closed, dense(s, tags),
		closed && name(s, tags[len(tags)-1]) == "html" && page.MatchString(s):
		return HTML
	case opens && (declared || closed && name(s, tags[len(tags)-1]) == first && !phrases[first] && len(tags) > 1):
		return XML
	}
	return Text
}

// nothing reports whether there is nothing to read in a stretch of markup.
func nothing(s string) bool { return skipped.FindString(s) == s }

// name returns that of a tag.
func name(s string, tag []int) string { return strings.ToLower(s[tag[4]:tag[5]]) }

// dense reports whether a text is so full of tags with attributes, at least one of known name every hundred bytes, that
// it is a page that begins in the middle or below something else. Who writes about HTML writes fewer attributes.
func dense(s string, tags [][]int) bool {
	known, attributes, closing := 0, 0, 0
	for _, t := range tags {
		if n := name(s, t); !blocks[n] && !phrases[n] && !pages[n] {
			continue
		}
		known++
		if t[6] >= 0 && strings.Contains(s[t[6]:t[7]], "=") {
			attributes++
		}
		if t[2] < t[3] {
			closing++
		}
	}
	return known >= 8 && 100*known >= len(s) && 6*attributes >= known && 4*closing >= known
}
