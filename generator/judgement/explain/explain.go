// Package explain tells an editor what each finding means: why it matters to readers, a wrong example and a right one.
//
// In goes a code, out come words and small projects. The examples are content files like any other, and what stands
// below a wrong one is not written down but found: an explanation that quotes the checker by heart would soon lie.
package explain

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
	"text/tabwriter"

	"golang.org/x/tools/txtar"

	"beleg/generator/facts/foreign"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/accept"
	"beleg/generator/judgement/needs"
	"beleg/generator/judgement/rule"
	"beleg/generator/judgement/since"
	"beleg/generator/judgement/weight"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// background is the rest of the project around each example.
//
// The comment of a rule's text says why. Its sections are whole files: "-- wrong PATH --" and "-- right PATH --" belong
// to one example, "-- given PATH --" to both, "-- published PATH --" to what both are held against as published before;
// "-- want --" is what beleg says of the wrong one, which a test writes and holds. In files {{sha256 PATH}} stands for
// the fingerprint of another file of the example, and {{byte E4}} for a byte that no UTF-8 text can hold. "PATH (link)"
// is a symbolic link to what the section says, and "PATH (pipe)" a named pipe. Files that are too large to be shown
// stand in a list of sizes, whose name is that of sizesFile.
//
//go:embed base.txtar
var background []byte

// german is the language in which the examples are written. For sites in another they are in English.
const german = "de"

// An Explanation is what there is to say about a rule.
type Explanation struct {
	*diag.Rule
	Given     []txtar.File // what both examples have, and a reader must see
	Published []txtar.File // what was published before either of them
	Wrong     Example
	Right     Example
}

// An Example is a project that shows a fault, or how it looks without.
type Example struct {
	Files     []txtar.File // what of the project is shown; bytes need not be UTF-8
	project   fstest.MapFS
	published fstest.MapFS // the project before; nil if that does not matter
}

// Of returns the explanation of a rule, with examples fit for a site in a language. That each has a sound example is a
// matter of the program, so a faulty one is a panic.
func Of(r *diag.Rule, language string) Explanation {
	background, text := background, []byte(r.Example)
	if language != german {
		background, text = inEnglish(background), inEnglish(text)
	}
	a := txtar.Parse(text)
	given := section(a, "given")
	e := Explanation{Rule: r, Given: example(background, nil, given).Files,
		Wrong: example(background, given, section(a, "wrong")), Right: example(background, given, section(a, "right"))}
	if before := section(a, "published"); len(before) > 0 {
		published := example(background, given, before)
		e.Published = published.Files
		e.Wrong.published, e.Right.published = published.project, published.project
	}
	return e
}

// section returns the files of one kind: given, wrong or right.
func section(a *txtar.Archive, kind string) []txtar.File {
	var found []txtar.File
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, kind+" "); ok {
			found = append(found, txtar.File{Name: name, Data: f.Data})
		}
	}
	return found
}

// example lays files over a project; what is given stays in the background.
func example(background []byte, given, own []txtar.File) Example {
	x := Example{project: fstest.MapFS{}}
	for _, f := range slices.Concat(txtar.Parse(background).Files, given, own) {
		name, file := mapped(f)
		x.project[name] = file
	}
	fill(x.project)
	for _, f := range own {
		name, _ := mapped(f)
		x.Files = append(x.Files, txtar.File{Name: f.Name, Data: x.project[name].Data})
	}
	return x
}

// mapped returns what a section stands for, and its path.
func mapped(f txtar.File) (path string, file *fstest.MapFile) {
	if path, ok := strings.CutSuffix(f.Name, " (link)"); ok {
		return path, &fstest.MapFile{Data: bytes.TrimSpace(f.Data), Mode: fs.ModeSymlink | 0o777}
	}
	if path, ok := strings.CutSuffix(f.Name, " (pipe)"); ok {
		return path, &fstest.MapFile{Data: f.Data, Mode: fs.ModeNamedPipe | 0o644}
	}
	return f.Name, &fstest.MapFile{Data: f.Data}
}

var (
	byteMark = regexp.MustCompile(`\{\{byte ([0-9A-F]{2})\}\}`)
	sumMark  = regexp.MustCompile(`\{\{sha256 ([^}]+)\}\}`)
)

// fill puts in what the marks stand for: first the bytes, because a fingerprint covers them.
func fill(files fstest.MapFS) {
	replace := func(mark *regexp.Regexp, by func(word string) []byte) {
		for _, f := range files {
			f.Data = mark.ReplaceAllFunc(f.Data, func(found []byte) []byte {
				return by(string(mark.FindSubmatch(found)[1]))
			})
		}
	}
	replace(byteMark, func(code string) []byte {
		b, _ := hex.DecodeString(code) // the pattern lets nothing else through
		return b
	})
	replace(sumMark, func(name string) []byte { return fmt.Appendf(nil, "%x", sha256.Sum256(files[name].Data)) })
}

// Findings returns what a check of the example finds, sorted.
func (x Example) Findings() (diag.List, error) { return findings(x.project, x.published) }

// today is the day on which examples are judged.
var today = edtf.NewDay(2026, 1, 1)

// findings judges a project, and holds it against the published one unless that is nil.
func findings(project, published fstest.MapFS) (diag.List, error) {
	is, err := (&load.Session{Today: today}).Load(project)
	if err != nil {
		return nil, fmt.Errorf("check the example: %w", err)
	}
	assets := map[string]string{}
	for file := range project {
		if name, ok := strings.CutPrefix(file, "static/"); ok {
			assets[name] = "assets/" + name
		}
	}
	found := append(is.Found, rule.Run(is.Base, is.Gaps, assets)...)
	if sizes := project[sizesFile]; sizes != nil {
		found = append(found, weight.Judge(sized(string(sizes.Data)), weight.PagesLimits)...)
	}
	if table := project[tableFile]; table != nil {
		found = append(found, foreign.Read(tableFile, table.Data, nil).Found...)
	}
	if published != nil {
		before, _, err := load.Project(published)
		if err != nil {
			return nil, fmt.Errorf("read what was published: %w", err)
		}
		found = append(found, since.Judge(since.Of(before), is.Base, is.Gaps)...)
	}
	return accept.Answer(is.Base.Files(), needs.Judge(is.Base.Site, assumed, found)), nil
}

// assumed is the version of the program that finds what is wrong with examples: they must not depend on who asks.
const assumed = "v0.2.0"

// tableFile is a file to be imported.
const tableFile = "claims.csv"

// sizesFile lists files of the finished site, a line each: how many bytes, and the path.
const sizesFile = "bytes of each file"

func sized(list string) []weight.Sized {
	var files []weight.Sized
	for line := range strings.Lines(list) {
		var f weight.Sized
		if _, err := fmt.Sscan(line, &f.Bytes, &f.Path); err != nil {
			panic("explain: " + sizesFile + ": " + line)
		}
		if strings.HasPrefix(f.Path, "static/") {
			f.From = f.Path
		}
		files = append(files, f)
	}
	return files
}

// textWidth is the greatest length of a line of prose in code points.
const textWidth = 76

// Write prints an explanation as an editor reads it in a terminal, with what beleg says about the wrong example below
// it.
func Write(w io.Writer, e Explanation, opt diag.TextOptions) error {
	found, err := e.Wrong.Findings()
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n\n%s\n", e.Code, e.Severity, e.Title, strings.Join(diag.Wrap(e.Why, textWidth), "\n"))
	writeFiles(&b, "Given", e.Given, nil)
	writeFiles(&b, "Published before", e.Published, nil)
	writeFiles(&b, "Wrong", e.Wrong.Files, nil)
	command := "check"
	switch e.Wrong.Files[0].Name {
	case sizesFile:
		command = "build" // what a file weighs is known when it is made
	case tableFile:
		command = "import"
	}
	fmt.Fprintf(&b, "\nbeleg %s says:\n\n", command)
	var told strings.Builder
	if err := diag.WriteText(&told, found, opt); err != nil {
		return err
	}
	uncounted := told.String()[:strings.LastIndex(told.String(), "\n\n")] // there is one finding
	for line := range strings.SplitSeq(uncounted, "\n") {
		b.WriteString(strings.TrimRight("    "+line, " ") + "\n")
	}
	writeFiles(&b, "Right", e.Right.Files, e.Wrong.Files)
	_, err = io.WriteString(w, b.String())
	return err
}

// writeFiles prints files, and marks what is new in those of which others hold one of the same name.
func writeFiles(b *strings.Builder, label string, files, others []txtar.File) {
	for _, f := range files {
		fmt.Fprintf(b, "\n%s: %s\n\n", label, f.Name)
		own := lines(f)
		before := own
		if i := slices.IndexFunc(others, func(o txtar.File) bool { return o.Name == f.Name }); i >= 0 {
			before = lines(others[i])
		}
		for i, added := range addedTo(before, own) {
			mark := "    "
			if added {
				mark = "  > "
			}
			b.WriteString(strings.TrimRight(mark+own[i], " ") + "\n")
		}
	}
}

// addedTo tells for each line whether it is new, reading both files from the top. Lines that are only aligned otherwise
// are the same; empty ones are never new.
func addedTo(before, after []string) []bool {
	added := make([]bool, len(after))
	for i, line := range after {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		at := slices.IndexFunc(before, func(l string) bool { return slices.Equal(strings.Fields(l), words) })
		added[i] = at < 0
		before = before[at+1:]
	}
	return added
}

// lines returns the lines of a file, fit for a terminal.
func lines(f txtar.File) []string {
	return strings.Split(strings.TrimRight(strings.ToValidUTF8(string(f.Data), "�"), "\n"), "\n")
}

// WriteList prints all codes with severity and title, one a line.
func WriteList(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range diag.Rules() {
		fmt.Fprintf(tw, "%s\t%s\t%s\n", r.Code, r.Severity, r.Title)
	}
	return tw.Flush()
}
