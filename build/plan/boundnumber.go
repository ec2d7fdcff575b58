package plan

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// The classes of links in texts that are more than links.
const (
	numberLink = "num"
	termLink   = "term"
)

// fill makes a bound number of a text into a link to where the number stands. What was typed stays; an empty link is
// given the number.
func (l *derivationLinks) fill(node *model.Node) {
	bound := node.Bound
	node.Bound = nil // views hold finished values
	found, ok := derive.Find(bound.Subject)
	if !ok {
		return // a finding
	}
	node.Info, node.URL = numberLink, l.whereStands(bound.Subject, found)
	if model.PlainText(node.Children) == "" {
		text := l.filled(bound, found)
		node.Children = []model.Node{{Kind: model.Words, Place: node.Place, Text: text}}
	}
}

// whereStands is the address of a number: its derivation where it has one, the table of its region and period, or the
// page of its dataset.
func (l *derivationLinks) whereStands(s *model.Subject, found derive.Found) string {
	t := found.Table
	p := t.Dataset.Periods[t.Period]
	listed := s.Dataset.Region >= 0 && s.Dataset.Dimensions[s.Dataset.Region].Codelist == l.list
	if !listed || l.regionPeriodURL(t.Region, p) == "" {
		return l.datasetURL(s.Dataset)
	}
	counted := !found.Computed && s.Change == model.Level && s.Dataset.MeasureOf(s.Quantity) != nil
	if row := l.of(t, found.Row); row != "" && !counted {
		if l.told(s, found) {
			return row + "/" + t.Dataset.ColumnName(s.Column())
		}
		return row
	}
	return l.regionPeriodURL(t.Region, p) + "#" + l.breakdownID(t.Dataset, t.Breakdown)
}

// told says whether the page of derivations has a line for a number: it tells what tables show, changes only where they
// were published.
func (l *derivationLinks) told(s *model.Subject, found derive.Found) bool {
	if s.Change != model.Level {
		return !found.Computed && !s.Members
	}
	return len(found.Table.Breakdown.Dimensions) > 0 || !isShare(s.Dataset, s.Quantity)
}

// filled is a number as it is put into a sentence. What the words around it say already, a hedge, a fall, the unit, is
// not said again.
func (m *maker) filled(bound *model.Bound, found derive.Found) string {
	s := bound.Subject
	if s.Members {
		return format.Number(found.Cell.Number, m.lang)
	}
	v := valueOf(found.Table, found.Row, s.Column())
	scale := m.columnScale(s.Dataset, s.Column(), []value{v})
	hedge, direction := decimal.Around(bound.Before, bound.After)
	if hedge == v.cell.Qualifier && hedge != decimal.Between {
		v.cell.Qualifier = decimal.Exact
	}
	if direction != decimal.Unstated && s.Change != model.Level {
		scale.signed = false
		if direction == decimal.Down {
			v.cell.Number = v.cell.Number.Neg()
		}
	}
	text := m.text(s.Dataset, s.Column(), v, scale)
	scale.unit = unsaid(scale.unit, bound.After)
	return m.withUnit(text, scale)
}

// unsaid is a unit without what the text goes on with: of 万人 before 人 it is 万.
func unsaid(unit, after string) string {
	after = strings.TrimLeft(after, " ")
	for cut := range unit {
		if strings.HasPrefix(after, unit[cut:]) {
			return unit[:cut]
		}
	}
	return unit
}

// boundNumbers lists the numbers of the data that texts speak of.
func boundNumbers(nodes []model.Node) []*model.Subject {
	var all []*model.Subject
	for at := range nodes {
		if nodes[at].Bound != nil {
			all = append(all, nodes[at].Bound.Subject)
		}
		all = append(all, boundNumbers(nodes[at].Children)...)
	}
	return all
}
