package serve

import (
	"strings"
	"testing"
)

func TestLinksOpenTheEditorAtThePlace(t *testing.T) {
	for _, test := range []struct{ editor, root, name, want string }{
		{"vscode", "/home/me/site", "content/a.toml", "vscode://file/home/me/site/content/a.toml:3:7"},
		{"vscodium", "/home/me/my site", "content/ä&b=c+d#e?f%.toml", "vscodium://file/home/me/my%20site/content/%C3%A4%26b%3Dc%2Bd%23e%3Ff%25.toml:3:7"},
		{"cursor", "C:/Users/me/site", "content/a.toml", "cursor://file/C%3A/Users/me/site/content/a.toml:3:7"},
		{"zed", "/s", "a.toml", "zed://file/s/a.toml:3:7"},
		{"idea", "/s", "a.toml", "idea://open?file=/s/a.toml&line=3&column=7"},
		{"subl", "/s", "a.toml", "subl://open?url=file:///s/a.toml&line=3&column=7"},
		{"txmt", "/s", "a.toml", "txmt://open?url=file:///s/a.toml&line=3&column=7"},
		{"emacs", "/s", "a.toml", "emacs://open?url=file:///s/a.toml&line=3&column=7"},
		{"http://localhost:63342/api/file{file}:{line}", "/s", "a.toml", "http://localhost:63342/api/file/s/a.toml:3"},
		{"none", "/s", "a.toml", ""},
		{"vscode", "", "a.toml", ""},
		{"vscode", "/s", "../../{line}/a.toml", "vscode://file/%7Bline%7D/a.toml:3:7"},
	} {
		e, err := ParseEditor(test.editor)
		if err != nil {
			t.Errorf("%s: %v", test.editor, err)
			continue
		}
		if got := e.Link(test.root, test.name, 3, 7); got != test.want {
			t.Errorf("%s: got %s, want %s", test.editor, got, test.want)
		}
	}
}

func TestAnEditorThatWouldRunInThePageIsRefused(t *testing.T) {
	for _, bad := range []string{"", "vim", "javascript:alert('{file}')", "JavaScript:{file}", "data:text/html,{file}", "{file}", "vscode://file", ":{file}"} {
		if e, err := ParseEditor(bad); err == nil {
			t.Errorf("%q: got the editor %q, want an error", bad, e)
		}
	}
	if _, err := ParseEditor("vim"); err == nil || !strings.Contains(err.Error(), "emacs, idea, none") {
		t.Errorf("got %v, want an error that lists the editors", err)
	}
}
