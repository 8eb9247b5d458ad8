package load

import (
	"cmp"
	"embed"
	"slices"
	"strings"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/facts/place"
	"beleg/generator/facts/record"
	"beleg/generator/facts/seed"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

// A linker turns records into facts: ids become pointers, quotations places.
type linker struct {
	session *Session
	base    *fact.Base
	gaps    *fact.Gaps
	found   diag.List

	files  []*decoded
	site   *record.Site
	actors *record.Of[[]record.Actor]

	// What other things refer to by id.
	actor   kind[fact.Actor]
	source  kind[fact.Source]
	claim   kind[fact.Claim]
	rating  kind[fact.Rating]
	topic   kind[fact.Topic]
	measure kind[fact.Measure]

	texts  map[string]*seed.Text    // by source
	wanted map[*fact.Source][]asked // what is looked up at last
	faulty map[*fact.Quote]bool     // quotations with a faulty chain
}

func newLinker(s *Session, files []*decoded) *linker {
	l := &linker{session: s, base: &fact.Base{Today: s.Today}, gaps: &fact.Gaps{}, files: files,
		actors: &record.Of[[]record.Actor]{}, wanted: map[*fact.Source][]asked{}, faulty: map[*fact.Quote]bool{}}
	for _, f := range files {
		l.found = append(l.found, f.found...)
		switch r := f.said.(type) {
		case *record.Site:
			l.site = r
		case *record.Of[[]record.Actor]:
			l.actors = r
		}
	}
	if l.site == nil { // the folder that it lies in was refused
		l.site = record.Refused(record.SiteFile).(*record.Site)
	}
	l.expectKinds()
	return l
}

// said returns the records of one kind, in the order of the files.
func said[R any](l *linker) []*record.Of[R] {
	var list []*record.Of[R]
	for _, f := range l.files {
		if r, ok := f.said.(*record.Of[R]); ok {
			list = append(list, r)
		}
	}
	return list
}

func (l *linker) link(files *input.Files) error {
	l.linkSite()
	l.linkActors()
	if err := l.linkSources(files); err != nil {
		return err
	}
	l.linkClaims()
	l.linkQuestions()
	l.linkEvents()
	l.linkPages()
	l.lookUp()
	l.leaveOut()
	l.gaps.Actors, l.gaps.Site = l.actors.Unparsed, l.site.Unparsed
	l.gaps.References = slices.ContainsFunc(l.files, func(f *decoded) bool {
		return f.said.(interface{ Refers() bool }).Refers()
	})
	return nil
}

// linkSite hands on a copy, because a build for somewhere else changes its address.
func (l *linker) linkSite() {
	site := l.site.Site
	l.base.Site = &site
	l.rating.add(func(r *fact.Rating) string { return r.ID }, site.Ratings)
	l.topic.add(func(t *fact.Topic) string { return t.ID }, site.Topics)
	l.measure.add(func(m *fact.Measure) string { return m.ID }, site.Measures)
}

func (l *linker) topics(where place.Where, ids []string) []*fact.Topic {
	var topics []*fact.Topic
	for i, id := range ids {
		if t := refer(l, &l.topic, id, where, "topics", i); t != nil && !slices.Contains(topics, t) {
			topics = append(topics, t)
		}
	}
	return topics
}

// linkActors joins actors with what they are part of.
func (l *linker) linkActors() {
	for _, raw := range l.actors.Raw {
		a := &fact.Actor{Where: raw.Where, ID: raw.ID, Name: raw.Name, Role: raw.Role, Kind: raw.Kind,
			Unnamed: raw.Unnamed, URL: raw.URL}
		l.base.Actors = append(l.base.Actors, a)
	}
	l.actor.add(func(a *fact.Actor) string { return a.ID }, l.base.Actors)
	for i, raw := range l.actors.Raw {
		l.base.Actors[i].PartOf = refer(l, &l.actor, raw.PartOf, raw.Where, "part_of")
	}
	l.breakCircles()
}

var longestLine = bound.Most(bound.TooDeep, bound.Depth, "actors, each of which is part of the next")

// breakCircles reports each circle of part_of once, at its alphabetically first actor, and opens it there. An actor who
// is part of somebody in a circle is in none.
func (l *linker) breakCircles() {
	for _, a := range l.base.Actors {
		line, b := []string{a.ID}, a.PartOf
		for b != nil && len(line) <= longestLine && !slices.Contains(line, b.ID) {
			line, b = append(line, b.ID), b.PartOf
		}
		at := a.Where.At("part_of").Value
		switch {
		case b == a:
			l.found.Add(actorCircle.At(at(), "take part_of away from one of them", "part_of runs in a circle: %s",
				strings.Join(append(line, a.ID), " → ")))
		case b != nil && !slices.Contains(line, b.ID):
			l.found.Add(bound.TooDeep.At(at(), "", "%s is part of more than %d others, "+
				"each of which is part of the next", a.ID, longestLine))
		default:
			continue
		}
		l.gaps.Name(a.PartOf)
		a.PartOf = nil
	}
}

// An article is what the seed of a source holds, nil if it could not be read, in which language, and what is wrong with
// it.
type article struct {
	text        *seed.Text
	language    string
	rightToLeft bool
	found       diag.List
}

// linkSources joins sources with their articles, several at a time.
func (l *linker) linkSources(files *input.Files) error {
	records := said[format.Source](l)
	for _, r := range records {
		l.base.Sources = append(l.base.Sources, l.newSource(r))
	}
	l.source.add(func(s *fact.Source) string { return s.ID }, l.base.Sources)
	slices.Sort(l.source.ids) // files are in the order of their whole names
	read, err := inParallel(records, func(r *record.Of[format.Source]) (article, error) {
		text, found, err := seed.Read(files, r.ID, &r.Raw, l.session.texts[r.ID])
		if err != nil {
			return article{}, err
		}
		original, err := seed.Original(files, &r.Raw)
		a := article{text: text, found: append(found, original...), language: l.language(text, r.Raw.Language)}
		if text != nil {
			a.rightToLeft = script.RightToLeft(a.language, text.Article.Text)
		}
		return a, err
	})
	l.texts = make(map[string]*seed.Text, len(read))
	for i, s := range l.base.Sources {
		l.found = append(l.found, read[i].found...)
		s.Language, s.RightToLeft = read[i].language, read[i].rightToLeft
		if t := read[i].text; t != nil {
			s.Seed, s.Article, s.Text, l.texts[s.ID] = t.Seed, t.Article, t.Quotes, t
		}
		s.Changed = slices.ContainsFunc(read[i].found, func(f diag.Finding) bool { return f.Rule == seed.Changed })
	}
	l.session.texts = l.texts
	l.base.Sources = slices.DeleteFunc(l.base.Sources, func(s *fact.Source) bool {
		if s.Text == nil {
			l.gaps.Sources = append(l.gaps.Sources, s)
			l.gaps.Name(s.Publisher)
		}
		return s.Text == nil
	})
	return err
}

func (l *linker) newSource(r *record.Of[format.Source]) *fact.Source {
	raw := &r.Raw
	return &fact.Source{Where: raw.Where, ID: r.ID, File: raw.File, SHA256: strings.ToLower(raw.SHA256),
		Title: raw.Title, Authors: raw.Authors, Published: raw.Published, PublishedNote: raw.PublishedNote,
		URL: raw.URL, Archived: raw.Archived, Retrieved: raw.Retrieved,
		Show:      cmp.Or(fact.Show(raw.Show), fact.Excerpts),
		Publisher: refer(l, &l.actor, raw.Publisher, raw.Where, "publisher")}
}

// language returns the language of an article: the one that is stated, else that of its words, else the site's, unless
// that has other letters.
func (l *linker) language(t *seed.Text, stated string) string {
	site := l.base.Site.Language
	switch {
	case stated != "" || t == nil:
		return cmp.Or(stated, site)
	case t.Spoken() != "":
		return t.Spoken()
	case !script.Fits(site, t.Article.Text):
		return script.Unknown
	}
	return site
}

func (l *linker) linkClaims() {
	records := said[format.Claim](l)
	for _, r := range records {
		l.base.Claims = append(l.base.Claims, &fact.Claim{Where: r.Where, ID: r.ID})
	}
	l.claim.add(func(c *fact.Claim) string { return c.ID }, l.base.Claims)
	slices.Sort(l.claim.ids) // files are in the order of their whole names
	for i, r := range records {
		for n, alias := range r.Raw.Aliases {
			l.addAlias(l.base.Claims[i], alias, n)
		}
	}
	for i, r := range records {
		l.linkClaim(l.base.Claims[i], r) // one that could not be read stays: links to it lead somewhere
	}
}

// addAlias lets a former id lead to a claim, unless it leads somewhere already.
func (l *linker) addAlias(c *fact.Claim, alias string, n int) {
	switch other := l.claim.byID[alias]; {
	case other == nil:
		l.claim.byID[alias] = c
	case other.ID == alias:
		l.found.Add(redirectClash.At(c.Where.At("aliases", n).Value(), "take it away: its address is that of the claim",
			"the alias %q is the id of a claim", alias))
	default:
		l.found.Add(redirectClash.At(c.Where.At("aliases", n).Value(), "an address leads to one claim: take one away",
			"the alias %q is one of claim %q already", alias, other.ID))
	}
}

// later tells whether a day is still to come, and notes that the project is another one then.
func (l *linker) later(date edtf.Date) bool {
	day, exact := date.Exact()
	if exact && day > l.base.Today {
		l.base.On = l.base.Today
		return true
	}
	return false
}

func (l *linker) linkClaim(c *fact.Claim, r *record.Of[format.Claim]) {
	raw := &r.Raw
	c.Claim, c.Short, c.When, c.Draft, c.Text = raw.Claim, raw.Short, raw.When, raw.Draft, r.Text
	if l.later(raw.PublishFrom) && !c.Draft {
		c.Draft, c.Embargo = true, raw.PublishFrom
	}
	c.Weight, c.About, c.Aliases = raw.Weight, raw.About, raw.Aliases
	c.Topics = l.topics(c.Where, raw.Topics)
	l.linkReviews(c, raw.Review)
	for i := range raw.Quote {
		q := l.passage(&raw.Quote[i].Passage)
		q.Stance = fact.Stance(raw.Quote[i].Stance)
		c.Quotes = append(c.Quotes, q)
	}
	for _, r := range raw.Related {
		switch other := refer(l, &l.claim, r.Claim, r.Where, "claim"); {
		case other == nil: // reported
		case other.ID == c.ID:
			l.found.Add(unknownClaim.At(r.At("claim").Value(), "name another claim", "the claim is related to itself"))
		default:
			c.Related = append(c.Related, &fact.Related{Related: r, Claim: other})
		}
	}
}

func (l *linker) linkReviews(c *fact.Claim, raw []format.Review) {
	for _, r := range raw {
		rating := refer(l, &l.rating, r.Rating, r.Where, "rating")
		if rating == nil || r.Date.IsZero() {
			l.gaps.Claim(c)
			continue
		}
		l.later(r.Date)
		c.Reviews = append(c.Reviews, &fact.Review{Where: r.Where, Date: r.Date, Rating: rating, Verdict: r.Verdict,
			Correction: r.Correction, Was: r.Was})
	}
}

// linkQuestions joins questions with the claims that answer them. One that could not be read stays, as claims do: links
// to it lead somewhere.
func (l *linker) linkQuestions() {
	for _, r := range said[format.Question](l) {
		raw := &r.Raw
		q := &fact.Question{Where: r.Where, ID: r.ID, Question: raw.Question, Short: raw.Short,
			Topics: l.topics(raw.Where, raw.Topics), Weight: raw.Weight, Draft: raw.Draft, Text: r.Text,
			Unknown: raw.Unknown}
		l.linkAnswers(q, r)
		q.Gather(l.claim.byID)
		l.base.Questions = append(l.base.Questions, q)
	}
	slices.SortFunc(l.base.Questions, func(a, b *fact.Question) int { return strings.Compare(a.ID, b.ID) })
}

// linkAnswers lets an answer of which the day or a claim is lacking rest on nothing: nobody can judge it.
func (l *linker) linkAnswers(q *fact.Question, r *record.Of[format.Question]) {
	for i, raw := range r.Raw.Answer {
		raw.Was = markdown.Parse(raw.Was, markdown.Options{}).Plain
		l.later(raw.Date)
		a := &fact.Answer{Answer: raw, Text: r.Answers[i]}
		sound := !raw.Date.IsZero()
		for n, id := range raw.Claims {
			c := refer(l, &l.claim, id, raw.Where, "claims", n)
			sound = sound && c != nil
			a.Claims = append(a.Claims, c)
		}
		if !sound {
			a.Claims = nil
		}
		q.Answers = append(q.Answers, a)
	}
}

func (l *linker) linkEvents() {
	for _, r := range said[format.Event](l) {
		e := &fact.Event{Where: r.Raw.Where, ID: r.ID, When: r.Raw.When, Title: r.Raw.Title, Weight: r.Raw.Weight,
			Topics: l.topics(r.Raw.Where, r.Raw.Topics), Text: r.Text}
		for i := range r.Raw.Quote {
			e.Quotes = append(e.Quotes, l.passage(&r.Raw.Quote[i]))
		}
		if !r.Unread {
			l.base.Events = append(l.base.Events, e)
		}
	}
}

// linkPages hands pages on, those without a text as gaps.
func (l *linker) linkPages() {
	for _, p := range said[format.Page](l) {
		page := &fact.Page{Page: p.Raw, ID: p.ID, Body: p.Text, BodyAt: p.TextAt}
		page.Where = p.Where // also if nothing of it could be read
		if p.Text == nil {
			l.gaps.Pages = append(l.gaps.Pages, page)
		} else {
			l.base.Pages = append(l.base.Pages, page)
		}
	}
}

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// What can be wrong with what leads from one file to another.
var (
	unknownSource  = rules.Error("unknown-source", "a reference to a source that does not exist")
	unknownActor   = rules.Error("unknown-actor", "a reference to an actor that does not exist")
	unknownRating  = rules.Error("unknown-rating", "a rating that the scale does not have")
	unknownTopic   = rules.Error("unknown-topic", "a reference to a topic that does not exist")
	unknownMeasure = rules.Error("unknown-measure", "a reference to a measure that does not exist")
	unknownClaim   = rules.Error("unknown-claim", "a reference to a claim that does not exist")
	actorCircle    = rules.Error("actor-circle", "part_of runs in a circle")
	redirectClash  = rules.Error("redirect-clash", "a former id that leads to more than one claim")
	viaCircle      = rules.Error("via-circle", "a chain names the same actor twice")
)
