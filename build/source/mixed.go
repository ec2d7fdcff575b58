package source

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
)

// lineKind says what the bytes of one line can be. ASCII, and short lines that are text in both encodings, are neutral.
type lineKind uint8

const (
	neutral lineKind = iota
	surelyUTF8
	surelyGB18030
	neither
)

// census counts the lines of each kind and remembers the first of each.
type census struct {
	count [neither + 1]int
	first [neither + 1]oddLine
}

// oddLine is a line as bytes, with its number.
type oddLine struct {
	number int
	bytes  []byte
}

// decodeChinese decides between UTF-8 and GB18030 for content that is not valid UTF-8. Both encodings keep the bytes of
// line ends to themselves, so each line can be judged alone: a file whose lines disagree was pasted together.
func decodeChinese(path string, content []byte, list *diag.List) (string, Encoding, bool) {
	lines := takeCensus(content)
	notUTF8 := lines.count[surelyGB18030] + lines.count[neither]
	switch {
	case lines.count[surelyUTF8] == 0 && lines.count[neither] == 0:
		if decoded, ok := decodeGB18030(content); ok {
			return decoded, GB18030, true
		}
		list.Add(diag.Finding{Code: diag.FileEncoding, Place: diag.Place{File: path},
			Args: diag.Args{"reason": "unknown"}})
	case lines.count[surelyUTF8] == 0:
		odd := lines.first[neither]
		place := odd.place(path, lines.count[surelyGB18030] > 0)
		list.Add(diag.Finding{Code: diag.FileEncoding, Place: place, Rows: lines.count[neither],
			Args: diag.Args{"reason": "line", "lines": strconv.Itoa(lines.count[neither])}})
	case lines.count[surelyUTF8] >= notUTF8:
		odd, isGB := lines.first[neither], false
		if lines.count[surelyGB18030] > 0 && (odd.number == 0 || lines.first[surelyGB18030].number < odd.number) {
			odd, isGB = lines.first[surelyGB18030], true
		}
		list.Add(mixed(odd.place(path, isGB), UTF8, GB18030, notUTF8))
	default:
		odd := lines.first[surelyUTF8]
		list.Add(mixed(odd.place(path, false), GB18030, UTF8, lines.count[surelyUTF8]))
	}
	return "", UTF8, false
}

func mixed(place diag.Place, most, odd Encoding, lines int) diag.Finding {
	return diag.Finding{Code: diag.FileMixedEncoding, Place: place, Rows: lines, Args: diag.Args{
		"encoding": most.String(), "other": odd.String(), "lines": strconv.Itoa(lines),
	}}
}

func takeCensus(content []byte) census {
	var lines census
	number := 0
	separator := []byte("\n")
	if bytes.IndexByte(content, '\n') < 0 {
		separator = []byte("\r")
	}
	for line := range bytes.SplitSeq(content, separator) {
		number++
		kind := kindOfLine(line)
		lines.count[kind]++
		if lines.count[kind] == 1 {
			lines.first[kind] = oddLine{number, bytes.TrimSuffix(line, []byte("\r"))}
		}
	}
	return lines
}

// kindOfLine judges one line. GB18030 often makes valid UTF-8 of two bytes (女 is Ů), seldom of three; and UTF-8
// Chinese read as GB18030 always holds rare characters, because E4 to E9, the first byte of a Chinese character in
// UTF-8, is among the rare ones there. So a line is surely UTF-8 when it holds Chinese as UTF-8 and is not made of
// common characters alone as GB18030.
func kindOfLine(line []byte) lineKind {
	if firstBeyondASCII(line) < 0 {
		return neutral
	}
	if !utf8.Valid(line) {
		if _, ok := decodeGB18030(line); ok {
			return surelyGB18030
		}
		return neither
	}
	if !hasLongSequence(line) || onlyCommonGB2312(line) {
		return neutral
	}
	return surelyUTF8
}

func firstBeyondASCII(line []byte) int {
	for i, b := range line {
		if b >= utf8.RuneSelf {
			return i
		}
	}
	return -1
}

// hasLongSequence finds a character of three or four bytes in valid UTF-8.
func hasLongSequence(line []byte) bool {
	for _, b := range line {
		if b >= 0xE0 {
			return true
		}
	}
	return false
}

// onlyCommonGB2312 says whether the line is made of ASCII and the symbols (A1 to A3) and common characters (B0 to D7)
// of GB2312.
func onlyCommonGB2312(line []byte) bool {
	for i := 0; i < len(line); i++ {
		lead := line[i]
		if lead < utf8.RuneSelf {
			continue
		}
		i++
		common := lead >= 0xA1 && lead <= 0xA3 || lead >= 0xB0 && lead <= 0xD7
		if !common || i >= len(line) || line[i] < 0xA1 || line[i] > 0xFE {
			return false
		}
	}
	return true
}

// place points at the first byte of the line that is not ASCII: up to there both encodings agree on the column. The
// line is shown in its own encoding.
func (o oddLine) place(path string, isGB bool) diag.Place {
	column := 1
	if isGB || utf8.Valid(o.bytes) {
		column += max(firstBeyondASCII(o.bytes), 0)
	} else {
		column += validCharacters(o.bytes)
	}
	shown := strings.ToValidUTF8(string(o.bytes), "\uFFFD")
	if decoded, ok := decodeGB18030(o.bytes); isGB && ok {
		shown = decoded
	}
	return diag.Place{File: path, Line: o.number, Column: column, Width: 1, Text: shown}
}

// validCharacters counts the characters before the first byte that is not UTF-8.
func validCharacters(line []byte) int {
	count := 0
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		if r == utf8.RuneError && size == 1 {
			break
		}
		line = line[size:]
		count++
	}
	return count
}
