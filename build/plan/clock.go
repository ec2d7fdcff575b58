package plan

import (
	"fmt"
	"strings"
	"time"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

// What is dated is held against the clock of a build, as text: both are instants in UTC, written alike.

// Clock writes an instant as Unchanging does. One that lies before the first year or after the year 9999 in UTC counts
// as the first or the last second that can be written: with a longer year, texts would not compare as times do.
func Clock(t time.Time) string {
	const form = "2006-01-02T15:04:05Z"
	switch t = t.UTC(); {
	case t.Year() < 0:
		return "0000-01-01T00:00:00Z"
	case t.Year() > 9999:
		return "9999-12-31T23:59:59Z"
	}
	return t.Format(form)
}

// instantOf brings a date or an instant into the form of the clock, so that the two compare as text.
func instantOf(date string) string {
	if t, err := parseInstant(date); err == nil {
		return Clock(t)
	}
	return ""
}

// today is the day of the clock, in UTC.
func (x *index) today() string {
	day, _, _ := strings.Cut(x.clock, "T")
	return day
}

// begun is the instant, in the form of the clock, at which the first day that a date may mean begins where it begins
// first on earth, so that no place is told that its own day has not come; empty for no date.
func begun(date string) string {
	day, err := time.Parse("2006-01-02", model.FirstDay(date))
	if err != nil {
		return ""
	}
	return Clock(day.Add(-14 * time.Hour))
}

// past is a day that has come by the clock, or nothing.
func (x *index) past(day string) string {
	if begun(day) > x.clock {
		return ""
	}
	return day
}

// firstDayOf is the day on which a period begins.
func firstDayOf(p period.Period) string { return model.FirstDay(monthText(p.StartMonth())) }

// lastDayOf is the day with which a period ends.
func lastDayOf(p period.Period) string { return model.LastDay(monthText(p.EndMonth())) }

// monthText writes a month counted from the year 0.
func monthText(month int) string { return fmt.Sprintf("%04d-%02d", month/12, month%12+1) }

// instants are all that is compared with the clock.
func (x *index) instants() []string {
	var all []string
	for _, page := range x.site.Pages {
		all = append(all, instantOf(page.Date))
		if day, _, _ := strings.Cut(page.Date, "T"); x.isPreview { // a page that is out has a day that has come
			all = append(all, begun(day))
		}
	}
	for _, policy := range x.site.Policies {
		all = append(all, begun(policy.Issued), begun(model.LastDay(policy.Issued)), begun(policy.Checked))
	}
	for _, d := range x.datasets {
		for _, p := range d.Periods {
			all = append(all, begun(firstDayOf(p)), begun(firstDayOf(p.Last())), begun(lastDayOf(p)))
		}
	}
	return all
}
