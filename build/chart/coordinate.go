package chart

import (
	"strconv"

	"gongqiu/build/decimal"
)

// snippet is a few bytes that are written more than once: a coordinate, and perhaps what stands around it.
type snippet struct {
	bytes  [16]byte
	length int
}

func newSnippet(text string) (s snippet) {
	s.length = copy(s.bytes[:], text)
	return s
}

// set makes it a coordinate, of 9 bytes at most, with what stands before and after it, of 7 together.
func (s *snippet) set(before string, value float64, after string) {
	s.length = len(append(appendCoordinate(append(s.bytes[:0], before...), value), after...))
}

// appendTo writes the snippet. It copies all that a snippet may be and drops what is too much: sixteen bytes are one
// move of the processor, where a length of which nothing is known is a loop.
func (s *snippet) appendTo(dst []byte) []byte {
	return append(dst, s.bytes[:]...)[:len(dst)+s.length]
}

// tenths is a length rounded to a tenth, in tenths. What is not finite, or beyond any canvas, is 0.
func tenths(length float64) int32 {
	if !(length <= 1e6) {
		return 0
	}
	return int32(float64(length*10) + 0.5)
}

// appendCoordinate writes a coordinate rounded to one decimal: a tenth of a unit is less than a dot of any screen. What
// is not finite would break the drawing, and is written as 0.
func appendCoordinate(dst []byte, value float64) []byte {
	if value < 0 {
		return appendTenths(dst, -tenths(-value))
	}
	return appendTenths(dst, tenths(value))
}

// appendTenths writes a coordinate that is given in tenths, without a zero at the end.
func appendTenths(dst []byte, value int32) []byte {
	if value < 0 {
		dst, value = append(dst, '-'), -value
	}
	dst = appendWhole(dst, value/10)
	if rest := value % 10; rest > 0 {
		dst = append(dst, '.', byte('0'+rest))
	}
	return dst
}

// units is a length rounded to a whole unit. What is not finite, or beyond any canvas, is 0.
func units(length float64) int32 {
	if !(length <= 1e6) {
		return 0
	}
	return int32(length + 0.5)
}

// appendWhole writes a coordinate that is a whole number of units.
func appendWhole(dst []byte, value int32) []byte {
	if value < 0 {
		dst, value = append(dst, '-'), -value
	}
	if value < 1000 {
		return decimal.AppendGroup(dst, uint32(value))
	}
	return strconv.AppendInt(dst, int64(value), 10)
}
