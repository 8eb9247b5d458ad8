package generator

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"beleg/generator/pages/card"
)

func TestASiteMayDoWithoutCards(t *testing.T) {
	project := ours(t)
	site := project["content/site.toml"]
	site.Data = append([]byte("share_cards = false\n"), site.Data...)
	result, err := Build(context.Background(), project, Options{})
	if err != nil || !sound(result.Found) {
		t.Fatalf("got %v and %v", result.Found, err)
	}
	for path, page := range result.Files {
		if strings.HasPrefix(path, card.Folder) {
			t.Errorf("there is %s", path)
		}
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		if bytes.Contains(page, []byte("og:image")) || bytes.Contains(page, []byte("large_image")) || bytes.Contains(page, []byte(card.Folder)) {
			t.Errorf("%s names a picture", path)
		}
	}
}
