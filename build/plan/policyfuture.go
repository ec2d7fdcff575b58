package plan

import "gongqiu/build/diag"

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
		list.Add(diag.Finding{Code: diag.PolicyFuture, Place: place,
			Args: diag.Args{"value": date, "other": x.today(), "reason": reason}})
	}
}
