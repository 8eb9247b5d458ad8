package record

import (
	"path"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

// thing returns the folder of content in which a file lies, "" for content itself, and the id of what it describes.
func thing(name string) (folder, id string) {
	dir, file := path.Split(strings.TrimPrefix(name, "content/"))
	return strings.TrimSuffix(dir, "/"), strings.TrimSuffix(file, path.Ext(file))
}

// checkNames judges the names of files, which are the ids of what they describe.
func checkNames(names []string) (found diag.List) {
	there := make(map[string]bool, len(names))
	for _, name := range names {
		there[name] = true
	}
	for _, name := range names {
		folder, id := thing(name)
		faults := checkID(id, aboutFile(name), "rename the file", "rename the file to %s"+path.Ext(name))
		better := path.Join("content", folder, format.SuggestID(id)+path.Ext(name))
		if len(faults) > 0 && there[better] {
			keepApart(&faults[0], "file", aboutFile(better))
		}
		found = append(found, faults...)
	}
	return found
}

// keepApart makes a finding about an id warn of what has the id already that it would better be: whoever gave it to
// both would lose one of them.
func keepApart(f *diag.Finding, what string, other diag.Span) {
	f.Help = "give it another name; if both are the same, delete one of them"
	f.Related = append(f.Related, diag.Note{Span: other, Message: "this " + what + " has nearly the same name"})
}
