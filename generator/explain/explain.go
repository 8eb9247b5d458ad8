// Package explain tells an editor what each finding means: why it matters to readers, a wrong example and a right one.
//
// In goes a code, out come words and small projects. The examples are content files like any other, and what stands below
// a wrong one is not written down but found: an explanation that quotes the checker by heart would soon lie.
package explain

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"beleg/generator/check"
	"beleg/generator/diag"
	"beleg/generator/load"
	"beleg/generator/since"
)

// files holds rules/CODE.txtar for each code, and base.txtar, the rest of the project around each example.
//
// The comment of a rule's file says why. Its sections are whole files: "-- wrong PATH --" and "-- right PATH --" belong to one
// example, "-- given PATH --" to both, "-- published PATH --" to what both are held against as published before. In them
// {{sha256 PATH}} stands for the fingerprint of another file of the example, and {{byte E4}} for a byte that no UTF-8 text can hold.
// A file that is too large to be shown stands in a list of sizes, whose name is that of sizesFile.
//
//go:embed base.txtar rules/*.txtar
var files embed.FS

// An Explanation is what there is to say about a code.
type Explanation struct {
	Code      diag.Code
	Rule      diag.Rule
	Why       string // one paragraph, without line ends
	Given     []File // what both examples have, and a reader must see
	Published []File // what was published before either of them
	Wrong     Example
	Right     Example
}

// An Example is a project that shows a fault, or how it looks without.
type Example struct {
	Files     []File // what of the project is shown
	project   *txtar.Archive
	published *txtar.Archive // the project before; nil if that does not matter
}

// A File is a whole file of an example. Name is its path in the project; Text may hold bytes that are not UTF-8.
type File struct{ Name, Text string }

// Of returns the explanation of a code; ok tells whether there is such a code. That there is a sound file for every code is a
// matter of the program, so a faulty one is a panic.
func Of(code diag.Code) (e Explanation, ok bool) {
	rule, ok := code.Rule()
	if !ok {
		return Explanation{}, false
	}
	a := archive("rules/" + string(code) + ".txtar")
	e = Explanation{Code: code, Rule: rule, Why: strings.Join(strings.Fields(string(a.Comment)), " ")}
	given := section(a, "given")
	e.Wrong = example(given, section(a, "wrong"))
	e.Right = example(given, section(a, "right"))
	if before := section(a, "published"); len(before) > 0 {
		published := example(given, before)
		e.Published = published.Files
		e.Wrong.published, e.Right.published = published.project, published.project
	}
	for _, f := range given {
		e.Given = append(e.Given, shown(e.Right.project, f.Name))
	}
	return e, true
}

func archive(name string) *txtar.Archive {
	text, err := files.ReadFile(name)
	if err != nil {
		panic("explain: " + err.Error())
	}
	return txtar.Parse(text)
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

// example lays files over the base project; what is given stays in the background.
func example(given, own []txtar.File) Example {
	x := Example{project: archive("base.txtar")}
	for _, f := range slices.Concat(given, own) {
		i := slices.IndexFunc(x.project.Files, func(b txtar.File) bool { return b.Name == f.Name })
		if i < 0 {
			x.project.Files = append(x.project.Files, f)
		} else {
			x.project.Files[i] = f
		}
	}
	fill(x.project)
	for _, f := range own {
		x.Files = append(x.Files, shown(x.project, f.Name))
	}
	return x
}

func shown(a *txtar.Archive, name string) File { return File{Name: name, Text: string(*find(a, name))} }

// find returns the data of a file.
func find(a *txtar.Archive, name string) *[]byte {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i].Data
		}
	}
	panic("explain: an example has no file " + name)
}

var (
	byteMark        = regexp.MustCompile(`\{\{byte ([0-9A-F]{2})\}\}`)
	fingerprintMark = regexp.MustCompile(`\{\{sha256 ([^}]+)\}\}`)
)

// fill puts in what the marks stand for: first the bytes, because a fingerprint covers them.
func fill(a *txtar.Archive) {
	for i := range a.Files {
		a.Files[i].Data = byteMark.ReplaceAllFunc(a.Files[i].Data, func(mark []byte) []byte {
			b, err := hex.DecodeString(string(byteMark.FindSubmatch(mark)[1]))
			if err != nil {
				panic(err) // the pattern lets hexadecimal digits through only
			}
			return b
		})
	}
	for i := range a.Files {
		a.Files[i].Data = fingerprintMark.ReplaceAllFunc(a.Files[i].Data, func(mark []byte) []byte {
			return fmt.Appendf(nil, "%x", sha256.Sum256(*find(a, string(fingerprintMark.FindSubmatch(mark)[1]))))
		})
	}
}

// Findings returns what a check of the example finds, sorted.
func (x Example) Findings() (diag.List, error) {
	project, err := txtar.FS(x.project)
	if err != nil {
		return nil, fmt.Errorf("lay out the example: %w", err)
	}
	if x.published == nil {
		return findings(project, nil)
	}
	published, err := txtar.FS(x.published)
	if err != nil {
		return nil, fmt.Errorf("lay out what was published: %w", err)
	}
	return findings(project, published)
}

// findings judges a project, and holds it against the published one unless that is nil.
func findings(project, published fs.FS) (diag.List, error) {
	base, found, err := load.Project(project)
	if err != nil {
		return nil, fmt.Errorf("check the example: %w", err)
	}
	found = append(found, check.Run(base, nil)...)
	if sizes, err := fs.ReadFile(project, sizesFile); err == nil {
		found = append(found, check.Size(sized(string(sizes)), check.PagesLimits)...)
	}
	if published != nil {
		before, _, err := load.Project(published)
		if err != nil {
			return nil, fmt.Errorf("read what was published: %w", err)
		}
		found = append(found, since.Judge(since.Of(before), base)...)
	}
	found.Sort()
	return found, nil
}

// sizesFile lists files of the finished site, a line each: how many bytes, and the path.
const sizesFile = "bytes of each file"

func sized(list string) []check.Sized {
	var files []check.Sized
	for line := range strings.Lines(list) {
		var f check.Sized
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
