package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"slices"
	"strings"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/plan"
	"gongqiu/build/source"
	"gongqiu/build/write"
)

// Between two builds of an output folder three things are remembered, beside the output and never in it: what the last
// build was made from and found, so that a build of the same does nothing; by the key of each page which bytes it had,
// so that only pages whose key is another are rendered; and where in a dataset's files the rows of each region are, so
// that only the others are computed. All are statements of what follows from what, which stay true whatever becomes of
// the output; where they cannot be read, everything is made again.

// Names of what is remembered.
const (
	lastRun  = "run"
	lastKeys = "keys"
	lastRows = "rows"
)

// inputs is what a run is made from.
type inputs struct {
	sums    []source.Sum
	program plan.Sum // stands for the program's own bytes, with its words and theme
	all     plan.Sum // everything but the clock, with the options that pages depend on
}

// readInputs sums up what a run is made from. It is false where that cannot be known.
func (r *run) readInputs() (*inputs, bool) {
	if len(r.list.Sorted()) > 0 { // files that may not be read are in no sum
		return nil, false
	}
	go programSum() // beside the files
	sums, read := r.tree.Sums()
	program, ok := programSum()
	if !ok || !read {
		return nil, false
	}
	in := &inputs{sums: sums, program: program}
	hash := sha256.New()
	hash.Write(program[:])
	if r.options.Preview {
		hash.Write([]byte("preview"))
	}
	for _, file := range in.sums {
		hash.Write([]byte("\x00" + file.Name + "\x00"))
		hash.Write(file.SHA256[:])
	}
	hash.Sum(in.all[:0])
	return in, true
}

// memory is what a build remembers of itself.
type memory struct {
	Inputs       plan.Sum
	Since, Until string // the clock may be from the one up to the other; "" is any time
	Output       write.Sum
	Pages        int
	Findings     []diag.Finding
	Data         []Data
}

// covers says whether a run of these inputs at a time would be the one that is remembered.
func (m *memory) covers(in *inputs, clock time.Time) bool {
	now := plan.Clock(clock)
	return m.Inputs == in.all && m.Since <= now && (m.Until == "" || now < m.Until)
}

// unchanged says whether this run would find and write what the last one did. Then the result is that of the last run.
func (r *run) unchanged() (bool, error) {
	var ok bool
	if r.inputs, ok = r.readInputs(); !ok {
		return false, nil
	}
	var last memory
	content, ok := write.Recall(r.options.Destination, r.outputOptions(), lastRun)
	if !ok || gob.NewDecoder(bytes.NewReader(content)).Decode(&last) != nil || !last.covers(r.inputs, r.options.Clock) {
		return false, nil
	}
	session, err := write.Open(r.ctx, r.options.Destination, r.outputOptions())
	if err != nil {
		return false, err
	}
	defer session.Abort()
	output, intact := session.Intact(last.Output)
	if !intact {
		return false, r.ctx.Err()
	}
	r.result.Unchanged = true
	r.result.Findings, r.result.Pages, r.result.Data = last.Findings, last.Pages, last.Data
	if r.result.failed = r.options.Strict && len(last.Findings) > 0; !r.result.failed {
		r.result.Output = output
	}
	return true, r.ctx.Err()
}

// made is what one key stands for: the files that were made together, a page with its charts or a download.
type made struct {
	key   plan.Sum
	live  bool // a page with a live chart
	files []write.Kept
}

// path is that of the first file.
func (m made) path() string { return m.files[0].Path }

// recallKeys reads what the pages of the last build were. It is empty where that is not known, or another program wrote
// it, whose keys are all others.
func recallKeys(destination string, options write.Options, program plan.Sum) map[string]made {
	content, ok := write.Recall(destination, options, lastKeys)
	if !ok {
		return nil
	}
	rest, own := bytes.CutPrefix(content, program[:])
	if !own {
		return nil
	}
	in := &keyReader{rest: string(rest)}
	all := make(map[string]made, in.number())
	for in.rest != "" {
		path := in.text()
		one := made{key: plan.Sum(in.sum()), live: in.number() == 1}
		folder := path[:strings.LastIndexByte(path, '/')+1]
		one.files = make([]write.Kept, in.number())
		for at := range one.files {
			one.files[at] = write.Kept{Path: folder + in.text(), Sum: in.sum()}
		}
		all[path] = one
	}
	return all
}

// keyReader reads what encodeKeys wrote, and nothing else: Recall has seen to that.
type keyReader struct{ rest string }

func (r *keyReader) number() int {
	n, size := binary.Uvarint([]byte(r.rest[:min(len(r.rest), binary.MaxVarintLen64)]))
	r.rest = r.rest[size:]
	return int(n)
}

func (r *keyReader) text() string {
	length := r.number()
	text := r.rest[:length]
	r.rest = r.rest[length:]
	return text
}

func (r *keyReader) sum() (sum write.Sum) {
	r.rest = r.rest[copy(sum[:], r.rest):]
	return sum
}

// encodeKeys writes what the files of a build were made from, which it sorts. The names of files that were made
// together are told from the folder of the first.
func encodeKeys(all []made, program plan.Sum) []byte {
	const entry = 128 // bytes of a page, or a little less
	out := append(make([]byte, 0, len(program)+entry*len(all)), program[:]...)
	out = binary.AppendUvarint(out, uint64(len(all)))
	text := func(text string) { out = append(binary.AppendUvarint(out, uint64(len(text))), text...) }
	slices.SortFunc(all, func(a, b made) int { return strings.Compare(a.path(), b.path()) })
	for _, one := range all {
		path := one.path()
		folder := path[:strings.LastIndexByte(path, '/')+1]
		text(path)
		out = append(out, one.key[:]...)
		if one.live {
			out = append(out, 1)
		} else {
			out = append(out, 0)
		}
		out = binary.AppendUvarint(out, uint64(len(one.files)))
		for _, file := range one.files {
			text(strings.TrimPrefix(file.Path, folder))
			out = append(out, file.Sum[:]...)
		}
	}
	return out
}
