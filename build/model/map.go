package model

import "gongqiu/build/diag"

// Map is a geographic map that the site's owner supplies: data/maps/<id>.yaml with its GeoJSON file. A published map of
// China must have been reviewed, so a map without its review number is a finding and is never drawn.
type Map struct {
	ID       string
	Place    diag.Place
	Approval string // 审图号, as printed: GS(2024)0650号
	Source   Text   // who made the map
	Codelist Reference
	Features []MapFeature
}

// MapFeature is the outline of one region.
type MapFeature struct {
	Name  Reference // the code or label that the file gives it
	Code  string    // the code of the region; empty where no region has the name
	Rings [][]MapPoint
}

// MapPoint is a place on the earth in millionths of a degree, a tenth of a metre.
type MapPoint struct{ Longitude, Latitude int32 }
