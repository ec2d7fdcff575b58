package resolve

import (
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// units resolves data/codelists/unit.csv: each unit's base and its factor, which must be a power of ten.
func (r *resolver) units(drafts []load.UnitDraft) {
	for _, draft := range drafts {
		r.site.Units = append(r.site.Units, &model.Unit{
			Place: draft.ID.Place, ID: draft.ID.Text, Label: draft.Label,
			Prints: draft.ID.Text != model.UnitPercent && draft.ID.Text != model.UnitRatio,
		})
	}
	for at, draft := range drafts {
		unit := r.site.Units[at]
		unit.Base = unit
		if draft.Base.Given() && draft.Base.Text != unit.ID {
			if base := r.unit(draft.Base); base != nil {
				unit.Base = base
			}
		}
		unit.Power = r.power(draft.Factor)
	}
}

// power is the power of ten of a factor, 10 000 is 4.
func (r *resolver) power(factor load.Name) int8 {
	if !factor.Given() {
		return 0
	}
	number, err := decimal.Parse(factor.Text)
	if err == nil {
		for power := range int8(13) {
			if number.Equal(decimal.New(1, -power)) {
				return power
			}
		}
	}
	r.report(diag.DataNotANumber, factor, diag.Args{"column": "factor", "reason": ""})
	return 0
}

var roles = []struct {
	name string
	role model.Role
}{
	{"total", model.Total}, {"unspecified", model.Unspecified}, {"of-which", model.OfWhich},
	{"residual", model.Residual}, {"panel", model.Panel},
}

func roleNames() []string {
	var names []string
	for _, r := range roles {
		names = append(names, r.name)
	}
	return names
}

// codelists resolves data/codelists/*.csv but for the units.
func (r *resolver) codelists(drafts []*load.CodelistDraft) {
	for _, draft := range drafts {
		r.site.Codelists = append(r.site.Codelists, r.codelist(draft))
	}
	r.codePolicies(drafts)
}

// codelist orders the rows, the total first, and resolves their parents, groups, roles and units.
func (r *resolver) codelist(draft *load.CodelistDraft) *model.Codelist {
	rows, entries := r.entries(draft)
	positions := make(map[string]model.Code, len(entries))
	var ids []string
	for at := range entries {
		if entries[at].ID != "" {
			positions[entries[at].ID] = model.Code(at)
			ids = append(ids, entries[at].ID)
		}
	}
	lookUp := func(name load.Name, code diag.Code) (model.Code, bool) {
		at, known := positions[name.Text]
		if !known {
			r.unknown(code, name, ids)
		}
		return at, known
	}
	for at, row := range rows {
		if row == nil {
			continue
		}
		if row.Parent.Given() {
			entries[at].Parent, _ = lookUp(row.Parent, diag.CodelistParent)
		}
		for _, group := range row.Groups {
			if code, known := lookUp(group, diag.CodelistGroup); known {
				entries[at].Groups = append(entries[at].Groups, code)
			}
		}
		entries[at].Unit = r.unit(row.Unit)
	}
	r.breakCycles(entries)
	list := model.NewCodelist(draft.ID, draft.Place, entries)
	r.ambiguous(list)
	return list
}

// entries makes the entries in file order with the total in front, a blank one where the list has none. rows is
// parallel to them; nil for the blank total.
func (r *resolver) entries(draft *load.CodelistDraft) ([]*load.CodeDraft, []model.CodeEntry) {
	rows, entries := []*load.CodeDraft{nil}, make([]model.CodeEntry, 1)
	seen := make(map[string]load.Name)
	for at := range draft.Rows {
		row := &draft.Rows[at]
		folded := strings.ToLower(row.ID.Text) // addresses that differ by case only are one file on many machines
		if first, twice := seen[folded]; twice {
			r.list.Add(diag.Finding{Code: diag.CodelistDuplicate, Place: row.ID.Place,
				Args:    diag.Args{"value": row.ID.Text},
				Related: []diag.Related{{Role: "first", Place: first.Place}}})
			continue
		}
		seen[folded] = row.ID
		entry := model.CodeEntry{
			Place: row.ID.Place, ID: row.ID.Text, Label: row.Label, Role: r.role(row.Role),
			ValidFrom: r.validity(row.ValidFrom), ValidTo: r.validity(row.ValidTo),
		}
		for _, alias := range row.Aliases {
			entry.Aliases = append(entry.Aliases, alias.Text)
		}
		if entry.Role == model.Total && entries[0].ID == "" {
			rows[0], entries[0] = row, entry
			continue
		}
		rows, entries = append(rows, row), append(entries, entry)
	}
	return rows, entries
}

// validity is the period from or until which a code is in use; empty for always.
func (r *resolver) validity(name load.Name) string {
	if !name.Given() {
		return ""
	}
	p, ok := r.periodAt(name)
	if !ok {
		return ""
	}
	return p.String()
}

func (r *resolver) role(name load.Name) model.Role {
	if !name.Given() {
		return model.Ordinary
	}
	for _, known := range roles {
		if known.name == name.Text {
			return known.role
		}
	}
	r.report(diag.CodelistRole, name, diag.Args{
		"nearest": diag.Nearest(name.Text, roleNames()), "list": strings.Join(roleNames(), ", "),
	})
	return model.Ordinary
}

// breakCycles reports codes that are their own ancestor, and cuts the circle.
func (r *resolver) breakCycles(entries []model.CodeEntry) {
	for at := range entries {
		circle := []string{entries[at].ID}
		for parent := entries[at].Parent; parent != 0; parent = entries[parent].Parent {
			circle = append(circle, entries[parent].ID)
			if parent == model.Code(at) {
				r.list.Add(diag.Finding{Code: diag.CodelistCycle, Place: entries[at].Place,
					Args: diag.Args{"list": strings.Join(circle, " → ")}})
				entries[at].Parent = 0
				break
			}
			if len(circle) > len(entries) {
				break
			}
		}
	}
}

// ambiguous reports labels and aliases that two codes of different parents do not tell apart: a label that occurs
// twice below two parents is written with its parent in data, but an alias of two codes helps nobody.
func (r *resolver) ambiguous(list *model.Codelist) {
	for at := range list.Len() {
		entry := list.Entry(model.Code(at))
		for _, name := range append([]string{entry.ID}, entry.Aliases...) {
			if name == "" || strings.Contains(name, "/") {
				continue
			}
			if found := list.Find(name); len(found) > 1 && found[0] == model.Code(at) {
				r.list.Add(diag.Finding{Code: diag.CodelistAmbiguous, Place: list.Entry(found[1]).Place,
					Args:    diag.Args{"value": name, "list": codeNames(list, found)},
					Related: []diag.Related{{Role: "first", Place: entry.Place}}})
			}
		}
	}
}

// codeNames writes codes with their labels, for findings.
func codeNames(list *model.Codelist, codes []model.Code) string {
	var names []string
	for _, code := range codes {
		entry := list.Entry(code)
		name := entry.ID + " " + entry.Label.In(model.Chinese)
		if entry.Parent != 0 {
			name += " (" + list.Entry(entry.Parent).Label.In(model.Chinese) + ")"
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
