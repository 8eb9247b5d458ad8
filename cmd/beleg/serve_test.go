package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"beleg/generator/judgement/start"
)

// soon is how long a test waits for what has to happen: long, because only failing tests wait so long.
const soon = 60 * time.Second

// A previewed project is one that beleg serve runs on, in a process of its own.
type previewed struct {
	t     *testing.T
	dir   string
	cmd   *exec.Cmd
	lines chan string // what it prints to standard error
}

// newProject writes the small project that new sites begin with.
func newProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	writeProject(t, dir)
	return dir
}

// writeProject writes it into a folder, with something in place of the words that check would warn of.
func writeProject(t *testing.T, dir string) {
	t.Helper()
	files, err := start.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	own := []string{"example.org", "example.com", "The editors of this site", "The desk", "The Harbour Bridge: what", "Port Elin: what"}
	for _, words := range start.Asked().Page {
		if !strings.Contains(words, "@") {
			own = append(own, words, "Port Elin")
		}
	}
	replaced := strings.NewReplacer(own...)
	for name, data := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), replaced.Replace(string(data)))
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// serveIn starts beleg serve in a folder; env is added to the environment.
func serveIn(t *testing.T, dir string, env []string, args ...string) *previewed {
	t.Helper()
	p := &previewed{t: t, dir: dir, cmd: exec.Command("beleg", append([]string{"-C", dir, "serve"}, args...)...), lines: make(chan string, 1000)}
	p.cmd.Env = append(os.Environ(), env...)
	printed, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	go func() {
		defer close(p.lines)
		for lines := bufio.NewScanner(printed); lines.Scan(); {
			p.lines <- lines.Text()
		}
	}()
	return p
}

// says waits for a line that matches, and returns its groups.
func (p *previewed) says(pattern string) []string {
	p.t.Helper()
	want, late := regexp.MustCompile(pattern), time.After(soon)
	var before []string
	for {
		select {
		case line, open := <-p.lines:
			if m := want.FindStringSubmatch(line); m != nil {
				return m
			}
			if before = append(before, line); !open {
				p.t.Fatalf("it ended without a line that matches %s, after:\n%s", pattern, strings.Join(before, "\n"))
			}
		case <-late:
			p.t.Fatalf("there is no line that matches %s, after:\n%s", pattern, strings.Join(before, "\n"))
		}
	}
}

const spentTime = `\d+(\.\d s| ms)`

const startUp = `^(http://127\.0\.0\.1:\d+/)  1 claim, 1 source, \d+ events?, \d+ actors?, ready in ` + spentTime + `; Ctrl-C ends it$`

// interrupt does what Ctrl-C does, and wants the end.
func (p *previewed) interrupt() {
	p.t.Helper()
	if runtime.GOOS == "windows" {
		p.t.Skip("Windows sends Ctrl-C to a whole console only, this test with it")
	}
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		p.t.Fatal(err)
	}
	late := time.AfterFunc(soon, func() { _ = p.cmd.Process.Kill() })
	defer late.Stop()
	for range p.lines { // until it has ended
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("it ended with %v, want exit code 0", err)
	}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

func TestServeShowsTheSiteUntilItIsInterrupted(t *testing.T) {
	p := serveIn(t, newProject(t), nil, "--addr", "127.0.0.1:0")
	url := p.says(startUp)[1]
	if status, page := get(t, url); status != 200 || !strings.Contains(page, "preview.js") {
		t.Errorf("got %d and %q, want the home page", status, page)
	}
	stream, err := http.Get(url + "_beleg/events?path=/&revision=1")
	if err != nil || stream.StatusCode != 200 {
		t.Fatalf("open a stream of events: %v, %v", stream, err)
	}
	defer stream.Body.Close()
	p.interrupt()
}

// Whoever previews from the folder of the claims sees the site, and what is saved elsewhere in the project comes in.
func TestServeFindsTheProjectAbove(t *testing.T) {
	dir := newProject(t)
	p := serveIn(t, filepath.Join(dir, "content/claims"), nil, "--addr", "127.0.0.1:0")
	p.says(startUp)
	write(t, filepath.Join(dir, "content/pages/method.md"), "+++\ntitle = \"Method\"\nnav = true\n+++\nAnother one.\n")
	p.says(`^content/pages/method.md, in ` + spentTime + `$`)
	p.interrupt()
}

func TestServeSaysWhereTheSiteGoes(t *testing.T) {
	dir := newProject(t)
	p := serveIn(t, dir, nil, "--addr", "127.0.0.1:0")
	url := p.says(startUp)[1]
	file := filepath.Join(dir, "content/site.toml")
	site, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, regexp.MustCompile(`(?m)^base_url.*$`).ReplaceAllString(string(site), `base_url = "https://example.org/watch/"`))
	p.says(`^` + regexp.QuoteMeta(url) + `watch/  is where the site is now$`)
	if status, page := get(t, url+"watch/"); status != 200 || !strings.Contains(page, "preview.js") {
		t.Errorf("got %d and %q, want the home page", status, page)
	}
	p.interrupt()
}

func TestServeTakesTheNextPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	at := taken.Addr().String()
	p := serveIn(t, newProject(t), nil, "--addr", at)
	said := p.says(`^` + regexp.QuoteMeta(at) + ` is taken, so this is (127\.0\.0\.1:\d+)$`)
	if url := p.says(startUp)[1]; url != "http://"+said[1]+"/" || said[1] == at {
		t.Errorf("it says %s and serves at %s", said[1], url)
	}
	p.interrupt()
}

func TestServeGoesOnWhileThereAreFaults(t *testing.T) {
	dir := newProject(t)
	p := serveIn(t, dir, nil, "--addr", "127.0.0.1:0")
	page := p.says(startUp)[1] + "claims/vehicles-on-the-bridge/"
	file := filepath.Join(dir, "content/claims/vehicles-on-the-bridge.toml")
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, strings.Replace(string(sound), `"supports"`, `"backs"`, 1))
	p.says(`^content/claims/vehicles-on-the-bridge.toml, in ` + spentTime + `; the last good site stays$`)
	p.says(`^error\[wrong-type\]: stance is "backs"`)
	p.says(`^  --> content/claims/vehicles-on-the-bridge.toml:19:10$`)
	p.says(`^1 error in 1 file$`)
	if status, _ := get(t, page); status != 200 {
		t.Errorf("with an error the page is %d, want the last good one", status)
	}
	write(t, file, strings.Replace(string(sound), "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour", 1))
	p.says(`^content/claims/vehicles-on-the-bridge.toml, in ` + spentTime + `$`)
	p.says(`^no findings$`)
	if _, text := get(t, page); !strings.Contains(text, "Day by day") {
		t.Error("repaired, the page does not have the new words")
	}
	write(t, filepath.Join(dir, "templates/claim.html"), "{{if}}")
	p.says(`^templates.*, in ` + spentTime + `; the last good site stays$`)
	p.says(`^beleg: .*templates/claim.html.*missing value for if$`)
	write(t, filepath.Join(dir, "templates/claim.html"), `{{define "content"}}{{.Nonsense}}{{end}}`)
	p.says(`^templates/claim.html, in ` + spentTime + `$`)
	p.says(`^no findings$`)
	if status, _ := get(t, page); status != 500 {
		t.Errorf("a page that cannot be made is %d, want 500", status)
	}
	p.says(`^beleg: page claims/vehicles-on-the-bridge/index.html: template: claim.html:1:22: .*Nonsense`)
	p.interrupt()
}

func TestServeWaitsForAProject(t *testing.T) {
	dir := t.TempDir()
	p := serveIn(t, dir, nil, "--addr", "127.0.0.1:0")
	url := p.says(`^(http://127\.0\.0\.1:\d+/)  no site yet, because of the errors`)[1]
	p.says(`^beleg: there is no content/site.toml here`)
	p.says(`^` + regexp.QuoteMeta(url) + `$`)
	if status, page := get(t, url); status != 503 || !strings.Contains(page, "no site to show yet") {
		t.Errorf("got %d and %q, want a page that says that there is no site", status, page)
	}
	writeProject(t, dir)
	p.says(`^no findings$`)
	if status, _ := get(t, url); status != 200 {
		t.Errorf("got %d, want the site that has come", status)
	}
	p.interrupt()
}

func TestServeShowsDraftsUnlessAskedNotToAndAnotherBasePathWhenAsked(t *testing.T) {
	dir := newProject(t)
	file := filepath.Join(dir, "content/claims/vehicles-on-the-bridge.toml")
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "content/claims/a-draft.toml"), "draft = true\n"+string(sound))
	for _, test := range []struct {
		args []string
		path string
		want int
	}{
		{nil, "claims/a-draft/", 200},
		{[]string{"--no-drafts"}, "claims/a-draft/", 404},
		{[]string{"--base-url", "https://example.org/some/where"}, "some/where/claims/", 200},
	} {
		p := serveIn(t, dir, nil, append(test.args, "--addr", "127.0.0.1:0")...)
		url := p.says(`^(http://127\.0\.0\.1:\d+/)`)[1]
		if status, _ := get(t, url+test.path); status != test.want {
			t.Errorf("%v: %s is %d, want %d", test.args, test.path, status, test.want)
		}
		p.interrupt()
	}
}

func TestServeOpensTheBrowser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the command that opens a browser has this name on Linux")
	}
	bin := t.TempDir()
	env := []string{"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")}
	write(t, filepath.Join(bin, "xdg-open"), "#!/bin/sh\necho \"opened $1\" >&2\nprintf %s \"$1\" >"+bin+"/opened\n")
	if err := os.Chmod(filepath.Join(bin, "xdg-open"), 0o755); err != nil {
		t.Fatal(err)
	}
	p := serveIn(t, newProject(t), env, "--addr", "127.0.0.1:0", "--open")
	url := p.says(startUp)[1]
	for late := time.Now().Add(soon); ; time.Sleep(10 * time.Millisecond) {
		if got, err := os.ReadFile(filepath.Join(bin, "opened")); err == nil && string(got) == url {
			break
		}
		if time.Now().After(late) {
			t.Fatal("the browser was not opened at " + url)
		}
	}
	p.interrupt()
	write(t, filepath.Join(bin, "xdg-open"), "#!/bin/sh\nexit 3\n")
	p = serveIn(t, newProject(t), env, "--addr", "127.0.0.1:0", "--open")
	url = p.says(startUp)[1]
	p.says(`^the browser could not be opened \(exit status 3\); open ` + url + ` yourself$`)
	if status, _ := get(t, url); status != 200 {
		t.Errorf("without a browser the site is %d, want 200", status)
	}
	p.interrupt()
}
