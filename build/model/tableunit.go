package model

// tableUnit is the unit in which the tables of a dataset give a column, where all that have it agree.
type tableUnit struct {
	unit        *Unit
	given, many bool
}

// tableUnits are the units of all columns.
func (c *Cells) tableUnits(columns int) []tableUnit {
	units := make([]tableUnit, columns)
	for _, file := range c.Tables {
		if file == nil {
			continue
		}
		for column := range units {
			unit, has := file.Units[Column(column)]
			if one := &units[column]; has || file.Sums != nil {
				one.many = one.many || one.given && one.unit != unit
				one.unit, one.given = unit, true
			}
		}
	}
	return units
}

// OneUnit is the unit in which all tables give a column; false where they do not agree.
func (c *Cells) OneUnit(column Column) (*Unit, bool) {
	one := &c.units[column]
	return one.unit, !one.many
}

// UnitOf is the unit in which the table of a cell gives a column; nil where it gives none.
func (c *Cells) UnitOf(column Column, cell Cell) *Unit {
	if one := &c.units[column]; !one.many {
		return one.unit
	}
	return c.Tables[c.Origins[cell.Origin].Table].Units[column]
}
