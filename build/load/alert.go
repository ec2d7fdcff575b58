package load

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// readAlerts reads which numbers are watched: a column and one limit each.
func readAlerts(node *yamldoc.Node) []AlertDraft {
	if node == nil {
		return nil
	}
	items, _ := node.List()
	var alerts []AlertDraft
	for _, item := range items {
		optional := []string{"title", "note", "where"}
		for _, side := range model.AlertSides() {
			optional = append(optional, side.String())
		}
		m, ok := item.Map([]string{"of"}, optional)
		if !ok {
			continue
		}
		draft := AlertDraft{
			Place: item.Place(), Title: localized(m.Get("title")), Note: localized(m.Get("note")),
			Column: nameOf(m.Get("of")), Where: readWhere(m.Get("where")),
		}
		if readThreshold(m, &draft) && draft.Column.Given() {
			alerts = append(alerts, draft)
		}
	}
	return alerts
}

// readThreshold reads the one limit of an alert.
func readThreshold(m yamldoc.Map, draft *AlertDraft) bool {
	var names, given []string
	var limit *yamldoc.Node
	for _, side := range model.AlertSides() {
		names = append(names, side.String())
		if value := m.Get(side.String()); value != nil {
			given, limit, draft.Side = append(given, side.String()), value, side
		}
	}
	switch len(given) {
	case 0:
		m.Node().Report(diag.YAMLMissingKey, diag.Args{"key": strings.Join(names, " | "), "in": m.Node().Path()})
		return false
	case 1:
	default:
		limit.Report(diag.DatasetTwoRules, diag.Args{"list": strings.Join(given, ", ")})
		return false
	}
	text, ok := limit.Text()
	if !ok {
		return false
	}
	number, err := decimal.Parse(text)
	if err != nil {
		limit.Report(diag.YAMLBadValue, diag.Args{"value": text, "allowed": "-1.5, 0, 100 …", "nearest": ""})
		return false
	}
	draft.Limit = number
	return true
}
