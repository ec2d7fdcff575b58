package main

import (
	"embed"
	"slices"
	"strings"

	"gongqiu/build/diag"
)

// The completion scripts, one for each shell. In them @VERBS@, @TOPICS@ and @CODES@ stand for what the program knows.
//
//go:embed completion/*
var completionScripts embed.FS

// completionVerb writes a script that completes the command line in a shell.
type completionVerb struct {
	Shell string `arg:"" optional:""`
}

// shells lists the shells that have a script.
func shells() []string { return []string{"bash", "zsh", "fish"} }

func (v *completionVerb) run(p *program) int {
	if !slices.Contains(shells(), v.Shell) {
		return p.badChoice("completion", v.Shell, shells())
	}
	script, err := completionScripts.ReadFile("completion/gongqiu." + v.Shell)
	if err != nil {
		return p.machineFailed(err)
	}
	var codes []string
	for _, code := range diag.Codes() {
		codes = append(codes, string(code))
	}
	filled := strings.NewReplacer(
		"@VERBS@", strings.Join(verbNames(), " "), "@TOPICS@", strings.Join(topics(), " "),
		"@CODES@", strings.Join(codes, " "),
	).Replace(string(script))
	_, err = p.out.Write([]byte(filled))
	return p.result(err)
}
