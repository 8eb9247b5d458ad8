package diag

// A Shown is one place of a finding as people see it, in a terminal and in the preview: where it is, the line, and marks below.
// All its texts are safe to print on one line.
type Shown struct {
	Name    string   // of the file; empty if the place is the project as a whole
	At      Position // zero without a file
	Text    string   // the line, cut around the place if it is long; empty if there is nothing to show
	Indent  string   // white space below the line before the first mark, in terminal columns
	Marks   string   // what stands below the line from there on: ^ for what the finding is about, ~ for what belongs to it
	Message string   // what the place has to do with the finding; empty for what it is about
}

// Show returns the places of a finding: what it is about, then what belongs to it.
func (f Finding) Show() []Shown {
	places := []Shown{f.Span.Show()}
	for _, n := range f.Related {
		marks := n.Marks
		if len(marks) == 0 {
			marks = []Span{n.Span}
		}
		places = append(places, placeOf(n.Span, marks, '~', n.Message))
	}
	return places
}

// Show returns the place of a span, marked like what a finding is about.
func (s Span) Show() Shown { return placeOf(s, []Span{s}, '^', "") }

func placeOf(s Span, marks []Span, mark rune, message string) Shown {
	shown := Shown{Message: Printable(message)}
	if s.File == nil {
		return shown
	}
	shown.Name, shown.At = Printable(s.File.Name), s.File.Position(s.Start)
	if ex := excerpt(s, marks, mark); ex.text != "" {
		shown.Text, shown.Indent, shown.Marks = ex.text, ex.indent, ex.marks
	}
	return shown
}
