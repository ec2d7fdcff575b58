// Package decimal holds exact numbers as staff print them.
//
// In come texts: plain numbers (Parse) and the cells of a table as people type them (ParseField: thousands commas,
// full-width digits, 万, "about", ranges). Out go exact decimals that remember their printed precision, the intervals
// that such a print stands for, and exact rationals for formulas of several steps. It is apart, below everything, so
// that no float can ever decide a digit of a published number.
package decimal

import "strconv"

// Decimal is an exact number as it was printed: coefficient × 10^-scale. The scale is the precision of the print:
// 1.00 is 100 at scale 2, 668万 is 668 at scale -4. Two decimals of one value may differ in scale; compare with Cmp.
// The zero value is 0.
type Decimal struct {
	coefficient int64
	scale       int8
}

const (
	// MaxDigits is the largest number of digits that Parse and ParseField accept.
	MaxDigits = 18
	// MaxScale bounds the scale of every result, on both sides of the point: -MaxScale to MaxScale.
	MaxScale = 64
)

// New is coefficient × 10^-scale. The coefficient must not be the least int64, which has no opposite.
func New(coefficient int64, scale int8) Decimal { return Decimal{coefficient, scale} }

// Whole is the whole number n.
func Whole(n int64) Decimal { return Decimal{n, 0} }

// Coefficient is the printed digits as a whole number.
func (d Decimal) Coefficient() int64 { return d.coefficient }

// Scale is the number of printed decimals; negative when the last printed digit stands for tens, hundreds, ….
func (d Decimal) Scale() int8 { return d.scale }

// Error says what is wrong with the text of a number, as one code word. Errors compare with ==.
type Error string

const (
	// ErrNotANumber is a text that holds no number, or something beside it that has no meaning there.
	ErrNotANumber Error = "not-a-number"
	// ErrGrouping is a thousands separator at a wrong place, such as 1,23,4.
	ErrGrouping Error = "grouping"
	// ErrTooManyDigits is a number of more than MaxDigits digits.
	ErrTooManyDigits Error = "too-many-digits"
	// ErrRange is a range whose low end lies above its high end, or whose ends differ in unit.
	ErrRange Error = "range"
	// ErrRatio is a ratio of which neither side is 1, or one side is not above 0.
	ErrRatio Error = "ratio"
)

// Error is the code word.
func (e Error) Error() string { return string(e) }

// Parse reads a plain number in ASCII: an optional minus, digits, and perhaps a point with digits after it. Leading
// zeros are read; a sign +, separators, exponents and spaces are not. The printed decimals become the scale. The
// error is ErrNotANumber or ErrTooManyDigits (more than MaxDigits digits, leading zeros aside).
func Parse(text string) (Decimal, error) {
	rest := text
	negative := false
	if rest != "" && rest[0] == '-' {
		negative, rest = true, rest[1:]
	}
	var digits digitRun
	point := false
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		switch {
		case c >= '0' && c <= '9':
			digits.add(c - '0')
		case c == '.' && !point && i > 0 && i+1 < len(rest):
			point = true
			digits.point()
		default:
			return Decimal{}, ErrNotANumber
		}
	}
	if digits.seen == 0 {
		return Decimal{}, ErrNotANumber
	}
	return digits.decimal(negative)
}

// digitRun gathers the digits of one number.
type digitRun struct {
	coefficient int64
	seen        int // digits met, leading zeros too
	counted     int // digits without leading zeros
	decimals    int
	afterPoint  bool
}

func (r *digitRun) point() { r.afterPoint = true }

func (r *digitRun) add(digit byte) {
	r.seen++
	if r.counted > 0 || digit != 0 {
		r.counted++
	}
	if r.afterPoint {
		r.decimals++
	}
	if r.counted <= MaxDigits {
		r.coefficient = r.coefficient*10 + int64(digit)
	}
}

func (r *digitRun) decimal(negative bool) (Decimal, error) {
	if r.counted > MaxDigits || r.decimals > MaxDigits {
		return Decimal{}, ErrTooManyDigits
	}
	if negative {
		r.coefficient = -r.coefficient
	}
	return Decimal{r.coefficient, int8(r.decimals)}, nil
}

// String is the number in plain digits: "-12.30"; a negative scale writes zeros, so 668 at scale -4 is "6680000".
func (d Decimal) String() string {
	var buffer [48]byte
	return string(d.AppendTo(buffer[:0]))
}

// AppendTo appends the number in plain digits to dst, as String writes it.
func (d Decimal) AppendTo(dst []byte) []byte {
	if d.coefficient < 0 {
		dst = append(dst, '-')
	}
	return d.AppendDigits(dst, 0)
}

// AppendDigits appends the number without its sign to dst. With a separator other than 0 it stands between groups of
// three digits before the point.
func (d Decimal) AppendDigits(dst []byte, separator byte) []byte {
	if m := d.magnitude(); m < 1e6 && d.scale >= 0 && d.scale <= 3 {
		return appendSmall(dst, uint32(m), uint32(d.scale), separator)
	}
	if d.scale >= 0 && d.scale <= 18 {
		return d.appendShort(dst, separator)
	}
	var buffer [20]byte
	at := len(buffer)
	for m := d.magnitude(); m > 0; m /= 10 {
		at--
		buffer[at] = byte('0' + m%10)
	}
	digits := buffer[at:]
	scale := int(d.scale)
	whole := len(digits) - scale // digits before the point, zeros of a negative scale too
	if len(digits) == 0 || whole <= 0 {
		dst = append(dst, '0')
	} else {
		for i := range whole {
			if separator != 0 && i > 0 && (whole-i)%3 == 0 {
				dst = append(dst, separator)
			}
			if i < len(digits) {
				dst = append(dst, digits[i])
			} else {
				dst = append(dst, '0')
			}
		}
	}
	if scale <= 0 {
		return dst
	}
	dst = append(dst, '.')
	for i := len(digits); i < scale; i++ {
		dst = append(dst, '0')
	}
	return append(dst, digits[max(0, whole):]...)
}

// appendShort is AppendDigits for scales of 0 to 18: it fills a buffer from the last digit to the first.
func (d Decimal) appendShort(dst []byte, separator byte) []byte {
	m := d.magnitude()
	var buffer [64]byte
	at := len(buffer)
	for range d.scale {
		at--
		buffer[at] = byte('0' + m%10)
		m /= 10
	}
	if d.scale > 0 {
		at--
		buffer[at] = '.'
	}
	for m >= 1000 {
		group := m % 1000
		m /= 1000
		at -= 3
		buffer[at], buffer[at+1], buffer[at+2] = byte('0'+group/100), byte('0'+group/10%10), byte('0'+group%10)
		if separator != 0 {
			at--
			buffer[at] = separator
		}
	}
	for first := true; first || m > 0; first = false {
		at--
		buffer[at] = byte('0' + m%10)
		m /= 10
	}
	return append(dst, buffer[at:]...)
}

// appendSmall is AppendDigits for digits below a million and scales of 0 to 3, as most counts, ratios and shares are.
func appendSmall(dst []byte, digits, scale uint32, separator byte) []byte {
	whole, rest := digits, uint32(0)
	if scale > 0 {
		power := uint32(powers[scale])
		whole, rest = digits/power, digits%power
	}
	if whole < 1000 {
		dst = AppendGroup(dst, whole)
	} else {
		if dst = AppendGroup(dst, whole/1000); separator != 0 {
			dst = append(dst, separator)
		}
		group := &groups[whole%1000]
		dst = append(dst, group[4], group[5], group[6])
	}
	if scale == 0 {
		return dst
	}
	group := &groups[rest]
	return append(append(dst, '.'), group[7-scale:7]...)
}

// groups are the numbers from 0 to 999: their digits, how many they are, and the digits filled up with zeros to three.
// What is looked up needs no decisions, which a processor foretells badly: the digits of data are as good as random.
var groups = func() (table [1000][8]byte) {
	for number := range table {
		group := &table[number]
		group[3] = byte(copy(group[:3], strconv.Itoa(number)))
		copy(group[4:], []byte{byte('0' + number/100), byte('0' + number/10%10), byte('0' + number%10)})
	}
	return table
}()

// AppendGroup appends the digits of a number below 1000.
func AppendGroup(dst []byte, number uint32) []byte {
	group := &groups[number]
	return append(dst, group[0], group[1], group[2])[:len(dst)+int(group[3])]
}

// Float64 is the nearest float, for drawing only: no digit that a reader sees may come from it.
func (d Decimal) Float64() float64 {
	scale := int(d.scale)
	if d.magnitude() < 1<<53 && scale >= -maxFloatPower && scale <= maxFloatPower { // both parts are exact
		if scale < 0 {
			return float64(d.coefficient) * floatPowers[-scale]
		}
		return float64(d.coefficient) / floatPowers[scale]
	}
	text := strconv.FormatInt(d.coefficient, 10) + "e" + strconv.Itoa(-scale)
	nearest, _ := strconv.ParseFloat(text, 64) // the text is well formed and far from the range's ends
	return nearest
}

const maxFloatPower = 22

// floatPowers are the powers of ten that a float holds exactly.
var floatPowers = [maxFloatPower + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
	1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}
