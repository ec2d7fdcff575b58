package serve

import (
	_ "embed" // the script and its style sheet
	"encoding/json"
	"strings"
)

//go:embed reload.js
var reloadScript string

//go:embed reload.css
var reloadStyle string

// script is the reload script with the texts of the panel put in.
func script(words Words) string {
	quote := func(text string) string {
		quoted, err := json.Marshal(text)
		if err != nil {
			return `""`
		}
		return string(quoted)
	}
	return strings.NewReplacer(
		`/*language*/"en"`, quote(words.Language),
		`/*title*/""`, quote(words.Title),
		`/*close*/""`, quote(words.Close),
	).Replace(reloadScript)
}
