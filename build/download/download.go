// Package download makes the files of a site that programs read: every dataset as CSV and as JSON, the site map and
// robots.txt.
//
// In come the resolved site and its plan; out comes a list of files, each with its path and a function that makes
// its bytes. Nothing is made before it is asked for, and nothing is kept after; files of a dataset go on bit by bit.
// It is apart from the pages because its readers are not people: numbers are plain, columns have ids, an empty field
// is never a zero, and no theme has a say. Every number is a cell of the store or a value of package derive, the same
// as on the pages.
package download

import (
	"io"

	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// File is one file to be, or some that are made at once because they need the same work. It may be written from any
// goroutine and has the same bytes each time, whatever is known of rows.
type File struct {
	Paths   []string       // in the output folder, "data/supply-demand/supply-demand.csv"
	Dataset *model.Dataset // whose rows these are; nil for other files
	// Append appends the bytes of a file of no dataset.
	Append func(dst []byte) []byte
	// Write writes each of the files of a dataset, bit by bit, since they may be larger than memory should be. Of rows
	// nothing may be known. The error is that of a writer.
	Write func(to []io.Writer, known *Rows) error
}

// single is a File of one file.
func single(path string, write func(dst []byte) []byte) File {
	return File{Paths: []string{path}, Append: write}
}

// ByteOrderMark stands before the CSV of the output folder. Excel on a Chinese Windows reads a file without it as
// GBK and shows rubbish in place of Han characters; other readers skip it. AppendCSV leaves it to its caller.
const ByteOrderMark = "\ufeff"

// Files lists all files of this package that the output holds: the downloads of the datasets as far as the site
// wants them, robots.txt, and the site map. A preview has no site map, for nobody may find it, and neither has a site
// whose base URL is not known, for the addresses in a site map must be whole.
func Files(site *model.Site, p *plan.Plan, preview bool) []File {
	var files []File
	if site.Config.Downloads.Data {
		for _, d := range site.Datasets {
			files = append(files, ofDataset(d, site.Config.Languages))
		}
	}
	base := site.Config.BaseURL
	if preview {
		base = ""
	}
	files = append(files, Sitemap(p, base)...)
	return append(files, single("robots.txt", func(dst []byte) []byte {
		return AppendRobots(dst, base, preview)
	}))
}

// ofDataset is the CSV and the JSON of a dataset.
func ofDataset(d *model.Dataset, languages []model.Language) File {
	return File{
		Paths:   []string{plan.DatasetFile(d, "csv"), plan.DatasetFile(d, "json")},
		Dataset: d,
		Write: func(to []io.Writer, known *Rows) error {
			return newFiles(d, languages).write(to[0], to[1], known)
		},
	}
}

// AppendRobots appends robots.txt: all is open, and the site map is named where the base URL is known. A preview is
// closed to all.
func AppendRobots(dst []byte, baseURL string, preview bool) []byte {
	dst = append(dst, "User-agent: *\n"...)
	if preview {
		return append(dst, "Disallow: /\n"...)
	}
	dst = append(dst, "Allow: /\n"...)
	if baseURL == "" {
		return dst
	}
	dst = append(dst, "\nSitemap: "...)
	dst = append(dst, baseURL...)
	dst = append(dst, '/')
	dst = append(dst, sitemapPath...)
	return append(dst, '\n')
}
