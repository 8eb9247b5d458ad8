package foreign

import (
	"cmp"
	"slices"
	"strings"

	"beleg/generator/text/jsontree"
)

// A list is JSON that is read, and stands in the file from a byte on.
type list struct {
	file  *File
	at    int
	known map[string]*jsontree.Value // by their @id, the one that says most
}

// index notes which things other things refer to.
func (l *list) index(v *jsontree.Value) {
	v.Walk(func(v *jsontree.Value) bool {
		if id := v.Get("@id"); id != nil && id.String {
			if old := l.known[id.Text]; old == nil || len(old.Members) < len(v.Members) {
				l.known[id.Text] = v
			}
		}
		return false
	})
}

// get returns what stands under one of the names, the first of those that are there; of a list its first item, and of
// what is only referred to the thing itself.
func (l *list) get(v *jsontree.Value, names ...string) *jsontree.Value {
	for _, name := range names {
		found := v.Get(name)
		if found != nil && len(found.Items) > 0 {
			found = found.Items[0]
		}
		if found != nil {
			return l.thing(found)
		}
	}
	return nil
}

func (l *list) thing(v *jsontree.Value) *jsontree.Value {
	if id := v.Get("@id"); id != nil && l.known[id.Text] != nil {
		return l.known[id.Text]
	}
	return v
}

// words is what stands under one of the names, as text: of an object its value or its name.
func (l *list) words(v *jsontree.Value, names ...string) string {
	for _, name := range names {
		found := l.get(v, name)
		if found == nil {
			continue
		}
		for _, inner := range []*jsontree.Value{found, found.Get("@value"), found.Get("name"), found.Get("value")} {
			if inner != nil && plain(inner.Text) != "" {
				return plain(inner.Text)
			}
		}
	}
	return ""
}

// addresses are those that a value gives, or things in a list.
func (l *list) addresses(v *jsontree.Value) []string {
	var all []string
	for _, one := range v.List() {
		address := strings.TrimSpace(one.Text)
		if !one.String {
			address = cmp.Or(l.words(one, "url"), l.words(one, "sameAs"), l.words(one, "@id"), l.words(one, "id"))
		}
		if strings.Contains(address, ":") && !slices.Contains(all, address) {
			all = append(all, address)
		}
	}
	return all
}

// is tells whether a thing is of a type, by whatever name or address of it.
func is(v *jsontree.Value, kind string) bool {
	for _, key := range []string{"@type", "type"} {
		for _, t := range v.Get(key).List() {
			if t.String && strings.HasSuffix(t.Text, kind) {
				return true
			}
		}
	}
	return false
}

// take takes a value in if it is an entry.
func (l *list) take(v *jsontree.Value) (done bool) {
	selector := l.selector(v)
	switch {
	case v.Members == nil:
		return false
	case is(v, "ClaimReview"):
		l.claimReview(v)
	case v.Get("claimReview") != nil && v.Get("text") != nil: // of Google
		l.searched(v)
	case selector != nil || v.Get("target") != nil && (v.Get("uri") != nil || is(v, "Annotation")):
		l.annotation(v, selector)
	default:
		return false
	}
	return true
}

func (l *list) entry(v *jsontree.Value) Entry {
	return Entry{At: l.file.span(l.at+v.Start, l.at+v.Start+1)}
}

// refuse reports an entry.
func (l *list) refuse(v *jsontree.Value, help, message string) {
	l.file.refuse(l.at+v.Start, help, "%s", message)
}

// claimReview reads one of schema.org.
func (l *list) claimReview(v *jsontree.Value) {
	e, item, rating := l.entry(v), l.get(v, "itemReviewed"), l.get(v, "reviewRating")
	e.Claim = l.words(v, "claimReviewed")
	if e.Claim == "" && is(item, "Claim") {
		e.Claim = cmp.Or(l.words(item, "text"), l.words(item, "name"))
	}
	if e.Claim == "" {
		l.refuse(v, "add claimReviewed, or take it out", "the ClaimReview does not say what is claimed")
		return
	}
	e.Text = l.words(v, "headline", "name")
	e.Speaker, e.Said = l.words(item, "author", "creator"), l.words(item, "datePublished", "dateCreated")
	for _, name := range []string{"firstAppearance", "appearance", "url", "sameAs"} {
		e.Seen = append(e.Seen, l.addresses(item.Get(name))...)
	}
	for _, name := range []string{"keywords", "articleSection"} {
		for _, one := range v.Get(name).List() {
			e.Topics = append(e.Topics, parted(plain(one.Text))...)
		}
	}
	r := Review{Date: l.words(v, "datePublished", "dateCreated", "dateModified"), URL: l.words(v, "url", "@id"),
		By: l.words(v, "author", "publisher"), Verdict: l.words(v, "reviewBody", "description")}
	if rating != nil && len(rating.Members) == 0 {
		r.Rating = plain(rating.Text)
	}
	r.Rating = cmp.Or(r.Rating, l.words(rating, "alternateName", "name"))
	r.Verdict = cmp.Or(r.Verdict, l.words(rating, "ratingExplanation"))
	r.Scale = scale(l.words(rating, "ratingValue"), l.words(rating, "worstRating"), l.words(rating, "bestRating"))
	e.ID, e.Reviews = r.URL, []Review{r}
	l.file.add(e)
}

// searched reads a claim as Google's Fact Check Tools answer with it, with what several reviewers say.
func (l *list) searched(v *jsontree.Value) {
	e := l.entry(v)
	e.Claim, e.Speaker, e.Said = l.words(v, "text"), l.words(v, "claimant"), l.words(v, "claimDate")
	if e.Claim == "" {
		l.refuse(v, "add its text, or take it out", "the entry does not say what is claimed")
		return
	}
	for _, one := range v.Get("claimReview").List() {
		r := Review{Rating: l.words(one, "textualRating"), Date: l.words(one, "reviewDate"), URL: l.words(one, "url")}
		publisher := l.get(one, "publisher")
		r.By, r.Verdict = cmp.Or(l.words(publisher, "name"), l.words(publisher, "site")), l.words(one, "title")
		e.ID, e.Reviews = cmp.Or(e.ID, r.URL), append(e.Reviews, r)
	}
	l.file.add(e)
}

// selector returns what says which words an annotation marks.
func (l *list) selector(v *jsontree.Value) *jsontree.Value {
	for _, target := range v.Get("target").List() {
		for _, s := range target.Get("selector").List() {
			for ; s != nil; s = s.Get("refinedBy") {
				if is(s, "TextQuoteSelector") && l.words(s, "exact") != "" {
					return s
				}
			}
		}
	}
	return nil
}

// annotation reads one of Hypothesis, or of the W3C's data model.
func (l *list) annotation(v, selector *jsontree.Value) {
	switch {
	case selector == nil && v.Get("references").List() != nil:
		l.refuse(v, "", "the annotation answers another one and marks no words of an article")
		return
	case selector == nil:
		l.refuse(v, "mark the words in the article that it is about", "the annotation marks no words of its article")
		return
	}
	e := l.entry(v)
	e.ID = l.words(v, "id", "@id")
	e.Text = l.words(v, "text")
	for _, one := range v.Get("tags").List() {
		e.Topics = append(e.Topics, plain(one.Text))
	}
	for _, body := range v.Get("body").List() {
		said := cmp.Or(l.words(body, "value"), plain(body.Text))
		switch {
		case l.words(body, "purpose") == "tagging":
			e.Topics = append(e.Topics, said)
		case e.Text == "":
			e.Text = said
		}
	}
	target := l.get(v, "target")
	q := Quote{At: e.At, Text: exact(selector, "exact"), Before: exact(selector, "prefix"),
		After: exact(selector, "suffix"), Source: cmp.Or(l.words(v, "uri"), l.words(target, "source", "id"))}
	e.Topics = slices.DeleteFunc(e.Topics, func(t string) bool {
		if stance(t) {
			q.Stance = strings.ToLower(t)
		}
		return t == "" || stance(t)
	})
	e.Quotes = []Quote{q}
	l.file.add(e)
}

// exact is a text as it stands, with its blanks: of what stands beside marked words they tell where a word ends.
func exact(v *jsontree.Value, name string) string {
	if found := v.Get(name); found != nil {
		return strings.ToValidUTF8(found.Text, "\uFFFD")
	}
	return ""
}

// stance tells whether a word says how a quotation bears on its claim.
func stance(word string) bool {
	return slices.Contains([]string{"supports", "disputes", "mentions"}, strings.ToLower(word))
}

// parted cuts a list of keywords.
func parted(s string) []string {
	var list []string
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",;|", r) }) {
		if word = strings.TrimSpace(word); word != "" {
			list = append(list, word)
		}
	}
	return list
}
