package load

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// degreesWGS84 are the endings of the names that coordinate systems in degrees have which agree within a metre: that of
// RFC 7946, and China's CGCS2000. A file in any other would be drawn at wrong places.
var degreesWGS84 = []string{"CRS84", ":4326", ":4490"}

// read reads the features of the collection, and the document to its end.
func (g *geoReader) read() (features []model.MapFeature, sound bool) {
	decoder := json.NewDecoder(strings.NewReader(g.text.Content))
	decoder.UseNumber()
	found, sound := false, true
	token, err := decoder.Token()
	if err == nil && token == json.Delim('{') {
		for err == nil && sound && decoder.More() {
			at := g.next(decoder)
			var key json.Token
			if key, err = decoder.Token(); err != nil {
				break
			}
			switch {
			case key == "features" && found:
				return nil, g.refuse(at, "twice", "")
			case key == "features":
				found = true
				features, sound, err = g.features(decoder)
			case key == "crs":
				sound, err = g.reference(decoder, at)
			default:
				var skipped json.RawMessage
				err = decoder.Decode(&skipped)
			}
		}
	}
	switch {
	case !sound:
		return nil, false
	case err != nil && !errors.Is(err, io.EOF):
		return nil, g.refuse(int(decoder.InputOffset()), "json", "")
	case !found:
		return nil, g.refuse(int(decoder.InputOffset()), "collection", "")
	case len(features) == 0:
		return nil, g.refuse(0, "empty", "")
	}
	return features, g.ends(decoder)
}

// ends says whether nothing follows the closing bracket of the document, and that it is there.
func (g *geoReader) ends(decoder *json.Decoder) bool {
	if _, err := decoder.Token(); err != nil {
		return g.refuse(len(g.text.Content), "json", "")
	}
	at := g.next(decoder)
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return g.refuse(at, "more", "")
	}
	return true
}

// next is where the next value begins.
func (g *geoReader) next(decoder *json.Decoder) int {
	at := int(decoder.InputOffset())
	return at + len(g.text.Content[at:]) - len(strings.TrimLeft(g.text.Content[at:], " \t\r\n,:"))
}

// refuse reports what is wrong with the file; it is false.
func (g *geoReader) refuse(offset int, problem, value string) bool {
	g.report(diag.MapGeoJSON, offset, diag.Args{"problem": problem, "value": value})
	return false
}

// reference reads the coordinate system that files made before RFC 7946 may name.
func (g *geoReader) reference(decoder *json.Decoder, at int) (sound bool, err error) {
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		return true, err
	}
	if string(raw) == "null" {
		return true, nil
	}
	var read struct {
		Properties struct {
			Name string `json:"name"`
		} `json:"properties"`
	}
	name := string(raw)
	if json.Unmarshal(raw, &read) == nil && read.Properties.Name != "" {
		name = read.Properties.Name
	}
	for _, ending := range degreesWGS84 {
		if strings.HasSuffix(name, ending) {
			return true, nil
		}
	}
	return g.refuse(at, "crs", name), nil
}

// features reads the list of features. It is not sound when any of them is not.
func (g *geoReader) features(decoder *json.Decoder) (features []model.MapFeature, sound bool, err error) {
	if token, err := decoder.Token(); err != nil {
		return nil, true, err
	} else if token != json.Delim('[') {
		return nil, g.refuse(int(decoder.InputOffset()), "collection", ""), nil
	}
	sound = true
	for decoder.More() {
		at := g.next(decoder)
		var read geoFeature
		if err := decoder.Decode(&read); err != nil {
			return nil, g.refuse(at, "json", ""), nil
		}
		if len(features) == maxFeatures {
			g.report(diag.MapComplex, at, diag.Args{"what": "features", "maximum": strconv.Itoa(maxFeatures)})
			return nil, false, nil
		}
		feature, problem, value := g.feature(&read)
		if problem != "" {
			sound = g.refuse(at, problem, value)
			continue
		}
		feature.Name.Place = g.place(at)
		features = append(features, feature)
	}
	if _, err := decoder.Token(); err != nil {
		return nil, g.refuse(len(g.text.Content), "json", ""), nil
	}
	return features, sound, nil
}
