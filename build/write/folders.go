package write

import (
	"os"
	"strings"
	"sync"
)

// folders keeps some folders open. To reach a file from the root, os.Root opens every folder on the way, one system
// call each; but most files have neighbours in their folder, which are written next, and folders have too.
type folders struct {
	top   *os.Root
	mutex sync.Mutex
	open  map[string]*folder
	order []string // as they were opened
}

// folder is one of them. It is closed when it is out of the cache and nobody uses it.
type folder struct {
	root  *os.Root
	users int
	gone  bool
}

// foldersOpen is at most how many folders are kept open.
const foldersOpen = 64

// in calls do with the folder that a file or folder is in, and its name there.
func (f *folders) in(name string, do func(root *os.Root, name string) error) error {
	above := parent(name)
	if above == "" {
		return do(f.top, name)
	}
	found, err := f.take(above)
	if err != nil {
		return err
	}
	defer f.giveBack(found)
	return do(found.root, name[len(above)+1:])
}

func (f *folders) take(name string) (*folder, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	found, err := f.reach(name)
	if err != nil {
		return nil, err
	}
	found.users++
	return found, nil
}

// reach opens a folder, from the one above it, which its neighbours need too.
func (f *folders) reach(name string) (*folder, error) {
	if found, ok := f.open[name]; ok {
		return found, nil
	}
	root := f.top
	above := parent(name)
	if above != "" {
		found, err := f.reach(above)
		if err != nil {
			return nil, err
		}
		root, name = found.root, name[len(above)+1:]
	}
	root, err := root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	if above != "" {
		name = above + "/" + name
	}
	made := &folder{root: root}
	f.open[name] = made
	f.order = append(f.order, name)
	if len(f.order) > foldersOpen {
		f.drop(f.order[0])
		f.order = f.order[1:]
	}
	return made, nil
}

func (f *folders) giveBack(used *folder) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	used.users--
	if used.gone && used.users == 0 {
		used.root.Close()
	}
}

func (f *folders) drop(name string) {
	if found, ok := f.open[name]; ok {
		delete(f.open, name)
		found.gone = true
		if found.users == 0 {
			found.root.Close()
		}
	}
}

// forget closes a folder and those in it, because it is about to be moved or removed.
func (f *folders) forget(name string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	kept := f.order[:0]
	for _, known := range f.order {
		if rest, under := strings.CutPrefix(known, name); under && (rest == "" || rest[0] == '/') {
			f.drop(known)
		} else {
			kept = append(kept, known)
		}
	}
	f.order = kept
}

func (f *folders) close() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for name := range f.open {
		f.drop(name)
	}
	f.order = nil
	f.top.Close()
}
