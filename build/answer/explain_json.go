package answer

import (
	"encoding/json"
	"io"

	"gongqiu/build/derivation"
	"gongqiu/build/model"
)

// The JSON form of a derivation. Its keys are part of the command's contract.
type (
	jsonExplanation struct {
		jsonStep
		Near []jsonNear `json:"near,omitempty"`
	}
	jsonNear struct {
		Kind  string   `json:"kind"`
		Names []string `json:"names"`
	}
	jsonStep struct {
		Address   string        `json:"address"`
		Name      string        `json:"name"`
		Title     string        `json:"title"`
		About     string        `json:"about"`
		Value     json.Number   `json:"value,omitempty"`
		Qualifier string        `json:"qualifier,omitempty"`
		State     string        `json:"state,omitempty"`
		Why       string        `json:"why,omitempty"`
		Rule      string        `json:"rule,omitempty"`
		Formula   string        `json:"formula,omitempty"`
		Sum       string        `json:"sum,omitempty"`
		Exact     string        `json:"exact,omitempty"`
		Decimals  *int          `json:"decimals,omitempty"`
		Given     *jsonPrinted  `json:"given,omitempty"`
		Published *jsonPrinted  `json:"published,omitempty"`
		Replaced  []jsonPrinted `json:"replaced,omitempty"`
		Inputs    []jsonStep    `json:"inputs,omitempty"`
	}
	jsonPrinted struct {
		jsonCell
		Unit   string `json:"unit,omitempty"`
		File   string `json:"file,omitempty"`
		Line   int    `json:"line,omitempty"`
		Column int    `json:"column,omitempty"`
		Sheet  string `json:"sheet,omitempty"`
		Cell   string `json:"cell,omitempty"`
		Text   string `json:"text,omitempty"`
		Agrees *bool  `json:"agrees,omitempty"`
		Cause  string `json:"cause,omitempty"`
	}
)

// WriteJSON writes the derivation as one object, each input within the step that rests on it.
func (e *Explanation) WriteJSON(w io.Writer) error {
	out := jsonExplanation{jsonStep: e.jsonStep(e.Step)}
	for _, near := range e.Near {
		out.Near = append(out.Near, jsonNear(near))
	}
	return encode(w, out)
}

func (e *Explanation) jsonStep(s *derivation.Step) jsonStep {
	out := jsonStep{
		Address: s.Address(), Name: s.Name(), Title: s.Title(e.Language), About: s.About(e.Language),
		Value: number(s.Value), Qualifier: qualifier(s.Value.Qualifier), State: s.Value.State.String(), Why: s.Why,
		Rule: s.Rule, Formula: s.Names(), Sum: s.Numbers(), Exact: s.Exact,
	}
	if s.Exact != "" {
		out.Decimals = &s.Decimals
	}
	if s.Cell != nil {
		printed := e.jsonPrinted(s.Cell)
		if s.Rule == "given" {
			out.Given = &printed
		} else {
			if !onlyPublished(s) {
				printed.Agrees = &s.Cell.Agrees
			}
			printed.Cause = string(s.Cell.Cause)
			out.Published = &printed
		}
	}
	for at := range s.Replaced {
		out.Replaced = append(out.Replaced, e.jsonPrinted(&s.Replaced[at]))
	}
	for _, input := range s.Inputs {
		out.Inputs = append(out.Inputs, e.jsonStep(input))
	}
	return out
}

func (e *Explanation) jsonPrinted(c *derivation.Cell) jsonPrinted {
	place := c.Place()
	out := jsonPrinted{
		jsonCell: jsonCell{
			Qualifier: qualifier(c.Number.Qualifier), State: c.Number.State.String(),
			jsonOrigin: &jsonOrigin{
				Status: c.Number.Status.String(), Note: c.Note().In(e.Language), Place: place.String(),
			},
		},
		File: place.File, Line: place.Line, Column: place.Column, Sheet: place.Sheet, Cell: place.Cell, Text: place.Text,
	}
	if unit := c.Unit(); unit != nil {
		out.Unit = unit.Label.In(e.Language)
	}
	if c.Number.Has() {
		out.Value = json.Number(c.Number.Number.String())
	}
	if source := c.Source(); source != (model.Source{}) {
		out.Source = &jsonSource{source.Title.In(e.Language), source.URL}
	}
	return out
}
