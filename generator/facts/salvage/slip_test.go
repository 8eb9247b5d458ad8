package salvage

import (
	"strings"
	"testing"
)

// The mark | is where the decoder gives up.
func TestASlipIsAnsweredWithWhatWasMeant(t *testing.T) {
	for line, want := range map[string]string{
		"when = |2024-13-01":                      `write "2024-01-13"`,
		"when = |2025-02-30":                      `write a day from 01 to 28, or, if it is not known, write "2025-02-XX"`,
		"when = |8.10.2024":                       `write "2024-10-08"`,
		"when = 10|/08/2024":                      `write "2024-08-10" for 10 August, "2024-10-08" for 8 October`,
		"when = 8 |October 2024":                  `write "2024-10-08"`,
		"when = |Juli 2025 # ungefähr":            `write "2025-07"`,
		"when = |2024-10":                         `put it in quotation marks: "2024-10"`,
		"said = |2024-10-08/2024-10-13":           `put it in quotation marks: "2024-10-08/2024-10-13"`,
		"value = 1|,100":                          "write 1100, or 1.100 if the comma begins its decimals",
		"value = 1.100|,5":                        "write 1100.5",
		"value = 1|,5":                            "write 1.5",
		"value = -2|,25":                          "write -2.25",
		"value = 12 |000":                         "write 12000",
		"value = |1.000.000":                      "write 1000000",
		"value = 1|'000":                          "",
		"figure = { value = 1,100 |}":             "write 1100, or 1.100 if the comma begins its decimals",
		"figure = { value = 1|,5, about = true }": "write 1.5",
		"weight = |02":                            "write 2",
		"draft = |True":                           "write true",
		"when|: \"2024\"":                         "write when = and then the value; a key has only letters a–z, digits, _ and -",
		"\"when\"|: \"2024\"":                     "write when = and then the value; a key has only letters a–z, digits, _ and -",
		"when =|= \"2024\"":                       "write one = between the key and its value",
		"when = |":                                "write a value behind the =, or delete the line",
		"|= \"x\"":                                "write a key before the =",
		"when = \"2024\"|,":                       "delete the sign at the end: each key has a line of its own",
		"topics = [\"a\", \"b\"]|;":               "delete the sign at the end: each key has a line of its own",
		"|// Kommentar":                           "begin a comment with #",
		"[review|":                                "close the name of the table with ] or ]]",
		"[[review]|":                              "close the name of the table with ] or ]]",
		"|[[review]]":                             "", // something before it is not closed
		"|<<<<<<< HEAD":                           "git has left two versions here: keep one, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
		"when|\u00a0= \"2024\"":                   "type a plain space in its place",
		"when|\u202f= \"2024\"":                   "type a plain space in its place",
		"|\ufeffwhen = \"2024\"":                  "delete it: it may stand at the very beginning of a file, once, and came in where two were joined",
		"when |\u200b= \"2024\"":                  "delete it, or type the line anew",
		"when = \"2024\"|\rshort = \"x\"\r":       "end the lines with LF or with CR and LF, as editors offer when they save; here stands CR alone",
		"when = |“2024”":                          "", // told by the value alone
		"short = |Berlin":                         "",
	} {
		before, after, _ := strings.Cut(line, "|")
		if got := Help("a = 1\n"+before+after+"\nb = 2\n", len("a = 1\n"+before)); got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}
