package lookup

import (
	"slices"
	"strings"

	"gongqiu/build/model"
)

// Near is something that exists beside a number that no table gives: the periods of its region and codes, the regions
// of its period, or the codes of its table.
type Near struct {
	Kind  string // "period", or the id of a dimension
	Names []string
}

// NearTo lists what stands in the tables beside a number that none of them gives. Has says whether a row gives the
// quantity.
func NearTo(s *model.Subject, language model.Language, has func(b *model.Breakdown, row int) bool) []Near {
	d, b := s.Dataset, s.Dataset.By(s.Dimensions()...)
	if b == nil {
		return []Near{{"region", Regions(d, language)}}
	}
	at := d.PeriodIndex(s.Period)
	periods, regions, codes := map[string]bool{}, map[model.Code]bool{}, map[model.Code]bool{}
	for row := range b.Len() {
		if !has(b, row) {
			continue
		}
		point := b.Point(row)
		same := point.Codes == s.Inner()
		if same && point.Region == s.Region() {
			periods[d.Periods[point.Period].String()] = true
		}
		if same && point.Period == at {
			regions[point.Region] = true
		}
		if point.Region == s.Region() && point.Period == at && len(b.Dimensions) == 1 {
			codes[point.Codes[0]] = true
		}
	}
	var all []Near
	if len(periods) > 0 {
		all = append(all, Near{"period", sortedKeys(periods)})
	}
	if d.Region >= 0 && len(regions) > 0 {
		all = append(all, Near{d.Dimensions[d.Region].ID, namesOf(d, d.Region, regions, language)})
	}
	if len(codes) > 0 {
		all = append(all, Near{d.Dimensions[b.Dimensions[0]].ID, namesOf(d, b.Dimensions[0], codes, language)})
	}
	return all
}

// Regions are the regions of a dataset that have any table at all.
func Regions(d *model.Dataset, language model.Language) []string {
	if d.Region < 0 {
		return nil
	}
	met := map[model.Code]bool{}
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			met[b.Point(row).Region] = true
		}
	}
	return namesOf(d, d.Region, met, language)
}

func namesOf(d *model.Dataset, dimension int, codes map[model.Code]bool, language model.Language) []string {
	list := d.Dimensions[dimension].Codelist
	var names []string
	for code := range model.Code(list.Len()) {
		if codes[code] {
			names = append(names, CodeName(list.Entry(code), language))
		}
	}
	return names
}

// Names joins names for a finding, which lists no more than a reader looks through.
func Names(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
