package record

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/idna"

	"beleg/generator/facts/accent"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
)

// Site is content/site.toml. It refers to nothing in other files, so it is the fact that it states.
type Site struct {
	Of[format.Site]
	Site    fact.Site
	Lacking map[string]bool // some "rating", "topic" or "measure" has no id
	found   diag.List
}

// footerIDs begins the ids of headings at the foot of every page. No id of a page's own heading has an underscore.
const footerIDs = "footer_"

func decodeSite(doc *place.Doc, id string) (*Site, diag.List) {
	r, found := decode[format.Site](doc, id)
	s := &Site{Of: *r, Lacking: map[string]bool{}, found: found}
	raw := &s.Raw
	s.Site = fact.Site{Where: raw.Where, Title: raw.Title, Tagline: raw.Tagline, Language: cmp.Or(raw.Language, "de"),
		Began: raw.Began, Needs: s.needs(raw), Scope: raw.Scope, Embed: raw.Embed,
		Cardless: raw.ShareCards != nil && !*raw.ShareCards,
		Lead:     s.parse(&s.found, "lead", raw.Lead, markdown.Options{Prefix: "lead-"}),
		Footer:   s.parse(&s.found, "footer", raw.Footer, markdown.Options{Prefix: footerIDs}),
		Logo:     s.logo(raw), Accent: s.accent(raw),
		Repository: raw.Repository, BaseURL: s.baseURL(raw), CustomDomain: s.domain(raw), Ratings: s.ratings(raw),
		Publisher: fact.Publisher{Name: raw.Publisher.Name, URL: raw.Publisher.URL, Email: raw.Publisher.Email}}
	if raw.DataLicense != nil {
		s.Site.DataLicense = &fact.License{Name: raw.DataLicense.Name, URL: raw.DataLicense.URL}
	}
	s.Site.Topics = distinct(s, "topic", raw.Topic, func(t *format.Topic) string { return t.ID })
	s.Site.Measures = distinct(s, "measure", raw.Measure, func(m *format.Measure) string { return m.ID })
	return s, s.found
}

// distinct returns the things of one kind that have an id which none before has. It reports another with the same id.
func distinct[T located](s *Site, kind string, list []T, idOf func(*T) string) []*T {
	var kept []*T
	first := map[string]T{}
	for _, thing := range list {
		id := idOf(&thing)
		other, again := first[id]
		switch {
		case id == "": // reported already
			s.Lacking[kind] = true
		case again:
			note := diag.Note{Span: other.At("id").Value(), Message: "the first one"}
			s.found.Add(format.BadID.At(thing.At("id").Value(), "give it an id of its own",
				"there is another %s %q", kind, id).With(note))
		default:
			first[id], kept = thing, append(kept, &thing)
		}
	}
	return kept
}

// baseURL returns the address of the home page; a stand-in where it is faulty, which has been reported.
func (s *Site) baseURL(raw *format.Site) *url.URL {
	u, err := url.Parse(raw.BaseURL)
	if err != nil || raw.BaseURL == "" {
		return &url.URL{Scheme: "https", Host: "example.org", Path: "/"}
	}
	if u.RawQuery != "" || u.Fragment != "" {
		s.found.Add(format.BadURL.At(raw.At("base_url").Value(), "end it with the path of the home page",
			"base_url has a query or a fragment"))
	}
	return HomeOf(u)
}

// symbolOf is the sign of a rating whose editor chose none.
var symbolOf = map[fact.Tone]string{fact.Good: "check", fact.Mixed: "tilde", fact.Bad: "cross", fact.Open: "question"}

func (s *Site) ratings(raw *format.Site) []*fact.Rating {
	for _, r := range raw.Rating {
		if r.Number != nil && *r.Number < 1 {
			s.found.Add(format.WrongType.At(r.At("value").Value(),
				"number the true–false axis from 1 (false) upwards, and omit value for ratings that are not on it",
				"value is less than 1"))
		}
	}
	ratings := distinct(s, "rating", raw.Rating, func(r *format.Rating) string { return r.ID })
	for _, r := range ratings {
		r.Symbol, r.Value = cmp.Or(r.Symbol, symbolOf[r.Tone]), *cmp.Or(r.Number, new(int))
	}
	if len(raw.Rating) == 1 && !s.Unparsed {
		s.found.Add(format.MissingKey.At(raw.Rating[0].Key(), "add a table [[rating]]",
			"the rating scale has one step; it needs at least two"))
	}
	return ratings
}

// domainPattern matches the whole of a host name with a dot in it, languagePattern that of a code of a language, and
// needsPattern that of a version.
var (
	needsPattern    = patternOf(reflect.TypeFor[format.Site](), "needs")
	domainPattern   = patternOf(reflect.TypeFor[format.Site](), "custom_domain")
	languagePattern = patternOf(reflect.TypeFor[format.Source](), "language")
)

// patternOf returns what the format says that a key of a table must be like, for whole values. It is made when it is
// asked for: the format of a site knows the languages, and no command needs them all to start.
func patternOf(table reflect.Type, key string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp {
		fields := format.Fields(table)
		i := slices.IndexFunc(fields, func(f format.Field) bool { return f.Key == key })
		return regexp.MustCompile("^(" + fields[i].Like + ")$")
	})
}

// domain returns the host name that the site has of its own, "" for none or a faulty one. It is held against base_url
// as the file has it: a build for somewhere else, such as a preview, is no contradiction.
func (s *Site) domain(raw *format.Site) string {
	domain := raw.CustomDomain
	if domain == "" {
		return ""
	}
	at := raw.At("custom_domain").Value()
	if !domainPattern().MatchString(domain) {
		s.found.Add(format.WrongType.At(at, hostHelp(domain), "%q is no host name alone", domain))
		return ""
	}
	base, err := url.Parse(raw.BaseURL)
	if err != nil || base.Host == "" {
		return domain // reported already
	}
	if !strings.EqualFold(base.Host, domain) || strings.Trim(base.Path, "/") != "" {
		help := `write base_url = "https://` + domain + `/": a site with a domain of its own stands at its root`
		s.found.Add(domainMismatch.At(at, help, "custom_domain is %s, but base_url is %s", domain, raw.BaseURL).With(
			diag.Note{Span: raw.At("base_url").Value(), Message: "readers are sent here"}))
	}
	return domain
}

// pictures are the endings of files that browsers show in a page.
var pictures = []string{".svg", ".png", ".webp", ".avif", ".jpg", ".jpeg", ".gif"}

// logo returns which file of static/ stands beside the title, "" for none or one that is no picture. Whether it is
// there, the file of the site does not know.
func (s *Site) logo(raw *format.Site) string {
	if raw.Logo == "" || slices.Contains(pictures, strings.ToLower(path.Ext(raw.Logo))) {
		return raw.Logo
	}
	s.found.Add(format.WrongType.At(raw.At("logo").Value(), "give it as svg, png, webp, avif, jpg or gif",
		"the logo %q is no picture that browsers show", raw.Logo))
	return ""
}

// accent returns the colour of links, "" for none or one that cannot be read on light pages.
func (s *Site) accent(raw *format.Site) string {
	if raw.Accent == "" {
		return ""
	}
	at := raw.At("accent").Value()
	colour, ok := accent.Parse(raw.Accent)
	if !ok {
		s.found.Add(format.WrongType.At(at, `write # and six digits from 0 to f, such as "#0b5cad"`,
			"%q is no colour", raw.Accent))
		return ""
	}
	better := colour.OnLight()
	if better == colour {
		return colour.String()
	}
	s.found.Add(lowContrast.At(at, fmt.Sprintf("write %q, the nearest darker one that can be read", better),
		"the accent %s has a contrast of %.2f:1 with light pages; %v:1 is the least", colour,
		math.Floor(100*colour.Contrast(accent.LightGround))/100, accent.Least)) // 4.496 is not yet 4.50
	return ""
}

// needs returns which version of the program the content asks for, "" for any or a faulty one.
func (s *Site) needs(raw *format.Site) string {
	if raw.Needs == "" || needsPattern().MatchString(raw.Needs) {
		return raw.Needs
	}
	s.found.Add(format.WrongType.At(raw.At("needs").Value(), `write a version such as "0.3"`,
		"needs is %q; it must be the version of a program", raw.Needs))
	return ""
}

// hostHelp says how to write a host name that has too much to it, or letters that the domain name system does not have.
func hostHelp(domain string) string {
	written := strings.ToLower(strings.TrimSpace(domain))
	if !strings.Contains(written, "://") {
		written = "https://" + written
	}
	if u, err := url.Parse(written); err == nil {
		if host := strings.TrimSuffix(u.Hostname(), "."); domainPattern().MatchString(host) {
			return fmt.Sprintf("write %q", host)
		}
	}
	return `write a name such as "fakten.example.org"; one with ä or ö as DNS has it, beginning with xn--`
}

// BaseURL reads the whole http or https address of a site's home page, as HomeOf returns it.
func BaseURL(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil || !format.ValidURL(s, "http", "https") || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("the base URL %q is not a whole http or https address, such as "+
			"https://example.org/faktencheck/", s)
	}
	return HomeOf(u), nil
}

// HomeOf returns the address of the home page: u with a path that ends with a slash, and without query and fragment. A
// host name with letters such as ä is written as the domain name system has it: templates and feeds would each encode
// it in a way of their own, and a page would have several addresses.
func HomeOf(u *url.URL) *url.URL {
	home := *u
	home.RawQuery, home.Fragment, home.RawFragment = "", "", ""
	if !strings.HasSuffix(home.Path, "/") {
		home.Path += "/"
	}
	home.RawPath = ""
	if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil {
		home.Host = strings.Replace(u.Host, u.Hostname(), host, 1)
	}
	return &home
}
