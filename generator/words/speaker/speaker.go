// Package speaker knows by which words a text names who says something: "said Moira Enderby", "laut KCNA".
//
// In go the words of a text and where a name stands among them; out comes whether the name is that of who says what
// stands there. Only what leaves no doubt counts, as who is told something, or spoken of, often stands beside the same
// verbs. Whatever a language needs stands in its table, one file each; of one that has none nobody is named.
package speaker

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"strings"

	"github.com/BurntSushi/toml"

	"beleg/generator/words/reading"
)

// Language is the table of a language. It is never changed. Capitals count in it.
type Language struct {
	*reading.Language `toml:"-"`

	Says     reading.Set // verbs with which somebody is quoted, before or behind the name
	Tells    reading.Set // those with which it stands behind only: before it stands who is told
	Reports  reading.Set // those of which only outlets are the voice: others report a fire to the fire brigade
	Perfect  reading.Set // may stand between a name and the verb
	Also     reading.Set // the same, and beside one of Perfect: "a aussi affirmé", "nous a affirmé"
	Oneself  reading.Set // the same before verbs about what somebody feels: "s'est indigné"
	Moved    reading.Set // which are these
	Said     reading.Set // the forms of the verbs behind one of Perfect, if they differ
	So       reading.Set // before a name only, if nothing follows: ", so der Minister." Behind one some have objects
	Objects  bool        // who is told something may stand before the verb: "CNN sagte ein Beamter"
	Cites    reading.Set // before a name, with or without an article
	Behind   reading.Set // the same behind it: zufolge
	Articles reading.Set // may stand before a name
	Opening  reading.Set // may stand before the subject of a sentence: behind others it may be another's name
	Joins    reading.Set // a sentence within a sentence begins behind them
	Bodies   reading.Set // "the spokesman of the army, Moira Enderby" is one person, unlike a friend of somebody
	Inner    reading.Set // prepositions and others by which a name belongs to what stands before it

	before, behind reading.Set // a name: one of these stands directly behind it, or not far before
	citing         reading.Set // the words of Cites
}

//go:embed *.toml
var files embed.FS

// tables panics on a file that does not parse: it is part of the program.
var languages = func() map[string]*Language {
	names, _ := fs.Glob(files, "*.toml") // fails for a bad pattern only
	list := make(map[string]*Language, len(names))
	for _, name := range names {
		code := strings.TrimSuffix(name, ".toml")
		l := &Language{Language: reading.In(code)}
		meta, err := toml.DecodeFS(files, name, l)
		if err != nil || len(meta.Undecoded()) > 0 {
			panic(fmt.Sprintf("speaker: %s: %v, unknown keys %v", name, err, meta.Undecoded()))
		}
		l.before = union(l.Says, l.Said, l.Reports, l.So, l.Moved)
		l.behind = union(l.Says, l.Tells, l.Reports, l.Perfect, l.Behind, l.Also, l.Oneself)
		l.citing = reading.Set{}
		for phrase := range l.Cites {
			words := reading.Words(phrase)
			l.before[words[0].Text] = true
			for _, w := range words {
				l.citing[w.Text] = true
			}
		}
		list[code] = l
	}
	return list
}()

func union(sets ...reading.Set) reading.Set {
	all := reading.Set{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}

// In returns the table of a language, given by a code such as "de" or "en-GB", or nil if there is none.
func In(code string) *Language {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	return languages[base]
}
