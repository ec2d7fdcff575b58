// Package themes holds the default theme and lays an owner's theme over it.
//
// A theme is a folder of templates (layouts/, partials/) and of files that are published (assets/). An owner's theme
// holds only the files that differ: a file at the same path wins, all others fall through.
package themes

import (
	"embed"
	"errors"
	"io/fs"
)

//go:embed all:default
var embedded embed.FS

// Default is the theme that comes with the program.
func Default() fs.FS {
	theme, err := fs.Sub(embedded, "default")
	if err != nil {
		panic("themes: " + err.Error()) // the path is a constant
	}
	return theme
}

// Overlay is base with the files of over in place of its own. Folders list what either has.
func Overlay(over, base fs.FS) fs.FS { return overlay{over, base} }

type overlay struct {
	over, base fs.FS
}

// Open opens the file of over, or that of base where over has none. A folder is opened in base, when it has it.
func (o overlay) Open(name string) (fs.File, error) {
	file, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.base.Open(name)
	}
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || !info.IsDir() {
		return file, err
	}
	entries, err := o.ReadDir(name)
	return &folder{File: file, entries: entries}, err
}

// ReadDir lists a folder: the entries of both, each name once, in alphabetical order.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, overErr := fs.ReadDir(o.over, name)
	if overErr != nil && !errors.Is(overErr, fs.ErrNotExist) {
		return nil, overErr
	}
	base, baseErr := fs.ReadDir(o.base, name)
	if baseErr != nil && (overErr != nil || !errors.Is(baseErr, fs.ErrNotExist)) {
		return nil, baseErr
	}
	return merge(over, base), nil
}
