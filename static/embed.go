// Package static holds the site's stylesheet, icons and scripts. A project's own static/ wins over it file by file.
package static

import "embed"

// FS holds the files by their path in this folder.
//
//go:embed css icons js
var FS embed.FS
