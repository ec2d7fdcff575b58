package chart

import (
	"math"
	"slices"
	"strconv"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// A tile map shows the 34 province-level units as squares of one size, each about where it lies among its neighbours.
// It draws no border and no coast, and so is no map in the sense of the law on maps.

// tile is one unit: its code of GB/T 2260, its letters of ISO 3166-2:CN, and its place.
type tile struct {
	code        string
	letters     string
	column, row int
}

const (
	tileColumns = 8
	tileRows    = 8
)

// allTiles are the 34 units, in the order of their codes.
var allTiles = [34]tile{
	{"110000", "BJ", 5, 2}, {"120000", "TJ", 6, 2}, {"130000", "HE", 4, 2}, {"140000", "SX", 3, 2},
	{"150000", "NM", 4, 1}, {"210000", "LN", 7, 2}, {"220000", "JL", 7, 1}, {"230000", "HL", 7, 0},
	{"310000", "SH", 6, 4}, {"320000", "JS", 5, 4}, {"330000", "ZJ", 5, 5}, {"340000", "AH", 4, 4},
	{"350000", "FJ", 5, 6}, {"360000", "JX", 4, 5}, {"370000", "SD", 4, 3}, {"410000", "HA", 3, 3},
	{"420000", "HB", 3, 4}, {"430000", "HN", 3, 5}, {"440000", "GD", 4, 6}, {"450000", "GX", 3, 6},
	{"460000", "HI", 2, 7}, {"500000", "CQ", 2, 4}, {"510000", "SC", 1, 4}, {"520000", "GZ", 2, 5},
	{"530000", "YN", 1, 5}, {"540000", "XZ", 0, 4}, {"610000", "SN", 2, 3}, {"620000", "GS", 1, 3},
	{"630000", "QH", 0, 3}, {"640000", "NX", 2, 2}, {"650000", "XJ", 0, 2}, {"710000", "TW", 6, 6},
	{"810000", "HK", 4, 7}, {"820000", "MO", 3, 7},
}

// tileAt is the category of each tile; -1 where the chart has none. Categories that are no tile are left.
func (s *Spec) tileAt() (at [len(allTiles)]int, others []int) {
	for n := range at {
		at[n] = -1
	}
	for category := range s.Categories {
		if n := tileOf(s.Categories[category].Code); n >= 0 {
			at[n] = category
		} else {
			others = append(others, category)
		}
	}
	return at, others
}

// tileOf is the tile of a code; -1 when it has none.
func tileOf(code string) int {
	return slices.IndexFunc(allTiles[:], func(one tile) bool { return one.code == code })
}

// tileName is the short name of a unit: 内蒙古, Inner Mongolia.
func (s *sheet) tileName(n int) string { return s.text("chart.tile." + allTiles[n].code) }

// drawTilemap draws the squares, each with its name and number. Units without a number are blank with a stroke, and the
// key says so.
func drawTilemap(s *sheet) {
	if len(s.spec.Series) == 0 {
		return
	}
	colours := newScale(s.spec)
	s.scaleKey(&colours)
	size, gap := 62.0, 4.0
	if s.narrow {
		gap = 2
		size = (s.width-2*s.left()-gap*(tileColumns-1))/tileColumns - 0.2
	}
	left := s.left() + (s.width-2*s.left()-size*tileColumns-gap*(tileColumns-1))/2
	top := s.y + s.font*0.4
	at, others := s.spec.tileAt()
	looks := make([]shade, len(at))
	for n := range at {
		if at[n] >= 0 && s.spec.Series[0].given(at[n]) {
			looks[n] = colours.shade(s.spec.Series[0].point(at[n]).Value)
		}
	}
	place := func(n int) (x, y float64) {
		return left + (size+gap)*float64(allTiles[n].column), top + (size+gap)*float64(allTiles[n].row)
	}
	power := s.tilePower(size)
	s.data()
	s.drawTiles(at[:], looks, size, place)
	s.drawTileTexts(at[:], looks, size, power, place)
	s.endData()
	s.y = top + (size+gap)*tileRows
	if power > 0 {
		s.paragraph(roleWords, s.text("chart.tile.in", "power", s.text("chart.tile.power."+strconv.Itoa(power))))
	}
	for n := range at {
		if at[n] < 0 || !s.spec.Series[0].given(at[n]) {
			s.y += s.font * 0.4
			s.key(true)
			break
		}
	}
	if len(others) > 0 {
		s.y += s.font * 0.3
		s.paragraph(roleWords, s.text("chart.tile.others", "count", strconv.Itoa(len(others))))
	}
}

// drawTiles draws the squares, one path for each shade, and the strokes of those without a number.
func (s *sheet) drawTiles(at []int, looks []shade, size float64, place func(int) (x, y float64)) {
	for hue := range 2 {
		for step := range mostSteps + 1 {
			opened := false
			for n := range at {
				if looks[n] != (shade{hue, step}) {
					continue
				}
				if !opened {
					s.openShade(shade{hue, step})
					opened = true
				}
				x, y := place(n)
				s.about(0, at[n])
				s.rectangle(x, y, size, size)
			}
			if opened {
				s.endPath()
			}
		}
	}
	s.openLines(roleAxis)
	for n := range at {
		if at[n] < 0 || !s.spec.Series[0].given(at[n]) {
			if at[n] >= 0 && s.spec.Series[0].point(at[n]).State > model.Missing {
				continue // its sign stands there
			}
			x, y := place(n)
			s.about(0, at[n])
			s.hatch(x+size*0.3, y+size*0.56, size*0.4, size*0.3)
		}
	}
	s.endPath()
}

// tilePower is the power of ten that numbers are written in, so that they fit their squares; 0 when they fit as they
// are.
func (s *sheet) tilePower(size float64) int {
	widest, largest := 0.0, decimal.Decimal{}
	at, _ := s.spec.tileAt()
	for n := range at {
		if at[n] < 0 || !s.spec.Series[0].given(at[n]) {
			continue
		}
		widest = max(widest, s.number(0, at[n]).width)
		if value := s.spec.Series[0].point(at[n]).Value.Abs(); value.Cmp(largest) > 0 {
			largest = value
		}
	}
	if s.font*(widest+0.2) <= size {
		return 0
	}
	powers := [...]int{8, 4}
	if s.spec.Language == model.English {
		powers = [...]int{6, 3}
	}
	for _, power := range powers {
		if magnitude(largest) >= math.Pow10(power) {
			return power
		}
	}
	return 0
}

// tileNumber is the number in a square.
func (s *sheet) tileNumber(category, power int) string {
	if power == 0 {
		return s.number(0, category).text
	}
	value := s.spec.Series[0].point(category).Value
	shifted, fits := value.Shift(-power)
	if !fits {
		return s.number(0, category).text
	}
	decimals := 0
	if magnitude(shifted) < 100 {
		decimals = 1
	}
	if magnitude(shifted) < 1 {
		decimals = 2
	}
	return string(appendGrouped(nil, shifted.Round(decimals)))
}

// drawTileTexts writes the names and numbers, and the whole of both as titles.
func (s *sheet) drawTileTexts(at []int, looks []shade, size float64, power int, place func(int) (x, y float64)) {
	letters := false // for all, when one of the names is too long
	var names [len(allTiles)]string
	for n := range at {
		names[n] = s.tileName(n)
		letters = letters || textWidth(names[n]) > (size-2)/s.font
	}
	for _, strong := range [...]bool{false, true} {
		s.openOn(strong)
		for n := range at {
			if strong != (looks[n].step == mostSteps) {
				continue
			}
			x, y := place(n)
			s.about(0, at[n])
			s.body = append(s.body, "<g>"...)
			given := at[n] >= 0 && s.spec.Series[0].given(at[n])
			s.tileTitle(names[n], at[n])
			name := names[n]
			if letters {
				name = allTiles[n].letters
			}
			middle := x + size/2
			s.write(middle, y+size*0.36+s.font*0.1, name)
			if given {
				s.write(middle, y+size*0.76+s.font*0.1, s.tileNumber(at[n], power))
			} else if at[n] >= 0 {
				if state := s.spec.Series[0].point(at[n]).State; state > model.Missing {
					s.write(middle, y+size*0.76, stateSign(state))
				}
			}
			s.close()
		}
		s.close()
	}
}

// tileTitle writes what a pointer over a square shows.
func (s *sheet) tileTitle(name string, category int) {
	var point Point
	if category >= 0 {
		point = s.spec.Series[0].point(category)
	}
	words := ""
	if point.has() {
		words = figure(s.spec.Language, point) + spaced(s.spec.Language, s.spec.Unit)
	} else {
		words = s.text(stateKey(point.State))
	}
	s.title(s.text("chart.tile.title", "label", name, "value", words))
}

// IsTile says whether a code is that of one of the 34 province-level units.
func IsTile(code string) bool { return tileOf(code) >= 0 }
