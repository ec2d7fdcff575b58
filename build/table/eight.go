package table

// Eight bytes are looked at as one number, the first byte lowest: most bytes of a table are of no interest, and which
// of eight are is found without a decision for each.
const (
	eight = 8
	ones  = 0x0101010101010101
	highs = 0x80 * ones // the highest bit of each byte
)

// eightAt is the eight bytes of a text from a place on; there must be so many.
func eightAt(text string, at int) uint64 {
	t := text[at : at+eight]
	return uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
		uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
}

// upTo marks those of eight bytes that are at most an ASCII character, by the highest bit of each.
func upTo(bytes uint64, last byte) uint64 {
	return ^((bytes | highs) - uint64(last+1)*ones | bytes) & highs
}
