package build_test

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"gongqiu/build"
)

// What was asked for in large pages stays asked for when the block is given back, so that the heap lies in it.
func TestLargePagesOutliveTheBlock(t *testing.T) {
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("this kernel has no large pages")
	}
	build.AskLargePages()
	if asked := askedLarge(t); asked < 128<<10 {
		t.Errorf("%d KiB of this process are marked for large pages, want 128 MiB at least", asked)
	}
}

// askedLarge is how many KiB of this process's memory are marked for large pages, by what the kernel says of it.
func askedLarge(t *testing.T) (sum int) {
	file, err := os.Open("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	size := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		switch fields := strings.Fields(lines.Text()); fields[0] {
		case "Size:":
			if size, err = strconv.Atoi(fields[1]); err != nil {
				t.Fatal(err)
			}
		case "VmFlags:":
			if strings.Contains(lines.Text(), " hg") {
				sum += size
			}
		}
	}
	return sum
}
