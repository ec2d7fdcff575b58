package chart

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// AppendJSON writes the data of the chart as JSON: what it is, its categories, and its series with every kind of
// nothing kept apart. Numbers are plain and keep their printed decimals.
func AppendJSON(dst []byte, spec *Spec) []byte {
	dst = append(dst, '{')
	dst = appendMember(dst, "id", spec.ID)
	dst = appendMember(dst, "kind", string(spec.Kind))
	dst = appendMember(dst, "language", string(spec.Language))
	dst = appendMember(dst, "title", spec.Title)
	dst = appendMember(dst, "unit", spec.Unit)
	dst = appendMember(dst, "when", spec.When)
	dst = appendMember(dst, "note", spec.Note)
	dst = appendMember(dst, "source", spec.Source)
	dst = append(comma(dst), `"categories":[`...)
	for at, category := range spec.Categories {
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, '{')
		dst = appendMember(dst, "code", category.code())
		dst = appendMember(dst, "label", category.Label)
		dst = append(dst, '}')
	}
	dst = append(dst, `],"series":[`...)
	for series := range spec.Series {
		if series > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, '{')
		dst = appendMember(dst, "code", spec.Series[series].code())
		dst = appendMember(dst, "name", spec.Series[series].Name)
		dst = append(comma(dst), `"points":[`...)
		for at := range spec.Categories {
			if at > 0 {
				dst = append(dst, ',')
			}
			dst = appendPoint(dst, spec.Series[series].point(at))
		}
		dst = append(dst, "]}"...)
	}
	return append(dst, "]}\n"...)
}

// appendPoint writes a point with what is known of it.
func appendPoint(dst []byte, point Point) []byte {
	dst = append(dst, '{')
	switch {
	case point.has():
		dst = point.Value.AppendTo(append(dst, `"value":`...))
	case point.State == model.Absent:
		dst = appendMember(dst, "state", model.Missing.String())
	default:
		dst = appendMember(dst, "state", point.State.String())
	}
	if point.has() {
		if point.Qualifier != decimal.Exact {
			dst = appendMember(dst, "qualifier", point.Qualifier.String())
		}
		if point.Qualifier == decimal.Between {
			dst = point.High.AppendTo(append(comma(dst), `"high":`...))
		}
	}
	dst = appendMember(dst, "printed", point.Text)
	if point.Provisional {
		dst = append(comma(dst), `"provisional":true`...)
	}
	if point.Break {
		dst = append(comma(dst), `"break":true`...)
	}
	dst = appendMember(dst, "note", point.Note)
	return append(dst, '}')
}

// appendMember writes a member of an object, unless it is empty.
func appendMember(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	dst = append(comma(dst), '"')
	dst = append(dst, name...)
	return appendString(append(dst, `":`...), value)
}

// comma separates a member from the one before it.
func comma(dst []byte) []byte {
	if dst[len(dst)-1] == '{' {
		return dst
	}
	return append(dst, ',')
}

// appendString writes a string as encoding/json does, which makes it safe inside a script element too. Most strings
// have nothing to escape.
func appendString(dst []byte, text string) []byte {
	for at := 0; at < len(text); at++ {
		switch c := text[at]; {
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&', c == 0xE2 && separator(text[at:]):
			return appendMarshalled(dst, text)
		}
	}
	if !utf8.ValidString(text) {
		return appendMarshalled(dst, text)
	}
	dst = append(dst, '"')
	dst = append(dst, text...)
	return append(dst, '"')
}

// separator says whether the text starts with U+2028 or U+2029, which JavaScript takes for line ends.
func separator(text string) bool {
	return len(text) >= 3 && text[1] == 0x80 && (text[2] == 0xA8 || text[2] == 0xA9)
}

func appendMarshalled(dst []byte, text string) []byte {
	var out bytes.Buffer
	_ = json.NewEncoder(&out).Encode(text) // a string always encodes
	return append(dst, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}
