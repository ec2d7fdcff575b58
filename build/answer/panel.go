package answer

import (
	"encoding/json"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// The JSON form of a comparison of members, and of how a number was added up. Members are named by their codes.
type (
	jsonPanel struct {
		Then     string                  `json:"then"` // the period compared with
		Measures map[string]jsonCompared `json:"measures"`
	}
	jsonCompared struct {
		Members     []string    `json:"members"`
		Entrants    []string    `json:"entrants,omitempty"`
		Leavers     []string    `json:"leavers,omitempty"`
		Excluded    []string    `json:"excluded,omitempty"`
		Broken      []string    `json:"broken,omitempty"`
		Now         json.Number `json:"now,omitempty"`
		Before      json.Number `json:"before,omitempty"`
		Change      json.Number `json:"change,omitempty"`
		Percent     json.Number `json:"percent,omitempty"`
		Coverage    json.Number `json:"coverage,omitempty"`
		Composition json.Number `json:"composition,omitempty"`
		Whole       bool        `json:"whole"` // the members at hand make up the aggregate's own number
	}
	jsonSum struct {
		Parts    []jsonPart `json:"parts"`
		Left     []string   `json:"left,omitempty"`
		Excluded []string   `json:"excluded,omitempty"`
	}
	jsonPart struct {
		Period  string   `json:"period"`
		Members []string `json:"members,omitempty"`
	}
)

// jsonPanelOf is what is known of the members of a row's region in two periods, by measure; nil where it has none.
func jsonPanelOf(t *derive.Table, n int, change model.Change) *jsonPanel {
	d := t.Dataset
	out := &jsonPanel{Measures: make(map[string]jsonCompared)}
	for measure, m := range d.Measures {
		panel, ok := t.Matched(n, measure, change)
		if !ok {
			continue
		}
		out.Then = panel.Then.String()
		out.Measures[m.ID] = jsonCompared{
			Members: regionIDs(d, panel.Members), Entrants: regionIDs(d, panel.Entrants),
			Leavers: regionIDs(d, panel.Leavers), Excluded: regionIDs(d, panel.Excluded),
			Broken: regionIDs(d, panel.Broken),
			Now:    computed(panel.Now), Before: computed(panel.Before), Change: computed(panel.Change),
			Percent: computed(panel.Percent), Coverage: computed(panel.Coverage),
			Composition: computed(panel.Composition), Whole: panel.Whole,
		}
	}
	if len(out.Measures) == 0 {
		return nil
	}
	return out
}

func computed(v derive.Value) json.Number {
	if !v.Has() {
		return ""
	}
	return json.Number(v.Number.String())
}

// regionIDs are the codes of regions as they are written; never nil, so that none is an empty list.
func regionIDs(d *model.Dataset, codes []model.Code) []string {
	all := []string{}
	for _, code := range codes {
		all = append(all, d.Dimensions[d.Region].Codelist.Entry(code).ID)
	}
	return all
}

// jsonSumOf is how a cell was added up; nil for one that a table gives.
func jsonSumOf(d *model.Dataset, cell model.Cell) *jsonSum {
	sum := d.SumOf(cell)
	if sum == nil {
		return nil
	}
	out := &jsonSum{Left: regionIDs(d, sum.Left), Excluded: regionIDs(d, sum.Excluded)}
	for _, part := range sum.Parts {
		out.Parts = append(out.Parts, jsonPart{part.Period.String(), regionIDs(d, part.Members)})
	}
	return out
}
