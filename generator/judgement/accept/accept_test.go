package accept

import (
	"slices"
	"testing"

	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
)

const claim = `claim  = "x"
accept = ["short-too-long"]
short  = "y"
[[quote]]
text   = "a"
accept = ["hedged", "figures"]
figure = { value = 1 }
[[quote]]
text   = "b"
[quote.figure]
value  = 2
[[related]]
accept = ["hedged"]
`

// Rules of other packages are none of this one's, so these are made up; two of them share the code of one that is.
func warning(code string) *diag.Rule { return &diag.Rule{Code: code, Severity: diag.Warning} }

func TestAWarningIsAnsweredInTheTableThatItIsAbout(t *testing.T) {
	file := &diag.File{Name: "content/claims/x.toml", Text: []byte(claim)}
	doc := place.NewDoc(file)
	at := func(elements ...any) diag.Span { return place.Where{Doc: doc}.At(elements...).Value() }
	for _, c := range []struct {
		name  string
		found diag.List
		want  []string // codes of what is told
	}{
		{"in the quotation", diag.List{warning("hedged").At(at("quote", 0, "text"), "", "m")}, []string{"short", "figures", "hedged"}},
		{"in braces below it", diag.List{warning("figures").At(at("quote", 0, "figure", "value"), "", "m")}, []string{"short", "hedged", "hedged"}},
		{"in the other quotation", diag.List{warning("hedged").At(at("quote", 1, "text"), "", "m")}, []string{"short", "hedged", "figures", "told hedged", "hedged"}},
		{"in the claim", diag.List{warning("short-too-long").At(at("short"), "", "m")}, []string{"hedged", "figures", "hedged"}},
		{"of the whole file", diag.List{warning("short-too-long").At(diag.Span{File: &diag.File{Name: file.Name}}, "", "m")}, []string{"hedged", "figures", "hedged"}},
		{"of another file", diag.List{warning("short-too-long").At(diag.Span{File: &diag.File{Name: "content/claims/y.toml"}}, "", "m")},
			[]string{"short", "hedged", "figures", "hedged", "told short-too-long"}},
		{"an error", diag.List{(&diag.Rule{Code: "hedged"}).At(at("quote", 0, "text"), "", "m")}, []string{"told hedged"}},
	} {
		var got []string
		for _, f := range Answer([]*diag.File{file}, c.found) {
			code := "told " + f.Rule.Code
			if f.Rule == unused {
				code, _, _ = cut(f)
			}
			got = append(got, code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// cut returns the code that a finding says is accepted in vain, as far as its first hyphen.
func cut(f diag.Finding) (before, after string, found bool) {
	for i, r := range f.Message[len(`there is no warning "`):] {
		if r == '"' || r == '-' {
			return f.Message[len(`there is no warning "`):][:i], "", true
		}
	}
	return f.Message, "", false
}

func TestAProjectThatAcceptsNothingHasAllItsFindings(t *testing.T) {
	found := diag.List{warning("b").At(diag.Span{}, "", "m"), warning("a").At(diag.Span{}, "", "m")}
	if got := Answer([]*diag.File{{Name: "content/claims/x.toml", Text: []byte("claim = \"x\"\n")}}, found); len(got) != 2 || got[0].Rule.Code != "a" {
		t.Errorf("got %v, want both, sorted", got)
	}
}
