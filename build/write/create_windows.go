package write

import (
	"os"
	"time"
)

// create makes a file that does not exist yet.
func create(path string, content []byte) (made time.Time, err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return made, err
	}
	if _, err = file.Write(content); err == nil {
		var info os.FileInfo
		if info, err = file.Stat(); err == nil {
			made = info.ModTime()
		}
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	return made, err
}
