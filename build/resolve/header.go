package resolve

import (
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/table"
)

// headerSearch is how many rows below the first are looked at for the header.
const headerSearch = 5

// notHeader finds out whether the first row of a table is no header at all: none of its names is known, and it either
// holds numbers or stands above a row whose names are.
func (r *resolver) notHeader(t *table.Table, index *columnIndex) (diag.Finding, bool) {
	known := func(name string) bool {
		_, whole := index.find(name)
		_, bare := index.find(withoutUnit(name))
		return whole || bare
	}
	if slices.ContainsFunc(t.Header, func(field table.Field) bool { return known(field.Name) }) {
		return diag.Finding{}, false
	}
	seen := 0
	for row := range t.Rows {
		if seen++; seen > headerSearch {
			break
		}
		if len(row.Fields) > 1 && !slices.ContainsFunc(row.Fields, func(name string) bool { return !known(name) }) {
			return t.NotHeader(row.Line, row.Fields), true
		}
	}
	for _, field := range t.Header {
		if _, err := decimal.ParseField(field.Name); err == nil {
			return diag.Finding{Code: diag.TableHeaderRow, Place: t.PlaceOfHeader(t.Header[0]), Args: diag.Args{
				"what": "data", "line": "", "list": "",
			}}, true
		}
	}
	return diag.Finding{}, false
}

// splitUnit parts a header such as 需求人数(万人) into the name of the column and what stands in brackets at its end,
// without a 单位： before it. The header is narrow already: its brackets are ASCII.
func splitUnit(header string) (name, unit string) {
	open := strings.LastIndexByte(header, '(')
	if open <= 0 || !strings.HasSuffix(header, ")") {
		return header, ""
	}
	unit = strings.TrimSpace(header[open+1 : len(header)-1])
	unit = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(unit, "单位"), ":"))
	return strings.TrimSpace(header[:open]), unit
}

// withoutUnit is a header without what stands in brackets at its end.
func withoutUnit(header string) string {
	name, _ := splitUnit(header)
	return name
}

// headerUnit is the unit that a header gives its column in brackets. One that is not known, or not of the column's
// kind, is a finding.
func (r *resolver) headerUnit(d *model.Dataset, t *table.Table, field table.Field, column model.Column) *model.Unit {
	_, text := splitUnit(field.Name)
	if text == "" {
		return nil
	}
	unit := r.unit(load.Name{Text: text, Place: t.PlaceOfHeader(field)})
	if unit == nil {
		return nil
	}
	own := r.kindOf(d, column)
	switch {
	case own == nil || exchangeable(unit, own):
		return labelled(unit)
	case own.Base.ID == model.UnitPercent && unit.Base.ID == model.UnitPoint && column.Change() != model.Level:
		return nil // the change of a percentage is in points
	}
	r.list.Add(diag.Finding{Code: diag.DataUnitMismatch, Place: t.PlaceOfHeader(field), Args: diag.Args{
		"value": field.Printed, "column": d.ColumnName(column),
		"expected": strings.TrimSpace(own.Label.In(model.Chinese) + " " + own.ID),
	}})
	return nil
}

// labelled is a unit that a column of a table may have of its own; percentages and ratios only say again what the
// column is.
func labelled(unit *model.Unit) *model.Unit {
	if unit.Base.ID == model.UnitPercent || unit.Base.ID == model.UnitRatio {
		return nil
	}
	return unit
}

// kindOf is a unit of the kind that a column's numbers have; nil where any will do, as in a measure whose rows carry
// their units.
func (r *resolver) kindOf(d *model.Dataset, column model.Column) *model.Unit {
	change, derived := column.Change(), d.DerivedOf(column.Quantity())
	percent := change == model.PreviousPercent || change == model.YearPercent || derived != nil && derived.Percent
	switch {
	case percent:
		return r.unitOfID(model.UnitPercent)
	case d.QuantityUnit(column.Quantity()) != nil:
		return d.QuantityUnit(column.Quantity())
	case derived != nil && derived.Ratio:
		return r.unitOfID(model.UnitRatio)
	}
	return nil
}

// unitOfID is the unit of one of the ids that the program knows, from the project's list if it has one.
func (r *resolver) unitOfID(id string) *model.Unit {
	for _, unit := range r.site.Units {
		if unit.ID == id {
			return unit
		}
	}
	unit := &model.Unit{ID: id}
	unit.Base = unit
	return unit
}
