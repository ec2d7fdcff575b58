package build

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
)

// memoryLimit is what a build of any size should do with; the process then holds a little more.
const memoryLimit = 768 << 20

// garbagePercent is how much garbage a build lets gather before it looks for it, in percent of what it needs. Most of
// what a build needs is the data, which stays; what pages leave behind is little and soon gone, so that looking for it
// seldom costs little memory and saves time.
const garbagePercent = 150

// LimitMemory makes this process let more garbage gather than usual, and collect it earlier when it nears a size that
// small machines still have. It is for the main function of a program that builds, since it is about the whole process.
// What somebody has set by GOMEMLIMIT or GOGC stays.
func LimitMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// SpareProcessor gives the runtime one processor more than it would have, and says how many it would have, which is how
// many workers a build should have. A build makes tens of thousands of short system calls; where all processors are
// taken, the runtime watches each call, takes its processor away when it lasts, and wakes another thread to find work
// for it, of which there is none. With one to spare it lets them be, which saves a twentieth of the time of a build. It
// is for the main function of a program that builds. What somebody has set by GOMAXPROCS stays.
func SpareProcessor() (workers int) {
	workers = runtime.GOMAXPROCS(0)
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(workers + 1)
	}
	return workers
}
