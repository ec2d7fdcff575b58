package load

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/yamldoc"
)

// derivations are the keys that say how a derived value comes about; each has exactly one.
var derivations = []string{"formula", "share", "rank", "cumulative"}

// optionKeys are the keys of a derived value that rules may also give for some tables.
var optionKeys = []string{"share_of", "unspecified", "order", "minimum", "limit"}

func readDerived(id Name, node *yamldoc.Node) (DerivedDraft, bool) {
	optional := append([]string{"aliases", "note", "unit", "decimals"}, derivations...)
	m, ok := node.Map([]string{"title"}, append(optional, optionKeys...))
	if !ok {
		return DerivedDraft{}, false
	}
	draft := DerivedDraft{
		ID: id, Title: localized(m.Get("title")), Note: localized(m.Get("note")), Aliases: namesOf(m.Get("aliases")),
		Formulas: readFormulas(m.Get("formula")), Share: nameOf(m.Get("share")), Rank: readRank(m.Get("rank")),
		Cumulative: nameOf(m.Get("cumulative")), Unit: nameOf(m.Get("unit")),
		Decimals: readDecimals(m.Get("decimals")), Options: readOptions(m),
	}
	return draft, oneDerivation(m)
}

// oneDerivation reports a derived value that says in no way, or in several, how it comes about.
func oneDerivation(m yamldoc.Map) bool {
	var given []string
	for _, key := range derivations {
		if m.Get(key) != nil {
			given = append(given, key)
		}
	}
	switch len(given) {
	case 0:
		m.Node().Report(diag.YAMLMissingKey,
			diag.Args{"key": strings.Join(derivations, " | "), "in": m.Node().Path()})
		return false
	case 1:
		return true
	}
	m.Get(given[1]).Report(diag.DatasetTwoRules, diag.Args{"list": strings.Join(given, ", ")})
	return true
}

// readFormulas reads one formula, or one for each stretch of time: {"..2001": a / b, "2002..": a / c}.
func readFormulas(node *yamldoc.Node) []FormulaDraft {
	if node.Kind() != yamldoc.Mapping {
		if text := nameOf(node); text.Given() {
			return []FormulaDraft{{Text: text}}
		}
		return nil
	}
	entries, _ := node.Entries()
	if len(entries) == 0 {
		node.Report(diag.DatasetFormula, diag.Args{"value": "{}", "reason": "@reason.formula-end"})
	}
	var formulas []FormulaDraft
	for _, entry := range entries {
		if text := nameOf(entry.Value); text.Given() {
			formulas = append(formulas, FormulaDraft{Name{entry.Key, entry.Name.Place()}, text})
		}
	}
	return formulas
}

// readRank reads what to rank by: one quantity, or several with their weights.
func readRank(node *yamldoc.Node) []WeightDraft {
	if node.Kind() != yamldoc.Mapping {
		if name := nameOf(node); name.Given() {
			return []WeightDraft{{name, decimal.Whole(1)}}
		}
		return nil
	}
	entries, _ := node.Entries()
	var weights []WeightDraft
	for _, entry := range entries {
		if weight, ok := readNumber(entry.Value, "> 0"); ok {
			weights = append(weights, WeightDraft{Name{entry.Key, entry.Name.Place()}, weight})
		}
	}
	return weights
}

// readNumber reads a plain number: above 0, or not below it, as allowed says in a finding ("> 0" or "≥ 0").
func readNumber(node *yamldoc.Node, allowed string) (decimal.Decimal, bool) {
	text, ok := node.Text()
	if !ok {
		return decimal.Decimal{}, false
	}
	number, err := decimal.Parse(text)
	if err != nil || number.Sign() < 0 || number.IsZero() && allowed == "> 0" {
		node.Report(diag.YAMLBadValue, diag.Args{"value": text, "allowed": allowed, "nearest": ""})
		return number, false
	}
	return number, true
}

// maxDecimals is the most decimals that a derived value may have.
const maxDecimals = 9

func readDecimals(node *yamldoc.Node) int {
	if node == nil {
		return -1
	}
	decimals, ok := node.Int()
	if ok && (decimals < 0 || decimals > maxDecimals) {
		node.Report(diag.YAMLBadValue, diag.Args{"value": textOf(node), "allowed": "0–9", "nearest": ""})
		return -1
	}
	if !ok {
		return -1
	}
	return decimals
}

func readOptions(m yamldoc.Map) OptionsDraft {
	options := OptionsDraft{ShareOf: nameOf(m.Get("share_of"))}
	if rule, ok := m.Get("unspecified").OneOf("allocate", "ignore"); ok {
		options.Unspecified = Name{rule, m.Get("unspecified").Place()}
	}
	if order, ok := m.Get("order").OneOf("descending", "ascending"); ok {
		options.Order = Name{order, m.Get("order").Place()}
	}
	if minimum := m.Get("minimum"); minimum != nil {
		entries, _ := minimum.Entries()
		for _, entry := range entries {
			if least, ok := readNumber(entry.Value, "≥ 0"); ok {
				name := Name{entry.Key, entry.Name.Place()}
				options.Minimum = append(options.Minimum, MinimumDraft{name, least})
			}
		}
	}
	if limit, ok := m.Get("limit").Int(); ok {
		if limit < 1 {
			m.Get("limit").Report(diag.YAMLBadValue,
				diag.Args{"value": textOf(m.Get("limit")), "allowed": "≥ 1", "nearest": ""})
		} else {
			options.Limit = limit
		}
	}
	return options
}
