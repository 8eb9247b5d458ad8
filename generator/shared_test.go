package generator

import (
	"context"
	"os"
	"sync"
)

// Fresh is our site, for all tests of this folder: that takes seconds. Nobody changes its files.
var Fresh = sync.OnceValues(func() (Result, error) { return Build(context.Background(), os.DirFS(".."), Options{}) })
