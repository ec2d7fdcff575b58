package write

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// Holder is the build that has the lock of an output folder.
type Holder struct {
	PID   int       // 0 when it is not known
	Since time.Time // when it took the lock
}

// LockedError says that another build is at work on the same output folder.
type LockedError struct {
	Directory string
	Holder    Holder
}

// Error names the holder.
func (e *LockedError) Error() string {
	return fmt.Sprintf("another build is writing to %s: process %d, since %s",
		e.Directory, e.Holder.PID, e.Holder.Since.Format("2006-01-02 15:04:05"))
}

// lockPause is the time between two attempts to take a lock that another build has.
const lockPause = 50 * time.Millisecond

// takeLock takes the lock of the output folder, waiting as the options say. The text of the lock file is the number of
// the process that holds it; the file's time of change is when it was taken.
func takeLock(ctx context.Context, root *os.Root, directory string, options Options) (*os.File, error) {
	file, err := root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	for waiting := false; ; waiting = true {
		free, err := tryLock(file)
		if err != nil {
			file.Close()
			return nil, fmt.Errorf("lock of %s: %w", directory, err)
		}
		if free {
			break
		}
		holder := readHolder(file)
		if !options.Wait {
			file.Close()
			return nil, &LockedError{Directory: directory, Holder: holder}
		}
		if !waiting && options.Waiting != nil {
			options.Waiting(holder)
		}
		select {
		case <-ctx.Done():
			file.Close()
			return nil, fmt.Errorf("%w; %w", &LockedError{Directory: directory, Holder: holder}, ctx.Err())
		case <-time.After(lockPause):
		}
	}
	if err := file.Truncate(0); err != nil {
		file.Close()
		return nil, fmt.Errorf("lock of %s: %w", directory, err)
	}
	if _, err := file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0); err != nil {
		file.Close()
		return nil, fmt.Errorf("lock of %s: %w", directory, err)
	}
	return file, nil
}

func readHolder(file *os.File) Holder {
	var text [32]byte
	n, _ := file.ReadAt(text[:], 0)
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text[:n])))
	holder := Holder{PID: pid}
	if info, err := file.Stat(); err == nil {
		holder.Since = info.ModTime()
	}
	return holder
}
