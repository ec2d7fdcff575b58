//go:build !unix

package main

import (
	"os"
	"time"
)

// peakOf is not known on this system.
func peakOf(*os.ProcessState) int64 { return 0 }

// cpuOfSelf is not known on this system.
func cpuOfSelf() time.Duration { return 0 }
