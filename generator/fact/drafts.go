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
		c.LeaveDrafts()
		published.Claims = append(published.Claims, c)
	}
	return &published
}

// LeaveDrafts takes away what points from a claim to drafts.
func (c *Claim) LeaveDrafts() {
	if slices.ContainsFunc(c.Related, toDraft) {
		c.Related = slices.DeleteFunc(slices.Clone(c.Related), toDraft)
	}
}

func toDraft(r *Related) bool { return r.Claim.Draft }
