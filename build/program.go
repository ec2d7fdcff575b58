package build

import (
	"crypto/sha256"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"

	"gongqiu/build/plan"
)

// programSum stands for the program that runs, with its words and its theme: another program has another sum.
var programSum = sync.OnceValues(func() (sum plan.Sum, ok bool) {
	name := "/proc/self/exe" // even when another was put in its place
	if runtime.GOOS != "linux" {
		var err error
		if name, err = os.Executable(); err != nil {
			return sum, false
		}
	}
	file, err := os.Open(name)
	if err != nil {
		return sum, false
	}
	defer file.Close()
	if id, known := buildID(file); known {
		return sha256.Sum256([]byte(id)), true
	}
	return sumOf(file)
})

// sumOf is the sum of all bytes of a file.
func sumOf(file io.Reader) (sum plan.Sum, ok bool) {
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return sum, false
	}
	hash.Sum(sum[:0])
	return sum, true
}

// What stands before the ID of a program: in the notes of ELF files, and at the start of the code of others.
var idMarks = []string{"Go\x00\x00", "Go build ID: \""}

// buildID reads what the go command wrote into a program to know it by: hashes of all that it was made from and of what
// was made. That takes no time, while the program's bytes are more than those of many a site. It is false where a file
// has none, or has the fixed word that some build systems put in its place.
func buildID(file io.ReaderAt) (id string, known bool) {
	const searched = 32 << 10 // the go command itself looks no further
	head := make([]byte, searched)
	size, err := file.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return "", false
	}
	for _, mark := range idMarks {
		for rest := string(head[:size]); ; {
			var found bool
			if _, rest, found = strings.Cut(rest, mark); !found {
				break
			}
			if id := rest[:min(len(rest), idLength)]; isBuildID(id) {
				return id, true
			}
		}
	}
	return "", false
}

// An ID is so many hashes of so many characters, with slashes between them.
const (
	idHashes   = 4
	hashLength = 20
	idLength   = idHashes*(hashLength+1) - 1
)

func isBuildID(text string) bool {
	hashes := strings.Split(text, "/")
	for _, hash := range hashes {
		if len(hash) != hashLength {
			return false
		}
	}
	return len(hashes) == idHashes
}
