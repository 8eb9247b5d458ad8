package load

import (
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"beleg/generator/diag"
	"beleg/generator/format"
)

// domainPattern matches the whole of a host name with a dot in it, and languagePattern that of a code of a language.
var (
	domainPattern   = patternOf(reflect.TypeFor[format.Site](), "custom_domain")
	languagePattern = patternOf(reflect.TypeFor[format.Source](), "language")
)

// patternOf returns what the format says that a key of a table must be like, for whole values.
func patternOf(table reflect.Type, key string) *regexp.Regexp {
	fields := format.Fields(table)
	i := slices.IndexFunc(fields, func(f format.Field) bool { return f.Key == key })
	return regexp.MustCompile("^(" + fields[i].Like + ")$")
}

// domain returns the host name that the site has of its own, "" for none or a faulty one. It is held against base_url as the file
// has it: a build for somewhere else, such as a preview, is no contradiction.
func (l *linker) domain(raw *format.Site) string {
	domain := raw.CustomDomain
	if domain == "" {
		return ""
	}
	at := raw.At("custom_domain").Value()
	if !domainPattern.MatchString(domain) {
		l.found.Add(diag.Finding{Code: "wrong-type", Span: at, Message: fmt.Sprintf("%q is no host name alone", domain), Help: hostHelp(domain)})
		return ""
	}
	base, err := url.Parse(raw.BaseURL)
	if err != nil || base.Host == "" {
		return domain // reported already
	}
	if !strings.EqualFold(base.Host, domain) || strings.Trim(base.Path, "/") != "" {
		l.found.Add(diag.Finding{Code: "domain-mismatch", Span: at, Message: fmt.Sprintf("custom_domain is %s, but base_url is %s", domain, raw.BaseURL),
			Help:    fmt.Sprintf(`write base_url = "https://%s/": a site with a domain of its own stands at its root`, domain),
			Related: []diag.Note{{Span: raw.At("base_url").Value(), Message: "readers are sent here"}}})
	}
	return domain
}

// hostHelp says how to write a host name that has too much to it, or letters that the domain name system does not have.
func hostHelp(domain string) string {
	written := strings.ToLower(strings.TrimSpace(domain))
	if !strings.Contains(written, "://") {
		written = "https://" + written
	}
	if u, err := url.Parse(written); err == nil {
		if host := strings.TrimSuffix(u.Hostname(), "."); domainPattern.MatchString(host) {
			return fmt.Sprintf("write %q", host)
		}
	}
	return `write a name such as "fakten.example.org"; one with ä or ö as DNS has it, beginning with xn--`
}
