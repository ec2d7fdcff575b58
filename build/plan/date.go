package plan

import (
	"strconv"
	"strings"
	"time"

	"gongqiu/build/format"
)

// parseInstant reads a date, which is its first moment in UTC, or an instant with an offset.
func parseInstant(text string) (time.Time, error) {
	if t, err := time.Parse("2006-01-02", text); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339, text)
}

// date writes a date as exact as it is known: 2005, 2005-11 or 2005-11-04. Of an instant it is the day.
func (m *maker) date(text string) string {
	day, _, _ := strings.Cut(text, "T")
	var numbers [3]int
	for at, part := range strings.SplitN(day, "-", 3) {
		numbers[at], _ = strconv.Atoi(part)
	}
	return format.Date(numbers[0], numbers[1], numbers[2], m.lang)
}
