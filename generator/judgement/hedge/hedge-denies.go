package hedge

import (
	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

var hedgeDenies = rules.Warning("hedge-denies", "a hedge that is a denial")

// denies reports a hedge by which somebody says no: the page would say that the source keeps its distance.
func denies(q *fact.Quote, found *diag.List) {
	for _, word := range reading.Words(q.Hedge) {
		if reading.In(q.Source.Language).Deny[word.Text] {
			found.Add(hedgeDenies.At(q.Where.At("hedge").Value(),
				`take hedge away: who denies the claim has stance = "disputes" and is named in via`,
				"%q is a denial, and a hedge leaves open whether something is so", word.Text))
			return
		}
	}
}
