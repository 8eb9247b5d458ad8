package guide

// templates tells what a project's own templates can be, and what they are given.
func (g *guide) templates() {
	if len(g.Templates) == 0 {
		return
	}
	g.heading(2, "Templates of your own")
	g.paragraph("A file in the project's templates/ takes the place of the program's of the same name; all others " +
		"stay. They are written in Go's html/template. The dot is what stands beside the name here, and what that " +
		"has stands below, under its type. What base.html is given, each page has.")
	for _, t := range g.Templates {
		g.item(0, t.Name, t.Data)
	}
	for _, t := range g.Types {
		g.heading(3, t.Name)
		if t.Doc != "" {
			g.paragraph(t.Doc)
		}
		for _, f := range t.Fields {
			text := f.Type
			if f.Doc != "" {
				text += ": " + f.Doc
			}
			g.item(0, f.Name, text)
		}
	}
}
