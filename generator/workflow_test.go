package generator

import (
	"bytes"
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

// What runs on GitHub cannot run here, but its shell can: testdata/action.txtar runs the steps of the action as they stand in its file,
// against a stand-in for Pages. Whether GitHub accepts the workflows is for actionlint to say, in .ci/test.
const (
	workflows  = "../.github/workflows/"
	actionFile = "../.github/actions/check/action.yml"
)

// onGitHub returns the lines of all files that GitHub runs, by their names.
func onGitHub(t testing.TB) map[string][]string {
	t.Helper()
	names, err := filepath.Glob(workflows + "*.yml")
	if err != nil || len(names) == 0 {
		t.Fatalf("got no workflows (%v)", err)
	}
	actions, err := filepath.Glob("../.github/actions/*/action.yml")
	if err != nil || len(actions) == 0 {
		t.Fatalf("got no actions (%v)", err)
	}
	files := map[string][]string{}
	for _, name := range append(names, actions...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = strings.Split(string(text), "\n")
	}
	return files
}

// A job is the lines of one job of a workflow.
type job struct {
	name  string
	lines []string
}

var jobLine = regexp.MustCompile(`^  ([a-z]+):$`)

func jobsOf(lines []string) []job {
	var jobs []job
	for _, line := range lines[slices.Index(lines, "jobs:")+1:] {
		if m := jobLine.FindStringSubmatch(line); m != nil {
			jobs = append(jobs, job{name: m[1]})
		}
		if len(jobs) > 0 {
			last := &jobs[len(jobs)-1]
			last.lines = append(last.lines, line)
		}
	}
	return jobs
}

// A stepRun is the shell of one step. Reading it by indentation spares a YAML parser; a step that is written otherwise is not found, and
// then the test fails.
type stepRun struct{ name, shell string }

var (
	nameLine = regexp.MustCompile(`^ +- name: (.+)$`)
	runLine  = regexp.MustCompile(`^( +)(?:- )?run: (.+)$`)
)

func stepRuns(lines []string) []stepRun {
	var runs []stepRun
	var name string
	for i, line := range lines {
		if m := nameLine.FindStringSubmatch(line); m != nil {
			name = m[1]
		}
		m := runLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		shell := strings.Trim(m[2], "'")
		if shell == "|" {
			shell = ""
			for _, inside := range lines[i+1:] {
				if inside != "" && !strings.HasPrefix(inside, m[1]+"  ") {
					break
				}
				shell += strings.TrimPrefix(inside, m[1]+"  ") + "\n"
			}
		}
		runs = append(runs, stepRun{name, shell})
	}
	return runs
}

func TestEveryActionIsPinned(t *testing.T) {
	pinned := regexp.MustCompile(`^\s+-? ?uses: (actions/[a-z-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$`)
	at := map[string]string{}
	for name, lines := range onGitHub(t) {
		for _, line := range lines {
			if !strings.Contains(line, "uses:") || strings.HasSuffix(line, "uses: ./.github/actions/check") {
				continue
			}
			m := pinned.FindStringSubmatch(line)
			if m == nil {
				t.Errorf("%s: got %q, want an action of GitHub's own at a whole commit hash, with its version beside it", name, line)
				continue
			}
			if before, known := at[m[1]]; known && before != m[2] {
				t.Errorf("%s: got %s at %s, want it at %s as elsewhere", name, m[1], m[2], before)
			}
			at[m[1]] = m[2]
		}
	}
	if len(at) < 6 {
		t.Errorf("got %d actions %v, want at least the six that publish", len(at), at)
	}
}

// Each job says what it may, and only those may write that have to.
func TestJobsMayNoMoreThanTheyNeed(t *testing.T) {
	allowed := map[string][]string{}
	for name, lines := range onGitHub(t) {
		if name == actionFile {
			continue
		}
		if !slices.Contains(lines, "permissions: {}") {
			t.Errorf("%s: got jobs that may what GitHub allows by default, want permissions: {} for all that do not say otherwise", name)
		}
		for _, job := range jobsOf(lines) {
			if !slices.Contains(job.lines, "    permissions:") {
				t.Errorf("%s: job %s does not say what it may", name, job.name)
			}
			for _, line := range job.lines {
				if strings.Contains(line, ": write") {
					of := strings.TrimPrefix(name, workflows) + " " + job.name
					allowed[of] = append(allowed[of], strings.Fields(line)[0])
				}
			}
		}
	}
	want := map[string][]string{
		"pages.yml deploy":    {"pages:", "id-token:"},
		"release.yml publish": {"contents:", "id-token:", "attestations:"},
	}
	if got, want := fmt.Sprint(allowed), fmt.Sprint(want); got != want {
		t.Errorf("got %s that may write, want %s", got, want)
	}
}

// What GitHub puts into a step before the shell sees it can hold anything, such as the name of a branch. And what a stranger proposes
// must never run beside a token that may write.
func TestNothingOfAStrangersIsTrusted(t *testing.T) {
	for name, lines := range onGitHub(t) {
		runs := stepRuns(lines)
		written := 0
		for _, line := range lines {
			written += strings.Count(line, "run:")
			for _, event := range []string{"pull_request_target", "workflow_run", "issue_comment"} {
				if strings.Contains(line, event) {
					t.Errorf("%s: got %q, which runs with rights of our own on what strangers send", name, event)
				}
			}
		}
		if len(runs) != written {
			t.Errorf("%s: found %d steps with a shell, want %d", name, len(runs), written)
		}
		for _, r := range runs {
			if strings.Contains(r.shell, "${{") {
				t.Errorf("%s, %s: got an expression in the shell, want it in env:\n%s", name, r.name, r.shell)
			}
		}
	}
}

// One workflow is told in two places: here it uses the action of this checkout, and new sites get it with that of a repository.
func TestANewSiteHasTheWorkflowOfOurOwn(t *testing.T) {
	ours, err := os.ReadFile(workflows + "pages.yml")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile("judgement/start/pages.yml")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(ours, theirs) {
		t.Error("generator/judgement/start/pages.yml differs from .github/workflows/pages.yml: copy it")
	}
}

// The action builds with the Go that go.mod asks for, in its newest release.
func TestTheActionBuildsWithTheGoOfTheModule(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(mod)
	for name, lines := range onGitHub(t) {
		for _, line := range lines {
			if strings.Contains(line, "go-version:") && !strings.Contains(line, fmt.Sprintf("go-version: %q", m[1])) {
				t.Errorf("%s: got %q, want Go %s as in go.mod", name, line, m[1])
			}
		}
	}
}

func TestTheActionChecksAndPublishes(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files:               []string{"testdata/action.txtar"},
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOFLAGS"} { // the program is built as it was for other tests
				env.Setenv(name, goEnv(t, name))
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"pages": pages, "deploy": deploy, "step": step},
	})
}

func goEnv(t testing.TB, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatalf("go env %s: %v", name, err)
	}
	return strings.TrimSpace(string(out))
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

// step NAME runs the shell of a step of the action as GitHub does, in the script's folder.
func step(ts *testscript.TestScript, neg bool, args []string) {
	text, err := os.ReadFile(actionFile)
	ts.Check(err)
	action, err := filepath.Abs(filepath.Dir(actionFile))
	ts.Check(err)
	ts.Setenv("GITHUB_ACTION_PATH", action)
	runs := stepRuns(strings.Split(string(text), "\n"))
	i := slices.IndexFunc(runs, func(r stepRun) bool { return r.name == args[0] })
	if i < 0 {
		ts.Fatalf("the action has no step %q with a shell", args[0])
	}
	file := filepath.Join(ts.Getenv("RUNNER_TEMP"), "step.sh")
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
	ts.Check(os.WriteFile(file, []byte(runs[i].shell), 0o644))
	err = ts.Exec("bash", "--noprofile", "--norc", "-eo", "pipefail", file)
	if (err != nil) != neg {
		ts.Fatalf("%s: %v", args[0], err)
	}
}
