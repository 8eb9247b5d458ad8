// Package subtitles makes a document of subtitles: a transcript that says when each paragraph was said.
//
// In goes the text of an SRT or WebVTT file; out come its cues, joined to paragraphs where sentences, pauses and
// speakers end, each behind the time of its first cue, `[00:12:31]`, which leads from a quotation to the place in the
// recording. What is for players, such as tags and notes, is left out; all that a viewer reads is kept.
package subtitles

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/reflow"
	"beleg/generator/text/sniff"
)

// Read makes a document of subtitles, which are SRT or VTT, in linear time. It is an error if there is no cue, or a
// time that cannot be read.
func Read(text string, kind sniff.Kind) (*document.Document, error) {
	p := parser{vtt: kind == sniff.VTT}
	if err := p.parse(text); err != nil {
		return nil, err
	}
	if len(p.cues) == 0 {
		return nil, fmt.Errorf("there is no cue in these %s", kind)
	}
	unroll(p.cues)
	d := &document.Document{Kind: string(kind), Language: p.language}
	var times []time.Duration
	var lines [][]string
	for _, p := range paragraphs(p.cues) {
		if p.voice != "" {
			p.lines[0] = p.voice + ": " + p.lines[0]
		}
		times, lines = append(times, p.start), append(lines, p.lines)
	}
	for i, s := range reflow.Join(lines) {
		seconds := min(int(times[i].Seconds()), latest)
		clock := fmt.Sprintf("[%02d:%02d:%02d] ", seconds/3600, seconds/60%60, seconds%60)
		d.Blocks = append(d.Blocks, document.Block{Text: clock + s, Role: article.Paragraph})
	}
	return d, nil
}

// latest is the last second of a recording that a line can begin with, 999:59:59.
const latest = 1000*3600 - 1

// A paragraph is what is said from start on.
type paragraph struct {
	start time.Duration
	voice string
	lines []string
	size  int // code points
}

const (
	breath = 1500 * time.Millisecond // the pause that ends a paragraph behind a sentence
	pause  = 5 * time.Second         // and the one that does within it
	enough = 240                     // code points of a paragraph that ends with the next sentence
	most   = 800                     // and of one that ends with the next cue: some captions have no full stops
)

// paragraphs joins cues.
func paragraphs(cues []*cue) []*paragraph {
	var done []*paragraph
	var now *paragraph
	var end time.Duration // of the cue before
	speaks := speakers(cues)
	for _, c := range cues {
		for i, l := range c.lines {
			if now == nil || now.voice != l.voice || now.ends(c.start-end, i == 0) || l.turns(now.last(), speaks) {
				now = &paragraph{start: c.start, voice: l.voice}
				done = append(done, now)
			}
			now.lines = append(now.lines, l.text)
			now.size += utf8.RuneCountInString(l.text)
			end = c.end
		}
	}
	return done
}

func (p *paragraph) last() string { return p.lines[len(p.lines)-1] }

// ends reports whether a paragraph is over, after a silence, if another cue begins.
func (p *paragraph) ends(silence time.Duration, another bool) bool {
	closes := article.Closes(p.last())
	return another && (silence >= pause || p.size >= most || closes && (silence >= breath || p.size >= enough))
}

// turns reports whether another speaker begins with a line, above being the one before.
func (l line) turns(above string, speaks map[string]int) bool {
	if label := label(l.text); label != "" {
		return speaks[label] > 1 || label == strings.ToUpper(label) // "Die Antwort: …" names nobody
	}
	return dashed(l.text) && (article.Closes(above) || dashed(above)) || strings.HasPrefix(l.text, ">>")
}

// dashed reports the dash that a speaker's words begin with where two share a cue.
func dashed(line string) bool {
	return strings.HasPrefix(line, "-") || strings.HasPrefix(line, "–") || strings.HasPrefix(line, "—")
}

// speakers counts the labels that lines begin with.
func speakers(cues []*cue) map[string]int {
	n := map[string]int{}
	for _, c := range cues {
		for _, l := range c.lines {
			n[label(l.text)]++
		}
	}
	return n
}

// label returns the name that a line begins with, before a colon: capitals, or up to four words that begin with one.
func label(line string) string {
	name, rest, ok := strings.Cut(line, ":")
	if !ok || len(name) > 60 || rest != "" && rest[0] != ' ' || !named.MatchString(name) {
		return ""
	}
	return name
}

// unroll takes away what a cue repeats of the one before: captions that roll up show each line twice or more, and live
// ones grow word by word. In other subtitles a line that comes twice is said twice; so half of the cues must do it.
func unroll(cues []*cue) {
	repeats, all := make([]int, len(cues)), 0
	for i := 1; i < len(cues); i++ {
		if repeats[i] = cues[i].repeats(cues[i-1]); repeats[i] > 0 {
			all++
		}
	}
	if 2*all < len(cues)-1 {
		return
	}
	for i, c := range cues {
		c.drop(repeats[i])
	}
}

// rolled is how many lines of a cue may be repeated.
const rolled = 4

// repeats returns how many words at the beginning of a cue are the last ones of the cue before: whole lines of it, or
// all that was there. A line that comes again after a silence is said again.
func (c *cue) repeats(before *cue) int {
	if c.start-before.end > 100*time.Millisecond {
		return 0
	}
	var old, words []string
	for _, l := range before.lines {
		old = append(old, strings.Fields(l.text)...)
	}
	longest := 0
	for _, l := range c.lines[:min(len(c.lines), rolled)] {
		n := len(words)
		words = append(words, strings.Fields(l.text)...)
		if ends(old, words) {
			longest = len(words)
		}
		if n < len(old) && len(old) <= len(words) && ends(old, words[:len(old)]) {
			longest = max(longest, len(old)) // this line has grown
		}
	}
	return longest
}

// ends reports whether words end with others.
func ends(words, with []string) bool {
	if len(with) > len(words) {
		return false
	}
	for i, w := range with {
		if words[len(words)-len(with)+i] != w {
			return false
		}
	}
	return true
}

// drop takes the first n words away.
func (c *cue) drop(n int) {
	for n > 0 {
		words := strings.Fields(c.lines[0].text)
		if len(words) > n {
			c.lines[0].text = strings.Join(words[n:], " ")
			return
		}
		c.lines, n = c.lines[1:], n-len(words)
	}
}
