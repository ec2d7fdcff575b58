package source

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"gongqiu/build/diag"
)

// Encoding is how the bytes of a text file stand for characters.
type Encoding uint8

// The encodings that are read. One is chosen for a whole file.
const (
	UTF8 Encoding = iota
	UTF16LittleEndian
	UTF16BigEndian
	GB18030
)

// String is the name of the encoding as people write it.
func (e Encoding) String() string {
	switch e {
	case UTF16LittleEndian:
		return "UTF-16LE"
	case UTF16BigEndian:
		return "UTF-16BE"
	case GB18030:
		return "GB18030"
	default:
		return "UTF-8"
	}
}

// Decode turns the bytes of a file into text. It reads UTF-8, UTF-16 (with a byte order mark, or where zero bytes show
// it) and GB18030, chosen for the whole file; line ends become "\n", also those of a file that has only CR.
//
// A file in no such encoding, in two of them, or with control characters is a finding and false. An invisible
// character is a finding too, but the text can be used, so that its other faults are found in the same run.
func Decode(path string, content []byte, list *diag.List) (Text, bool) {
	decoded, encoding, ok := decodeBytes(path, content, list)
	if !ok {
		return Text{Path: path, index: &lineIndex{}}, false
	}
	text := NewText(path, plainLineEnds(decoded))
	text.Encoding = encoding
	return text, reportOddRunes(text, list)
}

func decodeBytes(path string, content []byte, list *diag.List) (string, Encoding, bool) {
	fail := func() (string, Encoding, bool) {
		list.Add(diag.Finding{Code: diag.FileEncoding, Place: diag.Place{File: path},
			Args: diag.Args{"reason": "unknown"}})
		return "", UTF8, false
	}
	switch {
	case bytes.HasPrefix(content, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(content, []byte("\x00\x00\xFE\xFF")):
		return fail() // UTF-32
	case bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")):
		content = content[3:]
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		if decoded, ok := decodeUTF16(content[2:], UTF16LittleEndian); ok {
			return decoded, UTF16LittleEndian, true
		}
		return fail()
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		if decoded, ok := decodeUTF16(content[2:], UTF16BigEndian); ok {
			return decoded, UTF16BigEndian, true
		}
		return fail()
	}
	if encoding, likely := looksUTF16(content); likely {
		if decoded, ok := decodeUTF16(content, encoding); ok && !hasControl(decoded) {
			return decoded, encoding, true
		}
	}
	if utf8.Valid(content) {
		return asString(content), UTF8, true
	}
	return decodeChinese(path, content, list)
}

// asString takes over bytes that nobody changes any more: the caller of Decode hands them in for good, and a table of
// 64 MB is not copied.
func asString(content []byte) string {
	return unsafe.String(unsafe.SliceData(content), len(content))
}

// looksUTF16 tells UTF-16 without a mark from the zero bytes of its commas, digits and line ends, which all stand at
// odd or all at even places. In Chinese text a few zeros (those of 一, U+4E00) stand at the others.
func looksUTF16(content []byte) (Encoding, bool) {
	if len(content)%2 != 0 || bytes.IndexByte(content, 0) < 0 {
		return UTF8, false
	}
	sample := content[:min(len(content), 8<<10)]
	var even, odd int
	for i, b := range sample {
		switch {
		case b != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	units := len(sample) / 2
	switch {
	case odd*20 >= units && odd > 2*even:
		return UTF16LittleEndian, true
	case even*20 >= units && even > 2*odd:
		return UTF16BigEndian, true
	default:
		return UTF8, false
	}
}

func decodeUTF16(content []byte, encoding Encoding) (string, bool) {
	order := unicode.LittleEndian
	if encoding == UTF16BigEndian {
		order = unicode.BigEndian
	}
	if len(content)%2 != 0 {
		return "", false
	}
	decoded, err := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(content)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return "", false
	}
	return string(decoded), true
}

// decodeGB18030 fails on bytes that stand for no character.
func decodeGB18030(content []byte) (string, bool) {
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return "", false
	}
	return string(decoded), true
}

// plainLineEnds makes every line end "\n". A CR that ends no line, in a file that has other line ends, stays, and is
// reported as a control character.
func plainLineEnds(content string) string {
	switch {
	case strings.IndexByte(content, '\r') < 0:
		return content
	case strings.IndexByte(content, '\n') < 0:
		return strings.ReplaceAll(content, "\r", "\n")
	default:
		return strings.ReplaceAll(content, "\r\n", "\n")
	}
}
