package serve

import (
	"strings"

	"beleg/generator"
	"beleg/generator/address"
)

// A saved claim is where a page goes that follows the editor.
type saved struct {
	revision int    // that saving it made; 0 for none
	address  string // path of its page on this host
}

// follow returns the page of the claim that was saved. Nobody is led anywhere when several claims changed, as after a checkout
// of another branch, or when the claim has no page, as a draft.
func (p *Preview) follow(changed []string, state generator.State) saved {
	id := ""
	for _, name := range changed {
		claim, ok := strings.CutPrefix(name, "content/claims/")
		if !ok {
			continue
		}
		if id != "" {
			return saved{}
		}
		id = strings.TrimSuffix(claim, ".toml")
	}
	path := address.Claims + id + "/"
	if _, _, err := p.live.File(path + "index.html"); id == "" || err != nil || !p.opt.Follow {
		return saved{}
	}
	return saved{state.Revision, state.Home + path}
}
