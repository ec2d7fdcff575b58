package write

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isOtherDevice says that a rename failed because it would have led to another file system.
func isOtherDevice(err error) bool { return errors.Is(err, windows.ERROR_NOT_SAME_DEVICE) }

// isNotAFolder says that a part of a path that should be a folder is something else.
func isNotAFolder(err error) bool { return errors.Is(err, windows.ERROR_DIRECTORY) }
