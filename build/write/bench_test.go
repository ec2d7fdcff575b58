//go:build unix

package write

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"
)

// page is one file of the benchmark's site: as in bench/gen.go, a folder of its own for every region and quarter.
type page struct {
	path    string
	content []byte
}

func pages(count, version int) []page {
	made := make([]page, count)
	for i := range made {
		content := make([]byte, 5000)
		for j := range content {
			content[j] = byte('a' + (i*7+j*(version+3)+j*j/97)%26)
		}
		made[i] = page{fmt.Sprintf("regions/%06d/2016-q%d-%d/index.html", i/20, i%4+1, i%20), content}
	}
	return made
}

// each calls work for every page, on all cores.
func each(pages []page, work func(page) error) error {
	var group sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	failures := make([]error, cores)
	for core := range cores {
		group.Go(func() {
			for i := core * len(pages) / cores; i < (core+1)*len(pages)/cores; i++ {
				if err := work(pages[i]); err != nil {
					failures[core] = err
					return
				}
			}
		})
	}
	group.Wait()
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	return nil
}

func cpu() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func benchmark(b *testing.B, setUp func(directory string), run func(directory string) error) {
	var spent time.Duration
	for b.Loop() {
		b.StopTimer()
		directory := filepath.Join(fastDir(b), "public")
		setUp(directory)
		runtime.GC()
		start := cpu()
		b.StartTimer()
		if err := run(directory); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		spent += cpu() - start
		os.RemoveAll(filepath.Dir(directory))
		b.StartTimer()
	}
	b.ReportMetric(float64(spent.Milliseconds())/float64(b.N), "cpu-ms/op")
}

func bare(pages []page) func(string) error {
	return func(directory string) error {
		return each(pages, func(p page) error {
			name := directory + "/" + p.path
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				return err
			}
			return os.WriteFile(name, p.content, 0o666)
		})
	}
}

func whole(pages []page) func(string) error {
	return func(directory string) error {
		session, err := Open(context.Background(), directory, Options{})
		if err != nil {
			return err
		}
		defer session.Abort()
		if err := each(pages, func(p page) error { return session.Put(p.path, p.content) }); err != nil {
			return err
		}
		_, err = session.Commit(Info{})
		return err
	}
}

func kept(pages []page, sums map[string]Sum, options Options) func(string) error {
	return func(directory string) error {
		session, err := Open(context.Background(), directory, options)
		if err != nil {
			return err
		}
		defer session.Abort()
		err = each(pages, func(p page) error {
			if session.Keep(p.path, sums[p.path]) {
				return nil
			}
			return session.Put(p.path, p.content)
		})
		if err != nil {
			return err
		}
		_, err = session.Commit(Info{})
		return err
	}
}

func nothing(string) {}

func BenchmarkBareNew(b *testing.B)    { benchmark(b, nothing, bare(pages(10000, 0))) }
func BenchmarkSessionNew(b *testing.B) { benchmark(b, nothing, whole(pages(10000, 0))) }

func setUp(b *testing.B, old []page) func(string) {
	return func(directory string) {
		if err := whole(old)(directory); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBareRewrite(b *testing.B) {
	old, now := pages(10000, 0), pages(10000, 1)
	benchmark(b, setUp(b, old), bare(now))
}

func BenchmarkSessionAllChanged(b *testing.B) {
	old, now := pages(10000, 0), pages(10000, 1)
	benchmark(b, setUp(b, old), whole(now))
}

func BenchmarkSessionUnchangedPut(b *testing.B) {
	old := pages(10000, 0)
	benchmark(b, setUp(b, old), whole(old))
}

func BenchmarkSessionUnchangedKeep(b *testing.B)  { benchmarkKeep(b, Options{}) }
func BenchmarkSessionUnchangedTrust(b *testing.B) { benchmarkKeep(b, Options{Trust: true}) }

func benchmarkKeep(b *testing.B, options Options) {
	old := pages(10000, 0)
	sums := map[string]Sum{}
	benchmark(b, func(directory string) {
		setUp(b, old)(directory)
		content, err := os.ReadFile(filepath.Join(directory, ManifestName))
		if err != nil {
			b.Fatal(err)
		}
		manifest, err := ParseManifest(content)
		if err != nil {
			b.Fatal(err)
		}
		for _, file := range manifest.Files {
			sums[file.Path] = file.Sum
		}
	}, kept(old, sums, options))
}

func BenchmarkSessionUnchangedNoState(b *testing.B) {
	old := pages(10000, 0)
	benchmark(b, func(directory string) {
		setUp(b, old)(directory)
		os.RemoveAll(filepath.Join(filepath.Dir(directory), ".gongqiu"))
	}, whole(old))
}
