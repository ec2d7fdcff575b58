package load

import (
	"gongqiu/build/diag"
	"gongqiu/build/yamldoc"
)

// readRegions reads of which regions something is said: of aggregate: {region: [east, west]} that they are added up
// from their members, of complete: {region: all} that they are made up of the places that the codelist has below them.
func readRegions(node *yamldoc.Node) []Name {
	if node == nil {
		return nil
	}
	m, ok := node.Map([]string{"region"}, nil)
	if !ok {
		return nil
	}
	return namesOf(m.Get("region"))
}

// readAdding reads which longer periods are added up: sums: {year: true, to_date: true}.
func readAdding(node *yamldoc.Node, draft *DatasetDraft) {
	if node == nil {
		return
	}
	m, _ := node.Map(nil, []string{"year", "half", "to_date"})
	adding := &draft.Adding
	adding.Place = node.Place()
	for _, one := range []struct {
		key   string
		wants *bool
	}{{"year", &adding.Year}, {"half", &adding.Half}, {"to_date", &adding.ToDate}} {
		value := m.Get(one.key)
		if *one.wants, _ = value.Bool(); *one.wants && !addable(draft, one.key) {
			value.Report(diag.DatasetSum, diag.Args{"key": one.key, "value": draft.Frequency.String()})
			*one.wants = false
		}
	}
}

// addable says whether periods of the dataset's length can make up the longer one that a key of sums names.
func addable(draft *DatasetDraft, key string) bool {
	perYear := draft.Frequency.PerYear()
	switch key {
	case "year":
		return perYear != 1
	case "half":
		return perYear != 1 && perYear != 2
	}
	return perYear != 1
}
