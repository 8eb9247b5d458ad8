package edit

import (
	"fmt"
	"strings"

	"beleg/generator/facts/place"
)

// Set returns the TOML text with the string under a key of the file's own set to value: as String does where the key
// stands, and otherwise in a new line below that of the key after, which must stand.
func Set(text, key, value, after string) (string, error) {
	want, err := decode(text)
	if err != nil {
		return "", err
	}
	if _, there := want[key]; there {
		return String(text, key, value)
	}
	p := newPage(text)
	span, ok := place.Scan(p.text).Value(place.Of(after))
	if !ok {
		return "", fmt.Errorf("there is no %s below which %s could stand", after, key)
	}
	changed := p.with(fmt.Sprintf("%s = %s\n", key, Literal(value)), gap{at: p.below(span.End)})
	want[key] = value
	if now, err := decode(changed); err != nil || !same(want, now) {
		return "", fmt.Errorf("%s cannot be added to this file without touching something else", key)
	}
	return changed, nil
}

// Remove returns the TOML text without the tables of an array, those in them and the comments right above them. Where
// there are none, nothing changes.
func Remove(text, name string) (string, error) {
	want, err := decode(text)
	if err != nil {
		return "", err
	}
	p := newPage(text)
	headers := place.Scan(p.text).Headers
	var kept []string
	from, removing := 0, false
	for _, h := range headers {
		at := p.commentsAbove(h)
		if !removing {
			kept = append(kept, p.lines[from:at]...)
		}
		from, removing = at, h.Names[0] == name
	}
	if !removing {
		kept = append(kept, p.lines[from:]...)
	}
	changed := strings.TrimRight(strings.Join(kept, ""), " \t\r\n")
	if changed != "" {
		changed += "\n"
	}
	changed = p.mark + changed
	delete(want, name)
	if now, err := decode(changed); err != nil || !same(want, now) {
		return "", fmt.Errorf("the [[%s]] tables cannot be taken out without touching something else", name)
	}
	return changed, nil
}
