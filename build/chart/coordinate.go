package chart

import (
	"math"
	"strconv"
)

// coordinate is the text of a coordinate that is written more than once.
type coordinate struct {
	bytes  [10]byte // what appendCoordinate writes at most
	length int
}

func newCoordinate(value float64) (c coordinate) {
	c.length = len(appendCoordinate(c.bytes[:0], value))
	return c
}

func (c *coordinate) text() []byte { return c.bytes[:c.length] }

// appendCoordinate writes a coordinate rounded to one decimal, without a zero at the end: a tenth of a unit is less
// than a dot of any screen. What is not finite would break the drawing, and is written as 0.
func appendCoordinate(dst []byte, value float64) []byte {
	if math.IsNaN(value) || math.Abs(value) > 1e6 {
		value = 0
	}
	tenths := int64(float64(math.Abs(value)*10) + 0.5)
	if value < 0 && tenths > 0 {
		dst = append(dst, '-')
	}
	whole, rest := tenths/10, byte(tenths%10)
	switch {
	case whole < 10:
		dst = append(dst, byte('0'+whole))
	case whole < 100:
		dst = append(dst, byte('0'+whole/10), byte('0'+whole%10))
	case whole < 1000:
		dst = append(dst, byte('0'+whole/100), byte('0'+whole/10%10), byte('0'+whole%10))
	default:
		dst = strconv.AppendInt(dst, whole, 10)
	}
	if rest == 0 {
		return dst
	}
	return append(dst, '.', '0'+rest)
}
