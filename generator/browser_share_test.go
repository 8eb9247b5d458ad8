//go:build browser

package generator_test

import (
	"strings"
	"testing"

	"beleg/generator/internal/chrome"
)

// The page's clipboard is caught: the machine's is nobody's to write to.
func TestInABrowserAQuotationIsCopiedWithItsSourceAndAddress(t *testing.T) {
	r := newReader(t)
	r.open("sources/br24-2024-10-24/index.html")
	got := chrome.Ask[string](r.Tab, `(async () => {
		let copied = "";
		navigator.clipboard.writeText = async (text) => { copied = text };
		const button = document.querySelector("[data-words] button");
		if (button.checkVisibility()) button.click();
		await new Promise(requestAnimationFrame);
		return button.textContent + ": " + copied;
	})()`)
	for _, want := range []string{"Kopiert: „", "BR24, vermutlich um den 24. Oktober 2024) http", "/sources/br24-2024-10-24/#q-"} {
		if !strings.Contains(got, want) {
			t.Errorf("copied %q, which lacks %q", got, want)
		}
	}
}
