package write

import (
	"cmp"
	"io/fs"
	"os"
	"strings"
	"time"
)

// disk is what this package does to the file system. Names are slash-separated and relative to one folder, which no
// name can leave. It is an interface so that a test can make every single operation fail, or be the last one before the
// process is killed.
type disk interface {
	// Look says what is there under a name, without following a link.
	Look(name string) (seen, error)
	ReadFile(name string) ([]byte, error)
	// Open opens a file to read parts of it.
	Open(name string) (Reader, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	// WriteFile makes or empties a file, writes it, and says when the file system did.
	WriteFile(name string, content []byte) (time.Time, error)
	// Begin makes or empties a file that is then written bit by bit.
	Begin(name string) (growing, error)
	Mkdir(name string) error
	// New opens a folder that this process made by Mkdir, to fill it.
	New(name string) (filling, error)
	Link(old, name string) error
	Rename(old, name string) error
	Remove(name string) error
	RemoveAll(name string) error
}

// filling is a new folder, of which this process alone knows: nothing in it is a link. A first build does this for
// every file of a site. Times of change are in nanoseconds since 1970.
type filling interface {
	// Create makes a file that does not exist yet, and says when it was changed.
	Create(name string, content []byte) (int64, error)
	// Fill makes a folder.
	Fill(name string) error
	// Look is that of a disk; "." is the folder itself.
	Look(name string) (seen, error)
	Close()
}

// seen is what is there under a name, with its size in bytes and its time of change in nanoseconds since 1970. The zero
// value is nothing.
type seen struct {
	kind     kind
	size     int64
	modified int64
}

type kind uint8

const (
	missing kind = iota
	regular
	directory
	special // a link, a device
)

// rootDisk is the disk of a real build: an os.Root, so that neither ".." nor a link leads out of the folder.
type rootDisk struct {
	*folders
	path   string
	looked openedFolder // the same folder, to look at what is in it
}

func openDisk(path string) (rootDisk, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return rootDisk{}, err
	}
	looked, err := openFolder(path, true)
	if err != nil {
		root.Close()
		return rootDisk{}, err
	}
	separator := string(os.PathSeparator)
	kept := &folders{top: root, open: map[string]*folder{}}
	return rootDisk{kept, strings.TrimSuffix(path, separator) + separator, looked}, nil
}

func (d rootDisk) close() {
	d.folders.close()
	d.looked.Close()
}

// Look takes the whole path instead of the root, which would open every folder on the way. It is the one operation
// that is done for every file of an unchanged site, and it changes nothing; that no folder of the output is a link is
// proved by scan.
func (d rootDisk) Look(name string) (seen, error) { return d.looked.Look(name) }

func (d rootDisk) ReadFile(name string) (content []byte, err error) {
	err = d.in(name, func(root *os.Root, name string) error {
		content, err = root.ReadFile(name)
		return err
	})
	return content, err
}

func (d rootDisk) Open(name string) (file Reader, err error) {
	err = d.in(name, func(root *os.Root, name string) error {
		file, err = root.Open(name)
		return err
	})
	return file, err
}

func (d rootDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	folder, err := d.top.Open(name)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	return folder.ReadDir(-1)
}

func (d rootDisk) WriteFile(name string, content []byte) (time.Time, error) {
	file, err := d.Begin(name)
	if err != nil {
		return time.Time{}, err
	}
	_, err = file.Write(content)
	made, closing := file.Close()
	return made, cmp.Or(err, closing)
}

func (d rootDisk) Begin(name string) (made growing, err error) {
	err = d.in(name, func(root *os.Root, name string) error {
		file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
		made = growingFile{file}
		return err
	})
	return made, err
}

// growingFile is a file that is written bit by bit.
type growingFile struct{ *os.File }

func (f growingFile) Close() (made time.Time, err error) {
	info, err := f.Stat()
	if err == nil {
		made = info.ModTime()
	}
	return made, cmp.Or(err, f.File.Close())
}

func (d rootDisk) Mkdir(name string) error {
	return d.in(name, func(root *os.Root, name string) error { return root.Mkdir(name, 0o777) })
}

func (d rootDisk) New(name string) (filling, error) { return openFolder(d.path+name, false) }

func (d rootDisk) Link(old, name string) error { return d.link(old, name) }

func (d rootDisk) Rename(old, name string) error {
	d.forget(old)
	return d.rename(old, name)
}

func (d rootDisk) Remove(name string) error {
	d.forget(name)
	return d.in(name, func(root *os.Root, name string) error { return root.Remove(name) })
}

func (d rootDisk) RemoveAll(name string) error {
	d.forget(name)
	return d.top.RemoveAll(name)
}
