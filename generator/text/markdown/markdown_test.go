package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func same(l Link) Target { return Target{Href: l.Dest} }

func TestTextBecomesHTML(t *testing.T) {
	for source, want := range map[string]string{
		"Ein *Satz*.":          "<p>Ein <em>Satz</em>.</p>\n",
		"[Kim](actor:kim)":     "<p><a href=\"actor:kim\">Kim</a></p>\n",
		"[a](x \"T & U\")":     "<p><a href=\"x\" title=\"T &amp; U\">a</a></p>\n",
		"https://example.org/": "<p><a href=\"https://example.org/\">https://example.org/</a></p>\n",
		"<a@example.org>":      "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>\n",
		"![Karte\nx](k.png)":   "<p><img src=\"k.png\" alt=\"Karte x\" loading=\"lazy\"></p>\n",
		"![Karte *x*](k.png)":  "<p><img src=\"k.png\" alt=\"Karte x\" loading=\"lazy\"></p>\n",
		"# Über uns":           "<h2 id=\"ueber-uns\">Über uns</h2>\n",
		"|a|b|\n|-|:-:|\n|1|2": "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n",
		"a\x01b":               "<p>a b</p>\n",
	} {
		if got := string(Parse(source, Options{}).HTML(same)); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestDestinationsAreResolvedInOrderAndEscaped(t *testing.T) {
	doc := Parse("[a](claim:a) ![b](b) [c][1]\n\n[1]: source:c", Options{})
	got := string(doc.HTML(func(l Link) Target { return Target{Href: "/x?" + l.Dest + `&"`} }))
	for _, want := range []string{`href="/x?claim:a&amp;&#34;"`, `src="/x?b&amp;&#34;"`, `href="/x?source:c&amp;&#34;"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}

func TestALinkMayHaveALabelBehindIt(t *testing.T) {
	doc := Parse("[a ![b](b)](claim:a), [c](c) und *[d](claim:d)*", Options{})
	got := string(doc.HTML(func(l Link) Target {
		if strings.HasPrefix(l.Dest, "claim:") {
			return Target{l.Dest, "<wahr>", "x"}
		}
		return same(l)
	}))
	want := `<p><a href="claim:a">a <img src="b" alt="b" loading="lazy"></a> <span class="x">&lt;wahr&gt;</span>, ` +
		`<a href="c">c</a> und <em><a href="claim:d">d</a> <span class="x">&lt;wahr&gt;</span></em></p>` + "\n"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryLinkIsFoundAtItsDestination(t *testing.T) {
	source := "Siehe [Kim](actor:kim) und\n[den Artikel][1], <https://example.org/x>, ![Bild](bild.png), a@example.org.\n\n- [Kim](actor:kim)\n\n[1]: source:ippen"
	doc := Parse(source, Options{})
	var got []string
	for _, l := range doc.Links {
		got = append(got, source[l.Start:l.End])
	}
	want := []string{"actor:kim", "source:ippen", "https://example.org/x", "bild.png", "a@example.org", "actor:kim"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	if first, last := doc.Links[0].Start, doc.Links[5].Start; first == last {
		t.Errorf("two links with one destination have one place: %d", first)
	}
}

func TestRawHTMLIsReportedNotPassedOn(t *testing.T) {
	for source, want := range map[string][]string{
		"a <b>fett</b>":                  {"<b>", "</b>"},
		"<div>\nx\n</div>":               {"<div>\n"},
		"<!-- Notiz -->":                 {"<!-- Notiz -->"},
		"x <script>alert(1)</script>":    {"<script>", "</script>"},
		"`<b>` und 3 < 4 &lt;b&gt; \\<b": nil,
	} {
		doc := Parse(source, Options{})
		var got []string
		for _, r := range doc.RawHTML {
			got = append(got, source[r.Start:r.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", source, diff)
		}
		if html := string(doc.HTML(same)); strings.Contains(html, "<b>") || strings.Contains(html, "<script") || strings.Contains(html, "<div") {
			t.Errorf("%q: raw HTML got through: %s", source, html)
		}
	}
}

func TestHeadingsAreShiftedAndTheirIDsAreUnique(t *testing.T) {
	doc := Parse("# Zahlen\n\n## Zahlen\n\n### – ", Options{Level: 3, Prefix: "text-"})
	if diff := cmp.Diff([]string{"text-zahlen", "text-zahlen-2", "text-section"}, doc.Anchors); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if got := string(doc.HTML(same)); !strings.Contains(got, `<h3 id="text-zahlen">`) || !strings.Contains(got, `<h4 id="text-zahlen-2">`) {
		t.Errorf("headings are not at level 3 and 4: %s", got)
	}
}

func TestTheHighestHeadingsHaveTheLevelAskedFor(t *testing.T) {
	for _, source := range []string{"# Zahlen", "## Zahlen", "###### Zahlen"} {
		if got, want := string(Parse(source, Options{}).HTML(same)), "<h2 id=\"zahlen\">Zahlen</h2>\n"; got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestThePlainTextHasTheWordsAlone(t *testing.T) {
	got := Parse("# Titel\n\nEin [Satz](x) mit\n*Betonung*.\n\n- eins\n- zwei", Options{}).Plain
	if want := "Titel Ein Satz mit Betonung. eins zwei"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// An English page keeps its direction round what it quotes, and that has its own.
func TestBlocksInOtherLettersSayHowTheyRunAndInWhichLanguage(t *testing.T) {
	const arabic, hebrew, russian = "«لم نسجّل أيّ حادث في الميناء»!", "הגשר ייסגר!", "Мост через реку закрыт до мая, сказала мэр"
	for source, want := range map[string]string{
		"The [ministry](x) of הגשר says so.": `<p>The <a href="x">ministry</a> of הגשר says so.</p>`,
		"So:\n\n> " + arabic + "\n\nEnd.":    `<p>So:</p><blockquote lang="ar" dir="rtl"><p>` + arabic + `</p></blockquote><p>End.</p>`,
		arabic:                               `<p lang="ar" dir="rtl">` + arabic + `</p>`,
		"> " + russian + "\n>\n> So.":        `<blockquote><p lang="ru">` + russian + `</p><p>So.</p></blockquote>`,
		"- " + hebrew + "\n- 2025":           `<ul dir="rtl"><li>` + hebrew + `</li><li>2025</li></ul>`,
		"- " + hebrew + "\n- A bridge":       `<ul><li dir="rtl">` + hebrew + `</li><li>A bridge</li></ul>`,
		"- " + hebrew + "\n  - A bridge":     `<ul><li dir="rtl">` + hebrew + `<ul dir="ltr"><li>A bridge</li></ul></li></ul>`,
		"- A bridge\n  - " + hebrew:          `<ul><li>A bridge<ul dir="rtl"><li>` + hebrew + `</li></ul></li></ul>`,
		"|a|\n|-|\n|" + hebrew + "|":         `<table><thead><tr><th>a</th></tr></thead><tbody><tr dir="rtl"><td>` + hebrew + `</td></tr></tbody></table>`,
		"|a|b|\n|-|-|\n|c|" + hebrew + "|":   `<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td dir="rtl">` + hebrew + `</td></tr></tbody></table>`,
		"## הגשר":                            `<h2 id="הגשר" dir="rtl">הגשר</h2>`,
		"הגשר\nנפל the bridge":               `<p dir="rtl">הגשרנפל the bridge</p>`, // half of four words
		"So “Häuser” – 橋":                    `<p>So “Häuser” – 橋</p>`,
	} {
		got := strings.ReplaceAll(string(Parse(source, Options{}).HTML(same)), "\n", "")
		got = strings.ReplaceAll(got, `dir="rtl" lang="ar"`, `lang="ar" dir="rtl"`)
		if got != want {
			t.Errorf("%q: got\n%s, want\n%s", source, got, want)
		}
	}
}

// FuzzPlacesLieInTheText holds that also of a text with too much of something, and else that each link is set where it stands.
func FuzzPlacesLieInTheText(f *testing.F) {
	f.Add("a [b](c) <d> ![e][f]\n\n[f]: g")
	f.Add("<!--\n# x\n[")
	f.Add(strings.Repeat("> ", 200))
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 3000 {
			t.Skip("what is longer takes long")
		}
		doc := Parse(source, Options{})
		if over := doc.Excess; over != nil {
			if over.Start < 0 || over.End > len(source) || over.Start > over.End || over.Count <= over.Most {
				t.Fatalf("%q: too much is %+v", source, over)
			}
			return
		}
		for _, l := range doc.Links {
			if l.Start < 0 || l.End > len(source) || l.Start > l.End {
				t.Fatalf("%q: link %v", source, l)
			}
		}
		for _, r := range doc.RawHTML {
			if r.Start < 0 || r.End > len(source) || r.Start > r.End {
				t.Fatalf("%q: raw HTML %v", source, r)
			}
		}
		if len(doc.pieces) != len(doc.Links)+1 {
			t.Fatalf("%q: %d pieces for %d links", source, len(doc.pieces), len(doc.Links))
		}
		set := 0
		text := string(doc.HTML(func(Link) Target { set++; return Target{Href: "/"} }))
		if set != len(doc.Links) || strings.Contains(text, "<script") {
			t.Fatalf("%q: %d of %d links are set in %s", source, set, len(doc.Links), text)
		}
	})
}
