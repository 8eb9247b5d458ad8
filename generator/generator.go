package generator

import (
	"io/fs"

	"beleg/generator/check"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/load"
	"beleg/generator/site"
)

// Check reads a project and judges it. The base is nil or unsound if the findings hold errors. Warnings are findings too.
func Check(project fs.FS) (*fact.Base, diag.List, error) {
	base, found, err := load.Project(project)
	if err != nil || base == nil {
		return nil, found, err
	}
	assets, err := site.ReadAssets(project)
	if err != nil {
		return nil, nil, err
	}
	found = append(found, check.Run(base, assets.Paths())...)
	found.Sort()
	return base, found, nil
}
