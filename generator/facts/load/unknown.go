package load

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

// help is the next step where there is no thing with an id.
func (k *kind[T]) help(id string) string {
	if k.table != nil && diag.Nearest(id, k.ids) == "" && format.ValidID(id) {
		return "add it " + k.where + ":\n" + k.table(id)
	}
	return cmp.Or(diag.DidYouMean(id, k.ids), "add it "+k.where)
}

// actorTable is the table of an actor of whom only the id is known.
func actorTable(id string) string {
	words := strings.Split(id, "-")
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	var kinds []string
	for _, f := range format.Fields(reflect.TypeFor[format.Actor]()) {
		for _, w := range f.Words {
			kinds = append(kinds, w.Word)
		}
	}
	return fmt.Sprintf("[%s]\nname    = %q\nkind    = %q # %s\npart_of = \"\" # the actor whose voice this is; empty "+
		"for nobody's but their own", id, strings.Join(words, " "), kinds[0], strings.Join(kinds, " | "))
}
