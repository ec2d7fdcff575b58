// Package workload writes projects of any size for measurements. All their figures and all their places are made up,
// and every page of theirs says so. The same size gives the same bytes, on every machine and in every year.
package workload

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Size says how large a project is.
type Size struct {
	Regions  int
	Quarters int
	// OneFile leaves out the files beside charts, so that a page is one file as it is with other generators.
	OneFile bool
	// Bump is added to one figure in the middle of the data, and changes nothing else.
	Bump int
}

// firstYear is the year of the first quarter.
const firstYear = 2021

// Clock is the time of builds of a project of any size: all its quarters are over by then.
var Clock = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)

// regionsPerTable is the number of regions whose figures stand in one file. Files of the largest sizes stay far below
// the size that the program accepts.
const regionsPerTable = 500

// regionsPerPage is the number of regions for which there is one explainer in Markdown.
const regionsPerPage = 50

// firstRegion is the code of the first region; the others follow. Real codes of places begin lower.
const firstRegion = 910000

// ForPages is the size whose pages of a region in a quarter are about so many, over five years.
func ForPages(pages int) Size {
	const quarters = 20
	return Size{Regions: max(1, (pages+quarters/2)/quarters), Quarters: quarters}
}

// Write makes the project in a folder. A file that holds the right bytes already is left alone, so that after a change
// of Bump one file is written.
func Write(folder string, size Size) error {
	if size.Regions < 1 || size.Quarters < 1 {
		return errors.New("a workload has at least one region and one quarter")
	}
	files := map[string][]byte{
		"content/site.yaml":           []byte(siteYAML),
		"data/codelists/unit.csv":     []byte(unitCSV),
		"data/codelists/region.csv":   regions(size),
		"data/codelists/industry.csv": industryList(),
		"data/market/dataset.yaml":    []byte(datasetYAML),
		"content/about.md":            []byte(aboutPage),
	}
	if size.OneFile {
		files["content/site.yaml"] = []byte(siteYAML + withoutChartFiles)
	}
	for first := 0; first < size.Regions; first += regionsPerTable {
		name := fmt.Sprintf("data/market/market-%03d.csv", first/regionsPerTable+1)
		files[name] = table(size, first, min(first+regionsPerTable, size.Regions))
	}
	for page := range (size.Regions + regionsPerPage - 1) / regionsPerPage {
		files[fmt.Sprintf("content/explainers/explainer-%04d.md", page+1)] = explainer(page, size)
	}
	for name, content := range files {
		if err := writeFile(filepath.Join(folder, filepath.FromSlash(name)), content); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a file that is not there with this content already.
func writeFile(name string, content []byte) error {
	there, err := os.ReadFile(name)
	if err == nil && bytes.Equal(there, content) {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o666)
}

// draw is an evenly spread number below a bound that depends on nothing but the three keys and the bound.
func draw(first, second, third, below int) int {
	source := rand.NewPCG(uint64(first)+1, uint64(second)<<32|uint64(third))
	return int(source.Uint64() % uint64(below))
}

// regions is the codelist of the made-up places.
func regions(size Size) []byte {
	list := []byte("code,zh,en,parent,groups,role,unit,aliases,valid_from,valid_to\n" +
		"all,合计,Total,,,,,,,\n")
	for at := range size.Regions {
		list = fmt.Appendf(list, "%d,%s,Invented place %d,,,,,,,\n", firstRegion+at, placeName(at), at+1)
	}
	return list
}

// placeName is a name of a place that is nowhere: 虚构 (invented), then syllables that tell the place's number.
func placeName(at int) string {
	syllables := []rune("安平昌德福广海和江金康乐龙明宁清瑞山泰文新阳永云长州")
	base := len(syllables)
	return "虚构" + string([]rune{syllables[at/base/base%base], syllables[at/base%base], syllables[at%base]}) + "市"
}

// industryList is the codelist of the industries. Their names are real; only the figures are not.
func industryList() []byte {
	list := []byte("code,zh,en,parent,groups,role,unit,aliases,valid_from,valid_to\n" +
		"total,合计,Total,,,total,,,,\n")
	for at, name := range industries() {
		list = fmt.Appendf(list, "%c,%s,%s,,,,,,,\n", 'A'+at, name.chinese, name.english)
	}
	return list
}

// table is the figures of some regions: each quarter, each industry.
func table(size Size, first, end int) []byte {
	kinds := len(industries())
	text := []byte("period,region,industry,demand,seekers\n")
	for region := first; region < end; region++ {
		for quarter := range size.Quarters {
			for industry := range kinds {
				usual := 200 + draw(region, 0, industry, 20000)
				demand := usual + usual*draw(region, quarter+1, industry, 40)/100
				seekers := usual + usual*draw(region, quarter+1, industry+kinds, 45)/100
				if region == size.Regions/2 && quarter == size.Quarters/2 && industry == kinds/2 {
					demand += size.Bump
				}
				text = fmt.Appendf(text, "%d-Q%d,%d,%c,", firstYear+quarter/4, quarter%4+1, firstRegion+region, 'A'+industry)
				text = strconv.AppendInt(text, int64(demand), 10)
				text = append(text, ',')
				text = append(strconv.AppendInt(text, int64(seekers), 10), '\n')
			}
		}
	}
	return text
}

// explainer is a page of prose with a table and a link to the first region that it is about.
func explainer(page int, size Size) []byte {
	last := size.Quarters - 1
	text := fmt.Appendf(nil, explainerHead, page+1, firstYear+last/4)
	text = fmt.Appendf(text, explainerTable, 50+draw(page, 1, 1, 400), 10000+draw(page, 1, 2, 90000),
		draw(page, 1, 3, 5), draw(page, 1, 4, 10))
	return fmt.Appendf(text, explainerEnd, firstRegion+page*regionsPerPage)
}
