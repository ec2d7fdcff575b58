package write

import (
	"os"
	"strings"
)

// openedFolder is a folder, by its path with a separator at its end.
type openedFolder string

func openFolder(path string, _ bool) (openedFolder, error) {
	return openedFolder(strings.TrimSuffix(path, `\`) + `\`), nil
}

func (f openedFolder) Create(name string, content []byte) (changed int64, err error) {
	file, err := os.OpenFile(string(f)+name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return 0, err
	}
	if _, err = file.Write(content); err == nil {
		var info os.FileInfo
		if info, err = file.Stat(); err == nil {
			changed = info.ModTime().UnixNano()
		}
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	return changed, err
}

func (f openedFolder) Fill(name string) error { return os.Mkdir(string(f)+name, 0o777) }

func (f openedFolder) Look(name string) (seen, error) {
	info, err := os.Lstat(string(f) + name)
	if err != nil {
		return seen{}, err
	}
	found := seen{special, info.Size(), info.ModTime().UnixNano()}
	switch {
	case info.Mode().IsRegular():
		found.kind = regular
	case info.IsDir():
		found.kind = directory
	}
	return found, nil
}

func (f openedFolder) Close() {}
