package generator

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"beleg/generator/card"
	"beleg/generator/site"
)

// addCards adds the share cards of the pages to the files and returns how many had to be drawn. A card that reuse has is
// taken from there, if it is just what would be drawn.
func addCards(ctx context.Context, files map[string][]byte, pages []site.Page, reuse func(string) ([]byte, bool)) (int, error) {
	images := site.Images(pages)
	cards := make([][]byte, len(images))
	var next, drawn atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(images)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(images) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if cards[i] = earlier(images[i], reuse); cards[i] == nil {
					cards[i] = card.Draw(images[i].Card)
					drawn.Add(1)
				}
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	for i, image := range images {
		files[image.Path] = cards[i]
	}
	return int(drawn.Load()), nil
}

// earlier returns the card that an earlier build made of the same claim, rating and site; nil if there is none.
func earlier(image *site.Image, reuse func(string) ([]byte, bool)) []byte {
	if reuse == nil {
		return nil
	}
	if data, ok := reuse(image.Path); ok && image.Card.Matches(data) {
		return data
	}
	return nil
}
