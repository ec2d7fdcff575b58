package chart

import (
	"math"
	"strconv"
)

// snippet is a few bytes that are written more than once: a coordinate, and perhaps what stands around it.
type snippet struct {
	bytes  [16]byte
	length int
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

// appendCoordinate writes a coordinate rounded to one decimal, without a zero at the end: a tenth of a unit is less
// than a dot of any screen. What is not finite would break the drawing, and is written as 0.
func appendCoordinate(dst []byte, value float64) []byte {
	size := math.Abs(value)
	if !(size <= 1e6) {
		size = 0
	}
	tenths := uint32(int64(float64(size*10) + 0.5))
	if value < 0 && tenths > 0 {
		dst = append(dst, '-')
	}
	whole, rest := tenths/10, byte('0'+tenths%10)
	switch {
	case whole < 10:
		dst = append(dst, byte('0'+whole), '.', rest)
	case whole < 100:
		dst = append(dst, byte('0'+whole/10), byte('0'+whole%10), '.', rest)
	case whole < 1000:
		dst = append(dst, byte('0'+whole/100), byte('0'+whole/10%10), byte('0'+whole%10), '.', rest)
	default:
		dst = append(strconv.AppendUint(dst, uint64(whole), 10), '.', rest)
	}
	if rest == '0' {
		return dst[:len(dst)-len(".0")]
	}
	return dst
}
