package plan

import (
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// The loans of Jiangxi in 2006 have a floor and no plan: what was published is the completion of the floor, 193.66,
// and it is shown, not what actual and floor would give.
func TestOneCompletion(t *testing.T) {
	number := func(text string) chart.Point {
		value, err := decimal.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return chart.Point{State: model.Present, Value: value}
	}
	missing := chart.Point{State: model.Missing}
	b := &binder{spec: &chart.Spec{Series: []chart.Series{
		{Code: "actual", Role: chart.RoleActual, Points: []chart.Point{number("261763"), number("1161000000")}},
		{Code: "completion", Role: chart.RoleCompletion, Points: []chart.Point{number("102.27"), missing}},
		{Code: "completion_floor", Role: chart.RoleCompletion, Points: []chart.Point{missing, number("193.66")}},
	}}}
	b.oneCompletion()
	if len(b.spec.Series) != 2 {
		t.Fatalf("%d series are left, want 2", len(b.spec.Series))
	}
	for at, want := range []string{"102.27", "193.66"} {
		if got := b.spec.Series[1].Points[at].Value.String(); got != want {
			t.Errorf("row %d: got %s, want %s", at, got, want)
		}
	}
}
