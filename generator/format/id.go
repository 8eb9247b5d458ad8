package format

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// IDPattern is the regular expression that matches the whole of every id, and of nothing else.
const IDPattern = `[a-z0-9]+(-[a-z0-9]+)*`

var idPattern = regexp.MustCompile("^" + IDPattern + "$")

// ValidID tells whether s can be an id: lower-case ASCII letters, digits and single hyphens.
func ValidID(s string) bool { return idPattern.MatchString(s) }

var idLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Ä", "ae", "Ö", "oe", "Ü", "ue",
	"é", "e", "è", "e", "á", "a", "à", "a", "ó", "o", "ç", "c", "ñ", "n", "ø", "oe", "å", "aa")

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// SuggestID returns the id nearest to s, or "" if nothing of it can stay.
func SuggestID(s string) string {
	return strings.Trim(notInID.ReplaceAllString(strings.ToLower(idLetters.Replace(s)), "-"), "-")
}

func idHelp(s string) string {
	if id := SuggestID(s); id != "" {
		return `use lower-case letters a–z, digits and single hyphens, such as "` + id + `"`
	}
	return "use lower-case letters a–z, digits and single hyphens"
}

// urlHelp says how an address is written, with the one that is probably meant.
func urlHelp(s string) string {
	if whole := "https://" + strings.TrimLeft(s, "/"); !strings.Contains(s, ":") && ValidURL(whole, "https") {
		return `write "` + whole + `"`
	}
	return "write it in full, such as https://example.org/"
}

// ValidURL tells whether s is a whole address of one of the schemes.
func ValidURL(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil || !slices.Contains(schemes, u.Scheme) || strings.ContainsAny(s, " \t\r\n<>\"") {
		return false
	}
	if u.Scheme == "mailto" {
		return strings.Contains(u.Opaque, "@")
	}
	return u.Host != "" && u.User == nil
}
