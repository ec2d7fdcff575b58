package load

import (
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// configFile is where the site describes itself.
const configFile = "content/site.yaml"

// schemaVersion is the version of the file formats that this program reads.
const schemaVersion = 1

// config reads content/site.yaml. Without it the site has defaults, and a finding.
func (r *reader) config() *model.Config {
	config := &model.Config{
		Place:     filePlace(configFile),
		Languages: []model.Language{model.Chinese, model.English},
		TimeZone:  "Asia/Shanghai",
		Families: model.Families{Periods: true, Regions: true, RegionPeriods: true, Categories: true,
			Indicators: true, Targets: true, Alerts: true, Datasets: true, Policies: true, Derivations: true,
			Glossary: true},
		Downloads: model.Downloads{Charts: true, Data: true},
		Charts:    model.Charts{Interactive: true},
	}
	if !r.tree.Has(configFile) {
		r.list.Add(diag.Finding{Code: diag.SiteMissing, Place: config.Place, Args: diag.Args{"file": configFile}})
		config.Missing = true
		return config
	}
	node, ok := r.yaml(configFile)
	if !ok {
		return config
	}
	m, ok := node.Map([]string{"schema", "title"}, []string{"tagline", "organisation", "contact", "base_url",
		"languages", "time_zone", "theme", "home", "datasets", "navigation", "families", "downloads", "charts", "government"})
	if !ok {
		return config
	}
	readLanguages(m.Get("languages"), config)
	node.Speaks(string(config.Languages[0]))
	if schema := m.Get("schema"); schema != nil {
		if version, ok := schema.Int(); ok && version != schemaVersion {
			schema.Report(diag.SiteSchema, diag.Args{"value": textOf(schema), "expected": "1"})
		}
	}
	config.Title = localized(m.Get("title"))
	config.Tagline = localized(m.Get("tagline"))
	config.Organisation = localized(m.Get("organisation"))
	config.Contact = readContact(m.Get("contact"))
	config.BaseURL = readBaseURL(m.Get("base_url"))
	config.Theme = model.Reference(nameOf(m.Get("theme")))
	config.Home = readHome(m.Get("home"))
	for _, name := range namesOf(m.Get("datasets")) {
		config.Datasets = append(config.Datasets, model.Reference(name))
	}
	config.Navigation = readNavigation(m.Get("navigation"))
	config.Government = r.readGovernment(m.Get("government"))
	readTimeZone(m.Get("time_zone"), config)
	readFamilies(m.Get("families"), &config.Families)
	readDownloads(m.Get("downloads"), &config.Downloads)
	readSwitches(m.Get("charts"), []string{"interactive"}, []*bool{&config.Charts.Interactive})
	return config
}

func readContact(node *yamldoc.Node) model.Contact {
	if node == nil {
		return model.Contact{}
	}
	m, _ := node.Map(nil, []string{"name", "phone", "email", "url", "address"})
	return model.Contact{
		Name: localized(m.Get("name")), Phone: textOf(m.Get("phone")), Email: textOf(m.Get("email")),
		URL: textOf(m.Get("url")), Address: localized(m.Get("address")),
	}
}

func readHome(node *yamldoc.Node) model.HomeConfig {
	if node == nil {
		return model.HomeConfig{}
	}
	m, _ := node.Map(nil, []string{"dataset", "region"})
	if m.Get("region") != nil && m.Get("dataset") == nil {
		node.Report(diag.YAMLMissingKey, diag.Args{"key": "dataset", "in": "home"})
	}
	return model.HomeConfig{
		Dataset: model.Reference(nameOf(m.Get("dataset"))), Region: model.Reference(nameOf(m.Get("region"))),
	}
}

func readNavigation(node *yamldoc.Node) []model.NavigationItem {
	if node == nil {
		return nil
	}
	items, _ := node.List()
	var navigation []model.NavigationItem
	for _, item := range items {
		if m, ok := item.Map([]string{"title", "address"}, nil); ok {
			address := textOf(m.Get("address"))
			local := strings.HasPrefix(address, "/")
			if !local && !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
				m.Get("address").Report(diag.YAMLBadValue, diag.Args{"value": address, "allowed": "/…, https://…", "nearest": ""})
				continue
			}
			navigation = append(navigation, model.NavigationItem{
				Title: localized(m.Get("title")), Address: address, Place: m.Get("address").Place(),
			})
		}
	}
	return navigation
}

// readLanguages reads the languages of the site, the first of which is that of its plain texts.
func readLanguages(node *yamldoc.Node, config *model.Config) {
	if node == nil {
		return
	}
	items, _ := node.List()
	var languages []model.Language
	for _, item := range items {
		language, ok := item.OneOf(string(model.Chinese), string(model.English))
		switch {
		case ok && slices.Contains(languages, model.Language(language)):
			item.Report(diag.SiteLanguage, diag.Args{"value": language})
		case ok:
			languages = append(languages, model.Language(language))
		}
	}
	if len(languages) > 0 {
		config.Languages = languages
	}
}

// readFamilies reads which families of pages are made: a switch for each.
func readFamilies(node *yamldoc.Node, families *model.Families) {
	readSwitches(node, []string{"periods", "regions", "region_periods", "categories", "indicators", "targets", "alerts",
		"datasets", "policies", "derivations", "glossary"}, []*bool{
		&families.Periods, &families.Regions, &families.RegionPeriods,
		&families.Categories, &families.Indicators, &families.Targets, &families.Alerts, &families.Datasets,
		&families.Policies, &families.Derivations, &families.Glossary})
}

func readDownloads(node *yamldoc.Node, downloads *model.Downloads) {
	readSwitches(node, []string{"charts", "data"}, []*bool{&downloads.Charts, &downloads.Data})
}

// readSwitches reads a map of true and false; names and values are parallel.
func readSwitches(node *yamldoc.Node, names []string, values []*bool) {
	if node == nil {
		return
	}
	m, ok := node.Map(nil, names)
	if !ok {
		return
	}
	for at, name := range names {
		if value, ok := m.Get(name).Bool(); ok {
			*values[at] = value
		}
	}
}

// readGovernment reads the statements that the law asks of a government site. Where they are required, each that is
// missing is a finding: none is ever made up.
func (r *reader) readGovernment(node *yamldoc.Node) model.Government {
	if node == nil {
		return model.Government{}
	}
	m, ok := node.Map(nil, []string{"required", "site_code", "icp", "police", "host", "undertaker", "report_url"})
	if !ok {
		return model.Government{}
	}
	required, _ := m.Get("required").Bool()
	if required {
		for _, key := range []string{"site_code", "icp", "police", "host"} {
			if m.Get(key) == nil {
				node.Report(diag.SiteIdentity, diag.Args{"key": "government." + key})
			}
		}
	}
	return model.Government{
		Required: required, SiteCode: textOf(m.Get("site_code")), ICP: textOf(m.Get("icp")),
		Police: textOf(m.Get("police")), Host: localized(m.Get("host")),
		Undertaker: localized(m.Get("undertaker")), ReportURL: textOf(m.Get("report_url")),
	}
}
