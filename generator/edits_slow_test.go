//go:build slow

package generator

func init() { seeds = 5 }
