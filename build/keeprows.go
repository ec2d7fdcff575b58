package build

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io"

	"gongqiu/build/download"
	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/write"
)

// rows are where the rows of a dataset are in its files.
type rows struct {
	Files  []write.Kept
	Memory *download.Memory
}

// keptRows keeps the files of a dataset, if the output has what the key stands for.
func (k *keeper) keptRows(f download.File, key plan.Sum) bool {
	_, kept := k.kept(f.Paths[0], key)
	if one, known := k.rowsBefore[f.Paths[0]]; kept && known {
		k.noteRows(f, one)
	}
	return kept
}

// knownRows is what is known of the rows of a dataset: what the last build made, as far as it is in the output, and by
// which key to tell what is as it was. Its files are to be closed.
func (k *keeper) knownRows(f download.File) (known *download.Rows, done func()) {
	known = &download.Rows{Key: func(region model.Code) plan.Sum { return k.Rows(f.Dataset, region) }}
	before := k.rowsBefore[f.Paths[0]]
	var opened []io.Closer
	for _, kept := range before.Files {
		if file, intact := k.session.Open(kept); intact {
			known.Files, opened = append(known.Files, file), append(opened, file)
		}
	}
	if len(known.Files) == len(before.Files) {
		known.Before = before.Memory
	}
	return known, func() {
		for _, file := range opened {
			file.Close()
		}
	}
}

// madeRows notes what the files of a dataset were made from, and where their rows are.
func (k *keeper) madeRows(f download.File, key plan.Sum, known *download.Rows) {
	k.made(key, false, f.Paths...)
	k.noteRows(f, rows{Files: k.filesAt(f.Paths), Memory: known.Now})
}

func (k *keeper) noteRows(f download.File, one rows) {
	k.mutex.Lock()
	k.rowsNow[f.Paths[0]] = one
	k.mutex.Unlock()
}

// recallRows reads where the rows of the last build are; nothing where that is not known. Another program wrote other
// keys.
func recallRows(destination string, options write.Options) (all map[string]rows) {
	content, ok := write.Recall(destination, options, lastRows)
	if !ok || gob.NewDecoder(bytes.NewReader(content)).Decode(&all) != nil {
		return nil
	}
	return all
}

// rememberRows keeps for the next build where the rows of this one are.
func (k *keeper) rememberRows() error {
	var content bytes.Buffer
	err := gob.NewEncoder(&content).Encode(k.rowsNow)
	if err == nil {
		err = k.session.Remember(lastRows, content.Bytes())
	}
	if err != nil {
		return fmt.Errorf("remember the rows of datasets: %w", err)
	}
	return nil
}
