package resolve

import (
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// wholeUnits are the base units of things that are counted one by one: none of them is below zero or split.
var wholeUnits = []string{"person", "person-time", "household", "post"}

func countsWhole(unit *model.Unit) bool {
	return unit != nil && slices.Contains(wholeUnits, unit.Base.ID)
}

// implausible is the fault of a number that can hardly be right though it is well written: what is below zero, a
// part of a person, or a share that is none. It is empty for the others.
func (t *tableReader) implausible(
	column model.Column, unit *model.Unit, read decimal.Field, number decimal.Decimal,
) string {
	if column.Change() != model.Level {
		return ""
	}
	measure, derived := t.dataset.MeasureOf(column.Quantity()), t.dataset.DerivedOf(column.Quantity())
	switch {
	case derived != nil && derived.Kind == model.ByShare && (number.Sign() < 0 || number.Cmp(decimal.Whole(100)) > 0):
		return "share"
	case measure == nil || number.Sign() >= 0 && number.Scale() <= 0 || !countsWhole(unit):
		return ""
	case number.Sign() < 0 && !isDifference(t.dataset, int(column.Quantity())):
		return "negative"
	case unit.Power == 0 && read.Scale10 == 0 && !number.Round(0).Equal(number):
		return "fraction"
	}
	return ""
}

// isDifference says whether the dataset declares a measure to be the difference of others, as net hires are.
func isDifference(d *model.Dataset, measure int) bool {
	is := func(e *model.Expression) bool { return e.Operator == model.LeafMeasure && e.Measure == measure }
	for _, identity := range d.Identities {
		if is(identity.Left) && identity.Right.Has(model.Minus) || is(identity.Right) && identity.Left.Has(model.Minus) {
			return true
		}
	}
	return false
}

// doubt reports an implausible number, one finding for each column and kind of doubt. A number that was looked at is
// settled by an accept in its row.
func (t *tableReader) doubt(field int, column model.Column, what, text string) {
	if what == "" || t.accepted(column) {
		return
	}
	t.list.Add(diag.Finding{Code: diag.DataImplausible, Place: t.place(field),
		Cause: t.table.Header[field].Name + "\n" + what,
		Args: diag.Args{"value": text, "column": t.table.Header[field].Printed, "what": what, "other": "",
			"accept": t.dataset.ColumnName(column)}})
}

// checkedCauses are the words of an accept that settles a doubt: the number was looked at, and is as it was published.
var checkedCauses = []string{"checked", "已核对"}

// accepted says whether the row at hand settles a doubt about a column.
func (t *tableReader) accepted(column model.Column) bool {
	for at, m := range t.meanings {
		text := strings.TrimSpace(t.row.Fields[t.table.Header[at].Column])
		if m.meaning == acceptMeaning && m.about == column && slices.Contains(checkedCauses, text) {
			return true
		}
	}
	return settles(t.remarks.accept, t.dataset.ColumnName(column))
}

// settles says whether the text of an accept settles a doubt about a column.
func settles(accept, column string) bool {
	for part := range strings.SplitSeq(accept, ";") {
		if name, cause := acceptPart(part); name == column && slices.Contains(checkedCauses, cause) {
			return true
		}
	}
	return false
}

// acceptPart parts one accept into its column and its cause.
func acceptPart(part string) (column, cause string) {
	column, cause, _ = strings.Cut(strings.TrimSpace(part), " ")
	return column, strings.TrimSpace(cause)
}

// dropChecked takes the accepts that settle doubts out of the store, once there is no more doubting: those that stay
// are about published values and what is computed.
func dropChecked(d *model.Dataset) {
	for origin, accept := range d.Accepts {
		var kept []string
		for part := range strings.SplitSeq(accept, ";") {
			if _, cause := acceptPart(part); !slices.Contains(checkedCauses, cause) {
				kept = append(kept, strings.TrimSpace(part))
			}
		}
		if d.Accepts[origin] = strings.Join(kept, "; "); len(kept) == 0 {
			delete(d.Accepts, origin)
		}
	}
}
