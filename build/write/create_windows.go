package write

import "os"

// newFolder is a folder, by its path with a separator at its end.
type newFolder string

func openNew(path string) (newFolder, error) { return newFolder(path) + `\`, nil }

func (f newFolder) Create(name string, content []byte) (changed int64, err error) {
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

func (f newFolder) Fill(name string) error { return os.Mkdir(string(f)+name, 0o777) }

func (f newFolder) Changed(name string) (int64, error) {
	info, err := os.Lstat(string(f) + name)
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}

func (f newFolder) Close() {}
