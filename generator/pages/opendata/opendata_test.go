package opendata

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/timeline"
)

const site = `title = "Faktencheck"
base_url = "https://example.org/fakten"
language = "de"
[publisher]
name = "Redaktion"
[[rating]]
id = "bestaetigt"
label = "Bestätigt"
definition = "d"
tone = "good"
[[rating]]
id = "offen"
label = "Offen"
definition = "d"
tone = "open"
[[topic]]
id = "hochwasser"
label = "Hochwasser"
[[measure]]
id = "keller"
label = "Keller"
`

const actors = `[bote]
name = "Bote"
kind = "outlet"
[jana]
name = "Jana"
kind = "person"
part_of = "feuerwehr"
[feuerwehr]
name = "Feuerwehr"
kind = "office"
`

// read loads a project with one article and fails if there is any finding.
func read(t testing.TB, seed, claim string) (*fact.Base, *address.Book) {
	t.Helper()
	source := fmt.Sprintf("file = \"a.txt\"\nsha256 = \"%x\"\ntitle = \"t\"\npublisher = \"bote\"\npublished = \"2024-06-05\"\n", sha256.Sum256([]byte(seed)))
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{"content/site.toml": site, "content/actors.toml": actors, "content/sources/bote.toml": source,
		"content/claims/zahl.toml": claim, "content/claims/zweite.toml": second, "seeds/a.txt": seed} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	base, found, err := load.Project(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Fatalf("got %s at %s:%d: %s, want no finding", f.Rule.Code, f.Span.Name(), f.Span.File.Position(f.Span.Start).Line, f.Message)
	}
	return base, address.New(base, nil)
}

const second = `claim = "Zweite <Behauptung> & mehr."
[[review]]
date = "2024-06-07"
rating = "offen"
verdict = "v"
[[quote]]
source = "bote"
text = "zwölf Keller"
stance = "mentions"
`

const first = `claim = "Zwölf Keller."
short = "Zwölf"
when = "2024-06-04~"
topics = ["hochwasser"]
[[review]]
date = 2024-06-06
rating = "offen"
verdict = "Erst offen."
[[review]]
date = "2024-06-07"
rating = "bestaetigt"
verdict = "Dann bestätigt."
correction = true
[[quote]]
source = "bote"
text = 'Man hat [...] "zwölf Keller"'
stance = "supports"
hedge = "zwölf"
via = ["jana", "bote < ?"]
said = "2024-06-03"
figure = { measure = "keller", min = 12, about = true }
[[related]]
claim = "zweite"
kind = "refines"
`

// TestClaimsJSONHasTheFieldsOfTheContract compares whole bytes: names, order and what is left out are the contract.
func TestClaimsJSONHasTheFieldsOfTheContract(t *testing.T) {
	base, book := read(t, "Überschrift\n\nMan hat am Dienstag „zwölf Keller“ ausgepumpt.\n", first)
	got, err := Encode(newClaims(base, book))
	if err != nil {
		t.Fatal(err)
	}
	id, secondID := base.Claims[0].Quotes[0].ID, base.Claims[1].Quotes[0].ID
	want := strings.NewReplacer("ID1", id, "ID2", secondID).Replace(`{
  "site": "Faktencheck",
  "language": "de",
  "claims": [
    {
      "id": "zahl",
      "url": "https://example.org/fakten/claims/zahl/",
      "claim": "Zwölf Keller.",
      "short": "Zwölf",
      "when": "2024-06-04~",
      "topics": [
        "hochwasser"
      ],
      "rating": "bestaetigt",
      "rating_label": "Bestätigt",
      "verdict": "Dann bestätigt.",
      "reviewed": "2024-06-07",
      "reviews": [
        {
          "date": "2024-06-06",
          "rating": "offen",
          "verdict": "Erst offen.",
          "correction": false
        },
        {
          "date": "2024-06-07",
          "rating": "bestaetigt",
          "verdict": "Dann bestätigt.",
          "correction": true
        }
      ],
      "origins": {
        "at_least": 1,
        "at_most": 2,
        "roots": [
          "feuerwehr"
        ]
      },
      "quotes": [
        {
          "id": "ID1",
          "source": "bote",
          "url": "https://example.org/fakten/sources/bote/#ID1",
          "text": "Man hat […] „zwölf Keller“",
          "stance": "supports",
          "hedge": "zwölf",
          "via": [
            [
              "jana"
            ],
            [
              "bote",
              "?"
            ]
          ],
          "said": "2024-06-03",
          "start": 13,
          "end": 47,
          "parts": [
            {
              "start": 13,
              "end": 20,
              "text": "Man hat"
            },
            {
              "start": 33,
              "end": 47,
              "text": "„zwölf Keller“"
            }
          ],
          "figure": {
            "measure": "keller",
            "min": 12,
            "max": null,
            "about": true
          }
        }
      ],
      "related": [
        {
          "claim": "zweite",
          "kind": "refines"
        }
      ]
    },
    {
      "id": "zweite",
      "url": "https://example.org/fakten/claims/zweite/",
      "claim": "Zweite <Behauptung> & mehr.",
      "short": "",
      "when": "",
      "topics": [],
      "rating": "offen",
      "rating_label": "Offen",
      "verdict": "v",
      "reviewed": "2024-06-07",
      "reviews": [
        {
          "date": "2024-06-07",
          "rating": "offen",
          "verdict": "v",
          "correction": false
        }
      ],
      "origins": {
        "at_least": 0,
        "at_most": 0,
        "roots": []
      },
      "quotes": [
        {
          "id": "ID2",
          "source": "bote",
          "url": "https://example.org/fakten/sources/bote/#ID2",
          "text": "zwölf Keller",
          "stance": "mentions",
          "hedge": "",
          "via": [],
          "said": "2024-06-05",
          "start": 34,
          "end": 46
        }
      ],
      "related": []
    }
  ]
}
`)
	if diff := cmp.Diff(want, indented(t, got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// indented returns a file as people write it.
func indented(t *testing.T, file []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, file, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestOffsetsCountTheCodePointsOfTheFile: other programs cut the file by them and must get the text.
func TestOffsetsCountTheCodePointsOfTheFile(t *testing.T) {
	quoted := "Man hat am Dienstag „zwölf Keller“ ausgepumpt."
	for name, before := range map[string]string{
		"nothing":                "",
		"umlauts":                "Äöüß, ÄÖÜ – und so weiter.\n\n",
		"a byte order mark":      "\ufeffTitel.\n\n",
		"decomposed umlauts":     "A\u0308pfel und U\u0308bel.\n\n",
		"Windows line ends":      "Zeile eins.\r\nZeile zwei.\r\n\r\n",
		"an emoji":               "Wasser 🌊👩🏽\u200d🚒 steigt.\n\n",
		"no-break spaces":        "4,20\u00a0Meter\u202fhoch.\n\n",
		"a very long text of it": strings.Repeat("Die Ähre 🌊 steigt.\n", 2000) + "\n",
	} {
		for form, seed := range map[string]string{"": before + quoted + "\n", " and CRLF in it": before + strings.Replace(quoted, "am Dienstag", "am\r\nDienstag", 1) + "\r\n",
			" and decomposed": before + strings.ReplaceAll(quoted, "ö", "o\u0308") + "\n"} {
			base, book := read(t, seed, first)
			file := []rune(seed)
			for _, c := range newClaims(base, book).Claims {
				for _, q := range c.Quotes {
					parts := q.Parts
					if parts == nil {
						parts = []Part{{q.Start, q.End, q.Text}}
					}
					var texts []string
					for _, p := range parts {
						if got := string(file[p.Start:p.End]); got != p.Text {
							t.Errorf("behind %s%s: got %q at %d–%d of the file, want the text %q", name, form, got, p.Start, p.End, p.Text)
						}
						texts = append(texts, p.Text)
					}
					if got, want := q.Text, strings.Join(texts, " […] "); got != want || q.Start != parts[0].Start || q.End != parts[len(parts)-1].End {
						t.Errorf("behind %s%s: got %q at %d–%d, want its parts joined: %q", name, form, got, q.Start, q.End, want)
					}
				}
			}
		}
	}
}

func TestChronologyJSONIsInPageOrderWithNullForOpenEnds(t *testing.T) {
	base, book := read(t, "Man hat am Dienstag „zwölf Keller“ ausgepumpt.\n", strings.Replace(first, "2024-06-04~", "2024-05/..", 1))
	entries := timeline.Entries(base, fact.UsesOf(base))
	encoded, err := Encode(newChronology(entries, book))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(indented(t, encoded), "{\n  \"entries\": [\n    {\n      \"id\": \"claim-zahl\",\n      \"kind\": \"claim\",\n      \"when\": \"2024-05/..\",\n      \"earliest\": \"2024-05-01\",\n      \"latest\": null,\n      \"title\": \"Zwölf\",\n      \"url\": \"https://example.org/fakten/claims/zahl/\",\n      \"claims\": [\n        \"zahl\"\n      ],\n      \"sources\": [\n        \"bote\"\n      ],\n      \"actors\": [\n        \"jana\",\n        \"bote\"\n      ]\n    }") {
		t.Errorf("got %s, want the claim with its fields in the order of the contract", encoded)
	}
	var back struct{ Entries []struct{ ID string } }
	if err := json.Unmarshal(encoded, &back); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, e := range back.Entries {
		if e.ID != entries[i].ID || seen[e.ID] {
			t.Errorf("entry %d: got %s, want %s, once", i, e.ID, entries[i].ID)
		}
		seen[e.ID] = true
	}
}

// Who reads claims.json must be able to tell when something was said from when it was printed, even if both were on one day.
func TestOnlyWhatIsKnownToBeSaidThenIsAStatement(t *testing.T) {
	base, book := read(t, "Man hat am Dienstag „zwölf Keller“ ausgepumpt.\n", strings.Replace(first, "2024-06-03", "2024-06-05", 1))
	statements := map[string]bool{}
	for _, e := range newChronology(timeline.Entries(base, fact.UsesOf(base)), book).Entries {
		for _, claim := range e.Claims {
			statements[e.ID+" "+claim] = e.Kind == "statement"
		}
	}
	for _, c := range newClaims(base, book).Claims {
		q := c.Quotes[0]
		if got, want := statements["statement-"+q.ID+" "+c.ID], c.ID == "zahl"; got != want || q.Said != "2024-06-05" {
			t.Errorf("%s: said %s, and a statement: %t, want 2024-06-05 and %t", c.ID, q.Said, got, want)
		}
	}
}

func TestAnEmptySiteHasEmptyLists(t *testing.T) {
	base := &fact.Base{Site: &fact.Site{Title: "Leer", Language: "en"}}
	claims, err := Encode(newClaims(base, nil))
	if want := "{\"site\":\"Leer\",\n\"language\":\"en\",\n\"claims\":[]}\n"; err != nil || string(claims) != want {
		t.Errorf("got %s (%v), want %s", claims, err, want)
	}
	entries, err := Encode(newChronology(nil, nil))
	if want := "{\"entries\":[]}\n"; err != nil || string(entries) != want {
		t.Errorf("got %s (%v), want %s", entries, err, want)
	}
}
