package main

import (
	"fmt"
	"runtime/debug"
)

// versionVerb says which program this is.
type versionVerb struct{}

func (v *versionVerb) run(p *program) int {
	line := "gongqiu " + buildVersion()
	if info, ok := debug.ReadBuildInfo(); ok {
		line += " " + info.GoVersion
	}
	_, err := fmt.Fprintln(p.out, line)
	return p.result(err)
}

// buildVersion is the version that the go command noted: that of the module, or of the working tree.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
