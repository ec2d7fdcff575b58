package load

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/source"
)

// The caps of a GeoJSON file, counted before a parser sees it.
const (
	maxMapBytes    = 8 << 20
	maxMapDepth    = 16
	maxMapBrackets = 500_000 // about as many points
	maxFeatures    = 5_000
	maxMapName     = 200 // characters
)

// geoFeature is what is read of a feature.
type geoFeature struct {
	Properties map[string]any `json:"properties"`
	Geometry   *struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

// features reads the outlines of a GeoJSON file. Each is named by one of its properties.
func (r *reader) features(name, property string) ([]model.MapFeature, bool) {
	content, ok := r.tree.ReadUpTo(name, maxMapBytes, r.list)
	if !ok {
		return nil, false
	}
	text, ok := source.Decode(name, content, r.list)
	if !ok {
		return nil, false
	}
	g := geoReader{text: text, property: property, list: r.list}
	if what, maximum := tooComplex(text.Content); what != "" {
		g.report(diag.MapComplex, 0, diag.Args{"what": what, "maximum": strconv.Itoa(maximum)})
		return nil, false
	}
	return g.read()
}

// tooComplex says which cap a text exceeds before it is parsed; nothing when none.
func tooComplex(text string) (what string, maximum int) {
	depth, brackets, quoted := 0, 0, false
	for at := 0; at < len(text); at++ {
		switch c := text[at]; {
		case quoted && c == '\\':
			at++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			depth, brackets = depth+1, brackets+1
			if depth > maxMapDepth {
				return "depth", maxMapDepth
			}
			if brackets > maxMapBrackets {
				return "points", maxMapBrackets
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return "", 0
}

// geoReader reads one GeoJSON file.
type geoReader struct {
	text     source.Text
	property string
	list     *diag.List
}

// report adds a finding at an offset of the file.
func (g *geoReader) report(code diag.Code, offset int, args diag.Args) {
	g.list.Add(diag.Finding{Code: code, Place: g.place(offset), Args: args})
}

// place is where an offset is. The line is left out, because a file of outlines may be a single one.
func (g *geoReader) place(offset int) diag.Place {
	line, column := g.text.Position(offset)
	return diag.Place{File: g.text.Path, Line: line, Column: column}
}

// feature reads the name and the outline of a feature; problem is the word for what is wrong with it,
// and value is what is.
func (g *geoReader) feature(read *geoFeature) (feature model.MapFeature, problem, value string) {
	switch name := read.Properties[g.property].(type) {
	case string:
		feature.Name.Text = strings.TrimSpace(name)
	case json.Number:
		feature.Name.Text = name.String()
	}
	if feature.Name.Text == "" {
		return feature, "code", g.property
	}
	if start, long := startOf(feature.Name.Text); long {
		return feature, "name", start
	}
	if read.Geometry == nil {
		return feature, "geometry", feature.Name.Text
	}
	var polygons [][][][]float64
	var err error
	switch read.Geometry.Type {
	case "Polygon":
		polygons = make([][][][]float64, 1)
		err = json.Unmarshal(read.Geometry.Coordinates, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(read.Geometry.Coordinates, &polygons)
	default:
		return feature, "geometry", feature.Name.Text
	}
	if err != nil || bytes.Contains(read.Geometry.Coordinates, []byte("null")) { // which would be read as 0
		return feature, "geometry", feature.Name.Text
	}
	for _, rings := range polygons {
		for _, ring := range rings {
			points, wrong := mapPoints(ring)
			if wrong != nil {
				return feature, "range", strings.Trim(fmt.Sprint(wrong), "[]")
			}
			if len(points) < 3 {
				return feature, "geometry", feature.Name.Text
			}
			feature.Rings = append(feature.Rings, points)
		}
	}
	if len(feature.Rings) == 0 {
		return feature, "geometry", feature.Name.Text
	}
	return feature, "", ""
}

// startOf is the start of a name that is too long to be that of a region, and to be shown whole.
func startOf(name string) (start string, long bool) {
	if utf8.RuneCountInString(name) <= maxMapName {
		return "", false
	}
	return string([]rune(name)[:maxMapName/10]) + "…", true
}

// mapPoints turns positions into millionths of a degree. A ring ends where it began; that last point is left out.
// The first position that is none is wrong.
func mapPoints(ring [][]float64) (points []model.MapPoint, wrong []float64) {
	for _, position := range ring {
		if len(position) < 2 || math.Abs(position[0]) > 180 || math.Abs(position[1]) > 90 {
			return nil, append([]float64{}, position...)
		}
		point := model.MapPoint{
			Longitude: int32(math.Round(float64(position[0] * 1e6))), Latitude: int32(math.Round(float64(position[1] * 1e6))),
		}
		if len(points) == 0 || points[len(points)-1] != point {
			points = append(points, point)
		}
	}
	if len(points) > 1 && points[0] == points[len(points)-1] {
		points = points[:len(points)-1]
	}
	return points, nil
}
