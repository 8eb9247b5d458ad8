package main

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"beleg/generator/judgement/weight"
)

var update = flag.Bool("update", false, "rewrite licences.txt")

// permissive are the licences under which something may be linked into beleg, by words that only they have. A text that has none of
// them, or words of those that ask for more, is for a person to judge.
var permissive = []struct{ name, words string }{
	{"Apache-2.0", "apache license version 2.0, january 2004"},
	{"BSD-3-Clause", "redistribution and use in source and binary forms, with or without modification, are permitted .* neither the name"},
	{"BSD-2-Clause", "redistribution and use in source and binary forms, with or without modification, are permitted"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"ISC", "permission to use, copy, modify, and(?:/or)? distribute this software for any purpose with or without fee"},
}

var asksForMore = regexp.MustCompile(`general public license|mozilla public|advertising materials|non-?commercial|commons clause`)

// licenceOf names the licence that a text is, or "".
func licenceOf(text []byte) string {
	folded := strings.Join(strings.Fields(strings.ToLower(string(text))), " ")
	for _, l := range permissive {
		if regexp.MustCompile(l.words).MatchString(folded) && !asksForMore.MatchString(folded) {
			return l.name
		}
	}
	return ""
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)(\.|$)`)

// A module may hold the work of others, whose licence stands beside it under another name.
var beside = map[string][]string{"golang.org/x/image": {"font/gofont/ttfs/README"}}

// linked returns the folders of beleg and of all that is linked into it on any system that there are releases for, by the names of the
// modules.
func linked(t *testing.T) map[string]string {
	t.Helper()
	folders := map[string]string{"beleg": "../..", "the Go standard library": goEnv(t, "GOROOT")}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Fatalf("list what is linked on %s: %v", system, err)
		}
		for line := range strings.Lines(string(out)) {
			if module, folder, is := strings.Cut(strings.TrimSpace(line), "\t"); is {
				folders[module] = folder
			}
		}
	}
	return folders
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatalf("go env %s: %v", name, err)
	}
	return strings.TrimSpace(string(out))
}

// licences returns what licences.txt must hold.
func licences(t *testing.T) string {
	t.Helper()
	var names []string
	whose := map[string][]string{} // by the text
	folders := linked(t)
	for _, module := range slices.Sorted(maps.Keys(folders)) {
		entries, err := os.ReadDir(folders[module])
		if err != nil {
			t.Fatal(err)
		}
		files := slices.Clone(beside[module])
		for _, e := range entries {
			if licenceFile.MatchString(e.Name()) {
				files = append(files, e.Name())
			}
		}
		if len(files) == 0 {
			t.Errorf("%s states no licence: it may not be linked into beleg", module)
		}
		for _, name := range files {
			text, err := os.ReadFile(filepath.Join(folders[module], filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			licence := licenceOf(text)
			if licence == "" {
				t.Errorf("%s, %s: got no licence that is known to be permissive:\n%s", module, name, text)
			}
			names = append(names, fmt.Sprintf("  %-12s  %s", licence, module))
			body := strings.TrimSpace(strings.ReplaceAll(string(text), "\r", "")) + "\n"
			whose[body] = append(whose[body], module)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "The licences of beleg and of all that is linked into it:\n\n%s\n", strings.Join(slices.Compact(names), "\n"))
	byOwner := func(a, b string) int { return slices.Compare(whose[a], whose[b]) }
	for _, text := range slices.SortedFunc(maps.Keys(whose), byOwner) {
		fmt.Fprintf(&b, "\n%s\n\n%s\n\n%s", strings.Repeat("=", 80), strings.Join(whose[text], "\n"), text)
	}
	return b.String()
}

// Whoever passes a program on passes on what the licences of its parts ask for: their texts. A new module, or one with another
// licence, is looked at before it is linked.
func TestEverythingLinkedHasAPermissiveLicenceThatIsTold(t *testing.T) {
	want := licences(t)
	if *update && !t.Failed() {
		if err := os.WriteFile("licences.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if licenceTexts != want {
		t.Error("licences.txt differs from what is linked: go test ./cmd/beleg -run Licence -update writes it, to be read like code")
	}
	var out, told bytes.Buffer
	if code := run(weight.Limits{}, []string{"version", "--licences"}, &out, &told); code != exitDone || out.String() != want || told.Len() > 0 {
		t.Errorf("version --licences: got %d, %q and\n%s", code, &told, &out)
	}
}

func TestOnlyPermissiveLicencesAreTakenForSuch(t *testing.T) {
	for text, want := range map[string]string{
		"Permission is hereby granted,\nfree of charge, to any person obtaining a copy":                                                            "MIT",
		"Apache License\n  Version 2.0, January 2004":                                                                                              "Apache-2.0",
		"Redistribution and use in source and binary forms, with or without modification, are permitted provided …":                                "BSD-2-Clause",
		"Redistribution and use in source and binary forms, with or without modification, are permitted provided … 3. All advertising materials …": "",
		"Permission is hereby granted, free of charge, to any person obtaining a copy … or under the GNU General Public License …":                 "",
		"Mozilla Public License Version 2.0": "",
		"All rights reserved.":               "",
	} {
		if got := licenceOf([]byte(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
