package edtf

import (
	"errors"
	"testing"
)

func TestARefusedDateSaysWhatToWrite(t *testing.T) {
	tests := []struct {
		in, part      string // the part that the error points to
		message, help string // "" for the general advice on dates, sets or unspecified digits
	}{
		// Other parts of EDTF.
		{"2024-21", "21", `"21" is a season or a part of the year, which different readers date differently`,
			`write "[2024-03-01..2024-05-31]"`},
		{"2024-24", "24", `"24" is a season or a part of the year, which different readers date differently`,
			`write "[2024-12-01..2025-02-28]"`},
		{"2024-10-08T12:00", "T12:00", `a date here has no time of day ("T12:00")`, `write "2024-10-08"`},
		{"Y17000", "Y17000", `a year over four digits ("Y17000") is not supported`, ""},
		{"17000", "17000", `a year over four digits ("17000") is not supported`, ""},
		{"-0044", "-0044", `a year before year 0 ("-0044") is not supported`, ""},
		{"2E3", "E3", `an exponent or a number of significant digits ("E3") is not supported`, ""},
		{"1950S2", "S2", `an exponent or a number of significant digits ("S2") is not supported`, ""},
		{"2024?-10-08", "?", `"?" does not stand at the end of the date`, `write "2024-10-08?"`},
		{"~2024-10-08", "~", `"~" does not stand at the end of the date`, `write "2024-10-08~"`},
		{"2024-10?~/2025", "?", `"?" does not stand at the end of the date`, `write "2024-10%/2025"`},
		{"2024-1X", "1X", `"1X" leaves open which months are meant`, `write "[2024-10-01..2024-12-31]"`},
		{"2024-XX-08", "XX", `a day of an unspecified month ("XX") is not supported`, `write "2024-XX"`},
		{"1X24", "X", `X (in "X") may only stand for the last digits of a year, a month or a day`, unspecifiedAdvice},
		{"XXXX", "XXXX", `"XXXX" says nothing`, "leave the date out if it is not known"},
		{"2024-10-xx", "xx", `an unspecified digit is written as a capital X, not "xx"`, `write "2024-10-XX"`},
		{"{2024-10-07,2024-10-08}", "{", "a set in braces means all of these days",
			`write one entry for each day; "[2024-10-07,2024-10-08]" means one of these days`},
		{"{2024-10-07..2024-10-08}", "{", "a set in braces means all of these days", `write "2024-10-07/2024-10-08"`},
		{"2024/", "/", "the interval lacks one end", `write "2024/.."`},
		{"/2024", "/", "the interval lacks one end", `write "../2024"`},
		{"2024/open", "open", `"open" is no end of an interval`, `write "2024/.."`},
		{"../..", "../..", "an interval that is open on both sides says nothing", "leave the date out if it is not known"},
		{"[..2024-10-08]", "..", "a span within [ ] needs a day at both ends", `write "../2024-10-08"`},
		{"[2024-10-01,2024-10-03..2024-10-05]", "..", "a set is either a list or a span, not both", setAdvice},
		{"[2024-10..2024-11]", "2024-10", `a set names single days, and "2024-10" is none`,
			`write "[2024-10-01..2024-11-30]"`},
		{"[2024-10-07~,2024-10-09]", "2024-10-07~", `a set names single days, and "2024-10-07~" is none`, setAdvice},
		{"[2024-10-07]", "[2024-10-07]", "one day is no set", `write "2024-10-07"`},
		{"[2024-10-07,2024-10-08,2024-10-08]", "2024-10-08", "2024-10-08 stands in the set twice",
			`write "[2024-10-07,2024-10-08]"`},
		{"[2024-10-07,2024-10-08]?", "[2024-10-07,2024-10-08]?", "a set ends with ], and nothing follows it",
			`write "[2024-10-07,2024-10-08]"`},
		// No such day.
		{"2023-02-29", "29", "2023-02-29 is no day: February 2023 has 28 days",
			`write a day from 01 to 28, or, if it is not known, write "2023-02-XX"`},
		{"2024-02-3X", "3X", "2024-02-3X is no day: February 2024 has 29 days",
			`write a day from 01 to 29, or, if it is not known, write "2024-02-XX"`},
		{"2024-10-00", "00", "2024-10-00 is no day: October 2024 has 31 days",
			`write a day from 01 to 31, or, if it is not known, write "2024-10-XX"`},
		{"2024-13", "13", `there is no month "13"`, "write a month from 01 to 12, or leave it out"},
		{"2024-00", "00", `there is no month "00"`, `write "2024"`},
		{"2024-13-05", "13", `there is no month "13"`, `write "2024-05-13"`},
		// Backwards.
		{"2024-10-13/2024-10-08", "2024-10-13/2024-10-08", "the dates run backwards: 2024-10-13 lies after 2024-10-08",
			`write "2024-10-08/2024-10-13"`},
		{"2024-11/2024-10-XX", "2024-11/2024-10-XX", "the dates run backwards: 2024-11 lies after 2024-10-XX",
			`write "2024-10-XX/2024-11"`},
		{"[2024-10-09..2024-10-07]", "[2024-10-09..2024-10-07]", "the dates run backwards: 2024-10-09 lies after 2024-10-07",
			`write "[2024-10-07..2024-10-09]"`},
		// Everyday life and the rest of ISO 8601.
		{"", "", "the date is empty", `write a date as "2024-10-08", "2024-10" or "2024", or leave the key out`},
		{"morgen", "morgen", `"morgen" is not a date`, ""},
		{"8.10.2024", "8.10.2024", `a date begins with the year, unlike "8.10.2024"`, `write "2024-10-08"`},
		{"10/2024", "10/2024", `a date begins with the year, unlike "10/2024"`, `write "2024-10"`},
		{"2024/10/08", "/", "an interval has one slash, between its two ends", `write "2024-10-08"`},
		{"2024-1-8~", "2024-1-8", `month and day have two digits, unlike in "2024-1-8"`, `write "2024-01-08~"`},
		{"20241008", "20241008", `the hyphens are missing in "20241008"`, `write "2024-10-08"`},
		{"2024-W41-2", "W41-2", `a week date ("W41-2") is not supported`, ""},
		{"2024-282", "282", `a day of the year ("282") is not supported`, ""},
		{"2024-10-08/13", "13", `"13" is not a whole date`, `write "2024-10-08/2024-10-13"`},
		{"2024-2025", "2024-2025", `two years ("2024-2025") are joined by a slash`, `write "2024/2025"`},
		{"2024-10-07..2024-10-09", "2024-10-07..2024-10-09",
			`several days ("2024-10-07..2024-10-09") stand in square brackets`, `write "[2024-10-07..2024-10-09]"`},
		{"2024–10–08", "–", "a dash where a date has a hyphen", `write "2024-10-08"`},
		{"2024-10-08 – 2024-10-13", " ", "white space has no place in a date", `write "2024-10-08/2024-10-13"`},
		{"2024-10-08\u202f12:00", "\u202f", "white space has no place in a date", `write "2024-10-08"`},
		{" 2024", " ", "white space has no place in a date", `write "2024"`},
		{"−0044", "−", "a dash where a date has a hyphen", ""},
		{"~", "~", "there is a date missing", ""},
		{"..", "..", `an open date ("..") says nothing`, "leave the date out if it is not known"},
		{"2024//2025", "/", "an interval has one slash, between its two ends", `write an interval as "2024-10-08/2024-10-13"`},
		{"2024-10-08/45", "45", `"45" has two digits and no year has`, `write a year as "2024", a century as "20XX"`},
		{"2024-13-1X", "13", `there is no month "13"`, "write a month from 01 to 12, or leave it out"},
		{"2024-13-13", "13", `there is no month "13"`, "write a month from 01 to 12, or leave it out"},
		{"[morgen..2024-10-08]", "morgen", `"morgen" is not a date`, ""},
		{"[2024-10-08..morgen]", "morgen", `"morgen" is not a date`, ""},
		{"[2024-10-08,morgen]", "morgen", `"morgen" is not a date`, ""},
		{"[,2024-10-08]", ",", "there is a date missing", ""},
		{"[2024-10-07..2024-11]", "2024-11", `a set names single days, and "2024-11" is none`,
			`write "[2024-10-07..2024-11-30]"`},
		// Two faults: the proposal mends the first only.
		{"2024-10-8/8.11.2024", "2024-10-8", `month and day have two digits, unlike in "2024-10-8"`,
			`write "2024-10-08" there`},
	}
	for _, test := range tests {
		_, err := Parse(test.in)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %v, want an *Error", test.in, err)
			continue
		}
		if test.help == "" {
			test.help = dateAdvice
		}
		if e.Message != test.message || e.Help != test.help {
			t.Errorf("Parse(%q):\n got %s\n     %s\nwant %s\n     %s", test.in, e.Message, e.Help, test.message, test.help)
		}
		if got := test.in[e.Start:e.End]; got != test.part {
			t.Errorf("Parse(%q) points to %q, want %q", test.in, got, test.part)
		}
		checkError(t, test.in, err)
	}
}

func TestPartsOfAYearAreProposedAsTheirDays(t *testing.T) {
	for code, want := range map[string]string{"21": "03-01..2024-05-31", "22": "06-01..2024-08-31", "23": "09-01..2024-11-30", "24": "12-01..2025-02-28",
		"25": "03-01..2024-05-31", "26": "06-01..2024-08-31", "27": "09-01..2024-11-30", "28": "12-01..2025-02-28",
		"33": "01-01..2024-03-31", "34": "04-01..2024-06-30", "35": "07-01..2024-09-30", "36": "10-01..2024-12-31",
		"37": "01-01..2024-04-30", "38": "05-01..2024-08-31", "39": "09-01..2024-12-31", "40": "01-01..2024-06-30", "41": "07-01..2024-12-31"} {
		var e *Error
		if _, err := Parse("2024-" + code); !errors.As(err, &e) || e.Help != `write "[2024-`+want+`]"` {
			t.Errorf("2024-%s: got %v, want the days from 2024-%s", code, err, want)
		}
	}
}

func TestAnErrorTellsWhetherItProposesADate(t *testing.T) {
	for written, want := range map[string]bool{"2024-9": true, "2024-10-8/8.11.2024": true, "morgen": false, "[2024-10-07,2024-10-08~]": false} {
		var e *Error
		if _, err := Parse(written); !errors.As(err, &e) || e.Proposes != want {
			t.Errorf("%s: got %+v, want a proposal: %t", written, err, want)
		}
	}
}

func TestAnErrorPrintsItsHelp(t *testing.T) {
	_, err := Parse("2024-9")
	if want := `a month has two digits, unlike in "2024-9"; write "2024-09"`; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}
