//go:build unix

package write

import (
	"errors"
	"os"
	"path"

	"golang.org/x/sys/unix"
)

// rename and link go from one open folder to another. os.Root does both from the top, which opens every folder of both
// paths; here the two folders come from the cache and the names are single ones, so that nothing can lead elsewhere.
func (f *folders) rename(old, name string) error {
	return f.between(old, name, func(from int, old string, to int, name string) error {
		return unix.Renameat(from, old, to, name)
	})
}

func (f *folders) link(old, name string) error {
	return f.between(old, name, func(from int, old string, to int, name string) error {
		return unix.Linkat(from, old, to, name, 0)
	})
}

func (f *folders) between(old, name string, do func(from int, old string, to int, name string) error) error {
	return f.withFolder(old, func(from int) error {
		return f.withFolder(name, func(to int) error {
			for {
				err := do(from, path.Base(old), to, path.Base(name))
				if err == nil {
					return nil
				}
				if !errors.Is(err, unix.EINTR) {
					return &os.LinkError{Op: "move", Old: old, New: name, Err: err}
				}
			}
		})
	})
}

// withFolder opens the folder that a name is in.
func (f *folders) withFolder(name string, do func(fd int) error) error {
	return f.in(name, func(root *os.Root, inner string) error {
		folder, err := root.OpenFile(path.Dir(inner), os.O_RDONLY|unix.O_DIRECTORY, 0)
		if err != nil {
			return err
		}
		defer folder.Close()
		raw, err := folder.SyscallConn()
		if err != nil {
			return err
		}
		var result error
		err = raw.Control(func(fd uintptr) { result = do(int(fd)) })
		return errors.Join(err, result)
	})
}
