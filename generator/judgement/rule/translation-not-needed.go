package rule

import "strings"

var _ = quotes.warning("translation-not-needed", "a quotation in the site's language has a translation",
	func(q quoted, r report) {
		spoken, _, _ := strings.Cut(q.Source.Language, "-")
		if q.Translation != "" && strings.EqualFold(spoken, q.site.Language) {
			r.at(q.Where.At("translation").Key(),
				"leave it out; or say in language in the source's file which language the article is in",
				"the article is in the site's language, %q", q.Source.Language)
		}
	})
