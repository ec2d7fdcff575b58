// Package words holds every text that the program shows to people, in every language.
//
// In come flat JSON files, one set per language ("findings.zh.json", "site.en.json"), embedded in the program; out
// goes a Book that answers a key with the text in one language, its {placeholders} filled in. It is apart so that no
// sentence stands in code, and so that a test can prove that both languages say the same things.
package words

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The languages of the texts.
const (
	Chinese = "zh"
	English = "en"
)

//go:embed *.json
var files embed.FS

var load = sync.OnceValue(func() *Book {
	book, _ := Read(files) // the files are part of the program, and the tests prove that they have no fault
	return book
})

// Load is the book of the program's own texts. It is read once and never changes.
func Load() *Book { return load() }

// Languages lists the languages of the texts.
func Languages() []string { return []string{Chinese, English} }

// Book holds texts by language and key. It is never changed after Read.
type Book struct {
	texts map[string]map[string]text
}

// Read makes a book of all files named "<topic>.<language>.json" in the root of files, each one flat object of
// strings. The error names every file that cannot be read and every key that is given twice in a language; the book
// holds all the rest, and the first text of such a key.
func Read(files fs.FS) (*Book, error) {
	book := &Book{texts: make(map[string]map[string]text)}
	names, err := fs.Glob(files, "*.json")
	faults := []error{err}
	for _, name := range names {
		if err := book.read(files, name); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
		}
	}
	return book, errors.Join(faults...)
}

// mostTexts is room for the texts of a language: somewhat more than the program has.
const mostTexts = 2200

func (b *Book) read(files fs.FS, name string) error {
	parts := strings.Split(name, ".")
	if len(parts) != 3 {
		return errors.New("not named <topic>.<language>.json")
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	entries, err := readFlat(data)
	if err != nil {
		return err
	}
	language := parts[1]
	if b.texts[language] == nil {
		b.texts[language] = make(map[string]text, mostTexts)
	}
	var twice []string
	for _, entry := range entries {
		if _, known := b.texts[language][entry.key]; known {
			twice = append(twice, entry.key)
			continue
		}
		b.texts[language][entry.key] = newText(entry.text)
	}
	if twice != nil {
		slices.Sort(twice)
		return fmt.Errorf("keys given twice: %q", twice)
	}
	return nil
}

// Keys lists the keys of a language in alphabetical order.
func (b *Book) Keys(language string) []string {
	keys := make([]string, 0, len(b.texts[language]))
	for key := range b.texts[language] {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Has says whether the language has a text for the key.
func (b *Book) Has(language, key string) bool {
	_, has := b.texts[language][key]
	return has
}

// Raw is the text of the key as it is written, placeholders and all; false when there is none.
func (b *Book) Raw(language, key string) (string, bool) {
	text, has := b.texts[language][key]
	return text.written, has
}

// Text is the text of the key with its placeholders filled in from args: a name, its value, a name, its value, ….
// An unknown key gives the key in ⟦⟧, and a placeholder without a value stays as it is, so that both are seen. When
// the key's text has forms for one and other ("rows.one", "rows.other"), the argument "count" chooses between them.
func (b *Book) Text(language, key string, args ...string) string {
	text, known := b.texts[language][key]
	if known && len(text.gaps) == 0 {
		return text.written
	}
	var buffer [256]byte // most texts fit, so that filling one in allocates its result only
	if !known {
		return string(b.fill(buffer[:0], language, key, argument(args)))
	}
	return string(b.replace(buffer[:0], language, text, argument(args)))
}

// Append is Text, appended to dst.
func (b *Book) Append(dst []byte, language, key string, args ...string) []byte {
	return b.fill(dst, language, key, argument(args))
}

// argument looks up a name in a list of names and values.
func argument(args []string) func(name string) (string, bool) {
	return func(name string) (string, bool) {
		for i := 0; i+1 < len(args); i += 2 {
			if args[i] == name {
				return args[i+1], true
			}
		}
		return "", false
	}
}

// TextOf is Text with the arguments in a map.
func (b *Book) TextOf(language, key string, args map[string]string) string {
	return string(b.fill(nil, language, key, func(name string) (string, bool) {
		value, known := args[name]
		return value, known
	}))
}

// Count is Text with the argument "count" set to n.
func (b *Book) Count(language, key string, n int, args ...string) string {
	return b.Text(language, key, append([]string{"count", strconv.Itoa(n)}, args...)...)
}

// fill finds a text and appends it with its placeholders replaced.
func (b *Book) fill(dst []byte, language, key string, value func(name string) (string, bool)) []byte {
	text, known := b.texts[language][key]
	if !known {
		form := ".other"
		if count, _ := value("count"); count == "1" {
			form = ".one"
		}
		if text, known = b.texts[language][key+form]; !known {
			return append(append(append(dst, "⟦"...), key...), "⟧"...)
		}
	}
	return b.replace(dst, language, text, value)
}

// replace appends a text with its placeholders replaced.
func (b *Book) replace(dst []byte, language string, text text, value func(name string) (string, bool)) []byte {
	for _, gap := range text.gaps {
		dst = append(dst, gap.before...)
		if filled, known := value(gap.name); known {
			dst = append(dst, b.resolve(language, filled)...)
		} else {
			dst = append(append(append(dst, '{'), gap.name...), '}')
		}
	}
	return append(dst, text.end...)
}

// resolve turns an argument that names a text, such as "@type.list", into that text; others stay as they are.
func (b *Book) resolve(language, value string) string {
	key, isKey := strings.CutPrefix(value, "@")
	if !isKey {
		return value
	}
	if text, known := b.texts[language][key]; known {
		return text.written
	}
	return value
}

// text is a text as it is written, and cut at its placeholders.
type text struct {
	written string
	gaps    []gap
	end     string // what follows the last of them
}

// gap is a placeholder and what stands between it and the one before.
type gap struct{ before, name string }

func newText(written string) text {
	t := text{written: written, end: written}
	for {
		before, rest, opened := strings.Cut(t.end, "{")
		name, end, closed := strings.Cut(rest, "}")
		if !opened || !closed {
			return t
		}
		t.gaps, t.end = append(t.gaps, gap{before, name}), end
	}
}

// Placeholders lists the names in braces of a text, sorted, each once.
func Placeholders(written string) []string {
	var names []string
	for _, gap := range newText(written).gaps {
		names = append(names, gap.name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Texts is a book in one language, as the printers of findings ask for it.
type Texts struct {
	book     *Book
	language string
}

// Texts is the book in one language.
func (b *Book) Texts(language string) Texts { return Texts{b, language} }

// Language is the language of the texts.
func (t Texts) Language() string { return t.language }

// Message is what is wrong, in one line: the text "<code>.message", or "<code>.message.<word>" when args has a reason,
// problem or what with such a text.
func (t Texts) Message(code string, args map[string]string) string {
	return t.finding(t.variant(code+".message", args), code, args)
}

// Help is the cure, in one line: "<code>.help", or "<code>.help.<word>" as for Message; with ".nearest" after it when
// args gives a nearest name that the text can speak of.
func (t Texts) Help(code string, args map[string]string) string {
	key := t.variant(code+".help", args)
	if nearest := key + ".nearest"; args["nearest"] != "" && t.book.Has(t.language, nearest) {
		key = nearest
	}
	return t.finding(key, code, args)
}

// variant is the more special text of a key that the arguments ask for, or the key itself.
func (t Texts) variant(key string, args map[string]string) string {
	for _, name := range []string{"reason", "problem", "what"} {
		word := strings.TrimPrefix(args[name], "@")
		if word != "" && t.book.Has(t.language, key+"."+word) {
			return key + "." + word
		}
	}
	return key
}

// finding fills a text of a code; a value that is a word of the code is put into the reader's language.
func (t Texts) finding(key, code string, args map[string]string) string {
	return string(t.book.fill(nil, t.language, key, func(name string) (string, bool) {
		value, known := args[name]
		word := code + "." + name + "." + value
		if known && t.book.Has(t.language, word) {
			return t.finding(word, code, args), true
		}
		return value, known
	}))
}

// Word is any text by its key.
func (t Texts) Word(key string, args map[string]string) string {
	return t.book.TextOf(t.language, key, args)
}
