package resolve

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/table"
)

// meaning is what a column of a table is.
type meaning uint8

const (
	unknownMeaning meaning = iota
	dimensionMeaning
	periodMeaning
	numberMeaning
	statusMeaning
	noteMeaning
	sourceMeaning
	urlMeaning
	acceptMeaning
)

// columnMeaning is what a column is, and of what: a dimension, or a column of numbers. About is -1 for a remark
// (status, note …) that is about the whole row.
type columnMeaning struct {
	meaning   meaning
	dimension int
	column    model.Column
	about     model.Column
}

// remarkNames are the names of columns that say something about a row, or after a point about one column of it.
var remarkNames = map[string]meaning{
	"status": statusMeaning, "状态": statusMeaning,
	"note": noteMeaning, "说明": noteMeaning, "备注": noteMeaning,
	"source": sourceMeaning, "来源": sourceMeaning,
	"url": urlMeaning, "网址": urlMeaning,
	"accept": acceptMeaning, "认可": acceptMeaning,
}

// periodNames are the names of the column of periods.
var periodNames = []string{"period", "时间", "时期", "期别", "报告期"}

// changeNames are how staff write the changes of a quantity after its title.
var changeNames = map[model.Change][]string{
	model.Level:           {""},
	model.Previous:        {".previous", "环比"},
	model.PreviousPercent: {".previous.percent", "环比%"},
	model.Year:            {".year", "同比"},
	model.YearPercent:     {".year.percent", "同比%"},
}

// columnIndex knows every name that a column of a dataset's tables may have.
type columnIndex struct {
	byName map[string]columnMeaning
	names  []string // as written, for "did you mean"
}

// columns makes the index. Two things of one name are a finding.
func (r *resolver) columns(d *model.Dataset) *columnIndex {
	index := &columnIndex{byName: make(map[string]columnMeaning)}
	add := func(name string, m columnMeaning, place diag.Place) {
		folded := model.FoldName(name)
		if folded == "" {
			return
		}
		if known, taken := index.byName[folded]; taken {
			if known != m {
				r.list.Add(diag.Finding{Code: diag.DatasetNameClash, Place: place, Cause: folded, Args: diag.Args{
					"column": name, "list": known.name(d) + ", " + m.name(d),
				}})
			}
			return
		}
		index.byName[folded] = m
		index.names = append(index.names, name)
	}
	for _, name := range periodNames {
		add(name, columnMeaning{meaning: periodMeaning, about: -1}, d.Place)
	}
	for name, m := range remarkNames {
		index.byName[model.FoldName(name)] = columnMeaning{meaning: m, about: -1}
	}
	for at, dimension := range d.Dimensions {
		for _, name := range append(textNames(dimension.ID, dimension.Title), dimension.Aliases...) {
			add(name, columnMeaning{meaning: dimensionMeaning, dimension: at, about: -1}, dimension.Place)
		}
	}
	for q := range model.Quantity(d.QuantityCount()) {
		for _, change := range model.Changes() {
			for _, name := range quantityNames(d, q) {
				for _, suffix := range changeNames[change] {
					m := columnMeaning{meaning: numberMeaning, column: model.ColumnOf(q, change), about: -1}
					add(name+suffix, m, quantityPlace(d, q))
				}
			}
		}
	}
	return index
}

// textNames lists an id and the titles that were given.
func textNames(id string, title model.Text) []string {
	names := []string{id}
	for _, text := range []string{title.ZH, title.EN} {
		if text != "" {
			names = append(names, text)
		}
	}
	return names
}

// name is the canonical name of a column of this meaning, for findings.
func (m columnMeaning) name(d *model.Dataset) string {
	switch m.meaning {
	case dimensionMeaning:
		return d.Dimensions[m.dimension].ID
	case numberMeaning:
		return d.ColumnName(m.column)
	case periodMeaning:
		return periodNames[0]
	}
	return [...]string{statusMeaning: "status", noteMeaning: "note", sourceMeaning: "source", urlMeaning: "url",
		acceptMeaning: "accept"}[m.meaning]
}

// quantityNames lists everything that a column of a measure or derived value may be called.
func quantityNames(d *model.Dataset, q model.Quantity) []string {
	if m := d.MeasureOf(q); m != nil {
		return append(textNames(m.ID, m.Title), m.Aliases...)
	}
	v := d.DerivedOf(q)
	return append(textNames(v.ID, v.Title), v.Aliases...)
}

func quantityPlace(d *model.Dataset, q model.Quantity) diag.Place {
	if m := d.MeasureOf(q); m != nil {
		return m.Place
	}
	return d.DerivedOf(q).Place
}

// find is what a header name means. After the last point may stand a remark about the column before it.
func (x *columnIndex) find(name string) (columnMeaning, bool) {
	if m, known := x.byName[model.FoldName(name)]; known {
		return m, true
	}
	at := strings.LastIndexByte(name, '.')
	if at < 0 {
		return columnMeaning{}, false
	}
	remark, known := remarkNames[name[at+1:]]
	about, numbers := x.byName[model.FoldName(name[:at])]
	if !known || !numbers || about.meaning != numberMeaning {
		return columnMeaning{}, false
	}
	return columnMeaning{meaning: remark, about: about.column}, true
}

// header finds what each field of a table means, and the units that its names carry in brackets, both parallel to
// t.Header. A name that means nothing, or two fields of one meaning, are findings, and the field is left out; a first
// row of which nothing can be a name is one finding, and then there are no meanings.
func (r *resolver) header(d *model.Dataset, t *table.Table, index *columnIndex) ([]columnMeaning, []*model.Unit) {
	if found, wrong := r.notHeader(t, index); wrong {
		r.list.Add(found)
		return nil, nil
	}
	meanings, units := make([]columnMeaning, len(t.Header)), make([]*model.Unit, len(t.Header))
	seen := make(map[columnMeaning]int)
	for at, field := range t.Header {
		m, known := index.find(field.Name)
		if !known {
			if m, known = index.find(withoutUnit(field.Name)); known && m.meaning == numberMeaning && m.about < 0 {
				units[at] = r.headerUnit(d, t, field, m.column)
			} else {
				known = false
			}
		}
		if !known {
			r.list.Add(diag.Finding{Code: diag.TableUnknownColumn, Place: t.PlaceOfHeader(field), Args: diag.Args{
				"column": field.Printed, "nearest": diag.Nearest(field.Name, index.names), "list": "",
			}})
			continue
		}
		if first, twice := seen[m]; twice {
			r.list.Add(diag.Finding{Code: diag.TableDuplicateColumn, Place: t.PlaceOfHeader(field),
				Args:    diag.Args{"column": field.Printed},
				Related: []diag.Related{{Role: "first", Place: t.PlaceOfHeader(t.Header[first])}}})
			continue
		}
		seen[m] = at
		meanings[at] = m
	}
	return meanings, units
}
