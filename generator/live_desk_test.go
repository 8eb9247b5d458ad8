package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing/fstest"
)

// What a file becomes by what people and programs do to files, whatever is in it.
var deskMishaps = map[string]func(name string, text []byte) (string, []byte){
	"with other line ends": func(name string, text []byte) (string, []byte) {
		return name, bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	},
	"with a byte order mark": func(name string, text []byte) (string, []byte) { return name, append([]byte("\ufeff"), text...) },
	"in Latin-1": func(name string, text []byte) (string, []byte) {
		return name, append(slices.Clone(text), "# \xe4\n"...)
	},
	"empty":    func(name string, _ []byte) (string, []byte) { return name, nil },
	"cut off":  func(name string, text []byte) (string, []byte) { return name, text[:len(text)/2] },
	"a folder": func(name string, text []byte) (string, []byte) { return name + "/x.toml", text },
	"in a folder below": func(name string, text []byte) (string, []byte) {
		i := strings.LastIndexByte(name, '/')
		return name[:i] + "/unten" + name[i:], text
	},
	"with another ending": func(name string, text []byte) (string, []byte) { return name + ".txt", text },
	"unreadable":          func(name string, _ []byte) (string, []byte) { return name, []byte(unreadable) },
	"gone":                func(string, []byte) (string, []byte) { return "", nil },
}

// unreadable are the contents of a file that the machine does not give.
const unreadable = "\x00unreadable"

// A deskFS is a project as it lies on the desk.
type deskFS struct{ files fstest.MapFS }

var errUnreadable = errors.New("permission denied")

func (d deskFS) Open(name string) (fs.File, error) {
	if file := d.files[name]; file != nil && string(file.Data) == unreadable {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errUnreadable}
	}
	return d.files.Open(name)
}

func deskProject(files map[string][]byte) fs.FS {
	project := fstest.MapFS{}
	for name, data := range files {
		project[name] = &fstest.MapFile{Data: data}
	}
	return deskFS{project}
}

// mishap does something to a file, or takes all of that back.
func (d *desk) mishap() string {
	if len(d.mishaps) > 0 && d.dice.IntN(3) > 0 {
		d.mishaps = map[string]string{}
		return "files as they should be"
	}
	name := d.pick(slices.Sorted(maps.Keys(d.files()))...)
	d.mishaps[name] = anyOf(d, deskMishaps)
	return name + " " + d.mishaps[name]
}

// befall lets the mishaps befall the files.
func (d *desk) befall(files map[string][]byte) {
	for _, name := range slices.Sorted(maps.Keys(d.mishaps)) {
		text, ok := files[name]
		if !ok {
			continue
		}
		delete(files, name)
		if name, text := deskMishaps[d.mishaps[name]](name, text); name != "" {
			files[name] = text
		}
	}
}

// rearrange changes what many files hang on.
func (d *desk) rearrange() string {
	switch d.dice.IntN(13) {
	case 0:
		d.ratings[0] = d.pick("offen", "offen", "unklar")
		return "a rating with the id " + d.ratings[0]
	case 1:
		slices.Reverse(d.ratings)
		return "the scale turned round"
	case 2:
		d.least = d.pick("", "", "min_origins = 1", "min_origins = 2")
		return "what a rating demands"
	case 3:
		d.dice.Shuffle(len(d.topics), func(i, j int) { d.topics[i], d.topics[j] = d.topics[j], d.topics[i] })
		return "topics in another order"
	case 4:
		d.topics = slices.DeleteFunc(d.topics, func(id string) bool { return id == "wetter" })
		if d.dice.IntN(2) == 0 {
			d.topics = append(d.topics, "wetter")
		}
		return "topics " + strings.Join(d.topics, ", ")
	case 5:
		d.extra = d.pick("", "custom_domain = \"pegel.example.org\"\n", "custom_domain = \"example.org\"\n", "repository = \"https://example.org/git\"\n",
			"data_license = { name = \"CC BY 4.0\", url = \"https://example.org/by\" }\n", "tagline = \"Was stieg.\"\n")
		return "site.toml with " + d.extra
	case 6:
		a, b := anyOf(d, d.claims), anyOf(d, d.claims)
		d.claims[a], d.claims[b] = d.claims[b], d.claims[a]
		return a + " and " + b + " swapped"
	case 7:
		a, b := anyOf(d, d.sources), anyOf(d, d.sources)
		d.sources[a], d.sources[b] = d.sources[b], d.sources[a]
		return a + " and " + b + " swapped"
	case 8:
		s := d.sources[anyOf(d, d.sources)]
		i := d.dice.IntN(len(s.sentences))
		if d.dice.IntN(2) == 0 {
			s.sentences = slices.Insert(s.sentences, i, d.pick(deskSentences...))
			return "a sentence once more"
		}
		s.sentences[i] = strings.Replace(s.sentences[i], " ", " auch ", 1)
		return "a sentence reworded"
	case 9:
		s := d.sources[anyOf(d, d.sources)]
		s.publisher = d.pick(append([]string{""}, d.actors...)...)
		return "published by " + s.publisher
	case 10:
		d.parts = d.pick("", "", "amt", "bote")
		return "the last actor part of " + d.parts
	case 11:
		if len(d.events) > 1 {
			delete(d.events, "ebbe")
			return "an event less"
		}
		d.events["ebbe"] = "Es sank, siehe [hier](/claims/" + anyOf(d, d.claims) + "/#history)."
		return "an event more"
	}
	return d.toggle(d.pick("templates/claim.html", "static/favicon.svg", "static/bild.png", "templates/partials/origins.html", "static/schema/x.json"),
		d.pick("{{define \"content\"}}{{.Title}}{{end}}", "{{if}}", ""))
}

// setRight takes back what keeps the desk's project from being sound.
func (d *desk) setRight() {
	d.ratings, d.least, d.parts, d.mishaps = []string{"offen", "wahr", "falsch"}, "", "", map[string]string{}
	if !slices.Contains(d.topics, "wetter") {
		d.topics = append(d.topics, "wetter")
	}
	for name, text := range d.other {
		if strings.Contains(text, "{{if}}") {
			delete(d.other, name)
		}
	}
	for id, s := range d.sources {
		slices.Sort(s.sentences)
		s.sentences = slices.Compact(s.sentences)
		if !slices.Contains(d.actors, s.publisher) {
			s.publisher = ""
		}
		if len(s.sentences) == 0 {
			s.sentences = []string{"Nichts von " + id + "."}
		}
	}
	delete(d.events, "ebbe")
}

// siteText writes content/site.toml.
func (d *desk) siteText() string {
	var b strings.Builder
	fmt.Fprintf(&b, "title = %q\nlanguage = %q\nbase_url = %q\n%s[publisher]\nname = \"Pegelamt\"\n", d.site[0], d.site[1], d.base, d.extra)
	for i, id := range d.ratings {
		fmt.Fprintf(&b, "[[rating]]\nid = %q\nlabel = %q\ndefinition = \"So steht es.\"\n", id, strings.ToUpper(id))
		switch id {
		case "wahr":
			fmt.Fprintf(&b, "tone = \"good\"\nvalue = 2\n%s\n", d.least)
		case "falsch":
			fmt.Fprintf(&b, "tone = \"bad\"\nvalue = 1\n")
		default:
			fmt.Fprintf(&b, "tone = \"open\" # %d\n", i)
		}
	}
	for _, id := range d.topics {
		fmt.Fprintf(&b, "[[topic]]\nid = %q\nlabel = \"Thema %s\"\n", id, id)
	}
	b.WriteString("[[measure]]\nid = \"tote\"\nlabel = \"Tote\"\nunit = \"Menschen\"\n")
	return b.String()
}
