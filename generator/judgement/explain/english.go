package explain

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed english.toml
var englishTOML string

// english puts English words in the place of those of the examples, the longest first.
var english = sync.OnceValue(func() *strings.Replacer {
	var words map[string]string
	if _, err := toml.Decode(englishTOML, &words); err != nil {
		panic("english.toml: " + err.Error())
	}
	longest := slices.SortedFunc(maps.Keys(words), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	})
	var pairs []string
	for _, german := range longest {
		pairs = append(pairs, german, words[german])
	}
	return strings.NewReplacer(pairs...)
})

// inEnglish returns an example in English. What stands before its first file is so already.
func inEnglish(text []byte) []byte {
	why, files, _ := strings.Cut(string(text), "\n-- ")
	return []byte(why + "\n-- " + english().Replace(files))
}
