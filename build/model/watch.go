package model

// Watch is told of every row of a breakdown whose cells are read, where it is not nil. It is for tests that hold what a
// page reads against what it says it depends on, and is set by them alone, while nothing else runs.
var Watch func(b *Breakdown, row int)
