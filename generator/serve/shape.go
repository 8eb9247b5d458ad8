package serve

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// A shape is a page without the fingerprints in the addresses of its assets. Two pages of the same shape differ in nothing but
// which stylesheets, scripts and pictures they use.
type shape struct {
	text   string   // fingerprint of the page without them
	assets []string // each address of an asset as it stands in the page, in order
}

// assetFolder is where fingerprinted files lie. What stands at an address there never changes.
const assetFolder = "assets/"

func shapeOf(page []byte) shape {
	var s shape
	var rest bytes.Buffer
	for {
		i := bytes.Index(page, []byte("/"+assetFolder))
		if i < 0 {
			break
		}
		start := bytes.LastIndexAny(page[:i], "\"'=( \t\n\r>,") + 1
		end := len(page)
		if n := bytes.IndexAny(page[i:], "\"') \t\n\r<>,"); n >= 0 {
			end = i + n
		}
		name := string(page[start:end])
		s.assets = append(s.assets, name)
		rest.Write(page[:start])
		rest.WriteString(unprinted(name))
		page = page[end:]
	}
	rest.Write(page)
	s.text = fingerprint(rest.Bytes())
	return s
}

// unprinted takes the fingerprint out of an asset's address: site.0a1b2c3d.css becomes site.css.
func unprinted(name string) string {
	ending := path.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	print := path.Ext(stem)
	if len(print) == 9 && strings.Trim(print[1:], "0123456789abcdef") == "" {
		return strings.TrimSuffix(stem, print) + ending
	}
	return name
}

// A swap is a stylesheet that takes the place of another.
type swap struct {
	From string `json:"from"` // as it stands in the page
	To   string `json:"to"`
}

// swaps returns the stylesheets that make a page of one shape into another of the same text. It is not possible if anything
// else than stylesheets changed.
func swaps(from, to shape) ([]swap, bool) {
	if from.text != to.text || len(from.assets) != len(to.assets) {
		return nil, false
	}
	var changed []swap
	for i, name := range from.assets {
		s := swap{name, to.assets[i]}
		switch {
		case s.From == s.To, slices.Contains(changed, s):
		case path.Ext(s.From) == ".css" && path.Ext(s.To) == ".css":
			changed = append(changed, s)
		default:
			return nil, false
		}
	}
	return changed, true
}
