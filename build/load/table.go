package load

import (
	"runtime"
	"sync"

	"gongqiu/build/table"
)

// table reads one table; nil when it cannot be used.
func (r *reader) table(name string) *table.Table {
	content, ok := r.tree.Read(name, r.list)
	if !ok {
		return nil
	}
	t, ok := table.Read(name, content, table.Options{}, r.list)
	if !ok {
		return nil
	}
	return t
}

// inParallel calls do for 0 to count-1 on all cores and waits.
func inParallel(count int, do func(at int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), count) {
		group.Go(func() {
			for at := range next {
				do(at)
			}
		})
	}
	for at := range count {
		next <- at
	}
	close(next)
	group.Wait()
}
