package download_test

import (
	"testing"

	"gongqiu/build/download"
	"gongqiu/build/model"
	"gongqiu/cmd/dev/workload"
)

// big is the made-up dataset of the measurements: 180,000 rows.
func big(b *testing.B) *model.Dataset {
	folder := b.TempDir()
	if err := workload.Write(folder, workload.ForPages(9000)); err != nil {
		b.Fatal(err)
	}
	return project(b, folder).Datasets[0]
}

func BenchmarkCSV(b *testing.B) {
	d := big(b)
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = download.AppendCSV(dst[:0], d)
	}
	b.SetBytes(int64(len(dst)))
}

func BenchmarkJSON(b *testing.B) {
	d := big(b)
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = download.AppendJSON(dst[:0], d, languages())
	}
	b.SetBytes(int64(len(dst)))
}
