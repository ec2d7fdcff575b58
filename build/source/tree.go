// Package source opens the files of a project and turns their bytes into text with places.
//
// In comes a folder that anybody may have filled; out come the paths of its regular files in one order, their bytes
// under a size cap, and, for text, a Text: UTF-8 with plain line ends whose offsets can be turned into line and column.
// It stands apart because everything above it may then trust what it reads: no link was followed, no name can clash on
// another machine, no parser meets bytes of a wrong encoding or an invisible character.
package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"gongqiu/build/diag"
)

// Tree is the list of a project's files, found once. It is safe for use by many goroutines.
type Tree struct {
	files   fs.FS
	root    *os.Root // nil for a tree made by FromFS
	entries []entry  // sorted by name
}

// entry is one regular file: the name that the program uses (NFC) and the name on the disk.
type entry struct {
	name   string
	onDisk string
}

// Open lists the regular files under the given top folders of the project in dir ("content", "data", "themes").
// A top folder that does not exist is an empty one. What may not be read (links, devices, names that clash) becomes a
// finding; an error means that dir itself cannot be opened or listed.
func Open(dir string, folders []string, list *diag.List) (*Tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open project folder: %w", err)
	}
	tree := &Tree{files: root.FS(), root: root}
	if err := tree.walk(folders, list); err != nil {
		root.Close()
		return nil, fmt.Errorf("list project folder %s: %w", dir, err)
	}
	return tree, nil
}

// FromFS lists the files of a file system in memory, or an embedded one, by the rules of Open.
func FromFS(files fs.FS, folders []string, list *diag.List) (*Tree, error) {
	tree := &Tree{files: files}
	if err := tree.walk(folders, list); err != nil {
		return nil, fmt.Errorf("list files: %w", err)
	}
	return tree, nil
}

// Close gives back the handle on the project folder; nothing can be read afterwards.
func (t *Tree) Close() error {
	if t.root == nil {
		return nil
	}
	return t.root.Close()
}

// Files lists the paths that begin with prefix ("data/", or "" for all), sorted, slash-separated and in NFC.
func (t *Tree) Files(prefix string) []string {
	start, _ := slices.BinarySearchFunc(t.entries, prefix, func(e entry, name string) int {
		return strings.Compare(e.name, name)
	})
	var names []string
	for _, e := range t.entries[start:] {
		if !strings.HasPrefix(e.name, prefix) {
			break
		}
		names = append(names, e.name)
	}
	return names
}

// Has says whether the tree holds a file of exactly this path.
func (t *Tree) Has(name string) bool {
	_, found := t.find(name)
	return found
}

func (t *Tree) find(name string) (entry, bool) {
	at, found := slices.BinarySearchFunc(t.entries, name, func(e entry, name string) int {
		return strings.Compare(e.name, name)
	})
	if !found {
		return entry{}, false
	}
	return t.entries[at], true
}

func (t *Tree) walk(folders []string, list *diag.List) error {
	for _, folder := range folders {
		info, err := t.lstat(folder)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if !info.IsDir() {
			list.Add(unreadable(folder, kindOf(info.Mode())))
			continue
		}
		err = fs.WalkDir(t.files, folder, func(name string, found fs.DirEntry, err error) error {
			return t.visit(name, found, err, list)
		})
		if err != nil {
			return err
		}
	}
	slices.SortFunc(t.entries, func(a, b entry) int {
		if order := strings.Compare(a.name, b.name); order != 0 {
			return order
		}
		return strings.Compare(a.onDisk, b.onDisk)
	})
	t.dropClashes(list)
	return nil
}

// visit takes in one directory entry. Nothing is ever followed: a link is a finding, whatever it points at.
func (t *Tree) visit(name string, found fs.DirEntry, err error, list *diag.List) error {
	place := norm.NFC.String(strings.ToValidUTF8(name, "\uFFFD"))
	switch base := path.Base(name); {
	case err != nil:
		list.Add(unreadable(place, reasonOf(err)))
		return fs.SkipDir
	case strings.HasPrefix(base, "."), strings.HasPrefix(base, "~$"):
		if found.IsDir() {
			return fs.SkipDir
		}
		return nil
	case found.IsDir():
		return nil
	case !found.Type().IsRegular():
		list.Add(unreadable(place, kindOf(found.Type())))
		return nil
	}
	if place != norm.NFC.String(name) {
		list.Add(unreadable(place, "name"))
		return nil
	}
	if odd, is := oddRune(name); is {
		list.Add(diag.Finding{Code: diag.FileControl, Place: diag.Place{File: place},
			Args: diag.Args{"character": CharacterName(odd), "where": "name"}})
		return nil
	}
	t.entries = append(t.entries, entry{name: place, onDisk: name})
	return nil
}

// dropClashes reports files whose names are one name on some machines, and keeps the first of each.
func (t *Tree) dropClashes(list *diag.List) {
	fold := cases.Fold()
	first := make(map[string]string, len(t.entries))
	t.entries = slices.DeleteFunc(t.entries, func(e entry) bool {
		key := foldName(fold, e.name)
		other, taken := first[key]
		if !taken {
			first[key] = e.name
			return false
		}
		list.Add(diag.Finding{Code: diag.FileNameClash, Place: diag.Place{File: e.name},
			Args:    diag.Args{"other": other},
			Related: []diag.Related{{Role: "other", Place: diag.Place{File: other}}}})
		return true
	})
}

func foldName(fold cases.Caser, name string) string {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return norm.NFC.String(fold.String(name))
		}
	}
	return strings.ToLower(name)
}

func (t *Tree) lstat(name string) (fs.FileInfo, error) {
	if t.root != nil {
		return t.root.Lstat(name)
	}
	return fs.Lstat(t.files, name)
}

// unreadable makes the finding for a file that may not or cannot be read; reason is one of the words of kindOf and
// reasonOf, or "name".
func unreadable(name, reason string) diag.Finding {
	return diag.Finding{Code: diag.FileUnreadable, Place: diag.Place{File: name}, Args: diag.Args{"reason": reason}}
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeSymlink != 0:
		return "link"
	case mode&fs.ModeDir != 0:
		return "folder"
	case mode.IsRegular():
		return "file"
	default:
		return "device"
	}
}

func reasonOf(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "permission"
	case errors.Is(err, fs.ErrNotExist):
		return "missing"
	default:
		return "failed"
	}
}

// Sub is a folder of the project as a file system, for those who read a whole folder by its own rules.
func (t *Tree) Sub(folder string) (fs.FS, error) { return fs.Sub(t.files, folder) }
