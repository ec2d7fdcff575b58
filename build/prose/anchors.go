package prose

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxAnchor is the longest anchor in bytes, before the hash that stands for what was cut.
const maxAnchor = 80

// anchors hands out the ids of a page's headings, each once.
type anchors struct {
	taken map[string]bool
	next  map[string]int
}

func newAnchors() *anchors {
	return &anchors{taken: make(map[string]bool), next: make(map[string]int)}
}

// add is the id of a heading with this text. The second heading of a text gets "-2" at its end, and so on.
func (a *anchors) add(text string) string {
	base := Anchor(text)
	if !a.taken[base] {
		a.taken[base] = true
		return base
	}
	for number := max(a.next[base], 2); ; number++ {
		id := base + "-" + strconv.Itoa(number)
		if !a.taken[id] {
			a.taken[id] = true
			a.next[base] = number + 1
			return id
		}
	}
}

// Anchor makes an id out of a heading: letters and digits, with one hyphen for whatever stands between them. Latin
// letters lose case and accents; Chinese characters stay as they are, because a reader sees them in the address bar.
// The ids of footnotes, "fn-1" and "fnref-1", are never made.
func Anchor(text string) string {
	var id strings.Builder
	hyphen := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.In(r, unicode.Mn):
			continue // an accent
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			hyphen = id.Len() > 0
			continue
		}
		if hyphen {
			id.WriteByte('-')
			hyphen = false
		}
		id.WriteRune(unicode.ToLower(r))
	}
	anchor := norm.NFC.String(id.String())
	switch {
	case anchor == "":
		return "section"
	case strings.HasPrefix(anchor, "fn-"), strings.HasPrefix(anchor, "fnref-"):
		anchor = "section-" + anchor
	}
	if len(anchor) <= maxAnchor {
		return anchor
	}
	sum := sha256.Sum256([]byte(anchor))
	end := maxAnchor
	for !utf8.RuneStart(anchor[end]) {
		end--
	}
	return strings.TrimRight(anchor[:end], "-") + "-" + hex.EncodeToString(sum[:4])
}
