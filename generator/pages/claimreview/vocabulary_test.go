package claimreview_test

import (
	"slices"
	"strings"
	"testing"
)

// vocabulary is the part of schema.org (as npm's schema-dts 2.1.0 has it) that we use: each type, what it is a kind of,
// and those of its own properties that we use.
var vocabulary = map[string]struct{ kindOf, properties string }{
	"Thing":                  {"", "alternateName name sameAs url"},
	"CreativeWork":           {"Thing", "author dateModified datePublished headline inLanguage publisher text"},
	"Article":                {"CreativeWork", ""},
	"NewsArticle":            {"Article", ""},
	"Claim":                  {"CreativeWork", "appearance firstAppearance"},
	"Review":                 {"CreativeWork", "itemReviewed reviewRating"},
	"ClaimReview":            {"Review", "claimReviewed"},
	"Dataset":                {"CreativeWork", ""},
	"DataFeed":               {"Dataset", "dataFeedElement"},
	"Intangible":             {"Thing", ""},
	"DataFeedItem":           {"Intangible", "dateCreated dateModified item"},
	"Rating":                 {"Intangible", "bestRating ratingExplanation ratingValue worstRating"},
	"Person":                 {"Thing", ""},
	"Organization":           {"Thing", ""},
	"GovernmentOrganization": {"Organization", ""},
	"NewsMediaOrganization":  {"Organization", ""},
}

// known tells whether a type or what it is a kind of has a property.
func known(kind, property string) bool {
	for kind != "" {
		term, ok := vocabulary[kind]
		if !ok {
			return false
		}
		if slices.Contains(strings.Fields(term.properties), property) {
			return true
		}
		kind = term.kindOf
	}
	return false
}

func TestEveryPropertyIsASchemaOrgPropertyOfItsType(t *testing.T) {
	used := map[string]bool{}
	var look func(path string, v any)
	look = func(path string, v any) {
		switch v := v.(type) {
		case []any:
			for _, element := range v {
				look(path, element)
			}
		case map[string]any:
			kind, _ := v["@type"].(string)
			if _, ok := vocabulary[kind]; !ok {
				t.Errorf("%s has the type %q, which is not among those of schema.org that we know", path, kind)
			}
			for property, value := range v {
				if !strings.HasPrefix(property, "@") && !known(kind, property) {
					t.Errorf("%s: %s has no property %s", path, kind, property)
				}
				used[property] = true
				look(path+"."+property, value)
			}
		}
	}
	look("feed", generic(t, full(t)))
	for kind, term := range vocabulary {
		for _, property := range strings.Fields(term.properties) {
			if !used[property] {
				t.Errorf("no feed has %s of %s: take it from the table, or the test has become blind for it", property, kind)
			}
		}
	}
}
