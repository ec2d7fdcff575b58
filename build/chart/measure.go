package chart

import (
	"strings"
	"unicode/utf8"
)

// asciiWidths are the widths of the printable ASCII characters of a common sans serif, in hundredths of an em.
const asciiWidths = "" +
	"\x1c\x1c\x24\x38\x38\x59\x43\x13\x21\x21\x27\x3a\x1c\x21\x1c\x1c" + // space to /
	"\x38\x38\x38\x38\x38\x38\x38\x38\x38\x38\x1c\x1c\x3a\x3a\x3a\x38" + // 0 to ?
	"\x66\x43\x43\x48\x48\x43\x3d\x4e\x48\x1c\x32\x43\x38\x53\x48\x4e" + // @ to O
	"\x43\x4e\x48\x43\x3d\x48\x43\x5e\x43\x43\x3d\x1c\x1c\x1c\x2f\x38" + // P to _
	"\x21\x38\x38\x32\x38\x38\x1c\x38\x38\x16\x16\x32\x16\x53\x38\x38" + // ` to o
	"\x38\x38\x21\x32\x1c\x38\x32\x48\x32\x32\x32\x21\x1a\x21\x3a" // p to ~

// wideFonts is how much wider than that, in hundredths, the letters of the widest common fonts are. The reader's font
// is not known: a label that has too much room looks better than one that is cut.
const wideFonts = 112

// em is the unit in which widths of characters are added up: they are whole ten-thousandths of an em.
const em = 10000

// runeWidth is the width of a character in ten-thousandths of an em.
func runeWidth(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return wideFonts * int(asciiWidths[r-' '])
	case r == '\u00a0':
		return wideFonts * int(asciiWidths[0])
	case r < 0x2000:
		return 0.6 * em // Latin with accents, Greek, Cyrillic
	case r == '−' || r == '–' || r == '≈' || r == '≥' || r == '≤':
		return 0.6 * em
	}
	return em
}

// asciiEms is runeWidth of the characters of ASCII.
var asciiEms = func() (widths [utf8.RuneSelf]uint16) {
	for r := range widths {
		widths[r] = uint16(runeWidth(rune(r)))
	}
	return widths
}()

// textWidth is the width of a text in ems.
func textWidth(text string) float64 {
	width := 0
	for at := 0; at < len(text); at++ {
		if text[at] >= utf8.RuneSelf {
			for _, r := range text[at:] {
				width += runeWidth(r)
			}
			break
		}
		width += int(asciiEms[text[at]])
	}
	return float64(width) / em
}

// wrapped is a label cut into lines. It is a fixed array, because no label has more lines than this.
type wrapped struct {
	lines [3]string
	count int
	width float64 // of the widest line, in ems
}

// wrap cuts a label into as few lines of at most the given width as it needs. Lines break at spaces, and between
// any two Chinese characters unless the second is a closing mark; a space or comma not far from there is better,
// since what stands between two of them belongs together. What three lines do not hold ends in an ellipsis.
func wrap(text string, most float64) wrapped {
	var w wrapped
	total := textWidth(text)
	if total <= most {
		w.lines[0], w.count, w.width = text, 1, total
		return w
	}
	goal := most
	if total <= 1.9*most {
		goal = max(total/2+0.5, most*0.6) // two lines of about one length look better than a full and a short one
	}
	for w.count < len(w.lines) && text != "" {
		end := lineEnd(text, goal, most)
		if w.count == len(w.lines)-1 && end < len(text) {
			end = lineEnd(text, most-1, most-1)
			w.add(strings.TrimSpace(text[:end]) + "…")
			break
		}
		w.add(strings.TrimSpace(text[:end]))
		text, goal = strings.TrimSpace(text[end:]), most
	}
	return w
}

func (w *wrapped) add(line string) {
	w.lines[w.count] = line
	w.count++
	w.width = max(w.width, textWidth(line))
}

// lineEnd is where the first line of a text ends: the last place to break before goal, or else before most, or else
// the last character that fits.
func lineEnd(text string, goal, most float64) int {
	width, best, fits := 0.0, 0, 0
	space, upTo := 0, 0.0 // the last space or comma to break at, and how much of the line is before it
	within := false       // best is between two characters that none of these is beside
	var before rune
	for at, r := range text {
		if at > 0 && breaks(before, r) && width <= most+0.001 {
			spaced := before == ' ' || r == ' ' || strings.ContainsRune("、，；", before) && textWidth(text[at:]) <= most
			if best == 0 || width <= goal+0.001 {
				best, within = at, !spaced
			}
			if spaced {
				space, upTo = at, width
			}
		}
		if width <= most+0.001 {
			fits = at
		}
		if before = r; width > most {
			break
		}
		width += float64(runeWidth(r)) / em
	}
	switch {
	case width <= goal+0.001:
		return len(text)
	case within && upTo >= most/2:
		return space
	case best > 0:
		return best
	case fits > 0:
		return fits
	}
	_, size := utf8.DecodeRuneInString(text)
	return size
}

// breaks says whether a line may end between two characters.
func breaks(before, after rune) bool {
	switch {
	case strings.ContainsRune("、，。；：！？）》」』】％%)]}…", after), strings.ContainsRune("（《「『【([{", before):
		return false
	case before >= '0' && before <= '9' && after >= 0x2E80: // 5.00亿元
		return false
	case before == ' ' || after == ' ' || before == '-' || before == '/':
		return true
	}
	return before >= 0x2E80 || after >= 0x2E80
}
