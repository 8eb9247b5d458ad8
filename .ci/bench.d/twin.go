package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
)

//go:embed all:layouts hugo.toml
var theme embed.FS

// listed is how many rows a page of the twin has at most, as on our own pages.
const listed = 300

// Data is what a page says in its front matter.
type data = map[string]any

// A twin is the same site for Hugo: as many pages of the same kinds, with as much text on them. What Hugo does itself
// (lists by topic, voice, year and rating, feeds, the sitemap) is left to it; what it cannot know, such as where a
// quotation stands in its article, it is told.
type twin struct {
	dir  string
	base *fact.Base
}

// writeTwin reads a project and writes its twin into dir.
func writeTwin(project, dir string) error {
	is, err := new(load.Session).Load(os.DirFS(project))
	if err != nil {
		return err
	}
	t := twin{dir, is.Base.Published().LeaveDrafts()}
	if err := t.theme(); err != nil {
		return err
	}
	uses := fact.UsesOf(t.base)
	for _, write := range []func() error{
		func() error { return each(t.base.Claims, t.claim) },
		func() error {
			return each(t.base.Sources, func(s *fact.Source) error { return t.source(s, uses.OfSource(s)) })
		},
		func() error {
			return each(t.base.Actors, func(a *fact.Actor) error {
				return t.page("actors/"+a.ID+"/_index.md", data{"title": a.Name, "role": a.Role, "kind": a.Kind}, "")
			})
		},
		func() error {
			return each(t.base.Site.Topics, func(l *fact.Topic) error {
				return t.page("topics/"+l.ID+"/_index.md", data{"title": l.Label}, "")
			})
		},
		func() error {
			return each(t.base.Site.Ratings, func(r *fact.Rating) error {
				return t.page("ratings/"+r.ID+"/_index.md", data{"title": r.Label, "definition": r.Definition}, "")
			})
		},
		t.days, t.figures,
		func() error { return t.page("_index.md", data{"title": t.base.Site.Title}, "") },
		func() error { return t.page("methode.md", data{"title": "Methode"}, "Wie geprüft wird.") },
		func() error { return t.page("changes.md", data{"title": "Änderungen", "layout": "changes"}, "") },
		func() error {
			return t.page("contradictions.md", data{"title": "Widersprüche", "layout": "contradictions"}, "")
		},
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

func each[T any](list []T, do func(T) error) error {
	for _, one := range list {
		if err := do(one); err != nil {
			return err
		}
	}
	return nil
}

// theme writes the templates and the settings.
func (t twin) theme() error {
	return fs.WalkDir(theme, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := theme.ReadFile(name)
		if err != nil {
			return err
		}
		return write(filepath.Join(t.dir, name), text)
	})
}

func write(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}

func (t twin) page(name string, front data, body string) error {
	head, err := json.MarshalIndent(front, "", " ")
	if err != nil {
		return err
	}
	return write(filepath.Join(t.dir, "content", name), fmt.Appendf(nil, "%s\n\n%s\n", head, body))
}

func (t twin) claim(c *fact.Claim) error {
	now := c.Current()
	front := data{"title": c.Title(), "claim": c.Claim, "date": now.Date.String(), "when": c.When.String(),
		"rating": now.Rating.Label, "tone": now.Rating.Tone, "value": now.Rating.Value, "verdict": now.Verdict,
		"ratings": []string{now.Rating.ID}, "reviews": reviews(c), "related": related(c)}
	var topics, voices []string
	for _, topic := range c.Topics {
		topics = append(topics, topic.ID)
	}
	byStance := map[fact.Stance][]data{}
	for _, q := range c.Quotes {
		byStance[q.Stance] = append(byStance[q.Stance], quotation(q))
		for _, voice := range q.Voices() {
			voices = append(voices, voice.ID)
		}
	}
	slices.Sort(voices)
	front["topics"], front["actors"] = topics, slices.Compact(voices)
	front["supports"], front["disputes"], front["mentions"] =
		byStance[fact.Supports], byStance[fact.Disputes], byStance[fact.Mentions]
	if day, ok := c.When.Earliest(); ok {
		front["years"] = []string{day.String()[:4]}
	}
	body := ""
	if c.Text != nil {
		body = "Geprüft nach der [Methode](/methode/). Siehe die Artikel und die Stimmen.\n\n- Erstens.\n- Zweitens.\n"
	}
	return t.page("claims/"+c.ID+".md", front, body)
}

func reviews(c *fact.Claim) (list []data) {
	for _, r := range c.Reviews {
		list = append(list, data{"date": r.Date.String(), "rating": r.Rating.Label, "verdict": r.Verdict})
	}
	return list
}

func related(c *fact.Claim) (list []data) {
	for _, r := range c.Related {
		list = append(list, data{"claim": r.Claim.ID, "kind": r.Kind})
	}
	return list
}

// quotation is what a claim's page says about one of its quotations. The article's title Hugo looks up itself.
func quotation(q *fact.Quote) data {
	d := data{"id": q.ID, "source": q.Source.ID, "words": q.Wording, "hedge": q.Hedge, "note": q.Note,
		"said": q.SaidOrPublished().String(), "fragment": q.Source.URL + "#:~:text=" + strings.ReplaceAll(q.Wording, " ", "%20")}
	var chains [][]data
	for _, chain := range q.Chains {
		var voices []data
		for _, a := range chain {
			if a == nil {
				voices = append(voices, data{"name": "?"})
				continue
			}
			voices = append(voices, data{"id": a.ID, "name": a.Name})
		}
		chains = append(chains, voices)
	}
	d["chains"] = chains
	if f := q.Figure; f != nil {
		d["figure"] = data{"measure": f.Measure.ID, "label": f.Measure.Label, "min": f.Min, "max": f.Max}
	}
	return d
}

// source writes an article: of its text what is shown, with every quotation marked and linked to the first claim that
// has it.
func (t twin) source(s *fact.Source, uses []fact.Use) error {
	front := data{"title": s.Title, "published": s.Published.String(), "address": s.URL, "language": s.Language,
		"sha256": s.SHA256, "outputs": []string{"html", "json"}}
	if s.Publisher != nil {
		front["publisher"] = s.Publisher.Name
	}
	type mark struct {
		quote.Span
		id, claim string
	}
	var marks []mark
	var quotes []data
	for _, use := range uses {
		claim := ""
		if use.Claim != nil {
			claim = use.Claim.ID
		}
		for _, part := range use.Quote.Place.Parts {
			marks = append(marks, mark{part, use.Quote.ID, claim})
		}
		quotes = append(quotes, data{"id": use.Quote.ID, "claim": claim, "words": use.Quote.Wording,
			"start": use.Quote.Place.Start(), "end": use.Quote.Place.End()})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	front["quotes"] = quotes
	var body strings.Builder
	for _, b := range s.Article.Blocks {
		var within []mark
		for _, m := range marks {
			if m.Start >= b.Start && m.End <= b.End {
				within = append(within, m)
			}
		}
		if b.Role == article.Skip || len(within) == 0 && s.Show != fact.Full {
			continue
		}
		at := b.Start
		for _, m := range within {
			if m.Start < at {
				continue // overlaps the one before
			}
			body.WriteString(escaped(s.Article.Text[at:m.Start]))
			fmt.Fprintf(&body, `<mark id="%s"><a href="%sclaims/%s/">%s</a></mark>`, m.id,
				t.base.Site.BaseURL.Path, m.claim, escaped(s.Article.Text[m.Start:m.End]))
			at = m.End
		}
		body.WriteString(escaped(s.Article.Text[at:b.End]) + "\n\n")
	}
	return t.page("sources/"+s.ID+".md", front, body.String())
}

// escaped is text on one line that Markdown takes as it stands.
func escaped(text string) string {
	return html.EscapeString(strings.Join(strings.Fields(" "+text+" "), " "))
}

// days writes how things stood on the days for which we have such a page, with what was rated then.
func (t twin) days() error {
	rated := map[string][]data{}
	for _, r := range fact.History(t.base.Claims) {
		day := r.Review().Date.String()
		if len(rated[day]) < listed {
			rated[day] = append(rated[day], data{"claim": r.Claim.ID, "rating": r.Review().Rating.Label,
				"verdict": r.Review().Verdict})
		}
	}
	return each(t.base.Days(), func(day *fact.AsOf) error {
		name := day.Day.String()
		return t.page("as-of/"+name+".md", data{"title": "Stand " + name, "rows": rated[name]}, "")
	})
}

// figures writes the figures of each measure as a table.
func (t twin) figures() error {
	rows := map[string][]data{}
	for _, c := range t.base.Claims {
		for _, q := range c.Quotes {
			if q.Figure != nil && len(rows[q.Figure.Measure.ID]) < listed {
				rows[q.Figure.Measure.ID] = append(rows[q.Figure.Measure.ID], data{"claim": c.ID, "source": q.Source.ID,
					"said": q.SaidOrPublished().String(), "min": q.Figure.Min, "max": q.Figure.Max})
			}
		}
	}
	return each(t.base.Site.Measures, func(m *fact.Measure) error {
		return t.page("figures/"+m.ID+".md", data{"title": m.Label, "unit": m.Unit, "rows": rows[m.ID]}, "")
	})
}
