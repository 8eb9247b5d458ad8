package main

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"beleg/generator/judgement/weight"
)

func TestMain(m *testing.M) {
	if os.Getenv("GORACE") == "" { // a program with the race detector lingers for a second, and scripts start some hundred
		_ = os.Setenv("GORACE", "atexit_sleep_ms=10")
	}
	testscript.Main(m, programs)
}

// programs are what the binary of the tests is when it is called so.
var programs = map[string]func(){
	"beleg": func() { os.Exit(run(weight.Limits{}, os.Args[1:], os.Stdout, os.Stderr)) },
}

// TestScripts runs the files of testdata. Each shows a command as an editor meets it: a project, what is typed, what comes out.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sameinode": sameInode,
			"remember":  remember,
		},
	})
}

// remember FILE keeps what a file is on the disk, for sameinode.
func remember(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		known.Store(ts.MkAbs(name), info)
	}
}

var known sync.Map // path → os.FileInfo; scripts run side by side

// sameinode FILE… tells whether files are the ones that were remembered, untouched; "! sameinode" that they are not.
func sameInode(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		name = ts.MkAbs(name)
		info, err := os.Stat(name)
		ts.Check(err)
		before, ok := known.Load(name)
		if !ok {
			ts.Fatalf("%s was not remembered", name)
		}
		same := os.SameFile(before.(os.FileInfo), info) && before.(os.FileInfo).ModTime().Equal(info.ModTime())
		if same == neg {
			ts.Fatalf("%s: untouched is %v", filepath.Base(name), same)
		}
	}
}
