package lang

// Origins sums up who is behind a claim: "5 Artikel, mindestens 1, höchstens 3 unabhängige Ursprünge". atLeast must not
// exceed atMost. "Mindestens 0" would say nothing and is left out.
func (l *Lang) Origins(articles, atLeast, atMost int) string {
	var origins string
	switch {
	case atMost == 0:
		origins = l.Text("origins.none")
	case atLeast == atMost:
		origins = l.Count("origins.exact", atMost)
	case atLeast == 0:
		origins = l.Count("origins.at-most", atMost)
	default:
		origins = l.Fill("origins.between", map[string]any{"N": atMost, "Least": atLeast})
	}
	return l.put("origins.summary", "Articles", l.Count("origins.articles", articles), "Origins", origins)
}
