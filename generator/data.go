package generator

import (
	"sync"

	"beleg/generator/address"
	"beleg/generator/claimreview"
	"beleg/generator/fact"
	"beleg/generator/feed"
	"beleg/generator/opendata"
	"beleg/generator/timeline"
)

// dataFiles returns how each file of the open data is made, by path. entries returns the chronology.
func dataFiles(base *fact.Base, book *address.Book, entries func() []*timeline.Entry) map[string]func() ([]byte, error) {
	news := sync.OnceValue(func() *feed.Feed { return feed.New(base, book) })
	return map[string]func() ([]byte, error){
		address.ClaimsJSON:   func() ([]byte, error) { return opendata.Encode(opendata.NewClaims(base, book)) },
		address.TimeJSON:     func() ([]byte, error) { return opendata.Encode(opendata.NewChronology(entries(), book)) },
		address.ReviewJSON:   func() ([]byte, error) { return opendata.Encode(claimreview.NewFeed(base, book)) },
		address.ReviewSchema: func() ([]byte, error) { return claimreview.Schema, nil },
		address.Atom:         func() ([]byte, error) { return news().Atom() },
		address.JSONFeed:     func() ([]byte, error) { return news().JSON() },
	}
}
