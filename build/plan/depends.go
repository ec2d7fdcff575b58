package plan

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gongqiu/build/judge"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// A page need not be rendered again when nothing that it depends on has changed. Most of that is told coarsely: the
// files of the project that hold no cells, the program, and which pages and rows there are, are the same for all pages.
// Of the cells a page of data says which regions and periods it reads. A family of pages that says nothing depends on
// everything; the tests hold every read of a cell against what its page says.

// Dependencies are the cells that a page may read. The zero value is all cells, and all texts.
type Dependencies struct {
	narrow   bool
	texts    bool             // the bodies of all texts
	regions  []model.Code     // all their cells, in the datasets that share the list of regions
	periods  []period.Period  // all their cells, in those datasets
	datasets []*model.Dataset // all their cells
}

// dependsOnRegion is what a page of a region depends on, or one of a region and period: all that the region and those
// right below it have in any period, for pages compare with earlier ones and link to others.
func (x *index) dependsOnRegion(region model.Code) Dependencies {
	if x.notesRead || x.gathers(region) {
		return Dependencies{}
	}
	return Dependencies{narrow: true, regions: x.around(region)}
}

// dependsOnPeriod is what the page of a period depends on: the figures of all regions in the period, those of the
// home region, whose changes stand at the top, in all, and datasets without regions as a whole.
func (x *index) dependsOnPeriod(p period.Period) Dependencies {
	depends := Dependencies{narrow: true, periods: []period.Period{p}}
	for _, d := range x.datasets {
		if d.PeriodIndex(p) < 0 {
			continue
		}
		if d.Region < 0 || d.Dimensions[d.Region].Codelist != x.list || sumsUp(d) {
			depends.datasets = append(depends.datasets, d)
			continue
		}
		home, _ := d.Dimensions[d.Region].Codelist.ByID(x.site.Config.Home.Region.Text)
		if home != 0 && x.gathers(home) {
			return Dependencies{}
		}
		if home != 0 && !slices.Contains(depends.regions, home) {
			depends.regions = append(depends.regions, home)
		}
	}
	if x.notesRead {
		return Dependencies{}
	}
	return depends
}

// dependsOnTexts is what a page of a text depends on: the numbers that it speaks of, with what those may be computed
// from. A chart in it may read any cells.
func (x *index) dependsOnTexts(page *model.Page) Dependencies {
	depends := Dependencies{narrow: !hasChart(page.Body.Blocks), texts: true}
	for _, s := range boundNumbers(page.Body.Blocks) {
		region := s.Region()
		if region == 0 || s.Dataset.Dimensions[s.Dataset.Region].Codelist != x.list || x.gathers(region) {
			depends.datasets = append(depends.datasets, s.Dataset)
			continue
		}
		depends.regions = append(depends.regions, x.around(region)...)
	}
	slices.Sort(depends.regions)
	depends.regions = slices.Compact(depends.regions)
	return depends
}

// around are a region, those right below it, and the one above it, whose share it is.
func (x *index) around(region model.Code) []model.Code {
	regions := append([]model.Code{region}, x.list.Below(region)...)
	if parent := x.list.Entry(region).Parent; parent != 0 {
		regions = append(regions, parent)
	}
	return regions
}

// dependsOnDatasets is what a page depends on that shows figures of datasets from all over them.
func (x *index) dependsOnDatasets(datasets ...*model.Dataset) Dependencies {
	return Dependencies{narrow: !x.notesRead, datasets: datasets}
}

// withDimension lists the datasets that have a dimension.
func (x *index) withDimension(dimension *model.Dimension) []*model.Dataset {
	var found []*model.Dataset
	for _, d := range x.datasets {
		if d.DimensionByID(dimension.ID) >= 0 {
			found = append(found, d)
		}
	}
	return found
}

// on is the page with what it depends on.
func (p Page) on(depends Dependencies) Page {
	p.depends = depends
	return p
}

// gathers says whether a region's numbers are compared or added up over its members, in any dataset.
func (x *index) gathers(region model.Code) bool {
	return x.list.Entry(region).Role == model.Panel ||
		slices.ContainsFunc(x.datasets, func(d *model.Dataset) bool {
			return d.Region >= 0 && d.Dimensions[d.Region].Codelist == x.list && gathers(d, region)
		})
}

// gathers says whether a region's numbers are compared or added up over its members in a dataset.
func gathers(d *model.Dataset, region model.Code) bool {
	return d.Aggregated(region) ||
		d.Region >= 0 && d.Dimensions[d.Region].Codelist.Entry(region).Role == model.Panel
}

// sumsUp says whether values of a period may rest on those of other periods.
func sumsUp(d *model.Dataset) bool {
	return d.Adds() || slices.ContainsFunc(d.Derived, func(one *model.Derived) bool {
		return one.Kind == model.ByCumulative
	}) || hasPlans(d)
}

// hasPlans says whether a dataset has measures that are plans, of which every page may tell that there are any.
func hasPlans(d *model.Dataset) bool {
	return slices.ContainsFunc(d.Measures, func(m *model.Measure) bool { return m.Plan.Kind != model.NoPlan })
}

// hasChart says whether a text shows a chart, which may read any cells.
func hasChart(nodes []model.Node) bool {
	return slices.ContainsFunc(nodes, func(n model.Node) bool {
		return n.Kind == model.Image && strings.HasPrefix(n.URL, "chart:") || n.Kind == model.CodeBlock && n.ID != "" ||
			hasChart(n.Children)
	})
}

// InputFile is a file of the project with the sum of its bytes.
type InputFile struct {
	Path string
	Sum  Sum
}

// Keys tell when a page or a download has to be made again: when its key is another than it was.
type Keys struct {
	index      *index
	data       Digests
	base       Sum // what every page depends on
	texts      Sum // the same and the bodies of texts
	everything Sum
}

// Digests are the sums of all cells of a site.
type Digests map[*model.Dataset]*dataDigest

// Digest sums up the cells of a site, and what was found about them. It may run beside Make.
func Digest(site *model.Site, verdicts *judge.Verdicts) Digests {
	digests := make([]*dataDigest, len(site.Datasets))
	var group sync.WaitGroup
	for at, d := range site.Datasets {
		group.Go(func() { digests[at] = digestData(d, verdicts) })
	}
	group.Wait()
	all := make(Digests, len(digests))
	for at, d := range site.Datasets {
		all[d] = digests[at]
	}
	return all
}

// Keys sums up all that the output is made from. The files are those of the whole project; the program stands for its
// own bytes and for every option that is not in Options.
func (p *Plan) Keys(digests Digests, files []InputFile, program Sum) *Keys {
	k := &Keys{index: p.index, data: digests}
	k.sumUp(p, files, program)
	return k
}

// sumUp fills in what pages share.
func (k *Keys) sumUp(p *Plan, files []InputFile, program Sum) {
	x := k.index
	const path = 48 // bytes, mostly less
	base, texts := make(digest, 0, path*len(p.Pages)), digest(nil)
	base.sum(program)
	base.flag(x.isPreview)
	since, _ := p.Unchanging()
	base.text(since)
	own := x.filesApart()
	for _, file := range files {
		switch own[file.Path] {
		case shared:
			base.text(file.Path)
			base.sum(file.Sum)
		case bodies:
			texts.text(file.Path)
			texts.sum(file.Sum)
		}
	}
	for _, page := range x.site.Pages {
		base.text(frontMatter(page))
	}
	for _, page := range p.Pages {
		base.text(page.Path)
	}
	for _, d := range x.datasets {
		base.sum(k.data[d].shape)
		if hasPlans(d) {
			base.sum(k.data[d].whole)
		}
	}
	k.base = base.finish()
	texts.sum(k.base)
	k.texts = texts.finish()
	for _, d := range x.datasets {
		texts.sum(k.data[d].whole)
	}
	k.everything = texts.finish()
}

// Unchanging are the instants from which and until which the plan would be the same, if nothing but the clock changed:
// nothing is dated in between. They are in UTC, as the clock is; "" is none. Whatever is compared with the clock must
// be among the instants of the index.
func (p *Plan) Unchanging() (since, until string) {
	for _, instant := range p.index.instants() {
		switch {
		case instant <= p.index.clock:
			since = max(since, instant)
		case until == "" || instant < until:
			until = instant
		}
	}
	return since, until
}

// fileUse says which keys the bytes of a file go into.
type fileUse uint8

const (
	shared fileUse = iota // into all
	cells                 // into none: the cells do
	bodies                // into those of pages that depend on everything
)

// filesApart lists the files that do not go into all keys: tables, and texts that stand on pages of their own.
func (x *index) filesApart() map[string]fileUse {
	apart := make(map[string]fileUse)
	for _, page := range x.site.Pages {
		apart[page.Place.File] = bodies
	}
	for _, page := range x.site.Pages {
		if page.Kind == "note" {
			delete(apart, page.Place.File)
		}
	}
	for _, d := range x.datasets {
		for _, file := range d.Tables {
			if file != nil && file.Sums == nil {
				apart[file.Path] = cells
			}
		}
	}
	return apart
}

// frontMatter is all of a page but its text.
func frontMatter(page *model.Page) string {
	head := *page
	head.Body = model.Prose{}
	text, err := json.Marshal(head)
	if err != nil { // it has no kind of value that JSON lacks
		panic(fmt.Sprintf("front matter of %s: %v", page.Place.File, err))
	}
	return string(text)
}

// Page is the key of a page, and of the files beside it.
func (k *Keys) Page(page *Page) Sum {
	const room = 256 // bytes, mostly less
	s := make(digest, 0, room)
	s.text(page.Path)
	depends := &page.depends
	if !depends.narrow {
		s.sum(k.everything)
		return s.finish()
	}
	s.sum(k.base)
	if depends.texts {
		s.sum(k.texts)
	}
	for _, d := range k.index.datasets {
		data := k.data[d]
		switch {
		case slices.Contains(depends.datasets, d):
			s.sum(data.whole)
			continue
		case d.Region < 0 || d.Dimensions[d.Region].Codelist != k.index.list:
			continue
		}
		for _, region := range depends.regions {
			s.sum(data.regions[region])
		}
		for _, p := range depends.periods {
			if at := d.PeriodIndex(p); at >= 0 {
				s.sum(data.periods[at])
			}
		}
	}
	return s.finish()
}

// Rows is the key of what a region's cells, and the values that come from them, are made from in a dataset: the cells
// of the region, and where it is compared or added up over its members, all cells.
func (k *Keys) Rows(d *model.Dataset, region model.Code) Sum {
	var s digest
	s.text(d.ID)
	s.number(int64(region))
	s.sum(k.base)
	if gathers(d, region) {
		s.sum(k.data[d].whole)
	} else {
		s.sum(k.data[d].regions[region])
	}
	return s.finish()
}

// Dataset is the key of the downloads of a dataset.
func (k *Keys) Dataset(d *model.Dataset) Sum {
	var s digest
	s.text(d.ID)
	s.sum(k.base)
	s.sum(k.data[d].whole)
	return s.finish()
}
