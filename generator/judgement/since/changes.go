package since

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"beleg/generator/words/diag"
)

// Changes is what readers will see otherwise: for each kind of change its lines of Markdown, in the order of claims and
// their quotations. Texts of pages, dates and chains of hearsay are not compared. Nothing from the content can pass for
// markup.
type Changes map[kind][]string

// A kind of change has a noun and a verb: "2 claims added".
type kind struct{ noun, verb string }

var (
	rated       = kind{"rating", "changed"}
	reviewed    = kind{"review", "added"}   // it came to the same rating
	mended      = kind{"verdict", "mended"} // a slip of the pen
	claimAdded  = kind{"claim", "added"}
	claimGone   = kind{"claim", "gone"}
	reworded    = kind{"claim", "reworded"}
	quoteAdded  = kind{"quotation", "added"}
	quoteGone   = kind{"quotation", "gone"}
	quoteMoved  = kind{"quotation", "moved"}            // the same words stand elsewhere in the article
	quoteTurned = kind{"quotation", "judged otherwise"} // it does something else to the claim
	sourceAdded = kind{"source", "quoted for the first time"}
	sourceGone  = kind{"source", "no longer quoted"}
	pageAdded   = kind{"other page", "added"} // than those of claims and sources, which are told already
	pageGone    = kind{"other page", "gone"}

	// kinds are the kinds of change, what readers care for most first.
	kinds = []kind{rated, reviewed, mended, claimAdded, claimGone, reworded, quoteAdded, quoteGone, quoteMoved,
		quoteTurned, sourceAdded, sourceGone, pageAdded, pageGone}
)

func (ch Changes) add(kind kind, line string) { ch[kind] = append(ch[kind], line) }

// Compare returns what changes for readers from one published state to another. Nothing is known of pages unless both
// states tell theirs.
func Compare(was, now *Published) Changes {
	ch := Changes{}
	before := map[string]Claim{}
	for _, c := range was.Claims {
		before[c.ID] = c
	}
	for _, c := range now.Claims {
		old, there := before[c.ID]
		delete(before, c.ID)
		if !there {
			ch.add(claimAdded, c.link()+": "+c.rated()+" ("+diag.Plural(len(c.Quotes), "quotation")+")")
			continue
		}
		ch.claim(old, c)
		ch.quotes(old, c)
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		ch.add(claimGone, quoted(before[id].Claim)+", rated "+bold(before[id].label()))
	}
	ch.names(sourceAdded, sourcesOf(now), sourcesOf(was))
	ch.names(sourceGone, sourcesOf(was), sourcesOf(now))
	if was.Pages != nil && now.Pages != nil {
		ch.names(pageAdded, otherPages(now), otherPages(was))
		ch.names(pageGone, otherPages(was), otherPages(now))
	}
	return ch
}

func (ch Changes) claim(old, c Claim) {
	was, now := old.Current(), c.Current()
	switch {
	case was.Rating != now.Rating:
		ch.add(rated, c.link()+": "+escape(old.label())+" → "+c.rated())
	case !was.same(now):
		ch.add(reviewed, c.link()+": still "+c.rated())
	}
	for i, r := range old.Reviews[:min(len(old.Reviews), len(c.Reviews))] {
		if r.mendedIn(c.Reviews[i]) {
			ch.add(mended, c.link()+", "+escape(r.Date)+": "+quoted(r.Verdict)+" → "+quoted(c.Reviews[i].Verdict))
		}
	}
	if oneLine(old.Claim) != oneLine(c.Claim) {
		ch.add(reworded, c.link()+", before: "+quoted(old.Claim))
	}
}

// quotes compares the quotations of a claim. One passage may be quoted twice, with other chains, so each is paired only
// once.
func (ch Changes) quotes(old, c Claim) {
	before, paired := map[string][]Quote{}, map[string]int{}
	for _, q := range old.Quotes {
		before[q.ID] = append(before[q.ID], q)
	}
	for _, q := range c.Quotes {
		n := paired[q.ID]
		if n == len(before[q.ID]) {
			ch.add(quoteAdded, q.markdown()+" in "+c.link())
			continue
		}
		was := before[q.ID][n]
		paired[q.ID]++
		if was.Start != q.Start || was.End != q.End {
			ch.add(quoteMoved, fmt.Sprintf("%s in %s: characters %d–%d → %d–%d", q.markdown(), c.link(), was.Start,
				was.End, q.Start, q.End))
		}
		if was.Stance != q.Stance {
			ch.add(quoteTurned, q.markdown()+": "+escape(was.Stance)+" → "+bold(q.Stance)+" "+c.link())
		}
	}
	for _, q := range old.Quotes {
		if paired[q.ID]--; paired[q.ID] < 0 {
			ch.add(quoteGone, q.markdown()+" in "+c.link())
		}
	}
}

func sourcesOf(p *Published) []string {
	var ids []string
	for _, c := range p.Claims {
		for _, q := range c.Quotes {
			ids = append(ids, q.Source)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// otherPages returns the pages that are neither a claim's nor a source's, and hold no part of a list.
func otherPages(p *Published) []string {
	return slices.DeleteFunc(slices.Clone(p.Pages), func(path string) bool {
		return strings.HasPrefix(path, "claims/") || strings.HasPrefix(path, "sources/") || part.MatchString(path)
	})
}

// part matches the addresses of pages over which a list is spread that is too long for one.
var part = regexp.MustCompile(`^(?:actors|changes|chronology|contradictions|data|figures|ratings|topics)/(?:[^/]+/)?` +
	`(?:undated|\d{4}(?:-\d\d|-xx)*|letter_\w+)(?:_\d*)?/$`)

// names tells what is in a and not in b. Both are sorted.
func (ch Changes) names(kind kind, a, b []string) {
	for _, name := range a {
		if _, there := slices.BinarySearch(b, name); !there {
			ch.add(kind, quoted(name))
		}
	}
}

// shown is how many changes of a kind are listed: GitHub cuts a summary of more than a mebibyte off, and nobody reads
// it.
const shown = 50

// WriteMarkdown tells the changes as Markdown, for the summary of a pull request.
func (ch Changes) WriteMarkdown(w io.Writer) error {
	var counts []string
	var lists strings.Builder
	for _, k := range kinds {
		lines := ch[k]
		if len(lines) == 0 {
			continue
		}
		counts = append(counts, diag.Plural(len(lines), k.noun)+" "+k.verb)
		fmt.Fprintf(&lists, "\n### %s%ss %s\n\n", strings.ToUpper(k.noun[:1]), k.noun[1:], k.verb)
		for _, line := range lines[:min(len(lines), shown)] {
			lists.WriteString("- " + line + "\n")
		}
		if more := len(lines) - shown; more > 0 {
			fmt.Fprintf(&lists, "- … and %d more\n", more)
		}
	}
	all := cmp.Or(strings.Join(counts, " · "), "No rating, claim or quotation changes.")
	_, err := fmt.Fprintf(w, "## What changes for readers\n\n%s\n%s", all, lists.String())
	return err
}

func quoted(text string) string { return "“" + escape(text) + "”" }
func bold(text string) string   { return "**" + escape(text) + "**" }

// label returns the rating as readers see it, or its id where an older file has no label.
func (c Claim) label() string { return cmp.Or(c.RatingLabel, c.Current().Rating) }

func (c Claim) link() string { return linked(quoted(c.Claim), c.URL) }

func (q Quote) markdown() string {
	return linked(quoted(q.Text), q.URL) + " (" + escape(q.Source) + ")"
}

// rated returns the rating that a claim has now, with the review that it is from.
func (c Claim) rated() string {
	r := c.Current()
	s := bold(c.label()) + ", " + escape(r.Date)
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
	return "[" + markdown + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "&",
		`\&`).Replace(u.String()) + ">)"
}

// markup finds what means something in the middle of a line of GitHub's Markdown. A line never begins with content, so
// that numbers and dashes cannot begin lists.
var markup = regexp.MustCompile("[`" + `\\*_{}\[\]<>#|~!&:@$^=]`)

// escape writes text so that it is shown as it is, on one line.
func escape(text string) string {
	text = markup.ReplaceAllString(oneLine(strings.Map(visible, text)), `\$0`)
	return strings.ReplaceAll(text, "www.", `www\.`)
}

// visible makes a space of what cannot be seen but changes what is: control characters, and those that turn the
// direction.
func visible(r rune) rune {
	if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
		return ' '
	}
	return r
}
