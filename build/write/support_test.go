package write

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// tree is what a folder holds: path → content; a folder's path ends in a slash.
type tree map[string]string

func readTree(t testing.TB, directory string) tree {
	t.Helper()
	found := tree{}
	err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(directory, path)
		if err != nil || relative == "." {
			return err
		}
		relative = filepath.ToSlash(relative)
		if entry.IsDir() {
			found[relative+"/"] = ""
			return nil
		}
		content, err := os.ReadFile(path)
		found[relative] = string(content)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return tree{}
	}
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func writeTree(t testing.TB, directory string, files tree) {
	t.Helper()
	for path, content := range files {
		name := filepath.Join(directory, path)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// build writes a site; files of data are given bit by bit.
func build(directory string, files tree, options Options) (Result, error) {
	session, err := Open(context.Background(), directory, options)
	if err != nil {
		return Result{}, err
	}
	defer session.Abort()
	for _, path := range slices.Sorted(maps.Keys(files)) {
		give := session.Put
		if strings.HasSuffix(path, ".csv") {
			give = func(path string, content []byte) error { return bitByBit(session, path, content) }
		}
		if err := give(path, []byte(files[path])); err != nil {
			return Result{}, err
		}
	}
	return session.Commit(Info{Release: "nation-2016-q3"})
}

// bitByBit gives a file in two pieces.
func bitByBit(session *Session, path string, content []byte) error {
	stream, err := session.Begin(path)
	if err != nil {
		return err
	}
	defer stream.Abort()
	for _, piece := range [][]byte{content[:len(content)/2], content[len(content)/2:]} {
		if _, err := stream.Write(piece); err != nil {
			return err
		}
	}
	return stream.End()
}

func mustBuild(t testing.TB, directory string, files tree) Result {
	t.Helper()
	result, err := build(directory, files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// checkOutput compares an output folder, its manifest included, with what it should hold.
func checkOutput(t testing.TB, directory string, want tree) {
	t.Helper()
	got := readTree(t, directory)
	manifest, err := ParseManifest([]byte(got[ManifestName]))
	if err != nil {
		t.Fatal(err)
	}
	if len(manifest.Files) != len(want) {
		t.Errorf("the manifest has %d files, not %d", len(manifest.Files), len(want))
	}
	expected := tree{ManifestName: got[ManifestName]}
	for path, content := range want {
		expected[path] = content
		for folder := parent(path); folder != ""; folder = parent(folder) {
			expected[folder+"/"] = ""
		}
	}
	if !maps.Equal(got, expected) {
		t.Errorf("output holds %v, not %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(expected)))
	}
}

// fastDir is a temporary folder, in memory where there is such a thing.
func fastDir(t testing.TB) string {
	t.Helper()
	directory, err := os.MkdirTemp("/dev/shm", "gongqiu-write-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(directory) })
	return directory
}

var errFault = errors.New("no space left on device (made by the test)")

// fault makes one operation fail, or every one from there on, as if the process had been killed.
type fault struct {
	at       int // the number of the operation, from 1; 0 is never
	kill     bool
	thenKill int // a second fault, that of a kill
	count    int
	struck   bool
}

func (f *fault) strike() (fails, first bool) {
	f.count++
	if f.at == 0 {
		return false, false
	}
	if f.count == f.at {
		f.struck = true
		return true, true
	}
	return f.kill && f.count > f.at || f.thenKill > 0 && f.count >= f.thenKill, false
}

func (f *fault) options() Options {
	return Options{wrap: func(inner disk) disk { return &faultyDisk{inner: inner, fault: f} }}
}

type faultyDisk struct {
	inner disk
	fault *fault
}

func (d *faultyDisk) Look(name string) (seen, error) {
	if fails, _ := d.fault.strike(); fails {
		return seen{}, errFault
	}
	return d.inner.Look(name)
}

func (d *faultyDisk) ReadFile(name string) ([]byte, error) {
	if fails, _ := d.fault.strike(); fails {
		return nil, errFault
	}
	return d.inner.ReadFile(name)
}

func (d *faultyDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	if fails, _ := d.fault.strike(); fails {
		return nil, errFault
	}
	return d.inner.ReadDir(name)
}

func (d *faultyDisk) Open(name string) (Reader, error) {
	if fails, _ := d.fault.strike(); fails {
		return nil, errFault
	}
	return d.inner.Open(name)
}

func (d *faultyDisk) WriteFile(name string, content []byte) (time.Time, error) {
	if fails, first := d.fault.strike(); fails {
		if first { // half of it arrived
			if _, err := d.inner.WriteFile(name, content[:len(content)/2]); err != nil {
				return time.Time{}, err
			}
		}
		return time.Time{}, errFault
	}
	return d.inner.WriteFile(name, content)
}

func (d *faultyDisk) Begin(name string) (growing, error) {
	if fails, _ := d.fault.strike(); fails {
		return nil, errFault
	}
	file, err := d.inner.Begin(name)
	return &faultyFile{inner: file, fault: d.fault}, err
}

// faultyFile is a file of a faultyDisk that is written bit by bit.
type faultyFile struct {
	inner growing
	fault *fault
}

func (f *faultyFile) Write(content []byte) (int, error) {
	if fails, first := f.fault.strike(); fails {
		if first { // half of it arrived
			if _, err := f.inner.Write(content[:len(content)/2]); err != nil {
				return 0, err
			}
		}
		return 0, errFault
	}
	return f.inner.Write(content)
}

func (f *faultyFile) Close() (time.Time, error) {
	made, err := f.inner.Close()
	if fails, _ := f.fault.strike(); fails {
		return time.Time{}, errFault
	}
	return made, err
}

func (d *faultyDisk) Mkdir(name string) error {
	if fails, _ := d.fault.strike(); fails {
		return errFault
	}
	return d.inner.Mkdir(name)
}

func (d *faultyDisk) New(name string) (filling, error) {
	if fails, _ := d.fault.strike(); fails {
		return nil, errFault
	}
	inner, err := d.inner.New(name)
	return &faultyFolder{inner, d.fault}, err
}

// faultyFolder is a new folder of a faultyDisk.
type faultyFolder struct {
	inner filling
	fault *fault
}

func (d *faultyFolder) Create(name string, content []byte) (int64, error) {
	if fails, first := d.fault.strike(); fails {
		if first { // half of it arrived
			if _, err := d.inner.Create(name, content[:len(content)/2]); err != nil {
				return 0, err
			}
		}
		return 0, errFault
	}
	return d.inner.Create(name, content)
}

func (d *faultyFolder) Fill(name string) error {
	if fails, _ := d.fault.strike(); fails {
		return errFault
	}
	return d.inner.Fill(name)
}

func (d *faultyFolder) Look(name string) (seen, error) {
	if fails, _ := d.fault.strike(); fails {
		return seen{}, errFault
	}
	return d.inner.Look(name)
}

func (d *faultyFolder) Close() { d.inner.Close() }

func (d *faultyDisk) Link(old, name string) error {
	if fails, _ := d.fault.strike(); fails {
		return errFault
	}
	return d.inner.Link(old, name)
}

func (d *faultyDisk) Rename(old, name string) error {
	if fails, _ := d.fault.strike(); fails {
		return errFault
	}
	return d.inner.Rename(old, name)
}

func (d *faultyDisk) Remove(name string) error {
	if fails, _ := d.fault.strike(); fails {
		return errFault
	}
	return d.inner.Remove(name)
}

// RemoveAll that fails has removed a part, as a real one may have.
func (d *faultyDisk) RemoveAll(name string) error {
	if fails, first := d.fault.strike(); fails {
		if entries, err := d.inner.ReadDir(name); first && err == nil && len(entries) > 0 {
			d.inner.RemoveAll(strings.TrimSuffix(name, "/") + "/" + entries[0].Name())
		}
		return errFault
	}
	return d.inner.RemoveAll(name)
}
