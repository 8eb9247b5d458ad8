package disk

import (
	"testing"
	"time"
)

func TestStampsOfFilesJustWrittenAreNotTrusted(t *testing.T) {
	t.Parallel()
	at := time.Unix(1_700_000_000, 0)
	for _, c := range []struct {
		changed, modified time.Duration // before the look
		want              bool
	}{
		{0, 0, false}, {50*time.Millisecond + 1, 0, false}, {101*time.Millisecond + 1, 0, true},
		{time.Second, 0, false}, {2 * time.Second, 0, false}, {3 * time.Second, 0, true}, // a file system without fractions of a second
		{-time.Hour + 1, 0, false},                          // a clock that was set back
		{time.Hour, time.Hour, true}, {1, time.Hour, false}, // a program can set the one, not the other
	} {
		s := stamp{changed: at.Add(-c.changed).UnixNano(), modified: at.Add(-c.modified).UnixNano()}
		if got := s.old(at); got != c.want {
			t.Errorf("changed %v and written %v ago: old = %t, want %t", c.changed, c.modified, got, c.want)
		}
	}
	if s := (stamp{modified: at.Add(-time.Minute).UnixNano()}); !s.old(at) {
		t.Error("where only the time of writing is known, a minute is not old")
	}
}
