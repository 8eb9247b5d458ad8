package edit

import (
	"errors"
	"fmt"
	"strings"

	"beleg/generator/facts/place"
)

// Add returns the TOML text with one more string at the end of the array of strings under a key of the file's own.
// Where the key does not stand, it is written in a new line below that of the last of some others, one of which must.
//
// All other bytes stay, and the change is proved as that of String is. In an array of several lines the string gets a
// line, with the indentation of the last.
func Add(text, key, value string, below ...string) (string, error) {
	want, err := decode(text)
	if err != nil {
		return "", err
	}
	list, isList := want[key].([]any)
	if _, there := want[key]; there && !isList {
		return "", fmt.Errorf("%s is no array", key)
	}
	changed := ""
	if isList {
		changed, err = addTo(text, key, len(list), Literal(value))
	} else {
		changed, err = newLine(text, fmt.Sprintf("%s = [%s]\n", key, Literal(value)), below)
	}
	if err != nil {
		return "", err
	}
	want[key] = append(list, value)
	if after, err := decode(changed); err != nil || !same(want, after) {
		return "", fmt.Errorf("%s cannot be added to without touching something else", key)
	}
	return changed, nil
}

// addTo puts a literal behind the last of n elements.
func addTo(text, key string, n int, literal string) (string, error) {
	x := place.Scan(text)
	array, ok := x.Value(place.Of(key))
	if !ok {
		return "", fmt.Errorf("%w at %s", ErrNoString, key)
	}
	if n == 0 {
		return text[:array.Start+1] + literal + text[array.Start+1:], nil
	}
	last, ok := x.Value(place.Of(key, n-1))
	if !ok {
		return "", fmt.Errorf("%w at %s", ErrNoString, key)
	}
	between := ", "
	line := text[strings.LastIndexByte(text[:last.Start], '\n')+1 : last.Start]
	if strings.Contains(text[array.Start:last.Start], "\n") && strings.TrimSpace(line) == "" {
		newline := "\n"
		if strings.HasSuffix(text[:last.Start-len(line)], "\r\n") {
			newline = "\r\n"
		}
		between = "," + newline + line
	}
	return text[:last.End] + between + literal + text[last.End:], nil
}

// newLine puts a line below the last of some keys that stands.
func newLine(text, line string, below []string) (string, error) {
	p, at := newPage(text), -1
	x := place.Scan(p.text)
	for _, key := range below {
		if span, ok := x.Value(place.Of(key)); ok {
			at = max(at, span.End)
		}
	}
	if at < 0 {
		return "", errors.New("none of the keys stands below which it could: " + strings.Join(below, ", "))
	}
	return p.with(line, gap{at: p.below(at)}), nil
}

// Same tells whether two decoded files say the same.
func Same(a, b map[string]any) bool { return same(a, b) }
