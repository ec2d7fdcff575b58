package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must have been saved before a build begins: editors and spreadsheet programs write a file
// in several steps. patience is the longest that a build is put off by an author who never pauses.
const (
	quiet    = 100 * time.Millisecond
	patience = time.Second
)

// watcher tells of files that were saved. Folders are watched, not files, because editors replace files by new ones;
// folders that come later are watched when they come.
type watcher struct {
	notify *fsnotify.Watcher
	roots  []string // absolute
	except string   // the output, should it lie in a watched folder
}

func newWatcher(roots []string, except string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching: %w", err)
	}
	w := &watcher{notify: notify}
	if w.except, err = filepath.Abs(except); err != nil {
		notify.Close()
		return nil, fmt.Errorf("watching: %w", err)
	}
	for _, root := range roots {
		absolute, err := filepath.Abs(root)
		if err == nil {
			w.roots = append(w.roots, absolute)
			err = w.addRoot(absolute)
		}
		if err != nil {
			notify.Close()
			return nil, fmt.Errorf("watching %s: %w", root, err)
		}
	}
	return w, nil
}

func (w *watcher) close() { w.notify.Close() }

// addRoot watches a root and the folder it is in, which tells when the root itself comes or is replaced.
func (w *watcher) addRoot(root string) error {
	if err := w.notify.Add(filepath.Dir(root)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return w.addTree(root)
}

// addTree watches a folder and all in it. What vanishes on the way is no fault.
func (w *watcher) addTree(top string) error {
	return filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if !entry.IsDir() {
			return nil
		}
		if name != top && !w.concerns(name) {
			return filepath.SkipDir
		}
		if err := w.notify.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// concerns says whether a path lies in a watched root and is of the kind that a build reads.
func (w *watcher) concerns(name string) bool {
	if within(w.except, name) {
		return false
	}
	for _, root := range w.roots {
		if !within(root, name) {
			continue
		}
		relative := strings.TrimPrefix(strings.TrimPrefix(name, root), string(filepath.Separator))
		return !slices.ContainsFunc(strings.Split(relative, string(filepath.Separator)), temporary)
	}
	return false
}

func within(folder, name string) bool {
	return name == folder || strings.HasPrefix(name, folder+string(filepath.Separator))
}

// temporary says of a name that an editor or a spreadsheet program makes such files for itself, or that the build does
// not read it.
func temporary(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".swp") ||
		strings.HasSuffix(name, ".crdownload") || strings.HasSuffix(name, ".part") || name == "4913" // vim's trial file
}

// run hands on the names of what was saved, once it has been quiet for a while. Names that nobody fetched yet are
// joined with the new ones, so that what is saved during a build leads to one build more.
func (w *watcher) run(ctx context.Context, saved chan []string, log func(string)) error {
	var names []string
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	defer timer.Stop()
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case found, open := <-w.notify.Events:
			if !open {
				return nil
			}
			name, relevant := w.note(found, log)
			if !relevant {
				continue
			}
			if len(names) == 0 {
				first = time.Now()
			}
			if !slices.Contains(names, name) && len(names) < 100 {
				names = append(names, name)
			}
			timer.Reset(min(quiet, max(0, patience-time.Since(first))))
		case err, open := <-w.notify.Errors:
			if !open {
				return nil
			}
			// Too many events at once were lost: whatever they were, a build sees what is there now.
			log(fmt.Sprintf("watching: %v", err))
			w.again(log)
			timer.Reset(quiet)
		case <-timer.C:
			select {
			case earlier := <-saved:
				names = append(earlier, names...)
			default:
			}
			saved <- names
			names = nil
		}
	}
}

// note takes one event of the file system and says whether it calls for a build.
func (w *watcher) note(found fsnotify.Event, log func(string)) (name string, relevant bool) {
	if found.Op == fsnotify.Chmod || !w.concerns(found.Name) {
		return "", false
	}
	if found.Has(fsnotify.Create) {
		if info, err := os.Lstat(found.Name); err == nil && info.IsDir() {
			if err := w.addTree(found.Name); err != nil {
				log(fmt.Sprintf("watching: %v", err))
			}
		}
	}
	return shortName(found.Name, w.roots), true
}

// again watches everything anew.
func (w *watcher) again(log func(string)) {
	for _, root := range w.roots {
		if err := w.addRoot(root); err != nil {
			log(fmt.Sprintf("watching: %v", err))
		}
	}
}

// shortName is a path from the folder that its root is in: "data/wages/2016.csv".
func shortName(name string, roots []string) string {
	for _, root := range roots {
		if within(root, name) {
			if relative, err := filepath.Rel(filepath.Dir(root), name); err == nil {
				return filepath.ToSlash(relative)
			}
		}
	}
	return name
}
