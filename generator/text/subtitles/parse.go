package subtitles

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"

	"beleg/generator/text/document"
)

// A cue is what a viewer sees at one time.
type cue struct {
	start, end time.Duration
	lines      []line
}

// A line is one of a cue, never empty.
type line struct {
	voice string // who says it, where a tag tells
	text  string
}

// A parser reads cues. In SRT (which has no specification) a cue ends at the next time, whatever blank lines are in it;
// in WebVTT (https://www.w3.org/TR/webvtt1/) at a blank line.
type parser struct {
	vtt      bool
	cues     []*cue
	language document.Fact
	raw      []string // lines of the cue that is read, as they are
}

var (
	times = regexp.MustCompile(`^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d\d)(?:[.,](\d{1,3}))?\s*-->\s*` +
		`(?:(\d{1,3}):)?(\d{1,2}):(\d\d)(?:[.,](\d{1,3}))?(?:\s|$)`)
	timed    = regexp.MustCompile(`^\s*\d+:[\d:.,]+\s*-->`) // what means to be one
	number   = regexp.MustCompile(`^\s*\d+\s*$`)
	voice    = regexp.MustCompile(`<v(?:\.[^\s>]*)?[ \t]+([^>]*)>`)
	anyTag   = regexp.MustCompile(`</?[A-Za-z][^>]*>|<[\d:.,]+>|</?>`)
	knownTag = regexp.MustCompile(`(?i)</?(?:i|b|u|s|c|v|font|ruby|rt|lang|span)(?:[\s.][^>]*)?/?>|<[\d:.,]+>`)
	placed   = regexp.MustCompile(`\{\\[^}]*\}`) // {\an8}, from ASS
	named    = regexp.MustCompile(`^(?:\p{Lu}[\p{Lu}\p{M}\p{Nd}.'’ -]+|` +
		`\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3})$`)
	spoken = regexp.MustCompile(`(?i)^language:\s*([a-z]{2,3}(?:-[a-z0-9]+)*)\s*$`)
)

func (p *parser) parse(text string) error {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\uFEFF", "").Replace(text)
	open := false // whether lines belong to a cue
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		n++
		m := times.FindStringSubmatch(l)
		switch {
		case m != nil:
			p.close(true)
			p.cues = append(p.cues, &cue{start: at(m[1:5]), end: at(m[5:9])})
			open = true
		case timed.MatchString(l):
			return fmt.Errorf("line %d: %.60q is no time of a cue", n, l)
		case p.vtt && l == "": // not one of spaces, which captions that roll up have
			p.close(false)
			open = false
		case open:
			p.raw = append(p.raw, l)
		case len(p.cues) == 0:
			if m := spoken.FindStringSubmatch(l); m != nil {
				p.language = document.Fact{Value: m[1], Where: "its header"}
			}
		}
	}
	p.close(false)
	return nil
}

// at reads hours, minutes, seconds and a fraction, which the pattern has made numbers.
func at(parts []string) time.Duration {
	n := func(s string) time.Duration { i, _ := strconv.Atoi(s); return time.Duration(i) }
	fraction := n((parts[3] + "000")[:3])
	return n(parts[0])*time.Hour + n(parts[1])*time.Minute + n(parts[2])*time.Second + fraction*time.Millisecond
}

// close takes in what was read of a cue. In SRT the number of the next one stands before its time.
func (p *parser) close(next bool) {
	raw := p.raw
	p.raw = nil
	if last := len(raw) - 1; next && !p.vtt && last >= 0 && number.MatchString(raw[last]) {
		raw = raw[:last]
	}
	if len(p.cues) == 0 {
		return
	}
	c := p.cues[len(p.cues)-1]
	text := placed.ReplaceAllString(strings.Join(raw, "\n"), "")
	name, from := "", 0
	for _, v := range append(voice.FindAllStringSubmatchIndex(text, -1), []int{len(text), len(text), 0, 0}) {
		c.add(name, p.plain(text[from:v[0]]))
		name, from = strings.TrimSpace(html.UnescapeString(text[v[2]:v[3]])), v[1]
	}
}

// add takes in what one voice says.
func (c *cue) add(voice, text string) {
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			c.lines = append(c.lines, line{voice, l})
		}
	}
}

// plain returns the text of a cue without tags, and with the characters that entities stand for.
func (p *parser) plain(s string) string {
	tags := knownTag
	if p.vtt {
		tags = anyTag
	}
	return html.UnescapeString(tags.ReplaceAllString(s, ""))
}
