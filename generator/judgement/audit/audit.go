// Package audit holds a site against what the codes of principles of fact-checkers ask for.
//
// In go the facts and a day; out comes for each point whether the site has it, by what figure that shows, and where to
// add it. It judges only what can be seen in the files: that a page on money is there, not that it is true. What a
// person must judge is said beside each point, because a row of ticks looks like a certificate.
//
// The codes are those of the International Fact-Checking Network (five commitments) and the European Fact-Checking
// Standards Network (methodology, ethics, transparency). The points are ours: each names what it serves.
package audit

import (
	"fmt"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/origin"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// Has tells whether a site has what a point asks for. The words are a contract.
type Has string

// The answers.
const (
	Yes    Has = "yes"
	Partly Has = "partly"
	No     Has = "no"
	Unseen Has = "person" // nothing in the files shows it: only a person can judge
)

// A Point is one thing that is asked for.
type Point struct {
	ID     string
	Asks   string   // what readers are to find
	Codes  []string // what it serves, such as "IFCN 4"
	Has    Has
	Figure string // what is there
	Add    string // where to add it; "" if nothing is lacking
	Judge  string // what a person must judge
}

// A site is what is looked at.
type site struct {
	*fact.Base
	today edtf.Day
	pages purposes
}

// Of returns all points, as far as the base could be read, on a day. found is what a check finds in the project: a page
// that has a fault, such as the words of a scaffold, does not say yet what it is for.
func Of(base *fact.Base, found diag.List, today edtf.Day) []Point {
	s := site{base, today, purposesOf(base, found)}
	points := []Point{s.method(), s.ratings(), s.corrections(), s.complaints(), s.people(), s.money(), s.imprint(),
		s.origins(), s.sources(), s.archived(), s.reviewed()}
	return append(points, unseen...)
}

func (s site) method() Point {
	p := s.pages.point("method", "how claims are chosen, checked and rated")
	p.Codes = []string{"IFCN 4", "EFCSN methodology"}
	p.Judge = "does it say how claims are chosen, what is left alone, and how others can repeat the work?"
	return p
}

// fewWords is how many words a definition has at least that says something.
const fewWords = 4

func (s site) ratings() Point {
	p := Point{ID: "ratings", Asks: "what each rating means", Codes: []string{"IFCN 4", "EFCSN methodology"}, Has: Yes,
		Judge: "could two editors use the scale and come to the same rating?"}
	var short []string
	for _, r := range s.Site.Ratings {
		if len(strings.Fields(r.Definition)) < fewWords {
			short = append(short, r.ID)
		}
	}
	p.Figure = diag.Plural(len(s.Site.Ratings), "rating") + " with a definition each, shown with every claim"
	if len(short) > 0 {
		p.Has, p.Figure = Partly, "definitions of fewer than four words: "+strings.Join(short, ", ")
		p.Add = "say in definition of each [[rating]] in content/site.toml when it applies"
	}
	return p
}

func (s site) corrections() Point {
	p := s.pages.point("corrections", "how errors are reported, put right and made visible")
	p.Codes = []string{"IFCN 5", "EFCSN methodology"}
	p.Judge = "are errors put right as the page says, and are readers told?"
	reviews, marked := 0, 0
	for _, c := range s.PublishedClaims() {
		for _, r := range c.Reviews {
			reviews++
			if r.Correction {
				marked++
			}
		}
	}
	p.Figure += fmt.Sprintf("; %d of %s marked as a correction", marked, diag.Plural(reviews, "review"))
	if s.Site.Publisher.Email == "" {
		p.Add = "write email in [publisher] of content/site.toml: where errors are reported"
		if p.Has == Yes {
			p.Has = Partly
		}
	}
	return p
}

func (s site) complaints() Point {
	p := s.pages.point("complaints", "where readers complain, and what becomes of it")
	p.Codes = []string{"IFCN 3", "IFCN 5", "EFCSN transparency"}
	p.Judge = "does somebody else than the author decide, and are readers told of the bodies that check the desk?"
	if email := s.Site.Publisher.Email; p.Has == No && email != "" {
		p.Has, p.Figure = Partly, email+" is given, but no page says what becomes of a complaint"
	}
	return p
}

func (s site) people() Point {
	p := s.pages.point("people", "who works here, and what they did before")
	p.Codes = []string{"IFCN 3", "EFCSN transparency"}
	p.Judge = "are all named who decide what is published, and is no party or office among what they do?"
	return p
}

func (s site) money() Point {
	p := s.pages.point("money", "who owns the site and who pays for it")
	p.Codes = []string{"IFCN 3", "EFCSN transparency"}
	p.Judge = "is everybody named who gives much, for last year too, and is it true that they decide nothing?"
	return p
}

func (s site) imprint() Point {
	p := s.pages.point("imprint", "who answers for the site by law")
	p.Codes = []string{"IFCN 3", "EFCSN transparency"}
	p.Figure += "; publisher: " + s.Site.Publisher.Name
	p.Judge = "are name, form and address those of a person or body that can be sued?"
	return p
}

// share answers for some of all: yes for all, no for none.
func share(some, all int) Has {
	switch some {
	case all:
		return Yes
	case 0:
		return No
	}
	return Partly
}

// origins leaves out claims about what a headline says: the headline is the one origin that there can be.
func (s site) origins() Point {
	p := Point{ID: "origins", Asks: "more than one named, independent origin where a claim is said to hold",
		Codes: []string{"IFCN 2", "EFCSN methodology"},
		Judge: "where there is one origin, is it the only one that can know, as of what a person said?"}
	all, two := 0, 0
	var single []string
	for _, c := range s.PublishedClaims() {
		if c.About != "" || len(c.Reviews) == 0 || c.Current().Rating.Tone != fact.Good {
			continue
		}
		if all++; origin.Of(c.Quotes).AtLeast >= 2 {
			two++
		} else {
			single = append(single, c.ID)
		}
	}
	p.Has, p.Figure = share(two, all), fmt.Sprintf("%d of %s that are said to hold have two or more", two,
		diag.Plural(all, "claim"))
	if len(single) > 0 {
		p.Add = "quote another origin in " + some(single) + "; min_origins = 2 in a [[rating]] makes check ask for it"
	}
	return p
}

func (s site) sources() Point {
	p := Point{ID: "sources", Asks: "each source in enough detail to find it: publisher, date and address",
		Codes: []string{"IFCN 2", "EFCSN methodology"},
		Judge: "are the articles the best evidence, or is there a document?"}
	var publisher, date, url, whole int
	var lacking []string
	for _, is := range s.Sources {
		whole++
		for _, part := range []struct {
			there bool
			count *int
		}{{is.Publisher != nil, &publisher}, {!is.Published.IsZero(), &date}, {is.URL != "", &url}} {
			if part.there {
				*part.count++
			}
		}
		if is.Publisher == nil || is.Published.IsZero() || is.URL == "" {
			whole--
			lacking = append(lacking, is.ID)
		}
	}
	p.Has = share(whole, len(s.Sources))
	if p.Has == No && publisher+date+url > 0 {
		p.Has = Partly
	}
	p.Figure = fmt.Sprintf("%s: %d with a publisher, %d with a date, %d with an address",
		diag.Plural(len(s.Sources), "source"), publisher, date, url)
	if len(lacking) > 0 {
		p.Add = "write publisher, published and url in content/sources/ of " + some(lacking)
	}
	return p
}

func (s site) archived() Point {
	p := Point{ID: "archived", Asks: "a copy of each source that stays when the original goes",
		Codes: []string{"IFCN 2", "EFCSN methodology"}, Judge: "do the copies show what was quoted?"}
	there := 0
	var lacking []string
	for _, is := range s.Sources {
		if is.Archived != "" {
			there++
		} else {
			lacking = append(lacking, is.ID)
		}
	}
	p.Has, p.Figure = share(there, len(s.Sources)), fmt.Sprintf("%d of %s with an archived copy; the text of each is "+
		"pinned by its SHA-256", there, diag.Plural(len(s.Sources), "source"))
	if len(lacking) > 0 {
		p.Add = "write archived in content/sources/ of " + some(lacking)
	}
	return p
}

func (s site) reviewed() Point {
	p := Point{ID: "reviewed", Asks: "claims that somebody has looked at within a year",
		Codes: []string{"IFCN 5", "EFCSN methodology"}, Judge: "does what is known today bear the ratings out?"}
	year, month, day := s.today.Civil()
	before, fresh, all := edtf.NewDay(year-1, month, day), 0, 0
	for _, c := range s.PublishedClaims() {
		if len(c.Reviews) == 0 {
			continue
		}
		if all++; c.Current().Day() >= before {
			fresh++
		}
	}
	p.Has = share(fresh, all)
	p.Figure = fmt.Sprintf("%d of %s reviewed since %s", fresh, diag.Plural(all, "claim"), before)
	if fresh < all {
		p.Add = "add a [[review]] to what beleg due lists"
	}
	return p
}

// unseen are the points of which the files show nothing.
var unseen = []Point{
	{ID: "fairness", Asks: "the same standard for all sides, and no side that is checked more than others",
		Codes: []string{"IFCN 1", "EFCSN ethics"}, Has: Unseen,
		Judge: "who is checked, how often, and how were those claims chosen? beleg coverage shows what was left out"},
	{ID: "reply", Asks: "that those who are contradicted were asked", Codes: []string{"IFCN 1", "EFCSN ethics"},
		Has: Unseen, Judge: "were they asked, and does the text of the claim say what they answered?"},
	{ID: "independence", Asks: "that nobody who pays, owns or governs decides what comes out",
		Codes: []string{"IFCN 1", "IFCN 3", "EFCSN ethics"}, Has: Unseen,
		Judge: "what does the desk owe to whom, and does a page say so?"},
	{ID: "practice", Asks: "checks at regular intervals, over months", Codes: []string{"IFCN 1", "EFCSN methodology"},
		Has: Unseen, Judge: "dates of reviews say of when a rating is, not when it was published"},
}

// mostNamed is how many ids are named before the rest is counted.
const mostNamed = 3

func some(ids []string) string {
	if len(ids) <= mostNamed+1 {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d others", strings.Join(ids[:mostNamed], ", "), len(ids)-mostNamed)
}
