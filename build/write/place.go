package write

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Names of what this package keeps for itself, in a folder of its own beside the output folder.
const (
	lockName    = "lock"
	stateName   = "state"
	stageName   = "stage"          // new files, and links to the old ones, until the end of a commit
	nextName    = "next"           // a whole new output folder, until it is renamed
	asideName   = "aside"          // files found in the output that no build put there
	insideStage = ".gongqiu-stage" // the stage, when it must lie inside the output folder
	scratchEnd  = ".new"           // a private file that is being written
	probeName   = ".gongqiu-probe" // never exists, see settle
)

// place knows where everything lies. All names go through two disks: private holds the lock, the state and the
// journal; shared holds the output folder and the stage, so that a rename between these two never leaves its root.
type place struct {
	directory string // the output folder, as a person reads it
	keep      string // the private folder likewise
	shared    disk
	private   disk
	output    string // name of the output folder in shared with a "/" at its end, or "" when it is the root
	work      string // name of the private folder in shared likewise; not used when the stage lies inside the output
	inside    bool   // the stage lies inside the output folder
	closers   []rootDisk
	lock      *os.File
}

// at is the name in shared of a path of the output; "" is the output folder.
func (p *place) at(path string) string {
	if path == "" {
		if p.output == "" {
			return "."
		}
		return strings.TrimSuffix(p.output, "/")
	}
	return p.output + path
}

func (p *place) stage() string {
	if p.inside {
		return p.output + insideStage
	}
	return p.work + stageName
}

// staged is the name in shared of a file that waits for the switch, or of the link to one that it replaces.
func (p *place) staged(number int) string { return p.stage() + "/" + strconv.Itoa(number) }

// next is the name in shared of a new output folder that is being filled.
func (p *place) next() string { return p.work + nextName }

func (p *place) close() {
	if p.lock != nil {
		p.lock.Close()
	}
	for _, opened := range p.closers {
		opened.close()
	}
}

// location is where an output folder and what is kept for it lie.
type location struct {
	above, base string // the folder that the output folder lies in, and its name there
	keep        string // the folder of all that is kept
	relative    string // keep from above, when it lies beside or below
	beside      bool   // it does
	name        string // of the private folder of this output folder, in keep
}

// locate finds out where everything lies. It looks at names only.
func locate(directory, keep string) (location, error) {
	target, err := filepath.Abs(directory)
	if err != nil {
		return location{}, fmt.Errorf("output folder: %w", err)
	}
	l := location{keep: keep}
	l.above, l.base = filepath.Split(target)
	if l.base == "" {
		return l, fmt.Errorf("output folder %s: the top of a file system cannot be one", directory)
	}
	if l.keep == "" {
		l.keep = filepath.Join(l.above, ".gongqiu")
	}
	if l.keep, err = filepath.Abs(l.keep); err != nil {
		return l, fmt.Errorf("private folder: %w", err)
	}
	if within, err := filepath.Rel(target, l.keep); err == nil && filepath.IsLocal(within) {
		return l, fmt.Errorf("private folder %s: must not lie in the output folder", l.keep)
	}
	l.relative, err = filepath.Rel(l.above, l.keep)
	l.beside = err == nil && filepath.IsLocal(l.relative)
	l.name = "write-" + l.base
	if !l.beside {
		hash := sha256.Sum256([]byte(target))
		l.name += "-" + hex.EncodeToString(hash[:6])
	}
	return l, nil
}

// openPlace makes the private folder, takes the lock and finds out where the stage can lie.
func openPlace(ctx context.Context, directory string, options Options) (*place, error) {
	l, err := locate(directory, options.State)
	if err != nil {
		return nil, err
	}
	keep, name, above, base := l.keep, l.name, l.above, l.base
	if err := os.MkdirAll(filepath.Join(keep, name), 0o777); err != nil {
		return nil, fmt.Errorf("private folder: %w", err)
	}
	if err := os.MkdirAll(above, 0o777); err != nil {
		return nil, fmt.Errorf("output folder: %w", err)
	}
	p := &place{directory: directory, output: base + "/", inside: !l.beside, keep: filepath.Join(keep, name)}
	p.work = filepath.ToSlash(filepath.Join(l.relative, name)) + "/"
	if err := p.open(ctx, above, options); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

func (p *place) open(ctx context.Context, above string, options Options) error {
	private, err := openDisk(p.keep)
	if err != nil {
		return fmt.Errorf("private folder: %w", err)
	}
	p.closers = append(p.closers, private)
	if p.lock, err = takeLock(ctx, private.top, p.directory, options); err != nil {
		return err
	}
	shared, err := openDisk(above)
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	p.closers = append(p.closers, shared)
	p.shared, p.private = shared, private
	if options.wrap != nil {
		p.shared, p.private = options.wrap(shared), options.wrap(private)
	}
	return p.settle()
}

// settle looks at the output folder itself. One that is a file system of its own (a volume of a container) cannot be
// reached from beside it by a rename: then it is its own root, and holds the stage.
func (p *place) settle() error {
	found, err := p.shared.Look(p.at(""))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if !p.inside {
			return nil
		}
		if err := p.shared.Mkdir(p.at("")); err != nil {
			return fmt.Errorf("output folder: %w", err)
		}
		return nil
	case err != nil:
		return fmt.Errorf("output folder: %w", err)
	case found.kind != directory:
		return fmt.Errorf("output folder %s: is not a folder, or is a link to one; give the folder itself", p.directory)
	}
	if p.inside {
		return nil
	}
	// The kernel refuses to rename from one file system to another before it looks whether there is anything to
	// rename, so that a name that does not exist tells without leaving a trace.
	p.inside = isOtherDevice(p.shared.Rename(p.work+probeName, p.at(probeName)))
	return nil
}
