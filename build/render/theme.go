package render

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongqiu/build/diag"
)

// defaultFolder is where the files of the default theme are in the source of the program.
const defaultFolder = "themes/default"

// themeFile is one file of a theme.
type themeFile struct {
	path string // in the theme: layouts/home.html
	text []byte
	over bool // it comes from the owner's theme
	new  bool // the default theme has none of this path
}

// themeFiles are all files of a theme in the order of their paths, the owner's in place of the default ones.
type themeFiles struct {
	folder    string
	list      []themeFile
	functions []string // what templates may call
}

// readTheme reads both themes whole; they are small.
func readTheme(theme Theme) (*themeFiles, error) {
	files := &themeFiles{folder: theme.Folder}
	list, err := readFiles(theme.Base)
	if err != nil {
		return nil, err
	}
	files.list = list
	if theme.Over == nil {
		return files, nil
	}
	over, err := readFiles(theme.Over)
	if err != nil {
		return nil, err
	}
	for _, file := range over {
		file.over = true
		at, found := slices.BinarySearchFunc(files.list, file.path, func(f themeFile, path string) int {
			return strings.Compare(f.path, path)
		})
		if found {
			files.list[at] = file
		} else {
			file.new = true
			files.list = slices.Insert(files.list, at, file)
		}
	}
	return files, nil
}

// readFiles reads all files of a theme but dot-files and the backups of editors.
func readFiles(theme fs.FS) ([]themeFile, error) {
	var list []themeFile
	err := fs.WalkDir(theme, ".", func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case path != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		case !entry.Type().IsRegular():
			return &fs.PathError{Op: "read", Path: path, Err: errors.New("not a regular file")}
		}
		text, err := fs.ReadFile(theme, path)
		list = append(list, themeFile{path: path, text: text})
		return err
	})
	slices.SortFunc(list, func(a, b themeFile) int { return strings.Compare(a.path, b.path) })
	return list, err
}

// in lists the files of one folder that end in suffix.
func (t *themeFiles) in(folder, suffix string) []themeFile {
	var found []themeFile
	for _, file := range t.list {
		if path.Dir(file.path) == folder && strings.HasSuffix(file.path, suffix) {
			found = append(found, file)
		}
	}
	return found
}

// find is the file of a path.
func (t *themeFiles) find(path string) (themeFile, bool) {
	for _, file := range t.list {
		if file.path == path {
			return file, true
		}
	}
	return themeFile{}, false
}

// reportUnused finds the files of the owner's theme that nothing reads: those that replace no file, and that no
// template names. It says whether there is none.
func (t *themeFiles) reportUnused(findings *diag.List) bool {
	sound := true
	for _, file := range t.list {
		if !file.new || t.named(file.path) {
			continue
		}
		sound = false
		place := t.folder + "/" + file.path
		findings.Add(diag.Finding{
			Code:  diag.ThemeUnused,
			Place: diag.Place{File: place},
			Args:  diag.Args{"file": place},
		})
	}
	return sound
}

// named says whether a template names a file: a partial by its path, an asset by its path below assets/.
func (t *themeFiles) named(file string) bool {
	name, isAsset := strings.CutPrefix(file, assetFolder+"/")
	if !isAsset && path.Dir(file) != partialFolder {
		return false
	}
	quoted := `"` + name + `"`
	for _, template := range t.list {
		if strings.HasSuffix(template.path, ".html") && strings.Contains(string(template.text), quoted) {
			return true
		}
	}
	return false
}
