package format

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/words/diag"
)

// IDPattern is the regular expression that matches the whole of every id. What it matches is one unless it is too long
// or reserved, see [IDFault].
const IDPattern = `[a-z0-9]+(-[a-z0-9]+)*`

// longestID is how many letters an id may have: 255 bytes are what most file systems have for a name, and a file of the
// site has an ending and a hash beside its id; 260 are what Windows has for a whole path.
const longestID = 100

var (
	idPattern = regexp.MustCompile("^" + IDPattern + "$")
	// device matches names that Windows keeps for devices, whatever ending they have (Microsoft, "Naming Files, Paths,
	// and Namespaces"): a repository with such a file cannot be checked out there.
	device = regexp.MustCompile(`^(con|prn|aux|nul|(com|lpt)[0-9])$`)
)

// ValidID tells whether s can be an id.
func ValidID(s string) bool { return IDFault(s) == "" }

// IDFault says why s cannot be an id; "" if it can.
func IDFault(s string) string {
	switch {
	case len(s) <= longestID && idPattern.MatchString(s) && !device.MatchString(s):
		return ""
	case device.MatchString(s):
		return "Windows keeps this name for a device and has no file of it"
	case len(s) > longestID:
		return fmt.Sprintf("it has %s, and %d are the most", diag.Plural(len(s), "byte"), longestID)
	}
	return "it needs lower-case letters a–z, digits and single hyphens"
}

// idLetters writes letters as their languages do where there is no key for them. Of all others the marks are left out.
var idLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "å", "aa", "æ", "ae", "œ", "oe",
	"ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

var (
	marks   = regexp.MustCompile(`\p{Mn}+`)
	notInID = regexp.MustCompile(`[^a-z0-9]+`)
)

// SuggestID returns the id nearest to s, or "" if nothing of it can stay. Of what is too long the first words stay.
func SuggestID(s string) string {
	s = s[:min(len(s), 16*longestID)] // more would not stay in it
	letters := idLetters.Replace(norm.NFC.String(strings.ToLower(s)))
	letters = marks.ReplaceAllString(norm.NFKD.String(letters), "")
	id := strings.Trim(notInID.ReplaceAllString(letters, "-"), "-")
	if len(id) > longestID {
		id = strings.TrimRight(id[:max(strings.LastIndexByte(id[:longestID+1], '-'), longestID/2)], "-")
	}
	if device.MatchString(id) {
		return ""
	}
	return id
}

func idHelp(s string) string {
	if id := SuggestID(s); id != "" {
		return `write "` + id + `"`
	}
	return ""
}
