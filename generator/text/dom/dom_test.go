package dom

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

func paragraphTexts(page string) []string {
	var texts []string
	for _, p := range Paragraphs(Parse([]byte(page))) {
		texts = append(texts, p.Text)
	}
	return texts
}

func TestParagraphsAreWhatABrowserSetsAsThem(t *testing.T) {
	for page, want := range map[string]string{
		"<p>one<p>two":                                            "one¶two",
		"<div>one<p>two</p>three</div>":                           "one¶two¶three",
		"un<b>inter</b>rupted in<wbr>side so&shy;ft":              "uninterrupted inside so\u00adft",
		"a \n\t b&nbsp;c&nbsp; d":                                 "a b\u00a0c\u00a0 d",
		"one<br>two<br><br>three<br> <br/>four":                   "one two¶three¶four",
		"<a>one</a><br><a>two</a>":                                "one¶two",
		"<ul><li>a<ul><li>b</ul><li>c</ul>":                       "a¶b¶c",
		"<dl><dt>a<dd>b</dl>":                                     "a¶b",
		"<b>Why?</b><br>Because.<br>So.":                          "Why?¶Because. So.",
		"<b>Why?</b> Because.":                                    "Why? Because.",
		"<pre>wrapped\nline\n  \nnext <i>a</i> <i>b</i></pre>":    "wrapped line¶next a b",
		"<table><tr><th>a<th>b<tr><td><td>c<tr><td>d<td></table>": "a | b¶| c¶d",
		"<table><tr><td>menu<td><p>One, two, three, four, five.<p>And a second one of five.</table>": "menu¶One, two, three, four, five.¶And a second one of five.",
		"<table><caption>n</caption><tr><td>a<br>b<td>c<p>d<tr><td>e<td>f</table>":                   "n¶a b | c d¶e | f",
		"<table><tr><td>alone</table>":                                                                        "alone",
		"<select><option>a<option>b</select>":                                                                 "a b",
		"<button>a</button><button>b</button>":                                                                "a¶b",
		"<details><summary>a</summary>b</details>":                                                            "a¶b",
		"<script>x</script><style>x</style><template>x</template><title>x</title><p hidden>x<p>a":             "a",
		"<p style='display: NONE'>x<p style=visibility:hidden>x<p class='a sr-only'>x<p hidden=until-found>a": "a",
		"<html style='visibility:hidden'><body hidden>a":                                                      "a",
		"<p aria-hidden=true>a":                                                                               "a",
		"<body><noscript><p>a</p><img></noscript>":                                                            "a",
		"<body><noscript>&lt;p&gt;a&lt;img&gt;</noscript>":                                                    "a",
		"<math><mi>a</mi><mo>=</mo><annotation>x</annotation></math>":                                         "a=",
		"<svg><title>x</title><text>a</text><text>b</text></svg>":                                             "a¶b",
		"<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>":                                                      "漢(kan)",
		"<span style='display:block'>a</span><span>b</span>":                                                  "a¶b",
		"<p> &nbsp; <p>&#8203;<p>":                                                                            "",
		"line\u2028and\u0085line":                                                                             "line and line",
	} {
		if got := strings.Join(paragraphTexts(page), "¶"); got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}

func TestAParagraphKnowsItsElementAndLinks(t *testing.T) {
	all := Paragraphs(Parse([]byte("<p>See <a href=x><b>the</b> report</a>.")))
	if len(all) != 1 || all[0].At.Data != "p" || all[0].Links != len("the")+len("report") || len(all[0].Texts) != 4 {
		t.Errorf("got %+v", all)
	}
}

func TestPagesAreReadInTheirEncoding(t *testing.T) {
	utf16of := func(s string) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			b.WriteByte(byte(u))
			b.WriteByte(byte(u >> 8))
		}
		return b.String()
	}
	long := strings.Repeat(" ", 2000)
	for page, want := range map[string]string{
		"\xef\xbb\xbf<p>é":                                   "é",
		"<p>é":                                               "é",
		"<meta charset=iso-8859-1><p>é":                      "é", // stored anew, and nobody told the page
		"<meta charset=iso-8859-1><p>\xe9":                   "é",
		"<p>\xe9 \x84x\x93":                                  "é „x“",
		long + "<meta charset=windows-1251><p>\xcf\xf0":      "Пр",
		"<?xml version='1.0' encoding='koi8-r'?><p>\xf0\xd2": "Пр",
		"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'><p>\x93\xfa": "日",
		"<meta charset=iso-2022-jp><p>\x1b$B$\"\x1b(B":                                     "あ",
		"\xff\xfe" + utf16of("<p>é"):                                                       "é",
		utf16of("<p>é"):                                                                    "é",
		"<meta charset=utf-8><p>a\xe9b":                                                    "a\ufffdb",
		"<p>ääääääääääää\xe9":                                                              "ääääääääääää\ufffd",
		"<meta charset=nonsense><p>\xe9":                                                   "é",
	} {
		if got := strings.Join(paragraphTexts(page), "¶"); got != want {
			t.Errorf("%q: got %q, want %q", page, got, want)
		}
	}
}

func TestADeepPageIsItsText(t *testing.T) {
	deep := strings.Repeat("<div><b>", 600) + "a&amp;<b>b</b><p>c<h2>d</h2><script>x<div></script><textarea><p>e</textarea><iframe>x</iframe>"
	if diff := cmp.Diff([]string{"a&b", "c", "d", "<p>e"}, paragraphTexts("<title>x</title>"+deep)); diff != "" {
		t.Error(diff)
	}
}

func TestTextIsWhatIsSeenOfAnElement(t *testing.T) {
	if got, want := Text(Parse([]byte("<h1> A <i>b</i>c<br>d <span hidden>x</span><p>e</p></h1>"))), "A bc d e"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzAPage holds that each of its paragraphs is a line with its place, and that no more is made of it than weighed.
func FuzzAPage(f *testing.F) {
	f.Add([]byte("<table><tr><td>a<td><select><option>b</table><pre>c\n\nd<br>"))
	f.Add([]byte("<meta charset=utf-16><noscript><svg><text>a"))
	f.Add([]byte("<b a=1><i a=2><table><td></b><p>x</table><p>y<p>z"))
	f.Add([]byte("<p '><b x=1>'<svg><style><g/><g/>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		checkParagraphs(t, page)
		checkWeight(t, string(page))
	})
}

func checkParagraphs(t *testing.T, page []byte) {
	t.Helper()
	for _, p := range Paragraphs(Parse(page)) {
		if p.Text == "" || p.At == nil || len(p.Texts) == 0 || strings.ContainsAny(p.Text, "\r\n\u0085\u2028") {
			t.Errorf("got %+v", p)
		}
	}
}
