package resolve

import (
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// alerts resolves which numbers are watched.
func (r *resolver) alerts(d *model.Dataset, drafts []load.AlertDraft) {
	for _, draft := range drafts {
		alert := model.Alert{
			Place: draft.Place, Title: draft.Title, Note: draft.Note, Side: draft.Side, Limit: draft.Limit,
			Where: make(map[int][]model.Code),
		}
		column, known := columnOf(d, draft.Column.Text)
		if !known {
			r.report(diag.DatasetReference, draft.Column, diag.Args{
				"kind": "@kind.measure", "nearest": diag.Nearest(draft.Column.Text, columnIDs(d)),
			})
		}
		alert.Column = column
		sound := known
		for _, filter := range draft.Where {
			sound = r.filter(d, filter, alert.Where) && sound
		}
		if sound {
			d.Alerts = append(d.Alerts, alert)
		}
	}
}

// columnOf finds a column by its canonical name, demand.year.percent.
func columnOf(d *model.Dataset, name string) (model.Column, bool) {
	for column := range model.Column(d.ColumnCount()) {
		if d.ColumnName(column) == name {
			return column, true
		}
	}
	return 0, false
}

func columnIDs(d *model.Dataset) []string {
	var ids []string
	for column := range model.Column(d.ColumnCount()) {
		ids = append(ids, d.ColumnName(column))
	}
	return ids
}
