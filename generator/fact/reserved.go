package fact

import "slices"

// reserved are the first parts of the site's own addresses.
var reserved = []string{"404", "actors", "assets", "changes", "chronology", "claims", "data", "figures", "matrix", "search", "sources", "topics"}

// Reserved tells whether a page cannot have this id because the address belongs to the site itself.
func Reserved(id string) bool { return slices.Contains(reserved, id) }
