package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/words"
)

// index is what all languages share: which regions, periods and codes have figures, and which addresses exist. It is
// made once by Make, which fills in the addresses last, and not changed afterwards.
type index struct {
	site      *model.Site
	words     *words.Book
	isPreview bool
	verdicts  *judge.Verdicts
	clock     string // an RFC 3339 instant in UTC; what is compared with it is looked at by Unchanging
	notesRead bool   // some note has a chart or a number of the data

	datasets []*model.Dataset // the home dataset first
	regions  []regionData     // in codelist order
	byCode   map[model.Code]int
	periods  []period.Period // newest first
	list     *model.Codelist // of regions; nil when no dataset has any
	codes    map[codeKey][]codeRow
	pages    []*model.Page // of content/, those that are published
	notes    []*model.Page // of content/, those that are notes to something
	orders   map[*model.Breakdown][]model.Column
	sets     tableSets

	plans          map[*model.Dataset][]planned // of the datasets that have any
	planned        map[plannedKey]planned
	alerting       []*model.Dataset                // that have alerts
	watchedPeriods []period.Period                 // that have numbers which an alert watches, newest first
	targets        map[period.Period][]targetTable // dataset by dataset, in the order of the regions
	targetPeriods  []period.Period                 // newest first

	policies policyIndex

	address map[string]languages // in which there is a page
	known   []string             // all addresses of pages, as links give them; see nearest
}

// languages is a set of the languages of a site: a bit for each, in their order.
type languages uint8

func (x *index) languageBit(language model.Language) languages {
	return 1 << slices.Index(x.site.Config.Languages, language)
}

// regionData is a region that has figures, the periods that it has them for, newest first, and its tables in each.
type regionData struct {
	code    model.Code
	periods []period.Period
	tables  []*tableSet
}

// codeKey names a code of a dimension of a dataset.
type codeKey struct {
	dataset   *model.Dataset
	dimension int
	code      model.Code
}

// codeRow is a row of a breakdown by one dimension.
type codeRow struct {
	breakdown *model.Breakdown
	row       int
}

// inOrder lists the datasets as pages show them: that of the home page, those that the site names, the others by id.
func inOrder(site *model.Site) []*model.Dataset {
	first := []string{site.Config.Home.Dataset.Text}
	for _, name := range site.Config.Datasets {
		first = append(first, name.Text)
	}
	place := func(d *model.Dataset) int {
		if at := slices.Index(first, d.ID); at >= 0 {
			return at
		}
		return len(first)
	}
	datasets := slices.Clone(site.Datasets)
	slices.SortStableFunc(datasets, func(a, b *model.Dataset) int { return cmp.Compare(place(a), place(b)) })
	return datasets
}

func newIndex(site *model.Site, options Options) *index {
	x := &index{
		site: site, words: options.Words, verdicts: options.Verdicts, isPreview: options.Preview,
		clock:  Clock(options.Clock),
		byCode: make(map[model.Code]int), codes: make(map[codeKey][]codeRow),
	}
	x.datasets = inOrder(site)
	x.orders = make(map[*model.Breakdown][]model.Column)
	for _, d := range x.datasets {
		order := columnOrder(d)
		for _, b := range d.Breakdowns {
			x.orders[b] = columnsOf(d, b, order)
		}
	}
	x.indexFigures()
	x.indexTargets()
	x.indexAlerts()
	x.indexPages()
	x.indexPolicies()
	return x
}

// indexFigures finds which regions, periods and codes have figures, in one pass over the keys of all datasets.
func (x *index) indexFigures() {
	all := make(map[period.Period]bool)
	for _, d := range x.datasets {
		if x.list == nil && d.Region >= 0 {
			x.list = d.Dimensions[d.Region].Codelist
		}
		for _, b := range d.Breakdowns {
			x.indexCodes(d, b)
		}
		for _, p := range d.Periods {
			all[p] = true
		}
	}
	x.periods = newestFirst(all)
	x.indexTables()
	for at, r := range x.regions {
		x.byCode[r.code] = at
	}
}

// indexCodes finds the rows of every code of a breakdown by one dimension.
func (x *index) indexCodes(d *model.Dataset, b *model.Breakdown) {
	if len(b.Dimensions) != 1 {
		return
	}
	dimension := b.Dimensions[0]
	counts := make([]int, d.Dimensions[dimension].Codelist.Len())
	for row := range b.Len() {
		counts[b.Code(row)]++
	}
	rows := make([][]codeRow, len(counts))
	for code, count := range counts {
		rows[code] = slices.Grow(x.codes[codeKey{d, dimension, model.Code(code)}], count)
	}
	for row := range b.Len() {
		code := b.Code(row)
		rows[code] = append(rows[code], codeRow{b, row})
	}
	for code, of := range rows {
		if len(of) > 0 {
			x.codes[codeKey{d, dimension, model.Code(code)}] = of
		}
	}
}

func newestFirst(set map[period.Period]bool) []period.Period {
	periods := make([]period.Period, 0, len(set))
	for p := range set {
		periods = append(periods, p)
	}
	slices.SortFunc(periods, func(a, b period.Period) int {
		return cmp.Or(cmp.Compare(b.EndMonth(), a.EndMonth()), period.Compare(b, a))
	})
	return periods
}

// indexPages parts the pages of content/ into those that stand by themselves and the notes, and leaves out drafts and
// what is dated after the clock.
func (x *index) indexPages() {
	taken := make(map[string]bool) // a page whose address another has is a finding already
	for _, page := range x.site.Pages {
		at := string(page.Language) + "/" + page.Path
		if taken[at] {
			continue
		}
		taken[at] = true
		if !x.isPreview && (page.Draft || instantOf(page.Date) > x.clock) {
			continue
		}
		if page.Kind == "note" {
			x.notes = append(x.notes, page)
			x.notesRead = x.notesRead || hasChart(page.Body.Blocks) || len(boundNumbers(page.Body.Blocks)) > 0
		} else {
			x.pages = append(x.pages, page)
		}
	}
}

// exists says whether an address has a page in a language. It is only asked after all pages were planned.
func (x *index) exists(address string, language model.Language) bool {
	return x.address[address]&x.languageBit(language) != 0
}

// checkLinks notes which addresses exist, and reports links of Markdown pages that lead to none of them.
func (x *index) checkLinks(p *Plan, list *diag.List) {
	x.address = make(map[string]languages, len(p.Pages)/len(x.site.Config.Languages))
	for _, page := range p.Pages {
		bit := x.languageBit(page.Language)
		if x.address[page.Address]&bit != 0 {
			list.Add(diag.Finding{Code: diag.PageAddress, Place: diag.Place{File: x.fileOf(page)},
				Args: diag.Args{"value": "/" + page.Address, "other": page.Path}})
		}
		x.address[page.Address] |= bit
	}
	if x.site.Config.Missing {
		return // the pages that links lead to are probably where it is
	}
	for _, page := range slices.Concat(x.pages, x.notes) {
		x.checkNodes(page.Body.Blocks, list)
	}
	x.checkTerms(list)
	for _, item := range x.site.Config.Navigation {
		x.checkLink(item.Address, item.Place, list)
	}
}

// nearest is the address of a page that is most like an address that is none.
func (x *index) nearest(address string) string {
	if x.known == nil {
		for known := range x.address {
			x.known = append(x.known, "/"+known)
		}
		slices.Sort(x.known)
	}
	return diag.Nearest(address, x.known)
}

// fileOf is the file that a page comes from, for a finding about its address.
func (x *index) fileOf(page *Page) string {
	for _, text := range x.pages {
		if text.Path+"/" == page.Address && text.Language == page.Language {
			return text.Place.File
		}
	}
	for _, policy := range x.site.Policies {
		if policyAddress(policy) == page.Address {
			return policy.Place.File
		}
	}
	return "content/site.yaml"
}

func (x *index) checkNodes(nodes []model.Node, list *diag.List) {
	for at := range nodes {
		if nodes[at].Kind == model.Link {
			x.checkLink(nodes[at].URL, nodes[at].Place, list)
		}
		x.checkNodes(nodes[at].Children, list)
	}
}

// checkLink reports an address of this site that leads nowhere.
func (x *index) checkLink(link string, place diag.Place, list *diag.List) {
	if !strings.HasPrefix(link, "/") || strings.HasPrefix(link, "//") {
		return
	}
	target, _, _ := strings.Cut(link, "#")
	if x.address[target[1:]] == 0 && !x.isDownload(target) && !(x.site.Incomplete && isMade(target)) {
		list.Add(diag.Finding{Code: diag.PageLink, Place: place, Args: diag.Args{
			"value": link, "nearest": x.nearest(target),
		}})
	}
}

// isMade says whether the pages below an address are made from data and documents, not from texts.
func isMade(address string) bool {
	folder, _, _ := strings.Cut(address[1:], "/")
	return slices.Contains([]string{
		"periods", "regions", "by", "indicators", "targets", "alerts", "assessments", "data", "policies",
	}, folder)
}

// isDownload says whether an address is that of a file beside the pages: a dataset's, the site map, or a file of a
// chart, which stands in the folder of its page.
func (x *index) isDownload(address string) bool {
	switch address {
	case "/robots.txt", "/manifest.json":
		return true
	case "/sitemap.xml":
		return x.site.Config.BaseURL != ""
	}
	for _, d := range x.datasets {
		for _, format := range DatasetFormats() {
			if address == "/"+DatasetFile(d, format) {
				return true
			}
		}
	}
	folder := address[1 : strings.LastIndexByte(address, '/')+1]
	if strings.HasPrefix(folder, "data/") {
		return false
	}
	for _, kind := range ChartFiles() {
		if strings.HasSuffix(address, "."+kind) {
			return x.address[folder] != 0
		}
	}
	return false
}

// isFile says whether an address names a file and not a page.
func isFile(address string) bool {
	last := address[strings.LastIndexByte(address, '/')+1:]
	return strings.Contains(last, ".")
}
