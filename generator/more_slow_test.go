//go:build slow

package generator_test

import (
	"testing"

	"beleg/generator"
)

// What other tests do with one site or address is done with more of them, where there is time.
func init() {
	homes = append(homes, "https://example.org/", "https://example.org/a/b/", "https://example.org/%C3%BCber%20uns/")
	moreSites = append(moreSites, func(t *testing.T) published {
		project := syntheticProject(t, 120, 30)
		return published{"a synthetic site", project, built(t, project, generator.Options{})}
	})
}
