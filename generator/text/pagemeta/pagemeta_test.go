package pagemeta

import (
	"testing"

	"beleg/generator/text/document"
	"beleg/generator/text/dom"
)

func of(page string) Facts { return Of(dom.Parse([]byte(page)), "https://herald.example/a/bridge") }

func ld(s string) string { return `<script type="application/ld+json">` + s + `</script>` }

const h1 = "<h1>The bridge closes in May</h1>"

func TestTheHeadlineIsTheArticlesOwn(t *testing.T) {
	for page, want := range map[string]document.Fact{
		`<meta property="og:title" content="the bridge closes in may">` + h1: {Value: "The bridge closes in May", Where: "<h1>"},
		"<title>The bridge closes in May | The Herald</title>" + h1:          {Value: "The bridge closes in May", Where: "<h1>"},
		`<h1><a href="/">The Herald</a></h1><title>The bridge closes in May - The Herald</title><h2>The bridge closes in May</h2>`: {
			Value: "The bridge closes in May", Where: "<title>"},
		ld(`{"@type":"NewsArticle","headline":"A bridge for nobody"}`) + h1 + "<title>Herald</title>": {
			Value: "A bridge for nobody", Where: `JSON-LD "headline"`},
		`<meta property="og:title" content="The bridge closes | The Herald"><meta property="og:site_name" content="The Herald">`: {
			Value: "The bridge closes", Where: `<meta property="og:title">`},
		"<title>Home</title>" + h1:                                        {Value: "The bridge closes in May", Where: "<h1>"},
		"<title>Adorf: The old mill</title><td><b>The old mill</b></td>":  {Value: "Adorf: The old mill", Where: "<title>"},
		"<title>Adorf - The old mill</title><td><b>The old mill</b></td>": {Value: "The old mill", Where: "<title>"},
		"<p>no title": {},
	} {
		if got := of(page).Title; got != want {
			t.Errorf("%s: got %+v, want %+v", page, got, want)
		}
	}
}

func TestTheDayIsThatOfPublication(t *testing.T) {
	for page, want := range map[string]string{
		ld(`{"@type":"Article","datePublished":"2024-10-07T23:30:00-05:00","dateModified":"2025-01-01"}`):                                       "2024-10-07",
		`<meta property="article:published_time" content="2024-10-08T00:10:00+02:00">`:                                                          "2024-10-08",
		`<meta name="DC.date.issued" content="2024-10">`:                                                                                        "2024-10",
		`<span itemprop="datePublished" content="2024-10-08">today</span>`:                                                                      "2024-10-08",
		`<aside><time datetime="2020-01-01">x</time></aside>` + h1 + `<time datetime="2024-10-08">x</time><time datetime="2023-01-01">x</time>`: "2024-10-08",
		`<time datetime="2020-01-01">x</time><time datetime="2021-01-01">x</time>`:                                                              "",
		h1 + `<time class="updated" datetime="2024-10-09">x</time><time class="published" datetime="2024-10-08">x</time>`:                       "2024-10-08",
		h1 + `<p class="date">Dienstag, 8. Oktober 2024</p>`:                                                                                    "2024-10-08",
		`<p class="pub-date">8 octobre 2024</p>` + h1:                                                                                           "2024-10-08",
		`<link rel="canonical" href="/2024/10/08/bridge">`:                                                                                      "2024-10-08",
		h1 + `<p>On 8 October 2024 it closed.</p>`:                                                                                              "",
		`<html lang="fr"><meta name="date" content="03/04/2024">`:                                                                               "2024-04-03",
		`<html lang="de"><meta name="date" content="Tue, 08 Oct 2024 14:05:00 +0200">`:                                                          "2024-10-08",
		`<html lang="en"><meta name="date" content="08.10.2024">`:                                                                               "",
		h1 + `<p class="byline">Ann Poe, reporter since May 2024</p>`:                                                                           "",
		`<meta name="date" content="03/04/2024">`:                                                                                               "",
	} {
		if got := of(page).Published; got.Value != want || (got.Where == "") != (want == "") {
			t.Errorf("%s: got %+v, want %+v", page, got, want)
		}
	}
}

func TestAnotherArticleIsNotThisOne(t *testing.T) {
	teasers := ld(`[{"@type":"Article","headline":"Storm","datePublished":"2020-01-01"},{"@type":"Article","headline":"Flood","datePublished":"2020-01-02"}]`)
	for page, want := range map[string]string{
		teasers + h1: "",
		teasers + ld(`{"@type":"Article","headline":"The bridge closes in May","datePublished":"2024-10-08"}`) + h1:  "2024-10-08",
		teasers + ld(`{"@type":"Article","url":"http://www.herald.example/a/bridge/","datePublished":"2024-10-08"}`): "2024-10-08",
	} {
		if got := of(page).Published.Value; got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}

func TestAuthorsAreNotThePublisher(t *testing.T) {
	for page, want := range map[string][]string{
		ld(`{"@type":"Article","author":[{"name":"Ann Poe"},"Bob Roe"],"publisher":{"name":"Herald"}}`):                              {"Ann Poe", "Bob Roe"},
		`<meta property="og:site_name" content="Herald"><meta name="author" content="Herald"><span class="byline">By Ann Poe</span>`: {"Ann Poe"},
		`<div id="comments"><a rel="author">Troll</a></div>`:                                                                         nil,
		`<p itemprop="author"><span itemprop="name">Ann Poe</span>, reporter since 1999`:                                             {"Ann Poe"},
	} {
		var got []string
		for _, a := range of(page).Authors {
			got = append(got, a.Value)
		}
		if len(got) != len(want) || len(got) > 0 && got[0] != want[0] || len(got) > 1 && got[1] != want[1] {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}

func TestThePublisherNamesItself(t *testing.T) {
	for page, want := range map[string]document.Fact{
		ld(`{"@type":"Article","publisher":{"name":"Herald Ltd"}}`) + `<meta property="og:site_name" content="Herald">`: {
			Value: "Herald Ltd", Where: `JSON-LD "publisher"`},
		`<meta property="og:site_name" content="Herald">`:              {Value: "Herald", Where: `<meta property="og:site_name">`},
		`<meta name="publisher" content="https://facebook.example/h">`: {},
		ld(`{"@type":"WebSite","name":"Herald"}`):                      {Value: "Herald", Where: "JSON-LD WebSite"},
		"<title>The bridge closes in May – The Herald</title>" + h1:    {Value: "The Herald", Where: "the end of <title>"},
		"<title>The bridge closes in May | News | Herald</title>" + h1: {},
	} {
		if got := of(page).Publisher; got != want {
			t.Errorf("%s: got %+v, want %+v", page, got, want)
		}
	}
}

func TestTheAddressIsTheCanonicalOne(t *testing.T) {
	const fetched = "https://herald.example/a/bridge"
	for page, want := range map[string]string{
		`<link rel="canonical" href="/a/b#c">`:                                     "https://herald.example/a/b",
		`<link rel="canonical" href="https://herald.example/">`:                    fetched, // it calls everything its front page
		`<meta property="og:url" content="https://herald.example/b">`:              "https://herald.example/b",
		`<link rel="canonical" href="javascript:x">`:                               fetched,
		`<base href="https://www.herald.example/x/"><link rel=canonical href="y">`: "https://www.herald.example/x/y",
		`<p>nothing`: fetched,
	} {
		if got := of(page).URL.Value; got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
	saved := "<!-- saved from url=(0031)https://herald.example/a/bridge -->\n<html><p>x"
	if got := Of(dom.Parse([]byte(saved)), "").URL; got.Value != fetched {
		t.Errorf("got %+v from a saved page", got)
	}
}

func TestTheLanguageIsSaidOrUnknown(t *testing.T) {
	for page, want := range map[string]string{
		`<html lang="en_GB">`: "en-GB", `<html xml:lang="de">`: "de", `<meta property="og:locale" content="fr_FR">`: "fr-FR",
		`<meta http-equiv="Content-Language" content="de, en">`: "de", `<html lang="en"><article lang="ru">` + h1 + `<title>The bridge closes in May</title>`: "ru",
		`<html lang="">`: "", `<html lang="{{lang}}">`: "", `<html lang="und">`: "",
	} {
		if got := of(page).Language.Value; got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}

func TestALockedArticleSaysSo(t *testing.T) {
	for page, want := range map[string]bool{
		ld(`{"@type":"Article","isAccessibleForFree":false}`): true, ld(`{"@type":"Article","isAccessibleForFree":"False"}`): true,
		ld(`{"@type":"Article","isAccessibleForFree":true}`): false, `<meta property="article:content_tier" content="locked">`: true, "": false,
	} {
		if got := of(page).Locked; got != want {
			t.Errorf("%s: got %v", page, got)
		}
	}
}
