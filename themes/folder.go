package themes

import (
	"io"
	"io/fs"
)

// folder is an open folder that lists the entries of two.
type folder struct {
	fs.File
	entries []fs.DirEntry
	next    int
}

// ReadDir lists the entries that were not listed yet, at most count of them when count is more than 0.
func (f *folder) ReadDir(count int) ([]fs.DirEntry, error) {
	rest := f.entries[f.next:]
	if count <= 0 {
		f.next = len(f.entries)
		return rest, nil
	}
	if len(rest) == 0 {
		return nil, io.EOF
	}
	rest = rest[:min(count, len(rest))]
	f.next += len(rest)
	return rest, nil
}

// merge joins two sorted lists of entries. Where both have a name, the entry of over wins.
func merge(over, base []fs.DirEntry) []fs.DirEntry {
	merged := make([]fs.DirEntry, 0, len(over)+len(base))
	for len(over) > 0 || len(base) > 0 {
		switch {
		case len(base) == 0 || len(over) > 0 && over[0].Name() < base[0].Name():
			merged, over = append(merged, over[0]), over[1:]
		case len(over) == 0 || base[0].Name() < over[0].Name():
			merged, base = append(merged, base[0]), base[1:]
		default:
			merged, over, base = append(merged, over[0]), over[1:], base[1:]
		}
	}
	return merged
}
