package plan_test

import (
	"testing"
	"time"

	"gongqiu/build/plan"
)

// TestClock proves that instants compare as texts in the order in which they come, at both ends of what can be written.
func TestClock(t *testing.T) {
	last := ""
	for _, text := range []string{
		"0000-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "2016-09-30T23:30:00+08:00", "2016-09-30T15:31:00Z",
		"9999-12-31T23:59:58Z", "9999-12-31T23:59:59-12:00",
	} {
		instant, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		clock := plan.Clock(instant)
		if clock <= last || len(clock) != len("2016-09-30T15:31:00Z") {
			t.Errorf("%s is written as %s, after %s", text, clock, last)
		}
		last = clock
	}
}
