package main

import (
	"os"
	"testing"

	"beleg/generator/facts/load"
	"beleg/generator/judgement/rule"
)

// size of the benchmarks; the figures of the architecture are for ten times as much:
//
//	go run ./cmd/corpus -claims 10000 -sources 2000 DIR && CORPUS=DIR go test -bench 'Load|Judge' ./cmd/corpus
var benchmarked = Size{Claims: 1000, Sources: 200, Seed: 1}

// folder returns the project that the environment names, or a new one.
func folder(b *testing.B) string {
	if dir := os.Getenv("CORPUS"); dir != "" {
		return dir
	}
	dir := b.TempDir()
	if err := write(dir, benchmarked, ""); err != nil {
		b.Fatal(err)
	}
	return dir
}

func BenchmarkProject(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Project(benchmarked)
	}
}

func BenchmarkLoad(b *testing.B) {
	project := os.DirFS(folder(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := load.Project(project); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	is, err := new(load.Session).Load(os.DirFS(folder(b)))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		rule.Run(is.Base, is.Gaps, nil)
	}
}
