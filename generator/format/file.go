package format

import "strings"

const (
	claimFolder  = "content/claims/"
	sourceFolder = "content/sources/"
)

// ClaimFile returns the name of the file that a claim has, relative to the project.
func ClaimFile(id string) string { return claimFolder + id + ".toml" }

// SourceFile returns the name of the file that a source has, relative to the project.
func SourceFile(id string) string { return sourceFolder + id + ".toml" }

// ClaimIn returns the id that a file of the project gives to a claim; ok tells whether it is such a file.
func ClaimIn(name string) (id string, ok bool) { return idIn(name, claimFolder) }

// SourceIn returns the id that a file of the project gives to a source; ok tells whether it is such a file.
func SourceIn(name string) (id string, ok bool) { return idIn(name, sourceFolder) }

func idIn(name, folder string) (string, bool) {
	file, here := strings.CutPrefix(name, folder)
	id, toml := strings.CutSuffix(file, ".toml")
	if !here || !toml || strings.Contains(id, "/") {
		return "", false
	}
	return id, true
}
