package since

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode"

	"beleg/generator/diag"
)

// shown is how many changes of a kind are listed: GitHub cuts a summary of more than a mebibyte off, and nobody reads it.
const shown = 50

// WriteMarkdown tells the changes as Markdown, for the summary of a pull request. Nothing from the content can pass for markup.
func (ch Changes) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("## What changes for readers\n\n")
	sections := ch.sections()
	var counts []string
	for _, s := range sections {
		if len(s.lines) > 0 {
			counts = append(counts, diag.Plural(len(s.lines), s.noun)+" "+s.verb)
		}
	}
	if len(counts) == 0 {
		b.WriteString("No rating, claim or quotation changes.\n")
	} else {
		b.WriteString(strings.Join(counts, " · ") + "\n")
	}
	for _, s := range sections {
		s.write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A section is one kind of change: "2 claims added".
type section struct {
	noun, verb string
	lines      []string // Markdown
}

func (s section) write(b *strings.Builder) {
	if len(s.lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n### %s%ss %s\n\n", strings.ToUpper(s.noun[:1]), s.noun[1:], s.verb)
	for _, line := range s.lines[:min(len(s.lines), shown)] {
		b.WriteString("- " + line + "\n")
	}
	if more := len(s.lines) - shown; more > 0 {
		fmt.Fprintf(b, "- … and %d more\n", more)
	}
}

// sections tells all changes, what readers care for most first.
func (ch Changes) sections() []section {
	return []section{
		{"rating", "changed", told(ch.Rated, func(s Step) string {
			return s.Now.link() + ": " + escape(s.Was.label()) + " → **" + escape(s.Now.label()) + "**" + s.Now.Current().markdown()
		})},
		{"review", "added", told(ch.Reviewed, func(s Step) string {
			return s.Now.link() + ": still **" + escape(s.Now.label()) + "**" + s.Now.Current().markdown()
		})},
		{"claim", "added", told(ch.ClaimsAdded, func(c *Claim) string {
			return fmt.Sprintf("%s: **%s**%s (%s)", c.link(), escape(c.label()), c.Current().markdown(), diag.Plural(len(c.Quotes), "quotation"))
		})},
		{"claim", "gone", told(ch.ClaimsGone, func(c *Claim) string { return quoted(c.Claim) + ", rated **" + escape(c.label()) + "**" })},
		{"claim", "reworded", told(ch.Reworded, func(s Step) string { return s.Now.link() + ", before: " + quoted(s.Was.Claim) })},
		{"quotation", "added", told(ch.QuotesAdded, func(p Place) string { return p.Now.markdown() + " in " + p.Claim.link() })},
		{"quotation", "gone", told(ch.QuotesGone, func(p Place) string { return p.Was.markdown() + " in " + p.Claim.link() })},
		{"quotation", "moved", told(ch.QuotesMoved, func(p Place) string {
			return fmt.Sprintf("%s in %s: characters %d–%d → %d–%d", p.Now.markdown(), p.Claim.link(), p.Was.Start, p.Was.End, p.Now.Start, p.Now.End)
		})},
		{"quotation", "judged otherwise", told(ch.QuotesTurned, func(p Place) string {
			return p.Now.markdown() + ": " + escape(p.Was.Stance) + " → **" + escape(p.Now.Stance) + "** " + p.Claim.link()
		})},
		{"source", "quoted for the first time", told(ch.SourcesAdded, quoted)},
		{"source", "no longer quoted", told(ch.SourcesGone, quoted)},
		{"other page", "added", told(ch.PagesAdded, quoted)},
		{"other page", "gone", told(ch.PagesGone, quoted)},
	}
}

func told[T any](changes []T, tell func(T) string) []string {
	var lines []string
	for _, c := range changes {
		lines = append(lines, tell(c))
	}
	return lines
}

func quoted(text string) string { return "“" + escape(text) + "”" }

// label returns the rating as readers see it, or its id where an older file has no label.
func (c *Claim) label() string {
	if c.RatingLabel == "" {
		return c.Current().Rating
	}
	return c.RatingLabel
}

// link returns the claim as a link to its page.
func (c *Claim) link() string { return linked(quoted(c.Claim), c.URL) }

func (q *Quote) markdown() string {
	return linked(quoted(q.Text), q.URL) + " (" + escape(q.Source) + ")"
}

// markdown returns date and verdict, to follow a rating.
func (r Review) markdown() string {
	s := ", " + escape(r.Date)
	if r.Correction {
		s += ", correction"
	}
	return s + ": " + escape(r.Verdict)
}

// linked makes Markdown a link, unless the address is none of the web: the file that it comes from may be anybody's.
func linked(markdown, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return markdown
	}
	return "[" + markdown + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "&", `\&`).Replace(u.String()) + ">)"
}

// markup holds what means something in the middle of a line of GitHub's Markdown. A line never begins with content, so that
// numbers and dashes cannot begin lists.
const markup = "\\`*_{}[]<>#|~!&:@$^="

// escape writes text so that it is shown as it is, on one line.
func escape(text string) string {
	var b strings.Builder
	for _, r := range oneLine(strings.Map(visible, text)) {
		if strings.ContainsRune(markup, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return strings.ReplaceAll(b.String(), "www.", `www\.`)
}

// visible makes a space of what cannot be seen but changes what is: control characters, and those that turn the direction.
func visible(r rune) rune {
	if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
		return ' '
	}
	return r
}
