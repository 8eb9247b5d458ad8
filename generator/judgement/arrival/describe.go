package arrival

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/text/document"
	"beleg/generator/text/letterhead"
)

// What is written where an article does not say it.
const (
	noPublisher = "# publisher = \"…\" # an actor\n"
	noAuthors   = "# authors   = [\"…\"]\n"
	noDate      = "# published = \"…\" # \"2024-10-08\", \"2024-10-08~\" (about), \"2024-10\" …\n" +
		"# published_note = \"…\" # how the date is known when the article does not print it\n"
	noURL      = "# url       = \"https://…\"\n"
	noLanguage = "# language  = \"…\" # it cannot be told; a code such as de\n"
	notFetched = "# retrieved = \"…\"\n"
)

// describe writes the file of a source: what is certain, what was found and where, and behind a # what only an editor
// can know. seed and original are names in seeds/; original is empty if none is kept.
func (p *Project) describe(a Article, seed, original string) string {
	said := func(key string, f document.Fact, missing string) string {
		switch {
		case f.Value == "":
			return missing
		case f.Weak:
			return "# " + line(key, literal(f.Value), f.Where)
		}
		return line(key, literal(f.Value), f.Where)
	}
	text := line("file", literal(seed), "") + line("sha256", fmt.Sprintf("%q", sum([]byte(a.Text))), "") +
		said("title", a.Title, "") + p.publisher(a) + authors(a) + said("published", a.Published, noDate) +
		said("url", a.URL, noURL) + said("language", a.Language, noLanguage) +
		said("retrieved", document.Fact{Value: cmp.Or(a.Fetch, a.Retrieved)}, notFetched)
	if original != "" {
		text += line("original", literal(original), "") + line("original_sha256", fmt.Sprintf("%q", sum(a.Data)), "")
	}
	return strings.Join(append([]string{text}, blocks(a.Roles)...), "\n")
}

// blocks writes what lines are that the reader of plain text would take for something else.
func blocks(roles []document.Override) []string {
	var tables []string
	for _, r := range roles {
		lines := fmt.Sprint(r.First)
		if r.Last > r.First {
			lines = fmt.Sprintf("%d-%d", r.First, r.Last)
		}
		why := cmp.Or(r.Why, "no heading, as the text alone would have it")
		table := fmt.Sprintf("[[block]]\nlines = %q\nrole  = %q\n", lines, r.Role)
		tables = append(tables, "# guessed: "+remark(why)+"\n"+table)
	}
	return tables
}

func line(key, value, where string) string {
	if where != "" {
		where = " # " + remark(where)
	}
	return fmt.Sprintf("%-9s = %s%s\n", key, value, where)
}

// longestRemark is how much of what was found stands in a remark, in code points.
const longestRemark = 120

func remark(s string) string { return Remark(s, longestRemark) }

// Remark makes any text one that a comment can hold, of at most so many code points.
func Remark(s string, most int) string {
	unseen := func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }
	words := []rune(strings.Join(strings.FieldsFunc(s, unseen), " "))
	if len(words) > most {
		words = append(words[:most-1], '…')
	}
	return string(words)
}

// literal writes s as a TOML string with its white space folded, and without soft hyphens, which nobody can see.
func literal(s string) string {
	return edit.OneLine(format.Writable(strings.ReplaceAll(s, "\u00ad", "")))
}

func sum(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

func authors(a Article) string {
	if len(a.Authors) == 0 {
		return noAuthors
	}
	var names []string
	for _, author := range a.Authors {
		names = append(names, literal(author.Value))
	}
	return line("authors", "["+strings.Join(names, ", ")+"]", a.Authors[0].Where)
}

// publisher names the actor who published an article. Where there is none yet, a table for one is written, ready to be
// moved to actors.toml.
func (p *Project) publisher(a Article) string {
	host := hostOf(a.URL.Value)
	if actor, why := p.actor(a.Publisher, host); actor != nil {
		return line("publisher", literal(actor.ID), why)
	}
	name := cmp.Or(a.Publisher.Value, host)
	id := cmp.Or(format.SuggestID(name), format.SuggestID(host))
	if id == "" {
		return noPublisher
	}
	where := remark(cmp.Or(a.Publisher.Where, "the address"))
	kind := `"outlet"`
	if a.Publisher.Where == letterhead.Named {
		kind = `"group" # or office, state` // whoever has press releases
	}
	text := fmt.Sprintf("# publisher = %q # %s; no actor yet. For content/actors.toml:\n", id, where) +
		fmt.Sprintf("# [%s]\n# name = %s\n# kind = %s\n", id, literal(name), kind)
	if host != "" {
		text += fmt.Sprintf("# url  = %q\n", "https://"+host+"/")
	}
	return text
}

// actor returns the actor that a page names as its publisher or whose address it lies under, and how that is known.
func (p *Project) actor(named document.Fact, host string) (*fact.Actor, string) {
	folded := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	for _, actor := range p.Base.Actors {
		if named.Value != "" && folded(actor.Name) == folded(named.Value) {
			return actor, named.Where
		}
	}
	var best *fact.Actor
	for _, actor := range p.Base.Actors {
		if own := hostOf(actor.URL); own != "" && (host == own || strings.HasSuffix(host, "."+own)) &&
			(best == nil || best.Kind != "outlet") {
			best = actor
		}
	}
	return best, "the address"
}

// hostOf returns the host of a web address, without what stands before the name of a site for telephones and the like.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "amp.", "mobile."} {
		if rest, ok := strings.CutPrefix(host, prefix); ok && strings.Contains(rest, ".") {
			return rest
		}
	}
	return host
}
