package source

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"syscall"

	"gongqiu/build/diag"
)

// The largest sizes of a file, in bytes, by what it holds. They bound the work of parsers that do not bound their own.
const (
	MaximumYAML     = 256 << 10
	MaximumMarkdown = 256 << 10
	MaximumTable    = 64 << 20
	MaximumOther    = 16 << 20
)

// Maximum is the size cap of a file, told from the ending of its name.
func Maximum(name string) int64 {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return MaximumYAML
	case ".md":
		return MaximumMarkdown
	case ".csv", ".tsv", ".xlsx":
		return MaximumTable
	default:
		return MaximumOther
	}
}

// Read reads a whole file of the tree, up to the cap of its kind. A file that is too large, not there, or not a
// regular file any more is a finding and false.
func (t *Tree) Read(name string, list *diag.List) ([]byte, bool) {
	return t.ReadUpTo(name, Maximum(name), list)
}

// ReadUpTo reads a whole file of the tree under a cap of the caller's, for a dataset that raises it.
func (t *Tree) ReadUpTo(name string, maximum int64, list *diag.List) ([]byte, bool) {
	found, known := t.find(name)
	if !known {
		list.Add(unreadable(name, "missing"))
		return nil, false
	}
	file, info, reason := t.open(found.onDisk)
	if reason != "" {
		list.Add(unreadable(name, reason))
		return nil, false
	}
	defer file.Close()
	if info.Size() > maximum {
		list.Add(tooLarge(name, info.Size(), maximum))
		return nil, false
	}
	var content bytes.Buffer
	content.Grow(int(info.Size()) + bytes.MinRead)
	if _, err := content.ReadFrom(io.LimitReader(file, maximum+1)); err != nil {
		list.Add(unreadable(name, reasonOf(err)))
		return nil, false
	}
	if int64(content.Len()) > maximum {
		list.Add(tooLarge(name, int64(content.Len()), maximum))
		return nil, false
	}
	return content.Bytes(), true
}

// open opens a file and makes sure that it is the regular file that its name says, not a link put there since the
// tree was listed. A FIFO does not block it.
func (t *Tree) open(onDisk string) (fs.File, fs.FileInfo, string) {
	if t.root == nil {
		file, err := t.files.Open(onDisk)
		if err != nil {
			return nil, nil, reasonOf(err)
		}
		return checked(file, nil)
	}
	named, err := t.root.Lstat(onDisk)
	if err != nil {
		return nil, nil, reasonOf(err)
	}
	if !named.Mode().IsRegular() {
		return nil, nil, kindOf(named.Mode())
	}
	file, err := t.root.OpenFile(onDisk, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, reasonOf(err)
	}
	return checked(file, named)
}

func checked(file fs.File, named fs.FileInfo) (fs.File, fs.FileInfo, string) {
	info, err := file.Stat()
	switch {
	case err != nil:
		file.Close()
		return nil, nil, reasonOf(err)
	case !info.Mode().IsRegular():
		file.Close()
		return nil, nil, kindOf(info.Mode())
	case named != nil && !os.SameFile(named, info):
		file.Close()
		return nil, nil, "changed"
	}
	return file, info, ""
}

func tooLarge(name string, size, maximum int64) diag.Finding {
	return diag.Finding{Code: diag.FileTooLarge, Place: diag.Place{File: name}, Args: diag.Args{
		"size":    strconv.FormatInt(size, 10),
		"maximum": strconv.FormatInt(maximum, 10),
	}}
}
