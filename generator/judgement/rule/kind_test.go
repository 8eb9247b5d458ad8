package rule

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever looks for a rule, or writes one, finds it by its code.
func TestEachRuleStandsInAFileNamedLikeItsCode(t *testing.T) {
	examples, err := filepath.Glob("*.txtar")
	if err != nil || len(examples) < 15 {
		t.Fatalf("got %d examples (%v)", len(examples), err)
	}
	for _, example := range examples {
		code := strings.TrimSuffix(example, ".txtar")
		text, err := os.ReadFile(code + ".go")
		if err != nil {
			t.Errorf("there is no file of the rule %s: %v", code, err)
			continue
		}
		if !strings.Contains(string(text), `("`+code+`", "`) || strings.Count(string(text), ".warning(\"")+strings.Count(string(text), ".error(\"") != 1 {
			t.Errorf("%s.go does not register the rule %s and no other", code, code)
		}
	}
}

func TestEachKindOfThingHasRulesThatJudgeIt(t *testing.T) {
	for _, r := range claims {
		if r.rule == nil || r.judge == nil {
			t.Errorf("got %+v, want a rule and what judges", r)
		}
	}
	if len(claims) == 0 || len(ratings) == 0 || len(quotes) == 0 || len(texts) == 0 || len(projects) == 0 {
		t.Error("there is a kind of things that no rule looks at")
	}
}
