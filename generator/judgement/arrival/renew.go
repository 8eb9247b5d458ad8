package arrival

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/document"
)

// Known returns the source that an article was taken in as before, or nil: the one whose seed it was given as, or one
// that it has much in common with and whose address it has, or the id that was asked for.
func (p *Project) Known(a Article, id string) *fact.Source {
	address := PlainAddress(a.URL.Value)
	for _, s := range p.Sources() {
		named, same := id == s.ID, address != "" && PlainAddress(s.URL) == address
		switch {
		case a.Seed == "" && a.Name != "" && a.Name == "seeds/"+s.File:
			return s
		case id != "" && !named, !named && !same:
		case s.Seed == nil && same, named && same, s.Seed != nil && alike(string(s.Seed.Text), a.Text):
			return s // that is, pages that name the address of another by mistake are not
		}
	}
	return nil
}

// PlainAddress is an address without what differs between visits of one page: the protocol, "www.", the fragment, marks
// of campaigns, a slash at the end.
func PlainAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	query := u.Query()
	for key := range query {
		if strings.HasPrefix(key, "utm_") || key == "fbclid" || key == "gclid" {
			query.Del(key)
		}
	}
	at := hostOf(address) + "/" + strings.Trim(u.EscapedPath(), "/")
	if rest := query.Encode(); rest != "" {
		at += "?" + rest
	}
	return at
}

// alike tells whether at least a third of the longer lines of either text stand in the other.
func alike(a, b string) bool {
	x, y := linesOf(a), linesOf(b)
	common := 0
	for line := range x {
		if y[line] {
			common++
		}
	}
	return common > 0 && 3*common >= min(len(x), len(y))
}

// linesOf returns the lines of a text that hold more than a few words.
func linesOf(text string) map[string]bool {
	lines := map[string]bool{}
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) > 5 {
			lines[strings.Join(words, " ")] = true
		}
	}
	return lines
}

// A Renewal is how a source changes that has been taken in again.
type Renewal struct {
	Source
	Gone, New []string // paragraphs, in the order of the articles
	Notes     []string // what the article states now and the source's file, which stays as it is there, does not
}

// Renew returns how a source becomes that of a newer version of its article; nil if no word has changed. What lines
// were said to be stays with lines that stay. The text and the original as they were are kept; original tells whether
// the new one is too.
func (p *Project) Renew(s *fact.Source, a Article, original bool) (*Renewal, error) {
	r := &Renewal{Source: Source{ID: s.ID}}
	set := [][2]string{{"sha256", sum([]byte(a.Text))}}
	if s.Seed == nil { // it was no text
		seed, err := p.seed(s, a)
		if err != nil {
			return nil, err
		}
		r.Files, set = append(r.Files, seed), append(set, [2]string{"file", strings.TrimPrefix(seed.Name, "seeds/")})
	} else {
		if string(s.Seed.Text) == a.Text {
			return nil, nil
		}
		r.Gone, r.New = differences(string(s.Seed.Text), a.Text)
		a.Roles = stayed(s.Article, a)
		if err := p.keep(r, fmt.Sprintf("originals/%s-%.8s.txt", s.ID, sum(s.Seed.Text)), s.Seed.Text); err != nil {
			return nil, err
		}
		r.Files = append(r.Files, File{s.Seed.Name, s.Seed.Text, []byte(a.Text)})
	}
	if original && string(a.Data) != a.Text {
		name, err := p.original(s.ID, a)
		if err == nil {
			err = p.keep(r, name, a.Data)
		}
		if err != nil {
			return nil, err
		}
		set = append(set, [2]string{"original", name}, [2]string{"original_sha256", sum(a.Data)})
	}
	if day := cmp.Or(a.Fetch, a.Retrieved); day != "" {
		set = append(set, [2]string{"retrieved", day})
	}
	r.Notes = restated(s, a)
	file := s.Where.Doc.File
	text, err := rewritten(string(file.Text), set, blocks(a.Roles))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name, err)
	}
	r.Files = append(r.Files, File{file.Name, file.Text, []byte(text)})
	return r, nil
}

// seed returns the text of a source that had none: in the place of what was no text, if that had its name.
func (p *Project) seed(s *fact.Source, a Article) (File, error) {
	name := "seeds/" + s.ID + ".txt"
	if s.File == s.ID+".txt" {
		return File{name, a.Data, []byte(a.Text)}, nil
	}
	return File{Name: name, Now: []byte(a.Text)}, p.vacant(name)
}

// keep adds a file in seeds/ whose name is made of what it holds: if it is there, it has been kept before.
func (p *Project) keep(r *Renewal, name string, data []byte) error {
	is, err := p.Exists("seeds/" + name)
	if err == nil && !is {
		r.Files = append(r.Files, File{Name: "seeds/" + name, Now: data})
	}
	return err
}

// original returns the name for one more original of a source.
func (p *Project) original(id string, a Article) (string, error) {
	name := "originals/" + id + a.Ending
	is, err := p.Exists("seeds/" + name)
	if is {
		name = fmt.Sprintf("originals/%s-%.8s%s", id, sum(a.Data), a.Ending)
	}
	return name, err
}

// rewritten is the file of a source with other values and other blocks.
func rewritten(text string, set [][2]string, blocks []string) (string, error) {
	text, err := edit.Remove(text, "block")
	for i := 0; err == nil && i < len(set); i++ {
		text, err = edit.Set(text, set[i][0], set[i][1], "sha256")
	}
	if err != nil || len(blocks) == 0 {
		return text, err
	}
	return text + "\n" + strings.Join(blocks, "\n"), nil
}

// restated tells what an article states otherwise than the file of its source, which an editor may have mended.
func restated(s *fact.Source, a Article) []string {
	var notes []string
	published := a.Published.Value
	if a.Published.Weak {
		published = ""
	}
	for _, f := range [][3]string{{"title", s.Title, a.Title.Value}, {"published", s.Published.String(), published}} {
		if f[1] != "" && f[2] != "" && f[1] != f[2] {
			notes = append(notes, fmt.Sprintf("it states %s = %q now; the file has %q, which stays", f[0], f[2], f[1]))
		}
	}
	return notes
}

// stayed returns what the lines of an article are: what they were before if they stood in it, or else what they look
// like now.
func stayed(before *article.Article, a Article) []document.Override {
	was, untold := map[string]article.Role{}, map[int]article.Role{}
	for _, b := range before.Blocks {
		was[before.Text[b.Start:b.End]] = b.Role
	}
	for _, b := range article.Parse(a.Text, nil).Blocks {
		untold[b.FirstLine] = b.Role
	}
	var roles []document.Override
	for _, b := range article.Parse(a.Text, plain(a.Roles)).Blocks {
		is := document.Override{Override: article.Override{First: b.FirstLine, Last: b.LastLine, Role: b.Role}}
		for _, r := range a.Roles {
			if r.First <= b.FirstLine && b.LastLine <= r.Last {
				is.Why = r.Why
			}
		}
		if old, ok := was[a.Text[b.Start:b.End]]; ok && old != b.Role {
			is.Role, is.Why = old, "as before"
		}
		if untold[b.FirstLine] != is.Role {
			roles = append(roles, is)
		}
	}
	return document.Together(roles)
}

func plain(roles []document.Override) []article.Override {
	var list []article.Override
	for _, r := range roles {
		list = append(list, r.Override)
	}
	return list
}

// differences returns the lines that only one of two texts has.
func differences(before, after string) (gone, come []string) {
	only := func(of, other string) (lines []string) {
		known := map[string]bool{}
		for line := range strings.Lines(other) {
			known[strings.TrimSpace(line)] = true
		}
		for line := range strings.Lines(of) {
			if line = strings.TrimSpace(line); line != "" && !known[line] {
				lines = append(lines, line)
			}
		}
		return lines
	}
	return only(before, after), only(after, before)
}
