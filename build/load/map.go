package load

import (
	"regexp"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// approvalForm is the form of a review number: GS(2024)0650号, GS京（2023）1042号, 京S(2023)010号.
var approvalForm = regexp.MustCompile(`^[\p{Han}A-Z]{1,6} ?[(（〔\[]\d{4}[)）〕\]] ?第?\d{1,6}号$`)

// maps reads data/maps/*.yaml with the GeoJSON files that they name.
func (r *reader) maps() []*model.Map {
	var maps []*model.Map
	for _, name := range r.tree.Files("data/maps/") {
		if !strings.HasSuffix(name, ".yaml") || !r.goodName(name, stem(name)) {
			continue
		}
		if m := r.readMap(name); m != nil {
			maps = append(maps, m)
		} else {
			r.broken["maps/"+stem(name)] = true
		}
	}
	return maps
}

// readMap reads one map; nil when it cannot or must not be drawn.
func (r *reader) readMap(name string) *model.Map {
	node, ok := r.yaml(name)
	if !ok {
		return nil
	}
	m, ok := node.Map([]string{"file", "code"}, []string{"approval", "codelist", "source"})
	if !ok {
		return nil
	}
	result := &model.Map{ID: stem(name), Place: node.Place(), Approval: strings.TrimSpace(textOf(m.Get("approval"))),
		Source: localized(m.Get("source")), Codelist: model.Reference(nameOf(m.Get("codelist")))}
	sound := true
	switch approval := m.Get("approval"); {
	case result.Approval == "":
		node.Report(diag.MapApproval, diag.Args{"value": result.ID, "reason": "missing"})
		sound = false
	case !approvalForm.MatchString(result.Approval):
		approval.Report(diag.MapApproval, diag.Args{"value": result.Approval, "reason": "form"})
		sound = false
	}
	file, property := textOf(m.Get("file")), textOf(m.Get("code"))
	if file == "" || property == "" {
		return nil
	}
	features, ok := r.features("data/maps/"+file, property)
	if !ok || !sound {
		return nil
	}
	result.Features = features
	return result
}
