package rename

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/facts/name"
	"beleg/generator/words/diag"
)

// A Move is a file that gets another name; its bytes stay.
type Move struct{ From, To string }

// Moves returns all files that get another name, that of the thing first.
func (p *Plan) Moves() []Move {
	if p.From == "" {
		return nil
	}
	return append([]Move{{p.From, p.To}}, p.Seeds...)
}

// seeds returns the files in seeds/ that are named after a source, which move with it: its text, its originals and
// those of earlier versions, which have the beginning of their fingerprint behind the id. One that another source names
// stays.
func (a Ask) seeds(files *input.Files) ([]Move, error) {
	if a.Kind.Name != "source" {
		return nil, nil
	}
	own := regexp.MustCompile(`^` + regexp.QuoteMeta(a.Old) + `(-[0-9a-f]{8})?(\.\w+)$`)
	others := a.namedByOthers(files)
	var moves []Move
	for _, folder := range []string{"seeds", "seeds/originals"} {
		entries, err := fs.ReadDir(files, folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("list %s: %w", folder, err)
		}
		for _, e := range entries {
			m := own.FindStringSubmatch(e.Name())
			move := Move{From: path.Join(folder, e.Name())}
			if m == nil || !e.Type().IsRegular() || slices.Contains(others, move.From) {
				continue
			}
			move.To = path.Join(folder, a.New+m[1]+m[2])
			if _, err := fs.Stat(files, move.To); !errors.Is(err, fs.ErrNotExist) {
				return nil, fmt.Errorf("%s would become %s, and there is one; give one of them another name", move.From,
					move.To)
			}
			moves = append(moves, move)
		}
	}
	return moves, nil
}

// pinned are the keys of a source that name files in seeds/.
var pinned = []string{"file", "original"}

// namedByOthers returns the files in seeds/ that other sources name.
func (a Ask) namedByOthers(files *input.Files) (list []string) {
	for _, id := range a.Kind.IDs(files) {
		text, err := fs.ReadFile(files, a.Kind.File(id))
		if err != nil || id == a.Old {
			continue
		}
		data, _ := format.Parse(name.Doc(&diag.File{Name: a.Kind.File(id), Text: text}))
		for _, key := range pinned {
			if file, ok := data[key].(string); ok {
				list = append(list, path.Join("seeds", file))
			}
		}
	}
	return list
}

// follow writes into the text of a source where its files are after these moves, and counts the changes.
func (a Ask) follow(text string, moves []Move) (string, int, error) {
	data, _ := format.Parse(name.Doc(&diag.File{Name: a.Kind.File(a.Old), Text: []byte(text)}))
	changes := 0
	for _, key := range pinned {
		file, _ := data[key].(string)
		for _, m := range moves {
			if file == "" || path.Join("seeds", file) != m.From {
				continue
			}
			to, err := edit.Set(text, key, m.To[len("seeds/"):], key)
			if err != nil {
				return "", 0, err
			}
			text, changes = to, changes+1
		}
	}
	return text, changes, nil
}
