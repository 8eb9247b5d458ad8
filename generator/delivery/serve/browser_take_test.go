//go:build browser

package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"beleg/generator/internal/chrome"
)

func TestInABrowserAnArticleIsTakenInAndQuoted(t *testing.T) {
	e, dir := quoting(t)
	e.open("/check/sources/")
	e.Holds("there is a link to take an article in", "document.querySelector('.beleg_link a')")
	e.Do(chromedp.Click(chromedp.CSS(".beleg_link a")))
	e.Holds("the form is there", "document.querySelector('#take button')?.disabled")
	e.connected()
	// A file is dropped on the page.
	chrome.Ask[bool](e.Tab, fmt.Sprintf(`(() => {
  const files = new DataTransfer();
  files.items.add(new File([%q], "ferry.html"));
  for (const kind of ["dragenter", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
  return true;
})()`, savedPage))
	e.Holds("it is ready", "!document.querySelector('#take button').disabled")
	e.Do(chromedp.Click(chromedp.CSS("#take button")))
	e.Holds("it is told what was found", "document.querySelector('#told dl')?.textContent.includes('2024-10-08')")
	if first := chrome.Ask[string](e.Tab, "document.querySelector('#told dt + dd').textContent"); first != "The ferry stops" {
		t.Errorf("first of all it tells %q, want the title", first)
	}
	e.LoadAxe()
	e.Axe("what was found", "html", 10)
	if data, err := os.ReadFile(filepath.Join(dir, "seeds/the-ferry-stops.txt")); err != nil || !strings.Contains(string(data), "1,100 people") {
		t.Errorf("the text is not there (%v)", err)
	}
	for _, name := range []string{"seeds/the-ferry-stops.txt", "seeds/originals/the-ferry-stops.html", "content/sources/the-ferry-stops.toml"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		e.project[name] = &fstest.MapFile{Data: data}
	}
	e.save()
	e.Do(chromedp.Click(chromedp.CSS("#told a")))
	e.Holds("its text is there, ready to be quoted", "document.querySelector('main[data-source=the-ferry-stops] .words_title')")
	if refused := chrome.Ask[[]string](e.Tab, "globalThis.refused ?? []"); len(refused) > 0 {
		t.Errorf("the page's policy refused %v", refused)
	}
}

func TestInABrowserTakingInIsAccessibleAndFitsATelephone(t *testing.T) {
	e, _ := quoting(t)
	for _, width := range []int64{1280, 360} {
		for _, scheme := range []string{"light", "dark"} {
			e.look(width, 780, scheme)
			e.open(Prefix + taking)
			chrome.Ask[bool](e.Tab, "(document.querySelector('#text').value = 'words', document.querySelector('#text').dispatchEvent(new Event('input')), true)")
			e.Holds("it is ready", "!document.querySelector('#take button').disabled")
			if wide := chrome.Ask[float64](e.Tab, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
				t.Errorf("%d pixels, %s: the page is %g pixels too wide", width, scheme, wide)
			}
			e.LoadAxe()
			e.Axe(fmt.Sprintf("%d pixels, %s", width, scheme), "html", 10)
		}
	}
}
