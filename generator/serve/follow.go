package serve

import (
	"beleg/generator"
	"beleg/generator/address"
	"beleg/generator/format"
)

// A saved claim is where a page goes that follows the editor.
type saved struct {
	revision int    // that saving it made; 0 for none
	address  string // path of its page on this host
}

// follow returns the page of the claim that was saved. Nobody is led anywhere when several claims changed, as after a checkout
// of another branch, or when the claim has no page, as a draft.
func (p *Preview) follow(changed []string, state generator.State) saved {
	var claims []string
	for _, name := range changed {
		if id, ok := format.ClaimIn(name); ok {
			claims = append(claims, id)
		}
	}
	if !p.opt.Follow || len(claims) != 1 {
		return saved{}
	}
	path := address.Claims + claims[0] + "/"
	if _, ok := p.file(index(path)); !ok {
		return saved{}
	}
	return saved{state.Revision, state.Home + path}
}
