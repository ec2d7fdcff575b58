package build

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"sync"

	"gongqiu/build/plan"
	"gongqiu/build/write"
)

// keeper keeps the files of the output that need not be made again, and notes what all of them were made from.
type keeper struct {
	*plan.Keys
	run     *run
	session *write.Session
	before  map[string]made // by the path of what is made together

	rowsBefore map[string]rows // of datasets, by the first path of their files

	mutex   sync.Mutex
	now     []made
	rowsNow map[string]rows
}

// readKeys sums up what pages depend on, and recalls what they were. It is nil where files were written while they were
// read: then nothing is known of what the output is made from.
func (r *run) readKeys(session *write.Session) *keeper {
	if r.inputs == nil || !r.tree.Unchanged(r.inputs.sums) {
		return nil
	}
	files := make([]plan.InputFile, len(r.inputs.sums))
	for at, file := range r.inputs.sums {
		files[at] = plan.InputFile{Path: file.Name, Sum: file.SHA256}
	}
	return &keeper{
		Keys: r.planned.plan.Keys(<-r.digests, files, r.inputs.program), run: r, session: session,
		before: recallKeys(r.options.Destination, r.outputOptions(), r.inputs.program),
		now:    make([]made, 0, len(r.planned.plan.Pages)),

		rowsBefore: recallRows(r.options.Destination, r.outputOptions()), rowsNow: make(map[string]rows),
	}
}

// kept keeps what is made together at a path, if the output has what the key stands for.
func (k *keeper) kept(path string, key plan.Sum) (made, bool) {
	one, known := k.before[path]
	if !known || one.key != key || !k.session.KeepAll(one.files) {
		return made{}, false
	}
	k.note(one)
	return one, true
}

// made notes what a key stands for: the files that were put.
func (k *keeper) made(key plan.Sum, live bool, paths ...string) {
	k.note(made{key: key, live: live, files: k.filesAt(paths)})
}

// filesAt are files that were put.
func (k *keeper) filesAt(paths []string) []write.Kept {
	files := make([]write.Kept, len(paths))
	for at, path := range paths {
		files[at] = write.Kept{Path: path, Sum: k.session.SumOf(path)}
	}
	return files
}

func (k *keeper) note(one made) {
	k.mutex.Lock()
	k.now = append(k.now, one)
	k.mutex.Unlock()
}

// remember keeps for the next build what this one was made from. Where files were written while they were read, that is
// not known.
func (k *keeper) remember() error {
	if k == nil || !k.run.tree.Unchanged(k.run.inputs.sums) {
		return nil
	}
	if err := k.session.Remember(lastKeys, encodeKeys(k.now, k.run.inputs.program)); err != nil {
		return fmt.Errorf("remember the build: %w", err)
	}
	if err := k.rememberRows(); err != nil {
		return err
	}
	result := &k.run.result
	last := memory{
		Inputs: k.run.inputs.all, Output: k.session.Contents(), Pages: result.Pages, Findings: result.Findings,
		Data: result.Data,
	}
	last.Since, last.Until = k.run.planned.plan.Unchanging()
	var content bytes.Buffer
	err := gob.NewEncoder(&content).Encode(last)
	if err == nil {
		err = k.session.Remember(lastRun, content.Bytes())
	}
	if err != nil {
		return fmt.Errorf("remember the build: %w", err)
	}
	return nil
}
