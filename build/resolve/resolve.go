// Package resolve turns drafts into the model: it looks every name up and asks the rules that concern more than one
// file.
//
// In comes the project as load read it; out goes the site, with pointers in place of names and every number in the
// cell store of its dataset. A name that is not known is a finding with the nearest right one, and the rest is
// resolved all the same, so that all findings of a run come together. It is apart from load because a name can only
// be judged when every file was read.
package resolve

import (
	"cmp"
	"slices"
	"sync"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Site resolves a project.
func Site(project *load.Project, list *diag.List) *model.Site {
	r := &resolver{
		list: list, broken: project.Broken,
		site: &model.Site{Config: project.Config, Pages: project.Pages, Charts: project.Charts,
			Incomplete: len(project.Broken) > 0},
	}
	r.units(project.Units)
	r.codelists(project.Codelists)
	r.site.Datasets = make([]*model.Dataset, len(project.Datasets))
	var group sync.WaitGroup
	for at, draft := range project.Datasets {
		group.Go(func() { r.site.Datasets[at] = r.dataset(draft) })
	}
	group.Wait()
	slices.SortFunc(r.site.Datasets, func(a, b *model.Dataset) int { return cmp.Compare(a.ID, b.ID) })
	r.sharedDimensions()
	r.regionTotals()
	r.policies(project.Policies)
	r.assessments(project.Assessed)
	r.home()
	r.maps(project.Maps)
	r.datasetOrder()
	r.charts()
	r.terms(project.Terms)
	r.pages()
	return r.site
}

// resolver is what all rules share. The codelists and units are complete before datasets are resolved side by side.
type resolver struct {
	list   *diag.List
	site   *model.Site
	broken map[string]bool // datasets and policies whose files could not be read: what speaks of them is no fault

	certain   bool                   // when texts are read: nothing was wrong with anything else
	termNames map[string]*model.Term // by folded name
}

// report adds a finding at a name.
func (r *resolver) report(code diag.Code, at load.Name, args diag.Args) {
	if _, given := args["value"]; !given {
		args["value"] = at.Text
	}
	r.list.Add(diag.Finding{Code: code, Place: at.Place, Args: args})
}

// periodAt reads the period that a name is, and reports one that is none.
func (r *resolver) periodAt(name load.Name) (p period.Period, ok bool) {
	p, err := period.Parse(name.Text)
	if err != nil {
		r.report(diag.DataBadPeriod, name, whyNoPeriod(err))
	}
	return p, err == nil
}

// whyNoPeriod are the arguments of a finding about a text that period.Parse or period.ParseRange refused: what is wrong
// with it, where it is written like a period.
func whyNoPeriod(err error) diag.Args {
	switch err {
	case period.ErrYear:
		return diag.Args{"reason": "year"}
	case period.ErrOrdinal:
		return diag.Args{"reason": "ordinal"}
	case period.ErrSpan:
		return diag.Args{"reason": "span"}
	}
	return diag.Args{}
}

// unknown reports a name that nothing bears, with the nearest right one.
func (r *resolver) unknown(code diag.Code, at load.Name, known []string) {
	r.report(code, at, diag.Args{"nearest": diag.Nearest(at.Text, known)})
}

// unit finds a unit by its id or a label.
func (r *resolver) unit(name load.Name) *model.Unit {
	if !name.Given() {
		return nil
	}
	if unit := r.findUnit(name.Text); unit != nil {
		return unit
	}
	var known []string
	for _, unit := range r.site.Units {
		known = append(known, unit.ID, unit.Label.In(r.site.Config.Languages[0]))
	}
	r.unknown(diag.DataUnit, name, known)
	return nil
}

func (r *resolver) findUnit(text string) *model.Unit {
	for _, unit := range r.site.Units {
		if text == unit.ID || text == unit.Label.ZH || text == unit.Label.EN {
			return unit
		}
	}
	return nil
}

// code finds a code of a list; a name of none or of several codes is a finding.
func (r *resolver) code(list *model.Codelist, name load.Name) (model.Code, bool) {
	found := list.Find(name.Text)
	switch len(found) {
	case 1:
		return found[0], true
	case 0:
		r.report(diag.DataUnknownCode, name, diag.Args{
			"column": list.ID, "codelist": list.ID, "nearest": diag.Nearest(name.Text, list.AllNames()),
		})
	default:
		r.report(diag.DataAmbiguousCode, name, diag.Args{"column": list.ID, "list": codeNames(list, found)})
	}
	return 0, false
}

// sharedDimensions reports dimensions of one id that take their codes from different lists: a dimension is one way to
// break figures down wherever it occurs, and its codes have one page each.
func (r *resolver) sharedDimensions() {
	first := make(map[string]*model.Dimension)
	for _, d := range r.site.Datasets {
		for _, dimension := range d.Dimensions {
			known := first[dimension.ID]
			if known == nil {
				first[dimension.ID] = dimension
			} else if known.Codelist.ID != dimension.Codelist.ID {
				r.list.Add(diag.Finding{Code: diag.DatasetCodelists, Place: dimension.Place,
					Args: diag.Args{
						"value": dimension.ID, "codelist": dimension.Codelist.ID, "other": known.Codelist.ID,
					},
					Related: []diag.Related{{Role: "first", Place: known.Place}}})
			}
		}
	}
}

// regionTotals reports codes of role total in lists that regions are taken from: the whole of all regions is a region
// like the others, with pages of its own, and code 0 stands for a table without any.
func (r *resolver) regionTotals() {
	reported := make(map[*model.Codelist]bool)
	for _, d := range r.site.Datasets {
		if d.Region < 0 {
			continue
		}
		list := d.Dimensions[d.Region].Codelist
		if list.HasTotal() && !reported[list] {
			reported[list] = true
			r.list.Add(diag.Finding{Code: diag.CodelistRegion, Place: list.Entry(0).Place,
				Args: diag.Args{"value": list.Entry(0).ID, "codelist": list.ID}})
		}
	}
}

// home checks that the dataset and region that the home page speaks of exist.
func (r *resolver) home() {
	home := &r.site.Config.Home
	if home.Dataset.Text == "" {
		return
	}
	dataset := r.site.Dataset(home.Dataset.Text)
	if dataset == nil {
		r.datasetReference(load.Name(home.Dataset), "dataset", r.datasetIDs())
		home.Dataset.Text = ""
		return
	}
	if home.Region.Text != "" && dataset.Region >= 0 {
		list := dataset.Dimensions[dataset.Region].Codelist
		if code, ok := r.code(list, load.Name(home.Region)); ok {
			home.Region.Text = list.Entry(code).ID
		}
	}
}

// datasetOrder looks up the datasets that the site wants shown first.
func (r *resolver) datasetOrder() {
	config := r.site.Config
	known, seen := config.Datasets[:0:0], make(map[string]diag.Place)
	for _, name := range config.Datasets {
		switch {
		case r.site.Dataset(name.Text) == nil:
			r.datasetReference(load.Name(name), "dataset", r.datasetIDs())
		case seen[name.Text] != (diag.Place{}):
			r.list.Add(diag.Finding{Code: diag.YAMLDuplicate, Place: name.Place,
				Args:    diag.Args{"key": name.Text, "in": "datasets"},
				Related: []diag.Related{{Role: "first", Place: seen[name.Text]}}})
		default:
			seen[name.Text] = name.Place
			known = append(known, name)
		}
	}
	config.Datasets = known
}

func (r *resolver) datasetIDs() []string {
	var ids []string
	for _, d := range r.site.Datasets {
		ids = append(ids, d.ID)
	}
	return ids
}

// datasetReference reports a name in a dataset.yaml that nothing bears.
func (r *resolver) datasetReference(name load.Name, kind string, known []string) {
	if kind == "dataset" && r.broken[name.Text] {
		return
	}
	r.report(diag.DatasetReference, name, diag.Args{"kind": "@kind." + kind, "nearest": diag.Nearest(name.Text, known)})
}
