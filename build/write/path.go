package write

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSegment is the longest name of a file or folder in bytes. A slug takes at most 80; the rest is for the hash of a
// slug that was cut and for endings such as ".option.json".
const maxSegment = 112

// maxPath is the longest path in bytes, so that it fits every file system and object store.
const maxPath = 900

// forbidden are the characters that some file system or object store refuses or reads in its own way.
const forbidden = `\:*?"<>|`

// checkPath says what is wrong with the path of an output file.
func checkPath(name string) error {
	switch {
	case name == "" || len(name) > maxPath:
		return fmt.Errorf("output path %q: must have 1 to %d bytes", name, maxPath)
	case !utf8.ValidString(name):
		return fmt.Errorf("output path %q: is not UTF-8", name)
	case name == ManifestName:
		return fmt.Errorf("output path %q: is kept for the manifest, which Commit writes", name)
	}
	for rest, segment, more := name, "", true; more; {
		segment, rest, more = strings.Cut(rest, "/")
		if problem := checkSegment(segment); problem != "" {
			return fmt.Errorf("output path %q: %s", name, problem)
		}
	}
	if top, _, _ := strings.Cut(name, "/"); foreignToSite(top) {
		return fmt.Errorf("output path %q: %q is not for a site", name, top)
	}
	return nil
}

func checkSegment(segment string) string {
	switch {
	case segment == "":
		return "is absolute, or has an empty part"
	case segment == "." || segment == "..":
		return "must not hold . or .."
	case len(segment) > maxSegment:
		return fmt.Sprintf("a part is longer than %d bytes", maxSegment)
	case strings.HasSuffix(segment, ".") || strings.HasSuffix(segment, " "):
		return "a part ends in a dot or a space"
	}
	for i := 0; i < len(segment); i++ {
		if c := segment[i]; c < ' ' || c == 0x7f || strings.IndexByte(forbidden, c) >= 0 {
			return fmt.Sprintf("must not hold %q", c)
		}
	}
	return ""
}

// foreignToSite says of a name at the top of the output folder that it belongs to a tool and not to the site: version
// control of the output folder, which is left alone, and what this program keeps for itself.
func foreignToSite(top string) bool {
	return top == ".git" || top == insideStage || top == ".gongqiu"
}

// rank is the place of a file in the order in which a commit shows new files: what pages need before the pages, pages
// before those that link to them, and what announces pages to the world at the end.
func rank(name string) int {
	switch path.Ext(name) {
	case ".html":
		return 2
	case ".xml", ".txt", ".ics":
		if !strings.Contains(name, "/") {
			return 4
		}
		return 1
	case ".csv", ".xlsx", ".json":
		if strings.HasPrefix(name, "search/") || strings.Contains(name, "/search/") {
			return 4
		}
		return 1
	}
	return 0
}

// sortForSwitch puts paths into the order of the switch. Among pages the deeper come first: the page of a region's
// quarter before the page of the region, which links to it.
func sortForSwitch(paths []string) {
	slices.SortFunc(paths, func(a, b string) int {
		if c := cmp.Compare(rank(a), rank(b)); c != 0 {
			return c
		}
		if c := cmp.Compare(strings.Count(b, "/"), strings.Count(a, "/")); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
}

// parent is the folder of a path, "" for one at the top.
func parent(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return ""
}

// ContentType is the media type of a file of the site, by the ending of its name: the one list for the manifest, the
// preview server and publishing, because the list of the operating system differs from machine to machine.
func ContentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".tsv":
		return "text/tab-separated-values; charset=utf-8"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".txt", ".md":
		return "text/plain; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".webmanifest":
		return "application/manifest+json"
	}
	return binaryType(strings.ToLower(path.Ext(name)))
}

func binaryType(ending string) string {
	switch ending {
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".woff":
		return "font/woff"
	case ".pdf":
		return "application/pdf"
	case ".zip":
		return "application/zip"
	case ".gz":
		return "application/gzip"
	}
	return "application/octet-stream"
}
