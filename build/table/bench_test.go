package table_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongqiu/build/diag"
	"gongqiu/build/source"
	"gongqiu/build/table"
)

// bigCSV is a table of six columns, the last of which is quoted when asked for.
func bigCSV(rows int, quoted bool) string {
	var out strings.Builder
	out.WriteString("period,region,occupation,demand,seekers,note\n")
	for row := range rows {
		note := "暂定"
		if quoted {
			note = `"1,234"`
		}
		fmt.Fprintf(&out, "2010-Q%d,无锡市,%02d,%d,%d,%s\n", row%4+1, row%97, row*7%100000, row*3%100000, note)
	}
	return out.String()
}

func BenchmarkRead(b *testing.B) {
	for _, quoted := range []bool{false, true} {
		content := bigCSV(180_000, quoted)
		b.Run(fmt.Sprintf("ours/quoted=%v", quoted), func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				var list diag.List
				t, ok := table.Read("a.csv", []byte(content), table.Options{}, &list)
				if !ok {
					b.Fatal(list.Sorted())
				}
				total := 0
				for row := range t.Rows {
					total += len(row.Fields[3])
				}
			}
		})
		b.Run(fmt.Sprintf("encoding-csv/quoted=%v", quoted), func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				reader := csv.NewReader(strings.NewReader(content))
				reader.ReuseRecord = true
				for {
					if _, err := reader.Read(); err != nil {
						break
					}
				}
			}
		})
	}
}

func BenchmarkPlaceOf(b *testing.B) {
	var list diag.List
	t, _ := table.ReadText(source.NewText("a.csv", bigCSV(180_000, true)), &list)
	for b.Loop() {
		t.PlaceOf(90_000, 3)
	}
}

func BenchmarkWorkbook(b *testing.B) {
	book := excelize.NewFile()
	defer book.Close()
	writer, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for line := 1; line <= 100_000; line++ {
		row := make([]any, 20)
		for column := range row {
			switch {
			case line == 1:
				row[column] = fmt.Sprintf("列%d", column)
			case column < 4:
				row[column] = fmt.Sprintf("编码%d", line*column%50)
			default:
				row[column] = float64(line*column) / 100
			}
		}
		cell, _ := excelize.CoordinatesToCellName(1, line)
		if err := writer.SetRow(cell, row); err != nil {
			b.Fatal(err)
		}
	}
	if err := writer.Flush(); err != nil {
		b.Fatal(err)
	}
	var content bytes.Buffer
	if err := book.Write(&content); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	b.ReportAllocs()
	for b.Loop() {
		var list diag.List
		t, ok := table.Read("a.xlsx", content.Bytes(), table.Options{MaximumUnpacked: 256 << 20}, &list)
		if !ok {
			b.Fatal(list.Sorted())
		}
		if t.Count() != 99_999 {
			b.Fatal(t.Count())
		}
	}
}
