package table

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// errDamaged says that the parts of a workbook do not fit together.
var errDamaged = errors.New("damaged workbook")

// workbook is an unpacked workbook: the few parts that a table needs.
type workbook struct {
	parts  map[string]*zip.File
	folder string // of the main part, "xl"
	sheets []sheetEntry
	links  map[string]string // from the id of a relation to the name of a part
	styles string            // name of a part, "" for none
	shared string

	years1904 bool
}

// sheetEntry is a sheet in the list of the workbook.
type sheetEntry struct {
	name   string
	id     string
	hidden bool
}

// relation is one line of a .rels part.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// openWorkbook reads the list of sheets. The caps were checked on the directory of the archive before.
func openWorkbook(archive *zip.Reader) (*workbook, error) {
	book := &workbook{parts: make(map[string]*zip.File), links: make(map[string]string)}
	for _, file := range archive.File {
		book.parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(file.Name, `\`, "/"), "/"))] = file
	}
	main := "xl/workbook.xml"
	relations, err := book.relations("_rels/.rels", "")
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			main = r.Target
		}
	}
	book.folder = path.Dir(main)
	relations, err = book.relations(path.Join(book.folder, "_rels", path.Base(main)+".rels"), book.folder)
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		switch {
		case strings.HasSuffix(r.Type, "/worksheet"):
			book.links[r.ID] = r.Target
		case strings.HasSuffix(r.Type, "/styles"):
			book.styles = r.Target
		case strings.HasSuffix(r.Type, "/sharedStrings"):
			book.shared = r.Target
		}
	}
	return book, book.listSheets(main)
}

// relations reads a .rels part, with targets as names of parts. A part that is not there has none.
func (b *workbook) relations(name, folder string) ([]relation, error) {
	if b.parts[strings.ToLower(name)] == nil {
		return nil, nil
	}
	content, err := b.read(name)
	if err != nil {
		return nil, err
	}
	var document struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := xml.Unmarshal(content, &document); err != nil {
		return nil, err
	}
	for i, r := range document.Relations {
		if strings.HasPrefix(r.Target, "/") {
			document.Relations[i].Target = path.Clean(r.Target[1:])
		} else {
			document.Relations[i].Target = path.Join(folder, r.Target)
		}
	}
	return document.Relations, nil
}

func (b *workbook) listSheets(main string) error {
	content, err := b.read(main)
	if err != nil {
		return err
	}
	var document struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.Unmarshal(content, &document); err != nil {
		return err
	}
	b.years1904 = document.Properties.Date1904 == "1" || document.Properties.Date1904 == "true"
	for _, sheet := range document.Sheets {
		found := sheetEntry{name: sheet.Name, hidden: sheet.State != "" && sheet.State != "visible"}
		for _, attribute := range sheet.Attrs {
			if attribute.Name.Local == "id" {
				found.id = attribute.Value
			}
		}
		if b.links[found.id] != "" { // a chart sheet has no cells
			b.sheets = append(b.sheets, found)
		}
	}
	return nil
}

// read unpacks one part, never more of it than the directory of the archive says.
func (b *workbook) read(name string) ([]byte, error) {
	file := b.parts[strings.ToLower(name)]
	if file == nil {
		return nil, errDamaged
	}
	packed, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer packed.Close()
	var content bytes.Buffer
	content.Grow(int(file.UncompressedSize64) + bytes.MinRead)
	if _, err := content.ReadFrom(io.LimitReader(packed, int64(file.UncompressedSize64)+1)); err != nil {
		return nil, err
	}
	if uint64(content.Len()) != file.UncompressedSize64 {
		return nil, errDamaged
	}
	return content.Bytes(), nil
}

// choose finds the sheet of a name, or the first that is visible.
func (b *workbook) choose(name string) (sheetEntry, bool) {
	for _, sheet := range b.sheets {
		if name == "" && !sheet.hidden || name != "" && strings.EqualFold(sheet.name, name) {
			return sheet, true
		}
	}
	return sheetEntry{}, false
}

// sharedStrings reads the list of texts that cells point into. Phonetic guides are no part of a text.
func (b *workbook) sharedStrings() ([]string, error) {
	if b.shared == "" || b.parts[strings.ToLower(b.shared)] == nil {
		return nil, nil
	}
	content, err := b.read(b.shared)
	if err != nil {
		return nil, err
	}
	var (
		texts   []string
		current []byte
		inText  bool
		guide   bool
	)
	decoder := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "si":
				current = current[:0]
			case "rPh":
				guide = true
			case "t":
				inText = !guide
			}
		case xml.CharData:
			if inText {
				current = append(current, token...)
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "si":
				texts = append(texts, unescape(string(current)))
			case "rPh":
				guide = false
			case "t":
				inText = false
			}
		}
	}
}

// unescape resolves the _x000D_ form that workbooks use for characters that XML cannot hold, and makes line ends "\n".
func unescape(text string) string {
	var out strings.Builder
	for rest := text; ; {
		at := strings.Index(rest, "_x")
		if at < 0 || len(rest) < at+7 {
			out.WriteString(rest)
			break
		}
		code, ok := hexadecimal(rest[at+2 : at+6])
		if !ok || rest[at+6] != '_' {
			out.WriteString(rest[:at+2])
			rest = rest[at+2:]
			continue
		}
		out.WriteString(rest[:at])
		out.WriteRune(code)
		rest = rest[at+7:]
	}
	return strings.ReplaceAll(strings.ReplaceAll(out.String(), "\r\n", "\n"), "\r", "\n")
}

func hexadecimal(digits string) (rune, bool) {
	code := rune(0)
	for _, digit := range []byte(digits) {
		code <<= 4
		switch {
		case digit >= '0' && digit <= '9':
			code += rune(digit - '0')
		case digit >= 'A' && digit <= 'F':
			code += rune(digit-'A') + 10
		case digit >= 'a' && digit <= 'f':
			code += rune(digit-'a') + 10
		default:
			return 0, false
		}
	}
	return code, true
}
