//go:build slow && unix

package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What the worst input that is accepted may take: each is one field, or one file where that is what a stranger can fill. On a quiet
// machine it is to be 2 s of one core and 300 MB; the test allows for one that is not, and for the garbage that a build lets lie
// up to its ceiling.
const (
	mostSeconds = 2 * 5
	mostMemory  = 512 << 20
)

const worstSite = `title = "T"
base_url = "https://facts.example.org/"
language = "en"
[publisher]
name = "P"
email = "p@facts.example.org"
[[rating]]
id = "yes"
label = "Yes"
tone = "good"
definition = "D"
[[rating]]
id = "no"
label = "No"
tone = "bad"
definition = "D"
[[topic]]
id = "t"
label = "T"
[[measure]]
id = "m"
label = "M"
unit = "u"
`

const worstClaim = `claim = "Something is said."
topics = ["t"]
[[review]]
date = "2024-05-05"
rating = "yes"
verdict = "V"
`

// many repeats some words, with %d as the number of each.
func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(format, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// upTo repeats words up to so many bytes.
func upTo(bytes int, words string) string { return strings.Repeat(words, bytes/len(words)) }

// worst is what strangers may fill in: files in place of those of a small project.
type files map[string]string

func worst() map[string]func() files {
	quote := func(keys string) string {
		return worstClaim + "[[quote]]\nsource = \"a\"\nstance = \"mentions\"\n" + keys
	}
	words := func() string { return many(1<<20, "word%d ")[:8<<20-100] }
	text := func(markdown string) files {
		return files{"content/claims/c.toml": "text = '''\n" + markdown + "'''\n" + quote("text = \"said\"\n")}
	}
	claim := func(keys string) files { return files{"content/claims/c.toml": quote(keys)} }
	article := func(seed string) files { return files{"seeds/a.txt": seed} }
	both := func(seed, keys string) files {
		return files{"seeds/a.txt": seed, "content/claims/c.toml": quote(keys)}
	}
	missing := "text = \"" + many(1250, "wort%d ")[:9900] + "\"\n"
	cases := map[string]func() files{
		"nothing":                                   func() files { return files{} },
		"article: one line of words":                func() files { return article(words()) },
		"article: 8 MB of one letter":               func() files { return article(upTo(8<<20, "a")) },
		"article: 4 million paragraphs":             func() files { return article(upTo(8<<20, "a\n\n")) },
		"article: 8 MB of line ends":                func() files { return article(upTo(8<<20-9, "\n") + "said") },
		"article: headings":                         func() files { return article(upTo(8<<20, "Kapitel Eins\n\n")) },
		"article: words broken at line ends":        func() files { return article(upTo(8<<20, "re-\nplace ")) },
		"article: soft hyphens":                     func() files { return article(upTo(8<<20, "a\u00ad")) },
		"article: combining marks":                  func() files { return article("a" + upTo(8<<20-9, "\u0301")) },
		"article: numbers":                          func() files { return article(upTo(8<<20, "1 000 ")) },
		"article: quotation marks":                  func() files { return article(upTo(8<<20, "„")) },
		"article: right to left":                    func() files { return article(upTo(8<<20, "שלום ")) },
		"article: letters without spaces":           func() files { return article(upTo(8<<20, "漢")) },
		"article: times":                            func() files { return article(upTo(8<<20, "[00:00:01] said\n\n")) },
		"article: ligatures":                        func() files { return article(upTo(8<<20, "ﬃ")) },
		"quotation: 10 kB that are missing in 8 MB": func() files { return both(words(), missing) },
		"quotation: a hundred that are missing in 8 MB": func() files {
			return both(words(), missing+
				many(99, "[[quote]]\nsource = \"a\"\nstance = \"mentions\"\ntext = \"%d "+many(120, "wort%d ")[:600]+"\"\n"))
		},
		"quotation: a word that stands everywhere": func() files { return both(upTo(8<<20, "said "), "text = \"said\"\n") },
		"quotation: one letter":                    func() files { return both(upTo(8<<20, "a "), "text = \"a\"\n") },
		"quotation: 10 kB of one letter":           func() files { return both(upTo(8<<20, "a"), "text = \""+upTo(9900, "a")+"\"\n") },
		"quotation: 50 parts":                      func() files { return both(upTo(8<<20, "a b "), "text = \""+upTo(49*8, "a […] ")+" b\"\n") },
		"quotation: 50 parts in turn":              func() files { return both(words(), "text = \""+many(49, "word%d […] ")+" word9999999\"\n") },
		"quotation: a beginning and an end":        func() files { return both(upTo(4<<20, "x y ")+upTo(4<<20, "a b "), "text = \"a b x y\"\n") },
		"quotation: before": func() files {
			return both(upTo(8<<20, "a said "), "text = \"said\"\nbefore = \""+upTo(9900, "a said ")+"b\"\n")
		},
		"hedge": func() files { return claim("text = \"said\"\nhedge = \"" + upTo(9900, "said ") + "\"\n") },
		"via: 50 chains of 20 voices": func() files {
			return claim("text = \"said\"\nvia = [" + strings.Repeat("\""+strings.Repeat("x < ", 19)+"?\",", 50) + "]\n")
		},
		"said: a set of days": func() files {
			return claim("text = \"said\"\nsaid = \"[" + upTo(9900, "2024-01-01,") + "2024-01-02]\"\n")
		},
		"said: all of time": func() files { return claim("text = \"said\"\nsaid = \"0000/9999\"\n") },
		"1,000 quotations": func() files {
			return claim("text = \"said\"\n" + many(999, "[[quote]]\nsource = \"a\"\nstance = \"supports\"\ntext = \"said\"\nnote = \"%d\"\n"))
		},
		"1,000 reviews": func() files {
			return files{"content/claims/c.toml": worstClaim + many(990, "[[review]]\ndate = \"2024-06-05\"\nrating = \"no\"\nverdict = \"V %d\"\n") + "[[quote]]\nsource = \"a\"\nstance = \"mentions\"\ntext = \"said\"\n"}
		},
		"1,000 relations": func() files {
			return claim("text = \"said\"\n" + many(990, "[[related]]\nclaim = \"c\"\nkind = \"repeats\"\nnote = \"%d\"\n"))
		},
		"a list of 1,000 topics": func() files {
			return files{"content/claims/c.toml": strings.Replace(worstClaim, `["t"]`, "["+many(1000, `"t%d",`)+"]", 1)}
		},
		"a file of 1 MB that is no TOML": func() files { return files{"content/claims/c.toml": upTo(1<<20, "= \n")} },
		"a file of 1 MB of unknown keys": func() files { return files{"content/claims/c.toml": many(60000, "key%d = 1\n")} },
		"a file of 1 MB of one string":   func() files { return files{"content/claims/c.toml": "claim = \"" + upTo(1<<20-100, "a") + "\"\n"} },
		"a file of 1 MB of tables":       func() files { return files{"content/claims/c.toml": many(80000, "[t%d]\n")} },
		"actors: 8 MB": func() files {
			return files{"content/actors.toml": many(100000, "[a%d]\nname = \"Name %d\"\nkind = \"office\"\npart_of = \"a0\"\nrole = \"r\"\n")}
		},
		"site: 990 topics, ratings and measures": func() files {
			return files{"content/site.toml": worstSite + many(990, "[[topic]]\nid = \"t%d\"\nlabel = \"T%d\"\n") +
				many(990, "[[measure]]\nid = \"m%d\"\nlabel = \"M%d\"\n") + many(990, "[[rating]]\nid = \"r%d\"\nlabel = \"R%d\"\ntone = \"good\"\ndefinition = \"D\"\n")}
		},
		"source: 1,000 blocks": func() files {
			return files{"content/sources/a.toml": "%source" + many(990, "[[block]]\nlines = \"1\"\nrole = \"title\"\n")}
		},
	}
	const most = 199_000
	for what, markdown := range map[string]string{
		"links to nothing": many(900, "[a](claim:x%d) "), "links that never close": upTo(most, "[a]("), "brackets": upTo(most, "[") + upTo(most/20, "]"),
		"emphasis": upTo(most, "*a **b "), "underscores": upTo(most, "_a __b "), "code": many(2000, "`a%d``"), "backticks": upTo(most, "`a"), "quotes": upTo(3000, ">"),
		"lists": upTo(3000, "- "), "list items": upTo(most, "- a\n"), "headings": upTo(3900, "# a\n"), "references": upTo(9000, "[a]: /b\n"), "a table": upTo(60, "|a") + "\n" + upTo(60, "|-") + "\n" + upTo(3000, "|a"),
		"HTML": upTo(most, "<a>"), "entities": upTo(most, "&amp;"), "line ends": upTo(most, "\n"), "addresses": upTo(most, "<https://a.example> "), "an address": "<https://" + upTo(most, "a") + ">",
	} {
		cases["Markdown: "+what] = func() files { return text(markdown) }
	}
	return cases
}

// TestTheWorstInputIsJudgedInBoundedTime fills each field of a small project with what takes longest and is accepted, or refused only after
// it was looked at. It says what each took: go test -tags slow -run TheWorst -v ./cmd/beleg.
func TestTheWorstInputIsJudgedInBoundedTime(t *testing.T) {
	program := filepath.Join(t.TempDir(), "beleg")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for what, fill := range worst() {
		t.Run(what, func(t *testing.T) {
			files := fill()
			dir := t.TempDir()
			seed := files["seeds/a.txt"]
			if seed == "" {
				seed = "It was said."
			}
			source := fmt.Sprintf("file = \"a.txt\"\nsha256 = \"%x\"\ntitle = \"T\"\npublisher = \"\"\npublished = \"2024\"\n", sha256.Sum256([]byte(seed)))
			all := map[string]string{"content/site.toml": worstSite, "content/actors.toml": "[x]\nname = \"X\"\nkind = \"outlet\"\n", "seeds/a.txt": seed,
				"content/sources/a.toml": source, "content/claims/c.toml": worstClaim + "[[quote]]\nsource = \"a\"\nstance = \"mentions\"\ntext = \"said\"\n"}
			for name, text := range files {
				all[name] = strings.Replace(text, "%source", source, 1)
			}
			for name, text := range all {
				name = filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			seed, files, all = "", nil, nil
			debug.FreeOSMemory() // because a new process is said to have taken as much as the one that began it
			cmd := exec.Command(program, "-C", dir, "build")
			out, err := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != exitDone && code != exitFound {
				t.Fatalf("ended with %d (%v): %.2000s", code, err, out)
			}
			cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			memory := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
			if runtime.GOOS == "linux" {
				memory <<= 10 // there it is in kilobytes
			}
			t.Logf("%5.2f s CPU, %4d MB, ended with %d: %s", cpu.Seconds(), memory>>20, cmd.ProcessState.ExitCode(), lastLine(string(out)))
			if cpu > mostSeconds*time.Second || memory > mostMemory {
				t.Errorf("took %v and %d MB", cpu, memory>>20)
			}
		})
	}
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}
