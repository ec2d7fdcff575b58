package chart

// Role is what a series is among the series of its chart, where the kind of chart gives them different shapes.
type Role uint8

// The roles. In a bullet chart a series is what was planned, reached or allowed; in a range chart the low, the middle
// or the high number of each row.
const (
	RoleNone Role = iota
	RolePlan
	RoleFloor   // what must be reached at least: 确保
	RoleStretch // what is striven for: 力争
	RoleCeiling // what must not be exceeded: 控制在…以内
	RoleActual
	RoleCompletion // the actual number in percent of what Series.Of says, as published: it wins over what is computed
	RoleLow
	RoleMiddle
	RoleHigh
)
