package load

import (
	"path"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/table"
	"gongqiu/build/yamldoc"
)

// datasetFile declares a dataset; the folder that holds it is the dataset's id.
const datasetFile = "dataset.yaml"

// datasets reads every folder of data/ that holds a dataset.yaml, and the tables below it.
func (r *reader) datasets() []*DatasetDraft {
	var drafts []*DatasetDraft
	for _, name := range r.tree.Files("data/") {
		folder := path.Dir(name)
		if path.Base(name) != datasetFile || path.Dir(folder) != "data" || !r.goodName(name, path.Base(folder)) {
			continue
		}
		node, ok := r.yaml(name)
		if !ok {
			r.broken[path.Base(folder)] = true
			continue
		}
		draft := r.dataset(name, node)
		if len(draft.Measures) == 0 {
			r.broken[path.Base(folder)] = true
			continue // nothing could be read from its tables; a finding already
		}
		draft.ID = path.Base(folder)
		draft.Files = r.tables(folder)
		drafts = append(drafts, draft)
	}
	return drafts
}

// tables reads all tables below a dataset's folder.
func (r *reader) tables(folder string) []*table.Table {
	var names []string
	for _, name := range r.tree.Files(folder + "/") {
		switch strings.ToLower(path.Ext(name)) {
		case ".csv", ".tsv", ".xlsx":
			names = append(names, name)
		case ".xls", ".xlsm", ".xlsb", ".ods", ".et":
			r.list.Add(diag.Finding{Code: diag.TableWorkbook, Place: filePlace(name),
				Args: diag.Args{"file": name, "reason": "format"}})
		}
	}
	tables := make([]*table.Table, len(names))
	inParallel(len(names), func(at int) { tables[at] = r.table(names[at]) })
	var read []*table.Table
	for _, t := range tables {
		if t != nil {
			read = append(read, t)
		}
	}
	return read
}

func (r *reader) dataset(name string, node *yamldoc.Node) *DatasetDraft {
	draft := &DatasetDraft{Place: filePlace(name), Missing: map[string]model.State{}}
	m, ok := node.Map([]string{"title", "frequency", "dimensions", "measures"}, []string{"source", "note", "licence",
		"contact", "derived", "compare", "missing", "tables", "funnel", "identities", "breaks",
		"aggregate", "sums", "complete",
		"alerts", "ranges"})
	if !ok {
		return draft
	}
	m.RefuseEmpty("derived", "compare", "missing", "tables", "funnel", "ranges", "identities", "breaks", "alerts",
		"aggregate", "sums", "complete")
	draft.Title = localized(m.Get("title"))
	draft.Note = localized(m.Get("note"))
	draft.Licence = localized(m.Get("licence"))
	draft.Contact = localized(m.Get("contact"))
	draft.Source = readSource(m.Get("source"))
	if frequency, ok := m.Get("frequency").OneOf("year", "half", "quarter", "month"); ok {
		draft.Frequency, _ = period.ParseKind(frequency)
	}
	draft.Dimensions = readEach(m.Get("dimensions"), readDimension)
	draft.Measures = readEach(m.Get("measures"), readMeasure)
	draft.Derived = readEach(m.Get("derived"), readDerived)
	if measures, ok := m.Get("measures").Entries(); ok && len(measures) == 0 {
		node.Report(diag.YAMLMissingKey, diag.Args{"key": "measures", "in": ""})
	}
	readCompare(m.Get("compare"), draft)
	readMissing(m.Get("missing"), draft)
	draft.Funnels = readFunnels(m.Get("funnel"))
	draft.Ranges = readFunnels(m.Get("ranges"))
	draft.Identities = readIdentities(m.Get("identities"))
	draft.Breaks = readBreaks(m.Get("breaks"))
	draft.Alerts = readAlerts(m.Get("alerts"))
	draft.Aggregates = readRegions(m.Get("aggregate"))
	readAdding(m.Get("sums"), draft)
	draft.Complete = readRegions(m.Get("complete"))
	if rules := m.Get("tables"); rules != nil {
		items, _ := rules.List()
		for _, item := range items {
			if rule, ok := readRule(item); ok {
				draft.Rules = append(draft.Rules, rule)
			}
		}
	}
	return draft
}

// readEach reads a map whose keys are ids of the author's choice.
func readEach[T any](node *yamldoc.Node, read func(id Name, value *yamldoc.Node) (T, bool)) []T {
	if node == nil {
		return nil
	}
	entries, _ := node.Entries()
	var all []T
	for _, entry := range entries {
		id := Name{entry.Key, entry.Name.Place()}
		if !goodID(entry.Key) {
			entry.Name.Report(diag.CodelistCode, diag.Args{"value": entry.Key})
			continue
		}
		if one, ok := read(id, entry.Value); ok {
			all = append(all, one)
		}
	}
	return all
}

// goodName reports a file or folder whose name is an id and cannot stand in an address.
func (r *reader) goodName(file, id string) bool {
	if !goodID(id) {
		r.list.Add(diag.Finding{Code: diag.CodelistCode, Place: filePlace(file), Args: diag.Args{"value": id}})
		return false
	}
	return true
}

// goodID says whether an id may stand in an address: lower-case letters, digits, _ and -.
func goodID(id string) bool {
	for _, c := range []byte(id) {
		if c != '_' && c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return id != "" && len(id) <= 64
}

func readDimension(id Name, node *yamldoc.Node) (DimensionDraft, bool) {
	m, ok := node.Map([]string{"codelist", "title"}, []string{"aliases"})
	if !ok {
		return DimensionDraft{}, false
	}
	return DimensionDraft{
		ID: id, Codelist: nameOf(m.Get("codelist")), Title: localized(m.Get("title")),
		Aliases: namesOf(m.Get("aliases")),
	}, true
}

func readMeasure(id Name, node *yamldoc.Node) (MeasureDraft, bool) {
	m, ok := node.Map([]string{"title", "unit"}, []string{"aliases", "note", "time", "plan", "kind", "additive"})
	if !ok {
		return MeasureDraft{}, false
	}
	draft := MeasureDraft{
		ID: id, Title: localized(m.Get("title")), Note: localized(m.Get("note")), Aliases: namesOf(m.Get("aliases")),
		Plan: readPlan(m.Get("plan"), m.Get("kind")),
	}
	unit := m.Get("unit")
	if unit.Kind() == yamldoc.Mapping {
		of, _ := unit.Map([]string{"of"}, nil)
		draft.UnitOf = nameOf(of.Get("of"))
	} else {
		draft.Unit = nameOf(unit)
	}
	if additive, given := m.Get("additive").Bool(); given {
		draft.Apart = !additive
	}
	switch time, _ := m.Get("time").OneOf("flow", "end", "to-date"); time {
	case "end":
		draft.Time = model.End
	case "to-date":
		draft.Time = model.ToDate
	}
	return draft, true
}

func readCompare(node *yamldoc.Node, draft *DatasetDraft) {
	if node == nil {
		return
	}
	m, _ := node.Map(nil, []string{"previous", "year", "panel"})
	draft.Previous, _ = m.Get("previous").Bool()
	draft.Year, _ = m.Get("year").Bool()
	draft.Panel = nameOf(m.Get("panel"))
}

// readMissing reads which marks in tables stand for which kind of nothing.
func readMissing(node *yamldoc.Node, draft *DatasetDraft) {
	if node == nil {
		return
	}
	entries, _ := node.Entries()
	states := map[string]model.State{
		"missing": model.Missing, "not-comparable": model.NotComparable, "not-applicable": model.NotApplicable,
		"suppressed": model.Suppressed,
	}
	for _, entry := range entries {
		kind, ok := entry.Value.OneOf("missing", "not-comparable", "not-applicable", "suppressed")
		if ok {
			draft.Missing[strings.TrimSpace(entry.Key)] = states[kind]
		}
	}
}

func readRule(node *yamldoc.Node) (RuleDraft, bool) {
	m, ok := node.Map([]string{"files"}, []string{"set", "with"})
	if !ok {
		return RuleDraft{}, false
	}
	rule := RuleDraft{Files: nameOf(m.Get("files"))}
	if set := m.Get("set"); set != nil {
		entries, _ := set.Entries()
		for _, entry := range entries {
			rule.Set = append(rule.Set, SetDraft{Name{entry.Key, entry.Name.Place()}, nameOf(entry.Value)})
		}
	}
	rule.With = readEach(m.Get("with"), readWith)
	return rule, rule.Files.Given()
}

func readWith(id Name, node *yamldoc.Node) (WithDraft, bool) {
	m, ok := node.Map(nil, append([]string{"unit", "decimals"}, optionKeys...))
	return WithDraft{
		Quantity: id, Unit: nameOf(m.Get("unit")), Decimals: readDecimals(m.Get("decimals")), Options: readOptions(m),
	}, ok
}
