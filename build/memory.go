package build

import (
	"math"
	"runtime/debug"
)

// memoryLimit is what a build of any size should do with; the process then holds a little more.
const memoryLimit = 768 << 20

// LimitMemory makes this process collect its garbage earlier when it nears a size that small machines still have. A
// large site then needs two thirds of the memory, and a small one notices nothing. It is for the main function of a
// program that builds, since it is about the whole process. A limit that somebody has set by GOMEMLIMIT stays.
func LimitMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryLimit)
	}
}
