package site_test

import (
	"html/template"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/facts/record"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/site"
	"beleg/generator/pages/timeline"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
)

// FuzzAQuestion holds for any question without a fault that its page has each claim that it names once, by how settled it is, and of
// the others only such as share a topic; that it has all answers, in both orders; and that no text leaves its element.
func FuzzAQuestion(f *testing.F) {
	const named = "[[answer]]\ndate = 2024-02-02\nword = \"Ja\"\ntext = \"[Sie ist es](claim:wahr).\"\nclaims = [\"wahr\"]\n"
	for _, text := range []string{"question = \"Ist sie gesperrt?\"\ntopics = [\"bau\"]\ntext = \"Es heißt, sie sei [offen](claim:offen#quotes).\"\nunknown = [\"Seit wann?\"]\n" + named,
		"question = \"<b>\"\nshort = \"'\\\"&\"\ntopics = [\"verkehr\", \"bau\"]\nweight = 3\n" + strings.Replace(named, "[Sie ist es](claim:wahr)", "<i>x</i> [a](javascript:x) ![b](//c \\\"d\\\")", 1) + "was = \"*x*\"\n" +
			strings.Replace(named, "2024-02-02", "2024-03-03", 1),
		"question = \"q\"\ntext = '''\n# H\n\n1. [x](question:frage#h)\n2. <https://a.example/?b&c>\n'''\n" + strings.Replace(named, "\"wahr\"", "\"offen\", \"wahr\", \"offen\"", 1)} {
		f.Add([]byte(text))
	}
	base, whole, plan := asked(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 600 {
			t.Skip("what is longer takes long")
		}
		said, found := record.Decode(&diag.File{Name: "content/questions/frage.toml", Text: text})
		errors, _ := found.Count()
		q := base.Questions[0]
		if errors > 0 || !fill(q, base, said.(*record.Of[format.Question])) {
			return
		}
		page := whole.Compose(plan).Data.(*site.QuestionPage)
		if again := whole.Compose(plan).Data; !reflect.DeepEqual(again, page) {
			t.Fatalf("got %+v and then %+v", page, again)
		}
		grouped(t, q, page.Groups)
		answered(t, q, page)
		inElement(t, page.Text)
		for _, a := range page.Steps {
			inElement(t, a.Text)
		}
	})
}

// asked is a site with a question, and the plan of its page. Of four claims one is known and one is not, each with and without a topic.
func asked(f *testing.F) (*fact.Base, *site.Site, address.Planned) {
	p := project()
	words := quoted("frueh", "supports", "Die Brücke ist gesperrt", "")
	claim(p, "wahr", ``, review("2024-02-01", "wahr", "")+words)
	claim(p, "offen", ``, words)
	claim(p, "bau-wahr", `"bau"`, review("2024-02-01", "wahr", "")+words)
	claim(p, "bau-offen", `"bau"`, words)
	put(p, "content/questions/frage.toml", "question = \"?\"\n[[answer]]\ndate = 2024-02-02\nword = \"Ja\"\ntext = \"Ja.\"\nclaims = [\"wahr\"]\n")
	base, found, err := load.Project(p)
	if errors, _ := found.Count(); err != nil || errors > 0 {
		f.Fatalf("the project has findings: %v %v", err, found)
	}
	uses := fact.UsesOf(base)
	whole := site.New(base, address.New(base, nil), func() *fact.Uses { return uses }, func() []*timeline.Entry { return timeline.Entries(base, uses) }, nil)
	for _, p := range address.Plan(base) {
		if p.Path == "questions/frage/" {
			return base, whole, p
		}
	}
	f.Fatal("the question has no page")
	return nil, nil, address.Planned{}
}

// fill makes a question what its file says. It is not done if that leads to what there is not.
func fill(q *fact.Question, base *fact.Base, r *record.Of[format.Question]) bool {
	claims := map[string]*fact.Claim{}
	for _, c := range base.Claims {
		claims[c.ID] = c
	}
	*q = fact.Question{Where: r.Where, ID: q.ID, Question: r.Raw.Question, Short: r.Raw.Short, Weight: r.Raw.Weight, Text: r.Text, Unknown: r.Raw.Unknown}
	for _, id := range r.Raw.Topics {
		i := slices.IndexFunc(base.Site.Topics, func(t *fact.Topic) bool { return t.ID == id })
		if i < 0 {
			return false
		}
		q.Topics = append(q.Topics, base.Site.Topics[i])
	}
	for i, raw := range r.Raw.Answer {
		raw.Was = markdown.Parse(raw.Was, markdown.Options{}).Plain
		a := &fact.Answer{Answer: raw, Text: r.Answers[i]}
		for _, id := range raw.Claims {
			if claims[id] == nil {
				return false
			}
			a.Claims = append(a.Claims, claims[id])
		}
		q.Answers = append(q.Answers, a)
	}
	q.Gather(claims)
	return len(q.Answers) > 0
}

func grouped(t *testing.T, q *fact.Question, groups []site.ClaimGroup) {
	t.Helper()
	var titles, others, want []string
	for _, g := range groups {
		if len(g.Claims)+len(g.Others)+len(g.Open) == 0 {
			t.Fatalf("the group %s has nothing in it", g.Kind)
		}
		for _, c := range g.Claims {
			titles = append(titles, c.Title)
		}
		for _, c := range g.Others {
			others = append(others, c.Title)
		}
	}
	for _, c := range q.Claims {
		want = append(want, c.Title())
	}
	slices.Sort(titles)
	if slices.Sort(want); !slices.Equal(titles, want) {
		t.Fatalf("the groups have the claims %q, want %q", titles, want)
	}
	building := slices.ContainsFunc(q.Topics, func(t *fact.Topic) bool { return t.ID == "bau" })
	for _, title := range others {
		if slices.Contains(want, title) || !building || !strings.HasPrefix(title, "Behauptung bau-") {
			t.Fatalf("%q stands beside %q", title, want)
		}
	}
}

func answered(t *testing.T, q *fact.Question, page *site.QuestionPage) {
	t.Helper()
	n := len(q.Answers)
	if n == 1 && (page.Steps != nil || page.Earlier != nil) || n > 1 && (len(page.Steps) != n || len(page.Earlier) != n-1) {
		t.Fatalf("of %d answers %d are steps and %d earlier", n, len(page.Steps), len(page.Earlier))
	}
	for i, a := range page.Earlier {
		if want := page.Steps[n-2-i]; !reflect.DeepEqual(a, want) {
			t.Fatalf("got the answer %+v, want %+v", a, want)
		}
	}
	current := page.Current
	current.Only = site.Link{} // which no step says
	if n > 1 && !reflect.DeepEqual(current, page.Steps[n-1]) {
		t.Fatalf("the answer is %+v, and the last one %+v", page.Current, page.Steps[n-1])
	}
	if page.Current.Word != q.Current().Word || page.Question != q.Question {
		t.Fatalf("%q is answered by %q", page.Question, page.Current.Word)
	}
}

// inElement holds that HTML opens nothing that it does not close, and leads nowhere but to pages.
func inElement(t *testing.T, text template.HTML) {
	t.Helper()
	var open []string
	for z := html.NewTokenizer(strings.NewReader(string(text))); z.Next() != html.ErrorToken; {
		token := z.Token()
		for _, a := range token.Attr {
			to, err := url.Parse(a.Val)
			if strings.HasPrefix(a.Key, "on") || a.Key == "href" && (err != nil || !slices.Contains([]string{"", "http", "https", "mailto"}, to.Scheme)) {
				t.Fatalf("%s=%q stands in %s", a.Key, a.Val, text)
			}
		}
		switch {
		case token.Type == html.StartTagToken && !slices.Contains([]string{"br", "hr", "img"}, token.Data):
			open = append(open, token.Data)
		case token.Type == html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("%s ends in %q", token.Data, text)
			}
			open = open[:len(open)-1]
		case token.Type == html.CommentToken && token.Data != " raw HTML omitted ", token.Type == html.DoctypeToken:
			t.Fatalf("%q stands in %s", token.Data, text)
		}
	}
	if len(open) > 0 {
		t.Fatalf("%q are open at the end of %s", open, text)
	}
}
