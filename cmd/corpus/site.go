package main

import (
	"fmt"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
)

var topics = []struct{ id, label, description string }{
	{"verluste", "Tote und Verletzte", "Wer kam ums Leben, wie viele, und wer sagt das?"},
	{"truppen", "Truppenbewegungen", "Wohin wurden Soldaten verlegt, und wozu?"},
	{"waffen", "Waffen und Munition", "Lieferungen und Verluste an Gerät."},
	{"raketen", "Raketen", "Was abgefeuert wurde und wohin."},
	{"flucht", "Flucht", "Wie viele Menschen ihre Heimat verließen."},
	{"gelaende", "Gelände", "Wer welche Fläche hält."},
	{"abkommen", "Abkommen und Sanktionen", "Was vereinbart und was verboten wurde."},
	{"diplomatie", "Diplomatie", "Treffen und Verhandlungen."},
	{"infrastruktur", "Infrastruktur", "Was beschädigt wurde und was wieder läuft."},
}

// site returns content/site.toml with the topics and measures that something refers to.
func (p *project) site() File {
	t := newTOML("../static/schema/site.schema.json")
	t.text("title", "Prüfstand: erfundene Nachrichten, geprüft")
	t.text("tagline", fmt.Sprintf("%d Behauptungen aus %d Artikeln, die niemand geschrieben hat.", p.Claims, p.Sources))
	t.text("base_url", "https://example.org/pruefstand/")
	t.text("language", "de")
	t.table("[publisher]")
	t.text("name", "Redaktion Prüfstand")
	t.text("url", "https://example.org/pruefstand/ueber/")
	t.text("email", "korrekturen@example.org")
	for _, r := range scale {
		t.table("[[rating]]")
		t.text("id", r.id)
		t.text("label", r.label)
		t.text("definition", r.definition)
		t.text("tone", r.tone)
		if r.value > 0 {
			t.raw("value", fmt.Sprint(r.value))
		}
		t.raw("min_origins", fmt.Sprint(r.minOrigins))
	}
	for _, topic := range topics {
		if p.used["topic "+topic.id] {
			t.table("[[topic]]")
			t.text("id", topic.id)
			t.text("label", topic.label)
			t.text("description", topic.description)
		}
	}
	for _, m := range p.figures {
		t.table("[[measure]]")
		t.text("id", m.id)
		t.text("label", m.label)
		t.text("unit", m.unit)
	}
	return File{"content/site.toml", t.String()}
}

// pages returns the files of content/pages.
func (p *project) pages() []File {
	d := dice.New(p.Seed, "pages", 0)
	first := p.claims[0] // never a draft
	method := "## Zitate\n\nJedes Zitat steht Wort für Wort in seinem Artikel, etwa bei " + link(first.about.Short(), "claim:"+first.id) +
		".\n\n## Ursprünge\n\nEin Echo ist kein Zeuge: Gezählt werden *Ursprünge*, nicht Artikel.\n\n1. Benannte Ursprünge zählen immer.\n2. Ungenannte zählen nur höchstens.\n"
	about := "Alle Länder, Orte und Personen sind erfunden. Der älteste Artikel ist " + link("dieser", "source:"+p.sources[0].id) + ".\n\n> " +
		p.sources[0].scene.Background(d, 0).String() + "\n\nMehr unter [Methode](/methode/#urspruenge).\n"
	return []File{
		page("methode", "Methode", "Wie gezählt und bewertet wird.", 1, method),
		page("ueber", "Über diese Seite", "Was hier steht und was nicht.", 2, about),
		page("korrekturen", "Korrekturen", "", 3, "Fehler melden Sie bitte an [korrekturen@example.org](mailto:korrekturen@example.org). Stand: "+prose.FullDate(firstDay+days)+".\n"),
	}
}

func page(id, title, summary string, order int, body string) File {
	t := &toml{}
	t.text("title", title)
	t.text("summary", summary)
	t.raw("nav", "true")
	t.raw("order", fmt.Sprint(order))
	return File{"content/pages/" + id + ".md", "+++\n" + t.String() + "+++\n\n" + body}
}
