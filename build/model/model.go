// Package model is the field's own vocabulary: codelists, datasets and their cells, policies, pages, the site.
//
// It holds values only. It reads no file, knows no library and computes no statistics: stages below it do not
// exist for it, and stages above it fill these values once and never change them afterwards. Names are those of
// the field: vacancies are what employers register (需求人数), seekers are who registers (求职人数), the ratio is
// vacancies over seekers (求人倍率).
package model

import "gongqiu/build/diag"

// Language is a language of the site: "zh" or "en".
type Language string

// The languages that texts are written in.
const (
	Chinese Language = "zh"
	English Language = "en"
)

// Text is a text that readers see, in each language that it was given in. A plain string in a file is in the
// site's first language.
type Text struct {
	ZH, EN string
}

// In is the text in the wanted language, or in the other one where it was not translated.
func (t Text) In(language Language) string {
	if language == English && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// Has says whether the text was given in exactly this language.
func (t Text) Has(language Language) bool {
	if language == English {
		return t.EN != ""
	}
	return t.ZH != ""
}

// Language is the language of a text that was given in one only; Chinese when it was given in both.
func (t Text) Language() Language {
	if t.ZH == "" && t.EN != "" {
		return English
	}
	return Chinese
}

// Empty says whether the text was not given at all.
func (t Text) Empty() bool { return t.ZH == "" && t.EN == "" }

// Source is where figures or a document come from, as it is cited to readers. URL may be empty.
type Source struct {
	Title Text
	URL   string
}

// Site is the whole project after its names were resolved. Everything in it is sorted by id or by path.
type Site struct {
	Config    *Config
	Codelists []*Codelist
	Units     []*Unit
	Datasets  []*Dataset
	Policies  []*Policy
	Pages     []*Page
	Maps      []*Map
	Charts    []*ChartSpec
	Terms     []*Term // in the order of their file

	Assessments []*Assessment

	Incomplete bool // a dataset or document could not be read, which is a finding; its pages are missing
}

// Dataset finds a dataset by its id; nil when there is none.
func (s *Site) Dataset(id string) *Dataset {
	for _, d := range s.Datasets {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// Map finds a map by its id; nil when there is none.
func (s *Site) Map(id string) *Map {
	for _, m := range s.Maps {
		if m.ID == id {
			return m
		}
	}
	return nil
}

// Codelist finds a codelist by its id; nil when there is none.
func (s *Site) Codelist(id string) *Codelist {
	for _, c := range s.Codelists {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// Policy finds a policy document by its id; nil when there is none.
func (s *Site) Policy(id string) *Policy {
	for _, p := range s.Policies {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Config is content/site.yaml.
type Config struct {
	Place        diag.Place
	Missing      bool // there is no content/site.yaml, which is a finding; texts are probably missing too
	Title        Text
	Tagline      Text
	Organisation Text
	Contact      Contact
	BaseURL      string     // with scheme and without a slash at the end; empty is allowed for previews only
	Languages    []Language // the first is the site's first language
	TimeZone     string     // IANA name
	Theme        Reference  // a folder below themes/; empty is the default theme
	Home         HomeConfig
	Datasets     []Reference // the order in which pages show datasets; those not named follow by id
	Navigation   []NavigationItem
	Families     Families
	Downloads    Downloads
	Charts       Charts
	Government   Government
}

// Contact is how readers reach the people behind the site.
type Contact struct {
	Name    Text
	Phone   string
	Email   string
	URL     string
	Address Text
}

// HomeConfig says which dataset and region the home page speaks of first.
type HomeConfig struct {
	Dataset Reference
	Region  Reference // its code, once it was resolved
}

// NavigationItem is one door of the navigation: a text and an address of the site.
type NavigationItem struct {
	Title   Text
	Address string
	Place   diag.Place
}

// Families says which families of pages are made. All are by default.
type Families struct {
	Periods, Regions, RegionPeriods, Categories, Indicators, Targets, Alerts, Datasets, Policies, Glossary bool
	// Derivations are the pages that tell how the values of a region and period came about.
	Derivations bool
}

// Downloads says which files stand beside the pages. All do by default.
type Downloads struct {
	Charts bool // the .svg, .csv, .json and .option.json of every chart
	Data   bool // the .csv and .json of every dataset
}

// Charts says what charts do beside being drawn.
type Charts struct {
	Interactive bool // readers may make them live, which needs their files
}

// Government is the set of statements that the law asks of a Chinese government site. Values are never invented:
// what is not given is not shown, and a required one that is missing is a finding.
type Government struct {
	Required   bool
	SiteCode   string // 网站标识码
	ICP        string // ICP 备案号
	Police     string // 公安机关备案号
	Host       Text   // 主办单位
	Undertaker Text   // 承办单位
	ReportURL  string // 我为政府网站找错
}
