//go:build unix

package write

import (
	"errors"
	"syscall"
)

// isOtherDevice says that a rename failed because it would have led to another file system.
func isOtherDevice(err error) bool { return errors.Is(err, syscall.EXDEV) }

// isNotAFolder says that a part of a path that should be a folder is something else.
func isNotAFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
