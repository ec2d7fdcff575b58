package plan

import (
	"slices"
	"testing"

	"gongqiu/build/model"
)

// Pages show the home page's dataset first, then those that the site names, then the others by id.
func TestInOrder(t *testing.T) {
	site := &model.Site{Config: &model.Config{
		Home:     model.HomeConfig{Dataset: model.Reference{Text: "market"}},
		Datasets: []model.Reference{{Text: "targets"}, {Text: "coverage"}},
	}}
	for _, id := range []string{"coverage", "facts", "market", "targets", "training"} {
		site.Datasets = append(site.Datasets, &model.Dataset{ID: id})
	}
	var got []string
	for _, d := range inOrder(site) {
		got = append(got, d.ID)
	}
	if want := []string{"market", "targets", "coverage", "facts", "training"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
