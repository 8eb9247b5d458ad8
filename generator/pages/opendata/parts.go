package opendata

import (
	"fmt"
	"path"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/timeline"
)

// mostBytes is about how large a file is at most; what is more goes to further files. Files are weighed before they are
// made, and not too lightly: none gets larger than 25 MB. Tests set a smaller limit.
var mostBytes = 20 << 20

// PartPath returns where a part of a file is published: data/claims.json, data/claims-2.json.
func PartPath(file string, part int) string {
	if part == 1 {
		return file
	}
	ext := path.Ext(file)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(file, ext), part, ext)
}

// Parts returns the paths of the files to which the data of one goes, itself first.
func Parts(base *fact.Base, file string) []string {
	weight := 0
	if weigh, may := weights[file]; may {
		weight = weigh(base)
	}
	var paths []string
	for n := range max(1, (weight+mostBytes-1)/mostBytes) {
		paths = append(paths, PartPath(file, n+1))
	}
	return paths
}

// cut returns part number i of n of some things, which weigh about the same.
func cut[T any](things []T, i, n int, weight func(T) int) []T {
	whole := 0
	for _, t := range things {
		whole += weight(t)
	}
	from, to, before := len(things), len(things), 0
	for k, t := range things {
		part := before * n / max(whole, 1)
		if part >= i && k < from {
			from = k
		}
		if part > i {
			to = k
			break
		}
		before += weight(t)
	}
	return things[min(from, to):to]
}

// weights is about how many bytes the things of a base take at most in a file, by its path.
var weights = map[string]func(*fact.Base) int{
	address.ClaimsJSON:    func(b *fact.Base) int { return sum(b.Claims, claimWeight) },
	address.QuestionsJSON: func(b *fact.Base) int { return sum(b.Questions, questionWeight) },
	address.ClaimsCSV:     func(b *fact.Base) int { return sum(b.Claims, lineWeight) },
	address.ReviewJSON:    func(b *fact.Base) int { return sum(b.Claims, reviewWeight) },
	address.TimeJSON:      chronologyWeight,
	address.Timeline:      slidesWeight,
	address.Calendar:      slidesWeight,
}

func sum[T any](things []T, weight func(T) int) int {
	all := 0
	for _, t := range things {
		all += weight(t)
	}
	return all
}

// words weighs texts: what JSON or HTML escapes takes more room.
func words(texts ...string) int {
	n := sum(texts, func(s string) int { return len(s) })
	return n + n/5
}

// About how many bytes things take beside their own words.
const (
	idBytes    = 80 // an id in a list, on a line of its own
	claimBytes = 1200
	quoteBytes = 900
	entryBytes = 700
	slideBytes = 700
)

func claimWeight(c *fact.Claim) int {
	n := claimBytes + words(c.Claim, c.Short) + idBytes*len(c.Topics) + 3*idBytes*len(c.Related)
	for _, r := range c.Reviews {
		n += 3*idBytes + 2*words(r.Verdict)
	}
	return n + sum(c.Quotes, func(q *fact.Quote) int {
		w := quoteBytes + words(q.Wording, q.Hedge, q.Translation)
		if parts := len(q.Place.Parts); parts > 1 {
			w += words(q.Wording) + 2*idBytes*parts
		}
		return w + sum(q.Chains, func(chain fact.Chain) int { return idBytes * (len(chain) + 1) })
	})
}

func questionWeight(q *fact.Question) int {
	return claimBytes + words(q.Question, q.Short) + idBytes*len(q.Topics) + sum(q.Answers, func(a *fact.Answer) int {
		return 3*idBytes + words(a.Word, a.Text.Plain) + idBytes*len(a.Claims)
	})
}

func lineWeight(c *fact.Claim) int {
	return claimBytes/2 + words(c.Claim, c.Short, c.Current().Verdict) + idBytes*(len(c.Topics)+len(c.Quotes))
}

func reviewWeight(c *fact.Claim) int {
	n := 2*claimBytes + words(c.Claim, c.Title(), c.Current().Verdict)
	return n + sum(c.Quotes, func(q *fact.Quote) int { return quoteBytes + words(q.Source.Title, q.Source.URL) })
}

// chronologyWeight weighs the entries of a base as if each statement was made once: it names the sources that tell it
// and its voices, and so does the entry of its claim.
func chronologyWeight(b *fact.Base) int {
	quote := func(q *fact.Quote) int {
		names := idBytes * (1 + sum(q.Chains, func(c fact.Chain) int { return len(c) }))
		if q.Said.IsZero() {
			return names
		}
		return entryBytes + 100 + idBytes + 2*names
	}
	n := sum(b.Events, func(e *fact.Event) int { return entryBytes + words(e.Title) + sum(e.Quotes, quote) })
	n += sum(b.Claims, func(c *fact.Claim) int { return entryBytes + words(c.Title()) + sum(c.Quotes, quote) })
	return n + sum(b.Sources, func(s *fact.Source) int { return entryBytes + words(s.Title) + 2*idBytes })
}

// slidesWeight weighs the same for calendars and TimelineJS.
func slidesWeight(b *fact.Base) int {
	quote := func(q *fact.Quote) int {
		if q.Said.IsZero() {
			return 0
		}
		return slideBytes + words(q.Wording, q.Translation)
	}
	n := sum(b.Sources, func(s *fact.Source) int { return slideBytes + words(s.Title) })
	for _, e := range b.Events {
		n += slideBytes + words(e.Title) + sum(e.Quotes, quote)
		if e.Text != nil {
			n += words(e.Text.Plain)
		}
	}
	return n + sum(b.Claims, func(c *fact.Claim) int {
		return slideBytes + words(c.Title(), c.Claim, c.Current().Verdict) + sum(c.Quotes, quote)
	})
}

// entryWeight weighs an entry of the chronology for a file of them.
func entryWeight(e *timeline.Entry) int {
	n := entryBytes + words(e.Title) + idBytes*(len(e.Claims)+len(e.Sources)+len(e.Actors))
	switch e.Kind {
	case timeline.Claim:
		n += words(e.Claim.Claim, e.Claim.Current().Verdict)
	case timeline.Statement:
		n += words(e.Statement.Wording, e.Statement.Translation)
	}
	return n
}
