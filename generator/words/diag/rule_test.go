package diag

import (
	"strings"
	"testing"
	"testing/fstest"
)

// ARule returns a rule with a code for tests: a warning if the code begins like one.
func ARule(code string) *Rule {
	if r := RuleOf(code); r != nil {
		return r
	}
	book := Rulebook{fstest.MapFS{"rules/" + code + ".txtar": {Data: []byte("Why\n" + code + ".\n-- wrong a --\n")}}, "rules"}
	if strings.HasPrefix(code, "unused-") || strings.HasPrefix(code, "short-") {
		return book.Warning(code, "a warning")
	}
	return book.Error(code, "an error")
}

func TestARuleIsKnownByItsCodeAndSaysWhy(t *testing.T) {
	r := ARule("known-by-code")
	if RuleOf("known-by-code") != r || RuleOf("no-such-code") != nil {
		t.Errorf("got %v and %v, want the rule and none", RuleOf("known-by-code"), RuleOf("no-such-code"))
	}
	if want := "Why known-by-code."; r.Why != want || !strings.HasSuffix(r.Example, "-- wrong a --\n") {
		t.Errorf("got %q and %q, want %q and the whole text", r.Why, r.Example, want)
	}
	f := r.At(Span{Start: 1, End: 2}, "take it away", "%d of %s", 1, "a")
	if f.Rule != r || f.Severity() != Error || f.Message != "1 of a" || f.Help != "take it away" || f.Span.End != 2 {
		t.Errorf("got %+v, want a finding of the rule", f)
	}
}

func TestAProgramWithARuleThatIsNotExplainedOrStandsTwiceDoesNotStart(t *testing.T) {
	ARule("stands-twice")
	files := fstest.MapFS{"stands-twice.txtar": {Data: []byte("Why.\n-- wrong a --\n")}}
	for _, code := range []string{"not-explained", "stands-twice"} {
		func() {
			defer func() {
				if message, ok := recover().(string); !ok || !strings.Contains(message, code) {
					t.Errorf("%s: got %v, want a panic that names it", code, message)
				}
			}()
			Rulebook{files, "."}.Error(code, "an error")
		}()
	}
}
