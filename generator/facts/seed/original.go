package seed

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/words/diag"
)

var originalChanged = rules.Error("original-changed", "the original of an article is not the pinned one")

// Original reports the original of a source that is not there or not the pinned one. Only its fingerprint is looked at:
// nothing of a site is made of it.
func Original(files *input.Files, raw *format.Source) (diag.List, error) {
	if raw.Original == "" {
		return nil, nil
	}
	report := func(key, help, message string, args ...any) (diag.List, error) {
		return diag.List{originalChanged.At(raw.At(key).Value(), help, message, args...)}, nil
	}
	name := "seeds/" + raw.Original
	if !fs.ValidPath(raw.Original) || !format.IsOriginal(name) || strings.ContainsAny(raw.Original, "\\:\x00") {
		return report("original", "", "%q is no file in seeds/originals/", raw.Original)
	}
	sum, err := files.Sum(name)
	switch {
	case errors.Is(err, input.ErrRefused): // reported already
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		return report("original", "bring the file back, or take both keys away", "there is no %s", name)
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	case raw.OriginalSHA == "":
		return report("original", fmt.Sprintf("write original_sha256 = %q", sum), "%s is not pinned", name)
	case !strings.EqualFold(sum, raw.OriginalSHA):
		const help = "bring the file back that was pinned; what was found later is another original"
		return report("original_sha256", help, "%s is not the original that was pinned here", name)
	}
	return nil, nil
}
