package start

import (
	"regexp"
	"strings"
	"unicode"

	"beleg/generator/article"
)

// menuWords are lines that hold nothing else but the name of a department, a button or a heading of teasers.
var menuWords = linesOf(`
startseite|home|zur startseite|homepage|nachrichten|news|politik|politics|ausland|inland|welt|world|wirtschaft|business|sport|sports
panorama|kultur|culture|opinion|meinung|menü|menu|suche|search|kontakt|impressum|datenschutz|anmelden|sign in|log in|abonnieren
subscribe|sign up|skip to content|zum inhalt springen|nach oben|back to top`, "navigation",
	`kommentare|kommentar|kommentieren|comments|comment|leave a comment|zu den kommentaren`, "comments",
	`auch interessant|mehr zum thema|zum thema|lesen sie auch|lesen sie mehr|das könnte sie auch interessieren|das könnte dich auch interessieren
meistgelesen|empfehlungen|mehr lesen|weiterlesen|related|related articles|related stories|related topics|read more|more on this story|most read|you may also like
recommended|topics|themen|schlagworte|tags`, "teasers of other articles",
	`anzeige|werbung|advertisement|sponsored`, "advertisement",
	`teilen|drucken|merken|share|print|save|share this article|artikel teilen|folgen sie uns|follow us`, "buttons",
	`audiobeitrag|videobeitrag|audio|video|artikel anhören|vorlesen|listen|watch|listen to this article|play|abspielen`, "a player")

func linesOf(lists ...string) map[string]string {
	words := map[string]string{}
	for i := 0; i < len(lists); i += 2 {
		for _, w := range strings.FieldsFunc(lists[i], func(r rune) bool { return r == '|' || r == '\n' }) {
			words[w] = lists[i+1]
		}
	}
	return words
}

// furnitureRules are tried in this order on a line in lower case with its white space folded.
var furnitureRules = []struct {
	matches *regexp.Regexp
	longest int // in code points
	role    article.Role
	why     string
}{
	{regexp.MustCompile(`^[^|]+\|[^|]+\|`), shortLine, article.Skip, "navigation"},
	{regexp.MustCompile(`^[^>»›]{2,30} [>»›] [^>»›]{2,30}( [>»›] |$)`), shortLine, article.Skip, "navigation"},
	{regexp.MustCompile(`newsletter.*(anmeld|abonnier|postfach|informiert sie|sign up|subscribe|inbox)|(anmeld|abonnier|sign up|subscribe).*newsletter`),
		600, article.Skip, "an invitation to a newsletter"},
	{regexp.MustCompile(`^(lesen sie (auch|dazu|mehr)|mehr (dazu|zum thema)|auch interessant|read (more|also)|related|see also): `), 200, article.Skip, "teasers of other articles"},
	{regexp.MustCompile(`^(über dieses thema berichtet|dieses thema im programm|this story was broadcast)`), 200, article.Skip, "a note about a broadcast"},
	{regexp.MustCompile(`^das ist die europäische perspektive bei `), 200, article.Skip, "the name of a series"},
	{regexp.MustCompile(`^(karte|grafik|video|audio|podcast|bildergalerie|fotostrecke|interaktiv|map|graphic|chart|gallery|interactive): `), shortLine,
		article.Skip, "the title of something embedded"},
	{regexp.MustCompile(`^(rubriklistenbild|bildrechte|bildquelle|bildnachweis|titelbild|teaserbild|vorschaubild|image source|image credit|photo credit|credit|getty images)\b[:, ]*`),
		150, article.Skip, "an image credit"},
	{regexp.MustCompile(`^(foto|fotos|bild|photo|photos|image|picture): ?(©|imago|dpa|afp|ap\b|reuters|getty|picture alliance)`), 150, article.Skip, "an image credit"},
	{regexp.MustCompile(`archivbild|archivfoto|archivaufnahme|symbolbild|symbolfoto|file photo|file image|file picture|stock image|^image caption`), longCaption, article.Caption, "a caption"},
	{regexp.MustCompile(`©`), longCaption, article.Caption, "a caption"},
}

// numbered finds an entry of a numbered menu: "1. Startseite".
var numbered = regexp.MustCompile(`^\d{1,2}\.\s+\p{L}[\p{L}\- ]*$`)

// counted finds the number that pages put beside a word: "Kommentare (12)", "12 comments".
var counted = regexp.MustCompile(`^\(?\d+\)?\s+|\s+\(?\d+\)?$`)

// furnitureIn says what a line is that belongs to the page and not to the article, and why; "" if it may be the article's.
func furnitureIn(text string, length int) (article.Role, string) {
	s := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return article.Skip, "no words"
	}
	word := strings.Trim(counted.ReplaceAllString(s, ""), " :>.+-")
	if why := menuWords[word]; why != "" && length <= menuLine {
		return article.Skip, why
	}
	for _, rule := range furnitureRules {
		if length <= rule.longest && rule.matches.MatchString(s) {
			return rule.role, rule.why
		}
	}
	return article.Paragraph, ""
}

// smallWords are frequent words that only one of the two languages has.
var smallWords = map[string]string{
	"de": "der das und nicht ist mit von für auf den dem ein eine sich im zu des auch als wird sind aus bei nach",
	"en": "the of and to that is for with as by from are were has have had his it this which not be at on",
}

// languageOf tells German and English texts apart, and "" from both: where fewer than one word in twenty is a small word of
// either, it is another language or no text.
func languageOf(text string) string {
	count := map[string]int{}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		for _, language := range Languages {
			if strings.Contains(" "+smallWords[language]+" ", " "+w+" ") {
				count[language]++
			}
		}
	}
	best := "en"
	if count["de"] > count["en"] {
		best = "de"
	}
	if 20*count[best] < len(words) || count["de"] == count["en"] {
		return ""
	}
	return best
}
