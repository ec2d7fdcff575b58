package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
)

// isControl says whether a character is a control character other than tab and line ends. In a text that a person
// wrote it is a sign of a damaged file.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7F && r <= 0x9F
}

// isInvisible says whether a character shows nothing, or turns the direction of what follows, so that two names may
// look alike and differ. U+FFFD, which stands for what an earlier conversion lost, belongs here too: it must not be
// published.
func isInvisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x180E, r == 0x3164, r == 0xFEFF, r == utf8.RuneError, r == 0xFFFE, r == 0xFFFF:
		return true
	case r == 0x200B, r == 0x200E, r == 0x200F:
		return true
	default: // line separators, marks of direction, invisible operators, isolates
		return r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F
	}
}

// OddCharacter is the first character of a text that no text of a project may hold: a control character other than tab
// and line ends, or one that is invisible. Decode has looked for them in text files; cells of a workbook need it.
func OddCharacter(text string) (rune, bool) {
	for at := 0; at < len(text); at++ {
		if !mayBeOdd[text[at]] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[at:]); isControl(r) || isInvisible(r) {
			return r, true
		}
	}
	return 0, false
}

// oddRune is the first character of a name that a name may not have.
func oddRune(name string) (rune, bool) {
	for _, r := range name {
		if isControl(r) || isInvisible(r) || r == '\t' || r == '\n' || r == '\r' {
			return r, true
		}
	}
	return 0, false
}

func hasControl(content string) bool {
	for _, r := range content {
		if isControl(r) {
			return true
		}
	}
	return false
}

// CharacterName writes a character as its number, "U+200B", because it cannot be shown.
func CharacterName(r rune) string { return fmt.Sprintf("U+%04X", r) }

// reportOddRunes adds one finding for each character that a text may not hold, at its first place, with the number of
// its places. It is false when one of them is a control character.
func reportOddRunes(text Text, list *diag.List) bool {
	places := make(map[rune]int)
	var found []oddCharacter
	content := text.Content
	for at := 0; at < len(content); at++ {
		if !mayBeOdd[content[at]] {
			continue
		}
		r, _ := utf8.DecodeRuneInString(content[at:])
		if !isControl(r) && !isInvisible(r) && r != '\r' {
			continue
		}
		if places[r] == 0 {
			found = append(found, oddCharacter{r, at})
		}
		places[r]++
	}
	usable := true
	for _, odd := range found {
		place := text.Place(odd.offset, 1)
		place.Text = showOdd(place.Text)
		list.Add(diag.Finding{Code: diag.FileControl, Place: place, Rows: places[odd.character],
			Args: diag.Args{"character": CharacterName(odd.character), "where": "text"}})
		usable = usable && isInvisible(odd.character)
	}
	return usable
}

type oddCharacter struct {
	character rune
	offset    int
}

// mayBeOdd says of each byte of valid UTF-8 whether a character that begins with it may be odd.
var mayBeOdd = func() (table [256]bool) {
	for b := range ' ' {
		table[b] = b != '\n' && b != '\t'
	}
	for _, b := range []byte{0x7F, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF} {
		table[b] = true
	}
	return table
}()

// showOdd makes a line fit to be shown: what cannot be seen becomes U+FFFD, so that columns stay.
func showOdd(line string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) || isInvisible(r) || r == '\r' {
			return utf8.RuneError
		}
		return r
	}, line)
}
