package chart_test

import (
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

func BenchmarkChart(b *testing.B) {
	for _, name := range []string{"numbers", "seekers", "spark"} {
		spec := example(b, name, model.Chinese)
		run := func(output string, do func(dst []byte) []byte) {
			b.Run(output+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				var out []byte
				for b.Loop() {
					out = do(out[:0])
				}
				b.ReportMetric(float64(len(out)), "bytes/chart")
			})
		}
		run("svg-both", func(dst []byte) []byte { return drawer.AppendSVG(dst, spec, chart.Style{}) })
		run("svg-wide", func(dst []byte) []byte { return drawer.AppendSVG(dst, spec, chart.Style{Size: chart.Wide}) })
		run("option", func(dst []byte) []byte {
			dst, err := drawer.AppendOption(dst, spec)
			if err != nil {
				b.Fatal(err)
			}
			return dst
		})
		run("summary", func(dst []byte) []byte { return append(dst, drawer.Summary(spec)...) })
		run("table", func(dst []byte) []byte { drawer.Table(spec); return dst })
		run("csv", func(dst []byte) []byte { return chart.AppendCSV(dst, spec) })
		run("json", func(dst []byte) []byte { return chart.AppendJSON(dst, spec) })
	}
}
