package generator

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"beleg/generator/internal/standin"
)

// The workflow that publishes on GitHub Pages cannot run here, but its shell can: testdata/pages.txtar runs the steps as they stand in
// the file, against a stand-in for Pages. Whether GitHub accepts the file is for actionlint to say, in .ci/test.
const (
	workflowFile = "../.github/workflows/pages.yml"
	fetchFile    = "../.github/published"
)

// workflow is the workflow's lines.
func workflow(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile(workflowFile)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}

// A run is the shell of one step. Reading it by indentation spares a YAML parser; a step that is written otherwise is not found, and
// then the test fails.
type stepRun struct{ job, name, shell string }

var (
	jobLine  = regexp.MustCompile(`^  ([a-z]+):$`)
	nameLine = regexp.MustCompile(`^      - name: (.+)$`)
	runLine  = regexp.MustCompile(`^        run: (.+)$`)
)

func stepRuns(lines []string) []stepRun {
	var runs []stepRun
	var job, name string
	for i, line := range lines {
		if m := jobLine.FindStringSubmatch(line); m != nil {
			job = m[1]
		}
		if m := nameLine.FindStringSubmatch(line); m != nil {
			name = m[1]
		}
		m := runLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		shell := m[1]
		if shell == "|" {
			shell = ""
			for _, inside := range lines[i+1:] {
				if inside != "" && !strings.HasPrefix(inside, "          ") {
					break
				}
				shell += strings.TrimPrefix(inside, "          ") + "\n"
			}
		}
		runs = append(runs, stepRun{job, name, shell})
	}
	return runs
}

func TestTheWorkflowPinsEveryAction(t *testing.T) {
	pinned := regexp.MustCompile(`^\s+-? ?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	uses := map[string]bool{}
	for _, line := range workflow(t) {
		if !strings.Contains(line, "uses:") {
			continue
		}
		if !pinned.MatchString(line) {
			t.Errorf("got %q, want an action of GitHub's own at a whole commit hash, with its version beside it", line)
		}
		action, commit, _ := strings.Cut(strings.TrimLeft(line, " -"), "@")
		uses[action+"@"+commit] = true
	}
	if len(uses) != 6 {
		t.Errorf("got %d actions %v, want six, each at one commit only", len(uses), uses)
	}
}

func TestOnlyTheDeploymentMayWrite(t *testing.T) {
	job, allowed := "", map[string][]string{}
	for _, line := range workflow(t) {
		if m := jobLine.FindStringSubmatch(line); m != nil {
			job = m[1]
		}
		if strings.Contains(line, ": write") {
			allowed[job] = append(allowed[job], strings.Fields(line)[0])
		}
	}
	if len(allowed) != 1 || !slices.Equal(allowed["deploy"], []string{"pages:", "id-token:"}) {
		t.Errorf("got %v, want that deploy alone may write, to pages and for its identity", allowed)
	}
	if !slices.Contains(workflow(t), "permissions: {}") {
		t.Error("got jobs that may what GitHub allows by default, want permissions: {} for all that do not say otherwise")
	}
}

// What GitHub puts into a step before the shell sees it can hold anything, such as the name of a branch.
func TestNothingIsPutIntoTheShell(t *testing.T) {
	runs := stepRuns(workflow(t))
	if len(runs) != 7 {
		t.Errorf("got %d steps with a shell, want 7", len(runs))
	}
	for _, r := range runs {
		if strings.Contains(r.shell, "${{") {
			t.Errorf("%s, %s: got an expression in the shell, want it in env:\n%s", r.job, r.name, r.shell)
		}
	}
}

// TestTheWorkflowPublishes runs the steps with the program, built for this.
func TestTheWorkflowPublishes(t *testing.T) {
	programs := t.TempDir()
	build := exec.Command("go", "build", "-buildvcs=false", "-o", programs, "../cmd/beleg")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	testscript.Run(t, testscript.Params{
		Files:               []string{"testdata/pages.txtar"},
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", programs+string(os.PathListSeparator)+env.Getenv("PATH"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"pages": pages, "deploy": deploy, "step": step},
	})
}

// pages makes a stand-in for GitHub Pages, without a site at first, and keeps its address in BASE_URL as configure-pages reports it,
// without a slash at the end. "pages down" makes one that answers nothing but that it is out of order.
func pages(ts *testscript.TestScript, _ bool, args []string) {
	site := standin.New("/repo/")
	server := httptest.NewServer(site)
	if slices.Equal(args, []string{"down"}) {
		server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	}
	ts.Defer(server.Close)
	deployed.Store(ts.Name(), site)
	ts.Setenv("BASE_URL", server.URL+"/repo")
}

// deployed holds the stand-in of each script; scripts run side by side.
var deployed sync.Map

// deploy FOLDER publishes a folder on the stand-in as upload-pages-artifact and deploy-pages do.
func deploy(ts *testscript.TestScript, _ bool, args []string) {
	files, err := standin.Artifact(os.DirFS(ts.MkAbs(args[0])))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("%s holds nothing to deploy", args[0])
	}
	site, ok := deployed.Load(ts.Name())
	if !ok {
		ts.Fatalf("there is no stand-in: say pages before")
	}
	site.(*standin.Site).Publish(files)
}

// step JOB NAME runs the shell of a step of the workflow as GitHub does, in the script's folder.
func step(ts *testscript.TestScript, neg bool, args []string) {
	text, err := os.ReadFile(workflowFile)
	ts.Check(err)
	fetch, err := os.ReadFile(fetchFile)
	ts.Check(err)
	ts.Check(os.MkdirAll(ts.MkAbs(".github"), 0o755))
	ts.Check(os.WriteFile(ts.MkAbs(".github/published"), fetch, 0o755))
	runs := stepRuns(strings.Split(string(text), "\n"))
	i := slices.IndexFunc(runs, func(r stepRun) bool { return r.job == args[0] && r.name == args[1] })
	if i < 0 {
		ts.Fatalf("job %s has no step %q with a shell", args[0], args[1])
	}
	file := filepath.Join(ts.Getenv("RUNNER_TEMP"), "step.sh")
	ts.Check(os.WriteFile(file, []byte(runs[i].shell), 0o644))
	err = ts.Exec("bash", "--noprofile", "--norc", "-eo", "pipefail", file)
	if (err != nil) != neg {
		ts.Fatalf("%s: %v", fmt.Sprint(args), err)
	}
}
