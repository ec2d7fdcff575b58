package diag

import (
	"strings"
	"unicode/utf8"
)

// longestName is the most bytes that a name may have to be compared: no name of a project is as long, and what is,
// such as megabytes of text in the place of a name, would be compared with each candidate for minutes.
const longestName = 1000

// Nearest is the candidate that a mistyped name most likely means, and "" when none is near. Letters that are left
// out, doubled, wrong or swapped count one each; case and full-width forms count nothing. About a third of a name may
// be wrong, but never all of it. A name that is only the part of one candidate counts as near as well. The answer does
// not depend on the order of the candidates.
func Nearest(name string, candidates []string) string {
	if name == "" || len(name) > longestName {
		return ""
	}
	typed := foldName(name)
	var best, holder string
	bestDistance, bestShared, holderLength := -1, 0, 0
	for _, candidate := range candidates {
		known := foldName(candidate)
		if longEnough(typed) && (holderLength == 0 || len(known) < holderLength ||
			len(known) == holderLength && candidate < holder) && strings.Contains(string(known), string(typed)) {
			holder, holderLength = candidate, len(known)
		}
		limit := allowedDistance(len(typed), len(known))
		if bestDistance >= 0 {
			limit = min(limit, bestDistance)
		}
		distance, near := editDistance(typed, known, limit)
		if !near {
			continue
		}
		shared := sharedPrefix(typed, known)
		better := bestDistance < 0 || distance < bestDistance || shared > bestShared ||
			shared == bestShared && candidate < best
		if better {
			best, bestDistance, bestShared = candidate, distance, shared
		}
	}
	if bestDistance < 0 {
		return holder
	}
	return best
}

// allowedDistance is the number of faults up to which two names of these lengths still look like one.
func allowedDistance(typed, known int) int {
	longer := max(typed, known)
	if longer == 1 {
		return 0
	}
	return max(1, longer/3)
}

// longEnough says whether a part of a name tells enough: two characters of Chinese or four letters.
func longEnough(typed []rune) bool {
	return utf8.RuneCountInString(string(typed)) >= 4 || len(string(typed)) >= 6
}

// foldName makes letters small and full-width ASCII narrow.
func foldName(name string) []rune {
	folded := []rune(strings.ToLower(name))
	for i, r := range folded {
		if r >= '！' && r <= '～' {
			folded[i] = r - '！' + '!'
		}
	}
	return folded
}

func sharedPrefix(a, b []rune) int {
	shared := 0
	for shared < min(len(a), len(b)) && a[shared] == b[shared] {
		shared++
	}
	return shared
}

// editDistance counts the insertions, deletions, replacements and swaps of neighbours that turn a into b; it gives up
// past the limit, or when nothing of the shorter name would be left.
func editDistance(a, b []rune, limit int) (int, bool) {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return 0, false
	}
	twoBack, lastRow, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range lastRow {
		lastRow[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(lastRow[j]+1, row[j-1]+1, lastRow[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], twoBack[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return 0, false
		}
		twoBack, lastRow, row = lastRow, row, twoBack
	}
	distance := lastRow[len(b)]
	return distance, distance <= limit && distance < max(len(a), len(b))
}
