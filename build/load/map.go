package load

import (
	"regexp"
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// approvalForm is the form of a review number: GS(2024)0650号, GS京（2023）1042号, 京S(2023)010号.
var approvalForm = regexp.MustCompile(`^[\p{Han}A-Z]{1,6} ?[(（〔\[]\d{4}[)）〕\]] ?第?\d{1,6}号$`)

const mapFolder = "data/maps/"

// maps reads data/maps/*.yaml with the GeoJSON files that they name.
func (r *reader) maps() []*model.Map {
	var maps []*model.Map
	for _, name := range r.tree.Files(mapFolder) {
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
	file, found := r.mapFile(m)
	property := strings.TrimSpace(textOf(m.Get("code")))
	if !found || property == "" {
		return nil
	}
	features, ok := r.features(file, property)
	if !ok || !sound {
		return nil
	}
	result.Features = features
	return result
}

// mapFile is the GeoJSON file that a map names. It lies beside the map's own file.
func (r *reader) mapFile(m yamldoc.Map) (path string, found bool) {
	file, ok := m.Get("file").Text()
	if !ok {
		return "", false
	}
	var beside []string
	for _, name := range r.tree.Files(mapFolder) {
		if base := strings.TrimPrefix(name, mapFolder); !strings.HasSuffix(base, ".yaml") {
			beside = append(beside, base)
		}
	}
	if !slices.Contains(beside, file) {
		if len(beside) == 0 {
			beside = []string{"provinces.geojson"}
		}
		m.Get("file").Report(diag.YAMLBadValue, diag.Args{"value": file, "allowed": strings.Join(beside, ", "),
			"nearest": diag.Nearest(file, beside)})
		return "", false
	}
	return mapFolder + file, true
}
