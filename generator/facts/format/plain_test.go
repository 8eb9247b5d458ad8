package format

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plainTexts are read without the decoder.
var plainTexts = []string{"", "\n# nothing\n", "a = 1", "a = -7\nb = +0\n", "a = 1.5 # so\n", "a = -0.25\n", "a = true\nb = false\n", "a-b_1 = \"x\"\n",
	`a = "sagt \"ja\" \\ nein\n\t"`, `a = ""`, "a = ''", "a = 'C:\\'", "a = \"\"\"\nzwei\nZeilen, \"so\"\n\"\"\"", "a = '''\n\\n'''",
	"a = []", "a = [1, 2.5, \"x\", []]", "a = [\n  1, # eins\n  2,\n]", "a = {}", "a = { b = 1, c = [{ d = \"}\" }] }", "[a]\nb = 1\n[c]\n", "[[a]]\nb = 1\n[[a]]\n[ c ]\nd = 2\n[[a]]\n",
	"  a\t=\t1\t\n", "1 = 2\n", "a = 'ü'"}

// otherTexts are for the decoder, TOML or not.
var otherTexts = []string{"a = 1\r\n", "a.b = 1", "\"a\" = 1", "a = 1_000", "a = 1e3", "a = 0x1F", "a = inf", "a = 2024-10-08", "a = 07", "a = 1.", "a = .5", "a = 1 2", "a = \"x\" y", "a = \"x",
	"a = \"x\ny\"", "a = \"\\u00e4\"", "a = \"\\x41\"", "a = \"\"\"x\"\"\"\"", "a = \"\"\"x\\\n  y\"\"\"", "a = 1\na = 2", "[a]\n[a]", "a = 1\n[a]", "[a]\n[[a]]", "a = [{}]\n[[a]]", "[a.b]", "[a", "[[a]", "[]",
	"a = {b = 1,}", "a = {\nb = 1}", "a = {b = 1", "a = [1", "a = [1 2]", "a = [,]", "a =", "a", "= 1", "\ufeffa = 1", "a = \"\x01\"", "a = tru", "a = 99999999999999999999", "a = +", "a = \"\\", "a = \"\"\"\\\"\"\"\""}

func TestPlainTextsAreReadAsTheDecoderReadsThem(t *testing.T) {
	for _, text := range plainTexts {
		got, ok := plain(text)
		want, err := decodeTOML(text)
		if err != nil || !ok {
			t.Errorf("%q: got %v, %v, and the decoder's error %v", text, got, ok, err)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	for _, text := range otherTexts {
		if got, ok := plain(text); ok {
			t.Errorf("%q: got %v, want it left to the decoder", text, got)
		}
	}
}

// checkPlain holds that what is read without the decoder is TOML 1.0, and says the same to it.
func checkPlain(t *testing.T, text string) {
	t.Helper()
	got, ok := plain(text)
	if !ok || strings.ToValidUTF8(text, "") != text {
		return
	}
	want, err := decodeTOML(text)
	if err != nil {
		t.Fatalf("the decoder: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
}

// TestMostFilesArePlain: else it would be worth nothing.
func TestMostFilesArePlain(t *testing.T) {
	all, read := 0, 0
	err := fs.WalkDir(os.DirFS("../../../content"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".toml") {
			return err
		}
		text, err := os.ReadFile("../../../content/" + name)
		all++
		if _, ok := plain(string(text)); ok {
			read++
		} else {
			t.Log("not plain:", name)
		}
		return err
	})
	if err != nil || all < 100 || 10*read < 9*all {
		t.Errorf("got %d plain files of %d (%v), want nine of ten", read, all, err)
	}
}
