//go:build unix

package write

import (
	"errors"
	"io/fs"

	"golang.org/x/sys/unix"
)

// openedFolder is an open folder, by its number. Names are looked up from there and not from the top of the file
// system, which is most of the work where every page has a folder of its own. Package os would offer each file to the
// poller first, which takes no files: a system call for nothing.
type openedFolder int

// openFolder opens a folder, or, where that is followed, the one that a link leads to.
func openFolder(path string, follow bool) (openedFolder, error) {
	flags := unix.O_RDONLY | unix.O_DIRECTORY | unix.O_CLOEXEC
	if !follow {
		flags |= unix.O_NOFOLLOW
	}
	opened, err := retried(func() (int, error) { return unix.Open(path, flags, 0) })
	return openedFolder(opened), pathError("open", path, err)
}

func (f openedFolder) Create(name string, content []byte) (changed int64, err error) {
	file, err := retried(func() (int, error) {
		return unix.Openat(int(f), name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0o666)
	})
	if err != nil {
		return 0, pathError("create", name, err)
	}
	for len(content) > 0 && err == nil {
		var count int
		count, err = retried(func() (int, error) { return unix.Write(file, content) })
		content = content[max(count, 0):]
	}
	if err == nil {
		var stat unix.Stat_t
		_, err = retried(func() (int, error) { return 0, unix.Fstat(file, &stat) })
		changed = stat.Mtim.Nano()
	}
	if closing := unix.Close(file); err == nil {
		err = closing
	}
	return changed, pathError("write", name, err)
}

func (f openedFolder) Fill(name string) error {
	_, err := retried(func() (int, error) { return 0, unix.Mkdirat(int(f), name, 0o777) })
	return pathError("mkdir", name, err)
}

func (f openedFolder) Look(name string) (seen, error) {
	var stat unix.Stat_t
	_, err := retried(func() (int, error) { return 0, unix.Fstatat(int(f), name, &stat, unix.AT_SYMLINK_NOFOLLOW) })
	if err != nil {
		return seen{}, pathError("lstat", name, err)
	}
	found := seen{special, stat.Size, stat.Mtim.Nano()}
	switch stat.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		found.kind = regular
	case unix.S_IFDIR:
		found.kind = directory
	}
	return found, nil
}

func (f openedFolder) Close() { unix.Close(int(f)) }

// pathError says what failed, and about which name.
func pathError(operation, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: operation, Path: name, Err: err}
}

// retried makes a system call until no signal interrupts it.
func retried(call func() (int, error)) (int, error) {
	for {
		if count, err := call(); !errors.Is(err, unix.EINTR) {
			return count, err
		}
	}
}
