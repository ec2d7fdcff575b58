package build

import (
	"math"
	"os"
	"runtime/debug"
)

// memoryLimit is what a build of any size should do with; the process then holds a little more.
const memoryLimit = 768 << 20

// garbagePercent is how much garbage a build lets gather before it looks for it, in percent of what it needs. Most of
// what a build needs is the data, which stays; what pages leave behind is little and soon gone, so that looking for it
// seldom costs little memory and saves time.
const garbagePercent = 250

// LimitMemory makes this process collect its garbage earlier when it nears a size that small machines still have. A
// large site then needs two thirds of the memory, and a small one notices nothing. It is for the main function of a
// program that builds, since it is about the whole process. What somebody has set by GOMEMLIMIT or GOGC stays.
func LimitMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryLimit)
	}
}
