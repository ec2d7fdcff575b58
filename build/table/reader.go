package table

import (
	"math/bits"
	"strings"
)

// reader takes records from a text. It is an own one, and not encoding/csv, because fields must be parts of the text
// (they are kept by the million), because a fault must not end the reading, and because it is several times faster;
// the fuzz test holds it to encoding/csv.
type reader struct {
	content   string
	delimiter byte
	at        int // offset of what comes next
	lines     int // lines before at

	start  int // offset of the record
	line   int // line of the record
	fields []string
	fault  fault
	spans  []span // of the last fields, from the first that has a quote
}

// fault is a quote out of place. Its problem is the name of a text, "" for none.
type fault struct {
	problem    string
	start, end int
}

// span is where a field stands in the content, quotes included.
type span struct{ start, end int }

// next reads the next record that is not a blank line. A record with a fault is given up: reading goes on at its
// second line.
func (r *reader) next() bool {
	for r.at < len(r.content) {
		if r.content[r.at] != '\n' {
			break
		}
		r.at++
		r.lines++
	}
	if r.at >= len(r.content) {
		return false
	}
	r.start, r.line = r.at, r.lines+1
	r.fields, r.spans, r.fault = r.fields[:0], r.spans[:0], fault{}
	if field, plain := r.split(); !plain {
		r.quoted(field)
	}
	if r.fault.problem != "" {
		r.fields, r.at, r.lines = r.fields[:0], lineEnd(r.content, r.start), r.line
	}
	return true
}

// split takes apart a line without quotes. At a quote it stops and returns the offset of the field that has it.
func (r *reader) split() (field int, plain bool) {
	content, fields := r.content, r.fields
	last := max(r.delimiter, '"') // digits and letters come after a comma
	field = r.at
	for at := field; at < len(content); {
		next, marks := at+1, uint64(0x80)
		if at+eight <= len(content) {
			next, marks = at+eight, upTo(eightAt(content, at), last)
		}
		for ; marks != 0; marks &= marks - 1 {
			end := at + bits.TrailingZeros64(marks)/8
			switch b := content[end]; {
			case b == r.delimiter || b == '\n':
				fields = append(fields, content[field:end])
				if field = end + 1; b == '\n' {
					r.fields, r.at, r.lines = fields, field, r.lines+1
					return field, true
				}
			case b == '"':
				r.fields = fields
				return field, false
			}
		}
		at = next
	}
	r.fields, r.at, r.lines = append(fields, content[field:]), len(content), r.lines+1
	return field, true
}

// lineEnd is the offset at which the next line begins.
func lineEnd(content string, at int) int {
	end := strings.IndexByte(content[at:], '\n')
	if end < 0 {
		return len(content)
	}
	return at + end + 1
}

// quoted takes apart the rest of a record that has quotes, and may go over lines, from a field on.
func (r *reader) quoted(field int) {
	for at := field; ; {
		var value string
		start := at
		if at < len(r.content) && r.content[at] == '"' {
			value, at = r.quotedField(at)
		} else {
			at = fieldEnd(r.content, at, r.delimiter)
			value = r.content[start:at]
			if quote := strings.IndexByte(value, '"'); quote >= 0 {
				r.fault = fault{"stray-quote", start + quote, start + quote + 1}
			}
		}
		if r.fault.problem != "" {
			return
		}
		r.fields = append(r.fields, value)
		r.spans = append(r.spans, span{start, at})
		switch {
		case at >= len(r.content):
			r.at, r.lines = at, r.lines+1
			return
		case r.content[at] == '\n':
			r.at, r.lines = at+1, r.lines+1
			return
		}
		at++ // the delimiter
	}
}

// quotedField reads a field that begins with a quote, and returns the offset after its closing quote.
func (r *reader) quotedField(start int) (string, int) {
	doubled := false
	for at := start + 1; ; {
		next := strings.IndexByte(r.content[at:min(len(r.content), start+2*MaximumCell+3)], '"')
		if next < 0 {
			r.fault = r.unclosed(start)
			return "", at
		}
		at += next + 1
		switch {
		case at < len(r.content) && r.content[at] == '"':
			doubled = true
			at++
		case at >= len(r.content) || r.content[at] == '\n' || r.content[at] == r.delimiter:
			value := r.content[start+1 : at-1]
			r.lines += strings.Count(value, "\n")
			if doubled {
				value = strings.ReplaceAll(value, `""`, `"`)
			}
			return value, at
		case strings.Contains(r.content[start:at], "\n"):
			// The quote that looks closing opens a field of a later row: the first one was never closed.
			r.fault = fault{"unclosed-quote", start, start + 1}
			return "", at
		default:
			r.fault = fault{"stray-quote", at - 1, at}
			return "", at
		}
	}
}

// unclosed is the fault of a field whose quote does not close within twice the cap of a cell (all of it may be doubled
// quotes). On one line it is a long cell; over lines it is a quote that was forgotten.
func (r *reader) unclosed(start int) fault {
	rest := r.content[start:min(len(r.content), start+2*MaximumCell+3)]
	if len(rest) > 2*MaximumCell && !strings.Contains(rest, "\n") {
		return fault{"long-cell", start, start + len(rest)}
	}
	return fault{"unclosed-quote", start, start + 1}
}

// fieldEnd is the offset of the delimiter or line end after at.
func fieldEnd(content string, at int, delimiter byte) int {
	for at < len(content) && content[at] != delimiter && content[at] != '\n' {
		at++
	}
	return at
}

// bounds is where a field of the record stands in the content, quotes included.
func (r *reader) bounds(field int) (start, end int) {
	if before := len(r.fields) - len(r.spans); field >= before {
		return r.spans[field-before].start, r.spans[field-before].end
	}
	start = r.start
	for _, earlier := range r.fields[:field] {
		start += len(earlier) + 1
	}
	return start, start + len(r.fields[field])
}
