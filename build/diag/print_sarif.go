package diag

import (
	"bufio"
	"net/url"
	"slices"
)

// The parts of a SARIF 2.1.0 log that findings need.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string     `json:"id"`
		ShortDescription sarifText  `json:"shortDescription"`
		FullDescription  sarifText  `json:"fullDescription"`
		Configuration    sarifLevel `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Count     int             `json:"occurrenceCount,omitempty"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
)

func printSARIF(out *bufio.Writer, findings []Finding, texts Texts, options Options) error {
	driver := sarifDriver{Name: options.Tool, Version: options.Version, Rules: []sarifRule{}}
	if driver.Name == "" {
		driver.Name = "gongqiu"
	}
	var codes []Code
	for _, f := range findings {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for _, code := range codes {
		driver.Rules = append(driver.Rules, sarifRule{
			ID:               string(code),
			ShortDescription: sarifText{texts.Word(string(code)+".title", nil)},
			FullDescription:  sarifText{texts.Word(string(code)+".rule", nil)},
			Configuration:    sarifLevel{severities[code].String()},
		})
	}
	results := make([]sarifResult, 0, len(findings))
	for _, f := range findings {
		at, _ := slices.BinarySearch(codes, f.Code)
		results = append(results, sarifFinding(f, at, texts))
	}
	return encode(out, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{{Tool: sarifTool{driver}, ColumnKind: "unicodeCodePoints", Results: results}},
	})
}

func sarifFinding(f Finding, rule int, texts Texts) sarifResult {
	message := texts.Message(string(f.Code), textArgs(f))
	if help := texts.Help(string(f.Code), textArgs(f)); help != "" {
		message += "\n" + help
	}
	result := sarifResult{
		RuleID: string(f.Code), RuleIndex: rule, Level: f.Severity().String(), Message: sarifText{message},
	}
	if f.Rows > 1 {
		result.Count = f.Rows
	}
	if f.Place.File != "" {
		result.Locations = []sarifLocation{sarifPlace(f.Place)}
	}
	for i, related := range f.Related {
		location := sarifPlace(related.Place)
		location.ID = i + 1
		location.Message = &sarifText{texts.Word("print.related."+related.Role, nil)}
		result.Related = append(result.Related, location)
	}
	return result
}

func sarifPlace(p Place) sarifLocation {
	location := sarifLocation{Physical: sarifPhysical{
		Artifact: sarifArtifact{(&url.URL{Path: p.File}).EscapedPath()},
	}}
	if p.Sheet != "" {
		location.Logical = []sarifLogical{{p.String()}}
		return location
	}
	if p.Line == 0 {
		return location
	}
	region := &sarifRegion{StartLine: p.Line, StartColumn: p.Column}
	if p.Column > 0 && p.Width > 0 {
		region.EndColumn = p.Column + p.Width
	}
	if p.Text != "" {
		region.Snippet = &sarifText{p.Text}
	}
	location.Physical.Region = region
	return location
}
