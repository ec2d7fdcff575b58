package model

import (
	"slices"
	"strings"
)

// PolicyLevel is the level of government that issued a document, as the level of a policy file names it.
type PolicyLevel string

// The levels of government, from the top down.
const (
	LevelNational           PolicyLevel = "national"
	LevelDepartment         PolicyLevel = "department" // of the central government
	LevelProvince           PolicyLevel = "province"
	LevelProvinceDepartment PolicyLevel = "province-department"
	LevelCity               PolicyLevel = "city"
	LevelCityDepartment     PolicyLevel = "city-department"
	LevelCounty             PolicyLevel = "county" // and below
	LevelUnknown            PolicyLevel = ""
)

// PolicyLevels lists the levels from the top down.
func PolicyLevels() []string {
	return []string{
		string(LevelNational), string(LevelDepartment), string(LevelProvince), string(LevelProvinceDepartment),
		string(LevelCity), string(LevelCityDepartment), string(LevelCounty),
	}
}

// LevelOf is the level of the office that a document names first, in the region that it holds for. It is unknown when
// the document names neither.
func LevelOf(region *CodeRef, issuers []Text) PolicyLevel {
	first := ""
	if len(issuers) > 0 {
		first = issuers[0].ZH
	}
	depth := -1
	if region != nil {
		depth = region.depth()
	} else if isCentral(first) {
		depth = 0
	}
	governs := first == "" || isCentral(first) || isGovernment(first)
	switch {
	case depth < 0:
		return LevelUnknown
	case depth > 2:
		return LevelCounty
	case governs:
		return [...]PolicyLevel{LevelNational, LevelProvince, LevelCity}[depth]
	}
	return [...]PolicyLevel{LevelDepartment, LevelProvinceDepartment, LevelCityDepartment}[depth]
}

// depth is how far a region lies below the nation: 1 for a province. The codes of GB/T 2260 say it themselves; of
// others the codelist does.
func (r CodeRef) depth() int {
	id := r.Entry().ID
	if len(id) >= 6 && strings.Trim(id, "0123456789") == "" {
		switch {
		case id[:6] == "100000":
			return 0
		case id[2:6] == "0000":
			return 1
		case id[4:6] == "00":
			return 2
		}
		return 3
	}
	depth := 0
	for parent := r.Entry().Parent; parent != 0; parent = r.List.Entry(parent).Parent {
		depth++
	}
	return depth
}

// centralOrgans issue what holds for the whole country without being a department of the government.
var centralOrgans = []string{
	"中共中央", "中国共产党中央委员会", "中央", "国务院", "全国人民代表大会", "全国人大", "国家主席", "中央人民政府",
}

// officeSuffixes are what follows the name of an organ when its office, committee or congress issues.
var officeSuffixes = []string{"办公厅", "办公室", "常务委员会", "常委会"}

func trimOffice(issuer string) string {
	for _, suffix := range officeSuffixes {
		issuer = strings.TrimSuffix(issuer, suffix)
	}
	return issuer
}

func isCentral(issuer string) bool { return slices.Contains(centralOrgans, trimOffice(issuer)) }

// isGovernment says whether an issuer is the party, the congress or the government of a place, and not one of its
// departments.
func isGovernment(issuer string) bool {
	issuer = trimOffice(issuer)
	for _, organ := range []string{
		"政府", "人民代表大会", "人大", "省委", "市委", "区委", "县委", "自治区党委", "省", "市", "县", "区",
	} {
		if strings.HasSuffix(issuer, organ) {
			return true
		}
	}
	return false
}
