// Package tree compares folders: which files they hold, how large they are, and whether their bytes are the same.
package tree

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// File is what is known of one file of a folder.
type File struct {
	Size    int64
	Changed time.Time
	Sum     [sha256.Size]byte // of the content; zero where only the folder was listed
}

// List lists the files of a folder and of those below it, by slash paths. Dot-files at the top are the
// program's own notes and no part of a site.
func List(root string) (map[string]File, error) {
	files := map[string]File{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil || relative == "." {
			return err
		}
		if strings.HasPrefix(relative, ".") {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		info, err := entry.Info()
		files[filepath.ToSlash(relative)] = File{Size: info.Size(), Changed: info.ModTime()}
		return err
	})
	return files, err
}

// Read lists the files of a folder with the sums of their contents.
func Read(root string) (map[string]File, error) {
	files, err := List(root)
	if err != nil {
		return nil, err
	}
	for name, f := range files {
		if f.Sum, err = Sum(filepath.Join(root, name)); err != nil {
			return nil, err
		}
		files[name] = f
	}
	return files, nil
}

// Sum is the sum of a file's content.
func Sum(name string) ([sha256.Size]byte, error) {
	content, err := os.ReadFile(name)
	return sha256.Sum256(content), err
}

// Bytes is the size of all files together.
func Bytes(files map[string]File) int64 {
	var total int64
	for _, f := range files {
		total += f.Size
	}
	return total
}

// Compare says in which files the second folder differs from the first, sorted by path.
func Compare(before, after map[string]File) []string {
	var differences []string
	for _, name := range slices.Sorted(maps.Keys(before)) {
		now, ok := after[name]
		switch {
		case !ok:
			differences = append(differences, "gone:    "+name)
		case now.Sum != before[name].Sum:
			differences = append(differences, "changed: "+name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if _, ok := before[name]; !ok {
			differences = append(differences, "new:     "+name)
		}
	}
	return differences
}

// Written selects the files that were written between two listings, whatever their content.
func Written(before, after map[string]File) map[string]File {
	files := map[string]File{}
	for name, now := range after {
		if was, ok := before[name]; !ok || !was.Changed.Equal(now.Changed) || was.Size != now.Size {
			files[name] = now
		}
	}
	return files
}

// Shortened keeps the first lines of a long list, and says how many follow.
func Shortened(lines []string, most int) []string {
	if len(lines) <= most {
		return lines
	}
	return append(slices.Clone(lines[:most]), fmt.Sprintf("and %d more", len(lines)-most))
}

// ReadableBytes is a size in the unit that suits it.
func ReadableBytes(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d B", n)
	case n < 1<<20:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
}
