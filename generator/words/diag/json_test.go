package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJSONHasOneObjectPerLineWithTheFieldsOfTheContract(t *testing.T) {
	text := "a = 1\r\nclaim = \"Übung <b>\"\r\ntext = \"\"\"\nx\"\"\""
	related := spanOf(t, "äö zweite", "zweite")
	var b strings.Builder
	err := WriteJSON(&b, List{
		{Rule: ARule("markdown-html"), Span: spanOf(t, text, "<b>"), Message: "raw \"HTML\"\nhere", Help: "take <b> away",
			Related: []Note{{Span: related, Message: "see"}, {Message: "no place"}}},
		{Rule: ARule("short-too-long"), Span: spanOf(t, text, "\"\"\"\nx\"\"\""), Message: "m"},
		{Rule: ARule("unused-actor"), Message: "no place"},
	})
	if err != nil {
		t.Fatal(err)
	}
	// The end column is exclusive: the first column behind the place.
	want := `{"severity":"error","code":"markdown-html","message":"raw \"HTML\"\nhere","file":"content/claims/a.toml","line":2,"column":16,"end_line":2,"end_column":19,"help":"take <b> away","related":[{"file":"content/claims/a.toml","line":1,"column":4,"message":"see"},{"file":"","line":0,"column":0,"message":"no place"}]}
{"severity":"warning","code":"short-too-long","message":"m","file":"content/claims/a.toml","line":3,"column":8,"end_line":4,"end_column":5,"help":"","related":[]}
{"severity":"warning","code":"unused-actor","message":"no place","file":"","line":0,"column":0,"end_line":0,"end_column":0,"help":"","related":[]}
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
