package plan

import (
	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// Link is a text that leads somewhere. An empty URL is plain text (the page itself in a breadcrumb).
type Link struct {
	Title  string
	URL    string // as it stands in the page: site-absolute with the base path, or with scheme for other sites
	Detail string // a few words after the link: a period, a file size
	Runs   []Link // the detail cut at the links in it; empty where it has none
	Lang   string // language of the title where it is not the page's
}

// Base is what every page has.
type Base struct {
	Site        *SiteView
	Layout      string
	Title       string // the heading of the page
	HeadTitle   string // the title element: the heading and the site's title
	Description string // one sentence for search engines and cards
	Kicker      string // a small line above the heading: what kind of page this is
	Address     string // site-absolute without base path and language: "regions/320200/"; "" is home
	URL         string // canonical: with the base URL where one is configured
	Languages   []Link // the same page in each language, its own without a URL
	Breadcrumb  []Link // from home to the page; the last has no URL
	Previous    Link   // the page before in its series (the earlier period); empty when none
	Next        Link
	Contents    []Link // links to the sections of the page
	Updated     string // ISO date of the newest data or text on the page; empty when not known
	Preview     bool   // marked on every page of a preview
	NoIndex     bool   // not for search engines, which may follow its links
	MovedTo     string // where the page of an old address leads on to; empty for any other page

	// Figures and Tables are the charts and tables that stand inside the prose of the page, by the id that the
	// prose names them by: ![…](chart:id), or a fenced chart or table block with that id.
	Figures map[string]*Figure
	Tables  map[string]*Table
}

// Page is what every page has, whichever view it is embedded in.
func (b *Base) Page() *Base { return b }

// SiteView is what all pages of one language share. It is made once and never changed.
type SiteView struct {
	Language     model.Language
	HTMLLang     string // "zh-Hans", "en"
	Title        string
	Tagline      string
	Organisation string
	BasePath     string // "" or "/sub", put before every site-absolute address
	HomeURL      string
	Navigation   []Link
	Footer       []Link       // about, methods, data, site map
	Contact      []Definition // phone, address … as configured
	Government   []Definition // 网站标识码 … as configured
	SiteCode     string       // 网站标识码, for the head of pages; empty when not configured
	ReportURL    string       // 我为政府网站找错; empty when not configured
	SearchURL    string       // the search page, which takes ?q=; empty when the site has none
	Policy       string       // content security policy
	Live         bool         // readers may make charts live
}

// Definition is a term and what is said of it.
type Definition struct {
	Term  string
	Text  string
	URL   string // where the text leads; may be empty
	Links []Link // the text cut at the links in it, where it has several or they are only parts of it
}

// Number is one headline figure: what it is, the figure, its unit, and one plain comparison.
type Number struct {
	Label  string
	Value  string
	Unit   string
	Detail string // "比上季度上升 0.03"; may be empty
	Period string
	URL    string
	Place  string // where the figure comes from, for a title attribute: file:line:column
	// Derivation leads to how the figure came about; empty for a plain count, and where that is not told.
	Derivation string
}

// Figure is a chart with everything that belongs to it: heading, unit, summary, data table, downloads.
type Figure struct {
	Chart     chart.Spec
	Table     string // the id of the page's table below that has all its numbers; empty when it brings a table of its own
	Downloads []Link // svg, csv, json, option; empty when the site has no chart files
}

// Table is a table of figures.
type Table struct {
	ID       string // unique on the page
	Caption  string
	Unit     string // said once, under the caption
	Headings []Heading
	Rows     []Row
	Notes    []Note // numbered notes, in order; cells point at them from 1
	Key      []Definition
	Sources  []Link
	Download []Link

	// Derivation leads to how the values of the table came about; its URL is empty where that is not told.
	Derivation Link
}

// Heading is the head of a column.
type Heading struct {
	Title   string
	Unit    string
	Numeric bool
	Note    int // number of a note below the table; 0 is none
	// Derivation is what the address of a row's derivation goes on with for the values of this column.
	Derivation string
}

// RowKind is how a row stands to the others.
type RowKind uint8

// The kinds of row.
const (
	PlainRow RowKind = iota
	TotalRow
	OfWhichRow
	UnspecifiedRow
	HeadingRow // names what the rows below it are parts of; it has no cells
)

// Row is a row of a table: its first cells are its head.
type Row struct {
	Kind  RowKind
	Depth int // nesting of the code, 0 for the outermost
	Head  Link
	Note  int // number of a note below the table about the whole row; 0 is none
	Cells []TableCell
	// Derivation is the address where the row's values are told, to be followed by that of the column; empty for none.
	Derivation string
}

// Note is a note below a table.
type Note struct {
	Text string
	Lang string // the language of the text where it is not the page's
	Runs []Link // the text cut at the links in it; empty where it has none
}

// TableCell is one value as it is shown. Text is empty for nothing at all; State tells the kinds of nothing apart.
type TableCell struct {
	Text   string
	URL    string
	Said   string // what is said of a text that is a sign, ▲2, to those who cannot see it; empty for words and numbers
	Note   int    // number of a note below the table; 0 is none
	State  model.State
	Status model.Status
	// Derived cells lead to their derivations, where the row has them.
	Derived bool
}

// Section is a part of a page: a heading, perhaps a sentence, and then what it shows. Empty parts are left out.
type Section struct {
	ID      string
	Title   string
	Lead    string
	Figure  *Figure
	Tables  []*Table
	Links   []Link
	Facts   []Definition
	Grid    *Grid
	Tree    []TreeNode
	Prose   *model.Prose
	Sources []Link
}

// Grid is a table whose cells hold links.
type Grid struct {
	ID      string // unique on the page
	Caption string
	Corner  string // the head of the column of row heads
	Columns []Link
	Rows    []GridRow
}

// GridRow is a row of a grid: its head, and what stands in each column.
type GridRow struct {
	Head  Link
	Cells [][]Link
}

// TreeNode is an item of a nested list that is drawn as a tree.
type TreeNode struct {
	ID       string // unique on the page; may be empty
	Kind     string // how the item stands to the one above it, in a word; may be empty
	Link     Link
	Current  bool // the page itself
	Children []TreeNode
}

// HomeView is the page that the site opens with.
type HomeView struct {
	Base
	Finding  string // the latest release in one sentence
	Headline []Number
	Figure   *Figure
	Latest   []Link // newest periods and regions, dated
	Doors    []Section
	Prose    *model.Prose
}

// DataView is a page of figures: a period, a region, a region in a period, a category, an indicator.
type DataView struct {
	Base
	Summary  string // what the page shows, in a sentence made from its data
	Facts    []Definition
	Headline []Number
	Sections []Section
}

// DatasetView is the page of a dataset: dictionary, preview, downloads.
type DatasetView struct {
	Base
	Summary   string
	Facts     []Definition
	Downloads []Link
	Sections  []Section
}

// PolicyView is the page of a policy document.
type PolicyView struct {
	Base
	Number   string
	Summary  string // what the document is, in two sentences; empty when nobody wrote it
	Facts    []Definition
	Sections []Section
}

// ListView is a page of links in groups: all regions, all periods, all policies.
type ListView struct {
	Base
	Summary string
	Groups  []Section
}

// TextView is a Markdown page.
type TextView struct {
	Base
	Summary string
	Date    string
	Prose   *model.Prose
}
