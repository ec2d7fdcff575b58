package plan

import (
	"strings"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// checkFuture reports documents that were issued, or compared with their sources, after the clock: a year mistyped as
// 2099 would otherwise tell every status as of that year.
func (x *index) checkFuture(list *diag.List) {
	for _, policy := range x.site.Policies {
		x.checkDate(policy.Issued, policy.IssuedAt, "", list)
		x.checkDate(policy.Checked, policy.CheckedAt, "checked", list)
	}
}

func (x *index) checkDate(date string, place diag.Place, reason string, list *diag.List) {
	if begun(date) > x.clock {
		day, _, _ := strings.Cut(x.clock, "T")
		list.Add(diag.Finding{Code: diag.PolicyFuture, Place: place,
			Args: diag.Args{"value": date, "other": day, "reason": reason}})
	}
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
			all = append(all, begun(firstDayOf(p)), begun(lastDayOf(p)))
		}
	}
	return all
}
