package words

import "strings"

// Topic is the texts of a language whose keys begin with a prefix. It is for who asks for thousands of them.
type Topic struct {
	book     *Book
	language string
	prefix   string
	texts    map[string]text // by the rest of the key
}

// Topic is the texts of a language whose keys begin with a prefix.
func (b *Book) Topic(language, prefix string) Topic {
	t := Topic{book: b, language: language, prefix: prefix, texts: make(map[string]text)}
	for key, text := range b.texts[language] {
		if rest, of := strings.CutPrefix(key, prefix); of {
			t.texts[rest] = text
		}
	}
	return t
}

// Text is Book.Text by the key without the prefix.
func (t Topic) Text(key string, args ...string) string {
	text, known := t.texts[key]
	switch {
	case !known:
		return t.book.Text(t.language, t.prefix+key, args...)
	case len(text.gaps) == 0:
		return text.written
	}
	var buffer [256]byte
	return string(t.book.replace(buffer[:0], t.language, text, argument(args)))
}
