package dateline

import (
	"errors"
	"strings"
	"testing"

	"beleg/generator/words/edtf"
)

func TestADateAsPeopleWriteItIsTranslated(t *testing.T) {
	for text, want := range map[string]string{
		"8.10.2024":                     `write "2024-10-08"`,
		"08.10.24":                      `write "2024-10-08"`,
		"8. 10. 2024":                   `write "2024-10-08"`,
		"8 October 2024":                `write "2024-10-08"`,
		"October 8, 2024":               `write "2024-10-08"`,
		"8th of October 2024":           `write "2024-10-08", or "2024-10-08~" if it was about then`,
		"8. Oktober 2024":               `write "2024-10-08"`,
		"Dienstag, den 8. Oktober 2024": `write "2024-10-08", or "2024-10-08~" if it was about then`,
		"um den 8. Oktober 2024":        `write "2024-10-08", or "2024-10-08~" if it was about then`,
		"8 octobre 2024":                `write "2024-10-08"`,
		"Juli 2025":                     `write "2025-07"`,
		"July 2025":                     `write "2025-07"`,
		"25/08/2024":                    `write "2024-08-25"`,
		"08/25/2024":                    `write "2024-08-25"`,
		"10/08/2024":                    `write "2024-08-10" for 10 August, "2024-10-08" for 8 October`,
		"10-8-2024":                     `write "2024-08-10" for 10 August, "2024-10-08" for 8 October`,
		"10/10/2024":                    `write "2024-10-10"`,
		"2024/10/08":                    `write "2024-10-08"`,
		"10/2024":                       `write "2024-10"`,
		"2024-13-01":                    `write "2024-01-13"`,
		"2025-02-30":                    `write a day from 01 to 28, or, if it is not known, write "2025-02-XX"`,
		"2024-10-08 bis 2024-10-13":     `write "2024-10-08/2024-10-13"`,
		"Anfang Juni":                   `write a date as "2024-10-08", "2024-10" or "2024"`,
		"31/02/2024":                    `write an interval as "2024-10-08/2024-10-13"`,
		"morgen":                        `write a date as "2024-10-08", "2024-10" or "2024"`,
	} {
		_, err := Parse(text)
		var fault *edtf.Error
		if !errors.As(err, &fault) || fault.Help != want || fault.Start < 0 || fault.End > len(text) || fault.End <= fault.Start {
			t.Errorf("%q: got %+v, want the help %q", text, fault, want)
		}
	}
	if date, err := Parse("2024-10-08~"); err != nil || date.String() != "2024-10-08~" {
		t.Errorf("got %v and %v, want the date that it is", date, err)
	}
}

func checkHelp(t *testing.T, text string) {
	t.Helper()
	_, err := Parse(text)
	var fault *edtf.Error
	if err == nil || !errors.As(err, &fault) {
		return
	}
	for i, quoted := range strings.Split(fault.Help, `"`) {
		if i%2 == 0 {
			continue
		}
		if _, err := Parse(quoted); err != nil {
			t.Errorf("%q: the help is %q, and %v", text, fault.Help, err)
		}
	}
}
