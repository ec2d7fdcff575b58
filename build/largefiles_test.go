package build_test

import (
	"io/fs"
	"os"
	"testing"
)

// TestNoLargeFiles proves that no built program or other large file lies among the sources, where it would be committed
// and fetched with every clone.
func TestNoLargeFiles(t *testing.T) {
	const most = 1 << 20
	for _, folder := range []string{"../build", "../cmd", "../themes"} {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			info, err := entry.Info()
			if err == nil && info.Size() > most {
				t.Errorf("%s/%s has %d bytes", folder, name, info.Size())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
