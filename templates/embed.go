// Package templates holds the pages' templates: base.html, the frame of all; one file per page, named as in package
// site; and partials/, each called by its path here. A project's own templates/ replaces them file by file.
package templates

import "embed"

// FS holds the files by their path in this folder.
//
//go:embed *.html partials/*.html
var FS embed.FS
