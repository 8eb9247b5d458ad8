package fact

import "slices"

// WithDrafts turns all drafts into claims like any other, for a look at what they will be. It changes the base.
func (b *Base) WithDrafts() {
	for _, c := range b.Claims {
		c.Draft = false
	}
}

// WithoutDrafts returns the base without drafts, and takes away what points to them.
func (b *Base) WithoutDrafts() *Base {
	published := *b
	published.Claims = nil
	for _, c := range b.Claims {
		if c.Draft {
			continue
		}
		if slices.ContainsFunc(c.Related, toDraft) {
			c.Related = slices.DeleteFunc(slices.Clone(c.Related), toDraft)
		}
		published.Claims = append(published.Claims, c)
	}
	return &published
}

func toDraft(r *Related) bool { return r.Claim.Draft }
