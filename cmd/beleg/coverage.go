package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"beleg/generator/coverage"
	"beleg/generator/diag"
	"beleg/generator/fact"
)

func newCoverage(a *app) *cobra.Command {
	format := coverageFormat("text")
	cmd := &cobra.Command{
		Use:   "coverage [SOURCE…]",
		Short: "List the sentences of the articles that no quotation covers",
		Long: `Coverage lists the sentences of the articles, or of those named, that no quotation of a claim or event covers; those that can be
checked come first: they hold a figure, a date, what someone says, or a name. Of a sentence quoted in part, […] stands for
what is quoted, and what is left out decides. Drafts count as much as other claims.

A sentence counts as covered if a quotation holds at least half of its letters and digits, or all in it that can be checked,
and no figure is left out. Only paragraphs count: no headings, no captions, nothing that is skipped.

With --format json each line is one object. Its "kind" is one of
  source    one per article: source, title, file, and the counts sentences, covered, checkable, checkable_covered
  sentence  one per uncovered sentence, after its source: source, file, line, column, end_line, end_column (1-based, columns in
            code points, the end exclusive), reasons (of figure, date, speech, name: those outside of quotations), share
            (of its letters and digits that are quoted, 0 to 1), text (the sentence), rest (the same, with […] for what is quoted)
  total     the last line: the counts, over all articles listed`,
		ValidArgsFunction: a.completeSources,
		RunE:              func(cmd *cobra.Command, ids []string) error { return a.coverage(cmd, format, ids) },
	}
	cmd.Flags().Var(&format, "format", "how it is printed: text, json")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// coverageFormat is how the sentences are printed. It has fewer forms than findings: these are none.
type coverageFormat string

func (f *coverageFormat) String() string { return string(*f) }
func (f *coverageFormat) Type() string   { return "format" }

func (f *coverageFormat) Set(s string) error {
	if s != "text" && s != "json" {
		return fmt.Errorf("must be one of: text, json")
	}
	*f = coverageFormat(s)
	return nil
}

func (a *app) coverage(cmd *cobra.Command, format coverageFormat, ids []string) error {
	project, closeProject, err := a.project()
	if err != nil {
		return err
	}
	defer closeProject()
	base, found, err := a.load(cmd, project)
	if err != nil {
		return err
	}
	if stops(found, false) {
		f := formatFlag(format)
		if err := f.report(findingsTo(cmd, f), found); err != nil {
			return err
		}
		return errFound
	}
	sources, err := choose(base, ids)
	if err != nil {
		return err
	}
	width, _ := terminal(cmd.OutOrStdout())
	p := working(cmd, "looking at "+diag.Plural(len(sources), "article"))
	var out strings.Builder
	if format == "json" {
		err = coverageJSON(&out, coverage.NewSurvey(base), sources)
	} else {
		coverageText(&out, coverage.NewSurvey(base), sources, width)
	}
	p.end()
	if err != nil {
		return err
	}
	_, err = io.WriteString(cmd.OutOrStdout(), out.String())
	return err
}

// coverageText prints for people. No line begins with text from an article, so that nothing in one can pass for output.
func coverageText(w *strings.Builder, survey *coverage.Survey, sources []*fact.Source, width int) {
	var total coverage.Tally
	for _, s := range sources {
		report := survey.Of(s)
		tally := report.Tally()
		total = total.Plus(tally)
		fmt.Fprintf(w, "%s  %s\n", s.ID, cutTo(shown(s.Title), width-utf8.RuneCountInString(s.ID)-2))
		fmt.Fprintf(w, "  %s\n", shares(tally))
		for _, one := range report.Uncovered() {
			at := s.Seed.Position(one.Span.Start)
			fmt.Fprintf(w, "\n  %s:%d:%d", shown(s.Seed.Name), at.Line, at.Column)
			if reasons := one.Left.Words(); len(reasons) > 0 {
				fmt.Fprintf(w, "  [%s]", strings.Join(reasons, ", "))
			}
			w.WriteByte('\n')
			for _, line := range wrap(shown(one.Rest(s.Article.Text)), width-4) {
				fmt.Fprintf(w, "  | %s\n", line)
			}
		}
		w.WriteByte('\n')
	}
	fmt.Fprintf(w, "%s: %s\n", diag.Plural(len(sources), "article"), shares(total))
	open, checkable := total.Sentences-total.Covered, total.Checkable-total.CheckableCovered
	if open > 0 {
		fmt.Fprintf(w, "%s not covered, %d of them can be checked\n", diag.Plural(open, "sentence"), checkable)
	}
}

// shares says how much is covered: "98 % of 56 sentences covered, 97 % of the 40 that can be checked".
func shares(t coverage.Tally) string {
	if t.Sentences == 0 {
		return "no sentences"
	}
	s := fmt.Sprintf("%d %% of %s covered", percent(t.Covered, t.Sentences), diag.Plural(t.Sentences, "sentence"))
	if t.Checkable > 0 {
		s += fmt.Sprintf(", %d %% of the %d that can be checked", percent(t.CheckableCovered, t.Checkable), t.Checkable)
	}
	return s
}

// percent rounds down: a hundred means all.
func percent(part, whole int) int { return 100 * part / whole }

// coverageSource, coverageSentence and coverageTotal are the lines of --format json. Their fields are a contract; the help has them.
type coverageSource struct {
	Kind   string `json:"kind"`
	Source string `json:"source"`
	Title  string `json:"title"`
	File   string `json:"file"`
	coverageCounts
}

type coverageSentence struct {
	Kind      string   `json:"kind"`
	Source    string   `json:"source"`
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	EndLine   int      `json:"end_line"`
	EndColumn int      `json:"end_column"`
	Reasons   []string `json:"reasons"`
	Share     float64  `json:"share"`
	Text      string   `json:"text"`
	Rest      string   `json:"rest"`
}

type coverageTotal struct {
	Kind string `json:"kind"`
	coverageCounts
}

type coverageCounts struct {
	Sentences        int `json:"sentences"`
	Covered          int `json:"covered"`
	Checkable        int `json:"checkable"`
	CheckableCovered int `json:"checkable_covered"`
}

func coverageJSON(w io.Writer, survey *coverage.Survey, sources []*fact.Source) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	var total coverage.Tally
	for _, s := range sources {
		report := survey.Of(s)
		total = total.Plus(report.Tally())
		if err := enc.Encode(coverageSource{"source", s.ID, s.Title, s.Seed.Name, coverageCounts(report.Tally())}); err != nil {
			return fmt.Errorf("print %s: %w", s.ID, err)
		}
		for _, one := range report.Uncovered() {
			start, end := s.Seed.Position(one.Span.Start), s.Seed.Position(one.Span.End)
			if err := enc.Encode(coverageSentence{"sentence", s.ID, s.Seed.Name, start.Line, start.Column, end.Line, end.Column, one.Left.Words(), one.Share,
				s.Article.Text[one.Span.Start:one.Span.End], one.Rest(s.Article.Text)}); err != nil {
				return fmt.Errorf("print %s: %w", s.ID, err)
			}
		}
	}
	return enc.Encode(coverageTotal{"total", coverageCounts(total)})
}

// wrap breaks a text between words into lines of at most width code points; a longer word has a line of its own.
func wrap(text string, width int) []string {
	var lines []string
	line, length := "", 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > width {
			lines, line, length = append(lines, line), "", 0
		}
		if length > 0 {
			line, length = line+" ", length+1
		}
		line, length = line+word, length+n
	}
	return append(lines, line)
}

// cutTo shortens a text to at most width code points.
func cutTo(text string, width int) string {
	runes := []rune(text)
	if len(runes) <= width {
		return text
	}
	return strings.TrimRight(string(runes[:max(width-2, 0)]), " ") + " …"
}

// shown replaces what a terminal would obey instead of showing it.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control):
			return '·'
		}
		return r
	}, text)
}
