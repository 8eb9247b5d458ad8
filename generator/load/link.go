package load

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"beleg/generator/diag"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/place"
)

// A linker turns records into facts: ids become pointers, quotations places.
type linker struct {
	session *Session
	fsys    fs.FS
	base    *fact.Base
	found   diag.List

	site    *record[format.Site]
	actors  *actorsFile
	sources []*record[format.Source]
	claims  []*record[format.Claim]
	events  []*record[format.Event]
	pages   []*pageFile

	actor   map[string]*fact.Actor
	source  map[string]*fact.Source
	claim   map[string]*fact.Claim
	rating  map[string]*fact.Rating
	topic   map[string]*fact.Topic
	measure map[string]*fact.Measure
	wanted  map[*fact.Source][]asked

	used    []*bool                 // by what is being linked
	usedBy  map[*fact.Claim][]*bool // what each claim refers to; under nil, what everything else does
	defined map[string]place.Where  // things of site.toml, by kind and id
}

func (l *linker) link() error {
	l.linkSite()
	l.linkActors()
	if err := l.linkSources(); err != nil {
		return err
	}
	l.linkClaims()
	l.linkEvents()
	l.linkPages()
	l.lookUp()
	l.base.Partial = l.anyUnread()
	l.usedBy[nil] = l.used
	return nil
}

// use notes that something is referred to.
func (l *linker) use(used *bool) {
	*used = true
	l.used = append(l.used, used)
}

// anyUnread tells whether some file holds references that nobody could read.
func (l *linker) anyUnread() bool {
	unread := l.site.unread || l.actors != nil && l.actors.faulty
	for _, r := range l.sources {
		unread = unread || r.unread
	}
	for _, r := range l.claims {
		unread = unread || r.unread
	}
	for _, r := range l.events {
		unread = unread || r.unread
	}
	return unread
}

// unknown reports a reference to nothing, unless the file that would define it cannot be read: that is the fault then.
func (l *linker) unknown(code diag.Code, kind string, span diag.Span, id string, known []string) {
	switch {
	case kind == "actor" && l.actors != nil && l.actors.unread:
		return
	case l.site.unread && l.lacksIDs(kind):
		return
	}
	help := diag.DidYouMean(id, known)
	if help == "" {
		help = "add it " + definedIn[kind]
	}
	l.found.Add(diag.Finding{Code: code, Span: span, Message: fmt.Sprintf("there is no %s %q", kind, id), Help: help})
	l.meant(kind, diag.Nearest(id, known))
}

// lacksIDs tells whether site.toml may hold ids of a kind that could not be read.
func (l *linker) lacksIDs(kind string) bool {
	raw := &l.site.raw
	switch kind {
	case "rating":
		return len(raw.Rating) == 0 || slices.ContainsFunc(raw.Rating, func(r format.Rating) bool { return r.ID == "" })
	case "topic":
		return l.site.unparsed || slices.ContainsFunc(raw.Topic, func(t format.Topic) bool { return t.ID == "" })
	case "measure":
		return l.site.unparsed || slices.ContainsFunc(raw.Measure, func(m format.Measure) bool { return m.ID == "" })
	}
	return false
}

// definedIn says where a thing of each kind is written.
var definedIn = map[string]string{"actor": "to content/actors.toml", "rating": "to content/site.toml", "topic": "to content/site.toml",
	"measure": "to content/site.toml", "source": "as a file in content/sources/", "claim": "as a file in content/claims/"}

// meant keeps a thing whose name was misspelt from being reported as unused too.
func (l *linker) meant(kind, id string) {
	if a := l.actor[id]; kind == "actor" && a != nil {
		l.use(&a.Used)
	}
	if s := l.source[id]; kind == "source" && s != nil {
		l.use(&s.Used)
	}
	if t := l.topic[id]; kind == "topic" && t != nil {
		l.use(&t.Used)
	}
	if m := l.measure[id]; kind == "measure" && m != nil {
		l.use(&m.Used)
	}
}

func (l *linker) linkSite() {
	raw := &l.site.raw
	l.defined = map[string]place.Where{}
	l.rating, l.topic, l.measure = map[string]*fact.Rating{}, map[string]*fact.Topic{}, map[string]*fact.Measure{}
	s := &fact.Site{Where: raw.Where, Title: raw.Title, Tagline: raw.Tagline, Language: raw.Language, Repository: raw.Repository,
		Publisher: fact.Publisher{Name: raw.Publisher.Name, URL: raw.Publisher.URL, Email: raw.Publisher.Email}}
	if s.Language == "" {
		s.Language = "de"
	}
	if raw.DataLicense != nil {
		s.DataLicense = &fact.License{Name: raw.DataLicense.Name, URL: raw.DataLicense.URL}
	}
	s.BaseURL = l.baseURL(raw)
	s.CustomDomain = l.domain(raw)
	l.linkRatings(s, raw)
	for _, t := range raw.Topic {
		topic := &fact.Topic{Where: t.Where, ID: t.ID, Label: t.Label, Description: t.Description}
		if define(l, l.topic, "topic", t.ID, topic, t.Where) {
			s.Topics = append(s.Topics, topic)
		}
	}
	for _, m := range raw.Measure {
		measure := &fact.Measure{Where: m.Where, ID: m.ID, Label: m.Label, Unit: m.Unit}
		if define(l, l.measure, "measure", m.ID, measure, m.Where) {
			s.Measures = append(s.Measures, measure)
		}
	}
	l.base.Site = s
}

// baseURL returns the address of the home page; a stand-in where it is faulty, which has been reported.
func (l *linker) baseURL(raw *format.Site) *url.URL {
	u, err := url.Parse(raw.BaseURL)
	if err != nil || raw.BaseURL == "" {
		return &url.URL{Scheme: "https", Host: "example.org", Path: "/"}
	}
	if u.RawQuery != "" || u.Fragment != "" {
		l.found.Add(diag.Finding{Code: "bad-url", Span: raw.At("base_url").Value(), Message: "base_url has a query or a fragment",
			Help: "end it with the path of the home page"})
	}
	return fact.HomeOf(u)
}

func (l *linker) linkRatings(s *fact.Site, raw *format.Site) {
	for _, r := range raw.Rating {
		rating := &fact.Rating{Where: r.Where, ID: r.ID, Label: r.Label, Definition: r.Definition, Tone: fact.Tone(r.Tone), MinOrigins: r.MinOrigins}
		if r.Number != nil {
			rating.Value = *r.Number
			if rating.Value < 1 {
				l.found.Add(diag.Finding{Code: "wrong-type", Span: r.At("value").Value(), Message: "value is less than 1",
					Help: "number the true–false axis from 1 (false) upwards, and omit value for ratings that are not on it"})
			}
		}
		if define(l, l.rating, "rating", r.ID, rating, r.Where) {
			s.Ratings = append(s.Ratings, rating)
		}
	}
	if len(raw.Rating) == 1 {
		l.found.Add(diag.Finding{Code: "missing-key", Span: raw.Rating[0].Key(), Message: "the rating scale has one step; it needs at least two",
			Help: "add a table [[rating]]"})
	}
}

// define enters a thing of site.toml under its id, and reports an id given twice.
func define[T any](l *linker, into map[string]*T, kind, id string, thing *T, where place.Where) bool {
	if id == "" {
		return false // reported already
	}
	if _, taken := into[id]; taken {
		l.found.Add(diag.Finding{Code: "bad-id", Span: where.At("id").Value(), Message: fmt.Sprintf("there is another %s %q", kind, id),
			Help: "give it an id of its own", Related: []diag.Note{{Span: l.defined[kind+id].At("id").Value(), Message: "the first one"}}})
		return false
	}
	into[id], l.defined[kind+id] = thing, where
	return true
}

func (l *linker) topics(where place.Where, ids []string) []*fact.Topic {
	var topics []*fact.Topic
	for i, id := range ids {
		if id == "" {
			continue
		}
		t := l.topic[id]
		if t == nil {
			l.unknown("unknown-topic", "topic", where.At("topics", i).Value(), id, l.topicIDs())
			continue
		}
		l.use(&t.Used)
		if !slices.Contains(topics, t) {
			topics = append(topics, t)
		}
	}
	return topics
}

func (l *linker) topicIDs() []string {
	var ids []string
	for _, t := range l.base.Site.Topics {
		ids = append(ids, t.ID)
	}
	return ids
}

func (l *linker) linkClaims() {
	l.claim = map[string]*fact.Claim{}
	for _, r := range l.claims {
		c := newClaim(r)
		l.claim[r.id] = c
		l.base.Claims = append(l.base.Claims, c)
	}
	rest := l.used
	for i, r := range l.claims {
		l.used = nil
		l.linkClaim(l.base.Claims[i], r) // one that could not be read stays: links to it lead somewhere
		l.usedBy[l.base.Claims[i]] = l.used
	}
	l.used = rest
}

func (l *linker) linkClaim(c *fact.Claim, r *record[format.Claim]) {
	raw := &r.raw
	c.Claim, c.Short, c.When, c.Draft, c.Text = raw.Claim, raw.Short, raw.When, raw.Draft, r.text
	c.Topics = l.topics(c.Where, raw.Topics)
	unread := c.Partial
	l.linkReviews(c, raw.Review)
	for i := range raw.Quote {
		q := l.passage(&raw.Quote[i].Passage)
		if q == nil {
			c.Partial = true
			continue
		}
		q.Stance = fact.Stance(raw.Quote[i].Stance)
		q.Partial = q.Partial || unread // what is lacking may be its hedge or via
		c.Quotes = append(c.Quotes, q)
	}
	for _, r := range raw.Related {
		l.relate(c, r)
	}
}

func newClaim(r *record[format.Claim]) *fact.Claim {
	c := &fact.Claim{Where: r.raw.Where, ID: r.id, Partial: r.unread}
	if c.Where.Doc == nil {
		c.Where.Doc = r.doc
	}
	return c
}

func (l *linker) linkReviews(c *fact.Claim, raw []format.Review) {
	var last edtf.Date
	for _, r := range raw {
		rating := l.rating[r.Rating]
		if rating == nil && r.Rating != "" {
			l.unknown("unknown-rating", "rating", r.At("rating").Value(), r.Rating, l.ratingIDs())
		}
		if !r.Date.IsZero() {
			if !last.IsZero() && edtf.Compare(last, r.Date) == edtf.After {
				l.found.Add(diag.Finding{Code: "review-order", Span: r.At("date").Value(),
					Message: fmt.Sprintf("the review of %s stands after that of %s", r.Date, last), Help: "put reviews in order of date, the oldest first"})
			} else {
				last = r.Date
			}
		}
		if rating == nil || r.Date.IsZero() {
			c.Partial = true
			continue
		}
		c.Reviews = append(c.Reviews, &fact.Review{Where: r.Where, Date: r.Date, Rating: rating, Verdict: r.Verdict, Correction: r.Correction})
	}
}

func (l *linker) ratingIDs() []string {
	var ids []string
	for _, r := range l.base.Site.Ratings {
		ids = append(ids, r.ID)
	}
	return ids
}

func (l *linker) relate(c *fact.Claim, r format.Related) {
	if r.Claim == "" {
		return
	}
	other := l.claim[r.Claim]
	switch {
	case other == nil:
		l.unknown("unknown-claim", "claim", r.At("claim").Value(), r.Claim, slices.Sorted(maps.Keys(l.claim)))
	case other.ID == c.ID:
		l.found.Add(diag.Finding{Code: "unknown-claim", Span: r.At("claim").Value(), Message: "the claim is related to itself",
			Help: "name another claim"})
	default:
		c.Related = append(c.Related, &fact.Related{Where: r.Where, Claim: other, Kind: r.Kind, Note: r.Note})
	}
}

func (l *linker) linkEvents() {
	for _, r := range l.events {
		e := &fact.Event{Where: r.raw.Where, ID: r.id, When: r.raw.When, Title: r.raw.Title, Topics: l.topics(r.raw.Where, r.raw.Topics), Text: r.text}
		for i := range r.raw.Quote {
			if q := l.passage(&r.raw.Quote[i]); q != nil {
				e.Quotes = append(e.Quotes, q)
			}
		}
		if !r.unread {
			l.base.Events = append(l.base.Events, e)
		}
	}
}

// voices reads one chain of hearsay, nil if there is a fault in it. It reads on behind a fault: the other voices are used.
func (l *linker) voices(where place.Where, chain string) fact.Chain {
	var voices fact.Chain
	at, faulty := 0, false
	for part := range strings.SplitSeq(chain, "<") {
		id := strings.TrimSpace(part)
		start := at + len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		at += len(part) + len("<")
		if id == "?" {
			voices = append(voices, nil)
			continue
		}
		a := l.voice(where, start, id, voices)
		faulty = faulty || a == nil
		voices = append(voices, a)
	}
	if faulty {
		return nil
	}
	return voices
}

// voice returns the actor who is one link of a chain, or nil if there is a fault; start is the byte of the chain at which the
// id begins, before the links nearer to the article.
func (l *linker) voice(where place.Where, start int, id string, before fact.Chain) *fact.Actor {
	span := func() diag.Span { return where.Inside(start, start+len(id)) } // only if there is something to report: it is not free
	if id == "" {
		l.found.Add(diag.Finding{Code: "empty-value", Span: span(), Message: "the chain has an empty link",
			Help: `write the nearest voice first and "<" between voices, such as "choson-ilbo < ua-militaerbeamter"`})
		return nil
	}
	a := l.actor[id]
	if a == nil {
		l.unknown("unknown-actor", "actor", span(), id, l.actorIDs())
		return nil
	}
	l.use(&a.Used)
	if slices.Contains(before, a) {
		l.found.Add(diag.Finding{Code: "via-circle", Span: span(), Message: fmt.Sprintf("the chain names %q twice", id),
			Help: "nobody has a story from themselves: leave one out, or write two chains"})
		return nil
	}
	return a
}
