package table

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gongqiu/build/decimal"
)

// A number in a workbook is stored apart from how it is shown. What is read is
//   - for a number: what is stored, at the 15 digits that spreadsheets keep (0.1+0.2 is 0.3), whatever is shown;
//   - for a percent format: the same times 100 and with the sign, 0.0303 is "3.03%";
//   - for a format that writes Chinese words around the number, 0"万人": the number with these words, unless the format
//     scales the number itself (0.0,"万"), for then the words are part of the scaling;
//   - for a date format: the text that is shown, "2010年4月";
//   - for what a formula gives, and for fractions without end, which somebody once computed: the digits that are shown,
//     2/3 as 0.00% is "66.67%". Where no format says how many, such a fraction is a finding: nobody means to publish
//     66.6666666666667.

// formats are those of a workbook, by the number that cells name.
type formats struct {
	list      []*format
	years1904 bool
	scratch   *excelize.File // made for the first date
}

// endOfDates is the day after the last that a spreadsheet knows, 9999-12-31.
const endOfDates = 2_958_466

// longestCode is how many characters a spreadsheet takes in a format; excelize would need minutes for very many.
const longestCode = 255

// readFormats reads the formats of the cells from the styles of a workbook.
func (b *workbook) readFormats() (*formats, error) {
	read := &formats{years1904: b.years1904}
	if b.styles == "" || b.parts[strings.ToLower(b.styles)] == nil {
		return read, nil
	}
	content, err := b.read(b.styles)
	if err != nil {
		return nil, err
	}
	var document struct {
		Custom []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := xml.Unmarshal(content, &document); err != nil {
		return nil, err
	}
	codes := make(map[int]string, len(document.Custom))
	for _, custom := range document.Custom {
		codes[custom.ID] = custom.Code
	}
	known := make(map[int]*format)
	for _, cell := range document.Cells {
		if known[cell.Format] == nil {
			known[cell.Format] = newFormat(cell.Format, codes[cell.Format])
		}
		read.list = append(read.list, known[cell.Format])
	}
	return read, nil
}

// general is the format of a cell that has none.
var general = format{decimals: -1}

// text is what is read for a stored number in a cell of a style; computed says that a formula gives it. It is false for
// a fraction without end of which nothing says how many digits to show.
func (f *formats) text(stored string, style int, computed bool) (string, bool) {
	number := plainDigits(stored)
	used := &general
	if style >= 0 && style < len(f.list) {
		used = f.list[style]
	}
	if used.kind == date {
		return f.displayed(stored, used), true
	}
	isEndless := endless(number)
	if isEndless && used.decimals < 0 {
		return number, false
	}
	shown, sign := number, ""
	if used.kind == percent {
		shown, sign = timesHundred(number), "%"
	}
	if computed && used.decimals >= 0 || isEndless {
		shown = rounded(shown, used.decimals)
	}
	return used.before + shown + sign + used.after, true
}

// endless says whether a fraction fills the digits that spreadsheets keep: it is the result of a division, which nobody
// typed.
func endless(number string) bool {
	const full = 14 // of 15: the last may be a 0 that is not written
	return strings.Contains(number, ".") && len(strings.TrimLeft(strings.ReplaceAll(number, ".", ""), "-0")) >= full
}

// rounded writes a number with so many decimals, as it is shown.
func rounded(number string, decimals int) string {
	exact, err := decimal.Parse(number)
	if err != nil {
		return number
	}
	if fixed, ok := exact.Round(decimals).Fixed(decimals); ok {
		return fixed.String()
	}
	return number
}

// plainDigits writes a stored number without exponent and without the noise of binary fractions.
func plainDigits(stored string) string {
	if len(stored) <= 15 && !strings.ContainsAny(stored, "eE+") {
		return stored
	}
	value, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return stored
	}
	value, err = strconv.ParseFloat(strconv.FormatFloat(value, 'g', 15, 64), 64)
	if err != nil {
		return stored
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}

// timesHundred moves the point two places, exactly.
func timesHundred(number string) string {
	sign := ""
	if strings.HasPrefix(number, "-") {
		sign, number = "-", number[1:]
	}
	whole, fraction, _ := strings.Cut(number, ".")
	for len(fraction) < 2 {
		fraction += "0"
	}
	whole = strings.TrimLeft(whole+fraction[:2], "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction[2:], "0"); fraction != "" {
		return sign + whole + "." + fraction
	}
	return sign + whole
}

// displayed is how a spreadsheet in Chinese shows a date. Dates repeat, so each is asked for once.
func (f *formats) displayed(stored string, used *format) string {
	if text, known := used.displayedDates[stored]; known {
		return text
	}
	text, err := f.display(stored, used)
	if err != nil {
		text = plainDigits(stored)
	}
	if used.displayedDates == nil {
		used.displayedDates = make(map[string]string)
	}
	used.displayedDates[stored] = text
	return text
}

// display asks excelize, which knows the many formats of dates, by means of a cell in a workbook of its own. A format
// comes from the author's file, so that a panic over it is taken as an error.
func (f *formats) display(stored string, used *format) (text string, err error) {
	defer func() {
		if recover() != nil {
			err = errDamaged
		}
	}()
	serial, err := strconv.ParseFloat(stored, 64)
	if err != nil || serial < 0 || serial >= endOfDates || utf8.RuneCountInString(used.code) > longestCode {
		return "", errDamaged
	}
	if f.scratch == nil {
		f.scratch = excelize.NewFile(excelize.Options{CultureInfo: excelize.CultureNameZhCN,
			ShortDatePattern: "yyyy-mm-dd", LongDatePattern: `yyyy"年"m"月"d"日"`})
		if err := f.scratch.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &f.years1904}); err != nil {
			return "", err
		}
	}
	if used.style == 0 {
		style := &excelize.Style{NumFmt: used.id}
		if used.code != "" {
			style = &excelize.Style{CustomNumFmt: &used.code}
		}
		if used.style, err = f.scratch.NewStyle(style); err != nil {
			return "", err
		}
	}
	if err := f.scratch.SetCellValue("Sheet1", "A1", serial); err != nil {
		return "", err
	}
	if err := f.scratch.SetCellStyle("Sheet1", "A1", "A1", used.style); err != nil {
		return "", err
	}
	return f.scratch.GetCellValue("Sheet1", "A1")
}
