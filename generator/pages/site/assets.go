package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"strings"

	"beleg/generator/facts/accent"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/static"
)

// Assets are the files of static/, by their path there: beleg's own, the stylesheet of the site's accent, and the
// project's, which win.
type Assets map[string][]byte

// readAssets reads them. Go files, hidden files and backups are passed over; schemas are for editors' tools, not for
// readers.
func readAssets(assets Assets, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case name == "." && errors.Is(err, fs.ErrNotExist): // a project need not have any
			return nil
		case err != nil:
			return err
		case name != "." && format.Leftover(entry.Name()), name == "schema":
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir(), path.Ext(name) == ".go":
			return nil
		}
		assets[name], err = fs.ReadFile(fsys, name)
		return err
	})
}

// ReadAssets returns the assets of a project, whose site this is.
func ReadAssets(project fs.FS, s *fact.Site) (Assets, error) {
	assets := Assets{}
	if err := readAssets(assets, static.FS); err != nil {
		return nil, fmt.Errorf("read built-in static files: %w", err)
	}
	if sheet := accentSheet(s); sheet != nil {
		assets[accentFile] = sheet
	}
	own, err := fs.Sub(project, "static")
	if err != nil {
		return nil, fmt.Errorf("open static: %w", err)
	}
	if err := readAssets(assets, own); err != nil {
		return nil, fmt.Errorf("read static: %w", err)
	}
	return assets, nil
}

const (
	accentFile = "css/accent.css"
	accentHead = "/* accent in content/site.toml */\n"
)

// accentSheet returns the stylesheet that gives links the accent of a site; nil if it has none. It is a file because
// the content security policy lets pages have no styles of their own.
func accentSheet(s *fact.Site) []byte {
	colour, ok := accent.Parse(s.Accent)
	if !ok {
		return nil
	}
	return fmt.Appendf(nil, accentHead+":root { --link: %v; }\n"+
		"@media screen and (prefers-color-scheme: dark) { :root { --link: %v; } }\n", colour, colour.OnDark())
}

// Published returns an asset as readers get it: a stylesheet without its comments, which would be a tenth of what they
// wait for. Those that begin with /*! stay, which hold licences by custom, and those that stand within a line without a
// blank before them: between two names they are more than nothing (CSS Syntax 3, 4.3.1).
func (a Assets) Published(name string) []byte {
	if path.Ext(name) != ".css" {
		return a[name]
	}
	return commented.ReplaceAllFunc(a[name], func(part []byte) []byte {
		blank := bytes.TrimLeft(part, "\t\n\f\r ")
		if !bytes.HasPrefix(blank, []byte("/*")) || bytes.HasPrefix(blank, []byte("/*!")) {
			return part
		}
		return part[:min(1, len(part)-len(blank))]
	})
}

// commented matches what may look like a comment and is none, and comments with the white space before them.
var commented = regexp.MustCompile(`(?s)"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|^\s*/\*.*?\*/\s*|\s+/\*.*?\*/`)

// Own returns the project's assets that are not just copies of beleg's, or made of what the project says elsewhere.
func (a Assets) Own() Assets {
	own := maps.Clone(a)
	maps.DeleteFunc(own, func(name string, text []byte) bool {
		builtin, err := fs.ReadFile(static.FS, name)
		return err == nil && bytes.Equal(builtin, text) || bytes.HasPrefix(text, []byte(accentHead))
	})
	return own
}

// Paths returns where each asset is published: below assets/, with a piece of its hash in the name, so that readers'
// browsers can keep it for ever and still get a changed one at once.
func (a Assets) Paths() map[string]string {
	paths := make(map[string]string, len(a))
	for name, data := range a {
		sum := sha256.Sum256(data)
		ext := path.Ext(name)
		paths[name] = fmt.Sprintf("assets/%s.%x%s", strings.TrimSuffix(name, ext), sum[:4], ext)
	}
	return paths
}
