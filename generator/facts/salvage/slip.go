package salvage

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/words/dateline"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// A slip is a line that people write who know another notation, or no notation at all.
type slip struct {
	like *regexp.Regexp // the line without the blanks around it; groups go into the help
	help string
}

var slips = []slip{
	{regexp.MustCompile(`^(?:<{7}|={7}|>{7})`), "git has left two versions here: keep one, and delete the lines that " +
		"begin with <<<<<<<, ======= and >>>>>>>"},
	{regexp.MustCompile(`^(?://|/\*|--|;)`), "begin a comment with #"},
	{regexp.MustCompile(`^(?:\[[\w.-]+|\[\[[\w.-]+\]?)(?:\s*#.*)?$`), "close the name of the table with ] or ]]"},
	{regexp.MustCompile(`^[\w-]+\s*(==|:=|=>|=\s*=)`), "write one = between the key and its value"},
	{regexp.MustCompile(`^["']?([\w-]+)["']?\s*:\s*\S`), "write $1 = and then the value; a key has only letters a–z, " +
		"digits, _ and -"},
	{regexp.MustCompile(`^([\w-]+)\s*=\s*(?:#.*)?$`), "write a value behind the =, or delete the line"},
	{regexp.MustCompile(`^=`), "write a key before the ="},
	{regexp.MustCompile(`^[\w-]+\s*=\s*(?:"[^"\\]*"|'[^']*'|[\w.+-]+|\[[^\[\]]*\])\s*[,;]\s*(?:#.*)?$`),
		"delete the sign at the end: each key has a line of its own"},
}

// Help says what a faulty line was probably meant to be, as the next step: at is a byte of it, where the decoder gave
// up, of a text that is UTF-8. It is "" if nobody can tell.
func Help(text string, at int) string {
	if name := diag.Unseen(text[at:]); name != "" {
		return unseen(text, at)
	}
	start := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	if strings.Contains(strings.TrimSuffix(line, "\r"), "\r") {
		return "end the lines with LF or with CR and LF, as editors offer when they save; here stands CR alone"
	}
	if help := bareHelp(line, at-start); help != "" {
		return help
	}
	trimmed := strings.TrimSpace(line)
	for _, s := range slips {
		if m := s.like.FindStringSubmatchIndex(trimmed); m != nil {
			return string(s.like.ExpandString(nil, s.help, trimmed, m))
		}
	}
	return ""
}

// unseen is the help for a character that is taken for another, or for none.
func unseen(text string, at int) string {
	if strings.HasPrefix(text[at:], "\ufeff") {
		return "delete it: it may stand at the very beginning of a file, once, and came in where two were joined"
	}
	if r, _ := utf8.DecodeRuneInString(text[at:]); unicode.IsSpace(r) {
		return "type a plain space in its place"
	}
	return "delete it, or type the line anew"
}

// bare matches a value without quotation marks, to the end of the line or of what it stands in.
var bare = regexp.MustCompile(`=[ \t]*([^\s"'\[\]{}=#][^"'\[\]{}=#\n\r]*)`)

// bareHelp is the help where the decoder gave up in, or right behind, a value without quotation marks.
func bareHelp(line string, at int) string {
	for _, m := range bare.FindAllStringSubmatchIndex(line, -1) {
		if at < m[2] || at > m[3] {
			continue
		}
		value := strings.Trim(line[m[2]:m[3]], " \t,;")
		if strings.Contains(line[:m[0]], "{") { // in an inline table the next key may follow
			value, _, _ = strings.Cut(value, ", ")
			value = strings.TrimRight(value[:len(value)-len(nextKey.FindString(value))], ", ")
		}
		return cmp.Or(truthHelp(value), numberHelp(value), dateHelp(value))
	}
	return ""
}

var nextKey = regexp.MustCompile(`,\s*[A-Za-z_]\w*\s*$`)

func truthHelp(value string) string {
	if word := strings.ToLower(value); word == "true" || word == "false" {
		return "write " + word
	}
	return ""
}

var (
	grouped  = regexp.MustCompile(`^[+-]?\d{1,3}(?:[.,'’_ \x{a0}\x{202f}]\d{3})+$`)
	decimal  = regexp.MustCompile(`^([+-]?)(\d+|\d{1,3}(?:[. '’]\d{3})+),(\d+)$`)
	zeros    = regexp.MustCompile(`^[+-]?0\d+$`)
	notDigit = regexp.MustCompile(`[^\d+-]`)
)

// numberHelp is the help for a number that is written as people write it, and not as programs do.
func numberHelp(value string) string {
	plain := notDigit.ReplaceAllString(value, "")
	m := decimal.FindStringSubmatch(value)
	switch {
	case zeros.MatchString(value):
		n, err := strconv.Atoi(value)
		if err == nil {
			return fmt.Sprintf("write %d", n)
		}
	case grouped.MatchString(value) && m != nil && notDigit.ReplaceAllString(m[2], "") == m[2]:
		return "write " + plain + ", or " + m[1] + m[2] + "." + m[3] + " if the comma begins its decimals"
	case grouped.MatchString(value):
		return "write " + plain
	case m != nil:
		return "write " + m[1] + notDigit.ReplaceAllString(m[2], "") + "." + m[3]
	}
	return ""
}

// dated matches what is meant as a date: digits with signs between them, or a day or a month with a year.
var dated = regexp.MustCompile(`^(?:\d{1,4}[-./]\d{1,4}(?:[-./].*)?[~?%]?|\d{1,2}\.?\s+\pL+\.?,?\s+\d{4}|\pL+\.?\s+(?:\d{1,2},?\s+)?\d{4})$`)

func dateHelp(value string) string {
	if !dated.MatchString(value) {
		return ""
	}
	date, err := dateline.Parse(value)
	var fault *edtf.Error
	if errors.As(err, &fault) {
		return fault.Help
	}
	return fmt.Sprintf("put it in quotation marks: %q", date)
}
