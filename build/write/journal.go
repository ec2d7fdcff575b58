package write

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// A commit that has begun is described by a journal. Whoever finds one, carries out what it says once more from the
// start, which does no harm to what was done already; or, when that fails, takes everything back. The name of the
// journal says which of the two is under way, because a commit that was half taken back cannot be finished any more.
const (
	journalName = "journal"
	undoName    = "journal-undo"
	journalHead = "gongqiu commit 1\n"
)

// verb is one kind of change to the output folder.
type verb string

// The changes of a commit.
const (
	setAside     verb = "aside"  // a foreign file or folder leaves the output; argument: its new name
	removeFile   verb = "remove" // old: number of the link to it
	removeFolder verb = "rmdir"
	makeFolder   verb = "mkdir"
	placeFile    verb = "place" // new: number of the staged file; old: number of the link to what it replaces, or 0
)

// step is one change. A path is that of the output, a target a name in the shared disk.
type step struct {
	verb   verb
	path   string
	target string
	new    int
	old    int
}

func encodeJournal(steps []step) []byte {
	out := []byte(journalHead)
	for _, s := range steps {
		out = append(append(out, s.verb...), ' ')
		out = append(strconv.AppendInt(out, int64(s.new), 10), ' ')
		out = append(strconv.AppendInt(out, int64(s.old), 10), ' ')
		out = append(append(strconv.AppendQuote(out, s.path), ' '), strconv.Quote(s.target)...)
		out = append(out, '\n')
	}
	return append(out, "end\n"...)
}

func parseJournal(content []byte) ([]step, error) {
	text, ours := strings.CutPrefix(string(content), journalHead)
	text, whole := strings.CutSuffix(text, "end\n")
	if !ours || !whole {
		return nil, errors.New("the journal of an unfinished build is damaged")
	}
	var steps []step
	for line := range strings.Lines(text) {
		var s step
		if _, err := fmt.Sscanf(line, "%s %d %d %q %q", &s.verb, &s.new, &s.old, &s.path, &s.target); err != nil {
			return nil, fmt.Errorf("the journal of an unfinished build is damaged: %w", err)
		}
		steps = append(steps, s)
	}
	return steps, nil
}

// writeJournal makes a commit official: from here on it is finished or taken back, by this process or by the next.
func (p *place) writeJournal(steps []step) error {
	if _, err := p.private.WriteFile(journalName+scratchEnd, encodeJournal(steps)); err != nil {
		return err
	}
	return p.private.Rename(journalName+scratchEnd, journalName)
}

// recover finishes what a killed build left, or takes it back.
func (p *place) recover() error {
	content, err := p.private.ReadFile(undoName)
	undoing := err == nil
	if errors.Is(err, fs.ErrNotExist) {
		content, err = p.private.ReadFile(journalName)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	if err != nil {
		return err
	}
	steps, err := parseJournal(content)
	if err != nil {
		return err
	}
	if undoing {
		return p.undo(steps)
	}
	if forward := p.apply(steps, true); forward != nil {
		if back := p.takeBack(steps); back != nil {
			return errors.Join(forward, back)
		}
		return nil
	}
	// The old state does not know the new files. Without it they are compared once.
	if err := ignoreMissing(p.private.Remove(stateName)); err != nil {
		return err
	}
	return p.private.Remove(journalName)
}

// takeBack turns a commit round.
func (p *place) takeBack(steps []step) error {
	if err := p.private.Rename(journalName, undoName); err != nil {
		return err
	}
	return p.undo(steps)
}

// resume finds where a killed commit stopped: all before the last file that left the stage was done. To repeat that
// could remove what is new under an old name.
func (p *place) resume(steps []step) ([]step, error) {
	for i, s := range slices.Backward(steps) {
		if s.verb != placeFile {
			continue
		}
		if waits, err := p.has(p.staged(s.new)); err != nil {
			return nil, err
		} else if !waits {
			return steps[i+1:], nil
		}
	}
	return steps, nil
}

// apply carries the steps out. Again is set when some of them may have been carried out before.
func (p *place) apply(steps []step, again bool) error {
	if again {
		rest, err := p.resume(steps)
		if err != nil {
			return err
		}
		steps = rest
	}
	for _, s := range steps {
		var err error
		switch s.verb {
		case setAside:
			err = p.rename(p.at(s.path), s.target, again)
		case removeFile:
			err = ignoreMissing(p.shared.Remove(p.at(s.path)))
		case removeFolder:
			err = p.removeEmpty(s.path)
		case makeFolder:
			err = p.makeFolder(s.path)
		case placeFile:
			err = p.rename(p.staged(s.new), p.at(s.path), again)
		}
		if err != nil {
			return fmt.Errorf("%s %s: %w", s.verb, s.path, err)
		}
	}
	return nil
}

// undo takes the steps back, last first, and then the journal. It can be repeated as well.
func (p *place) undo(steps []step) error {
	for _, s := range slices.Backward(steps) {
		var err error
		switch s.verb {
		case setAside:
			err = p.rename(s.target, p.at(s.path), true)
		case removeFolder:
			err = p.makeFolder(s.path)
		case makeFolder:
			err = p.removeEmpty(s.path)
		case removeFile, placeFile:
			err = p.restore(s)
		}
		if err != nil {
			return fmt.Errorf("taking back %s %s: %w", s.verb, s.path, err)
		}
	}
	if err := ignoreMissing(p.private.Remove(stateName)); err != nil {
		return err
	}
	return p.private.Remove(undoName)
}

func (p *place) restore(s step) error {
	if s.old == 0 {
		found, err := p.shared.Look(p.at(s.path))
		if err != nil || found.kind == directory { // a folder was here before, and has been restored already
			return ignoreMissing(err)
		}
		return p.shared.Remove(p.at(s.path))
	}
	// When the file was not replaced yet, both names are one file and the rename does nothing.
	return p.rename(p.staged(s.old), p.at(s.path), true)
}

// rename moves a file or folder. When the step may have been carried out before, a missing source is no fault.
func (p *place) rename(old, name string, again bool) error {
	err := p.shared.Rename(old, name)
	if err == nil || !again {
		return err
	}
	if exists, look := p.has(old); exists || look != nil {
		return err
	}
	return nil
}

// has says whether a name exists; not being able to tell is an error, never a no.
func (p *place) has(name string) (bool, error) {
	_, err := p.shared.Look(name)
	return err == nil, ignoreMissing(err)
}

func (p *place) makeFolder(path string) error {
	err := p.shared.Mkdir(p.at(path))
	if errors.Is(err, fs.ErrExist) {
		if found, look := p.shared.Look(p.at(path)); look == nil && found.kind == directory {
			return nil
		}
	}
	return err
}

// removeEmpty removes a folder unless something came into it that is not ours, or a file took its place.
func (p *place) removeEmpty(path string) error {
	found, err := p.shared.Look(p.at(path))
	if err != nil || found.kind != directory {
		return ignoreMissing(err)
	}
	if err = ignoreMissing(p.shared.Remove(p.at(path))); err == nil {
		return nil
	}
	if entries, look := p.shared.ReadDir(p.at(path)); look == nil && len(entries) > 0 {
		return nil
	}
	return err
}

// ignoreMissing reads "there is no such file", and "a part of the path is a file", as no fault.
func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) || isNotAFolder(err) {
		return nil
	}
	return err
}
