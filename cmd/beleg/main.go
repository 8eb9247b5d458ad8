// Command beleg builds a fact-check site from articles and annotated claims.
package main

import (
	"os"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
