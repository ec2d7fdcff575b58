package main

import (
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"gongqiu/build/diag"
)

// faults of the command line as kong words them. A test proves that they are still recognised.
var (
	unknownFlag  = regexp.MustCompile(`^unknown flag (-\S+?)(,|$)`)
	unexpected   = regexp.MustCompile(`^unexpected argument (.*?)(, did you mean|$)`)
	notYesOrNo   = regexp.MustCompile(`^(--\S+?): (?:bool value must be|expected bool)`)
	missingValue = regexp.MustCompile(`^(-\S+?): (?:missing value|expected .* value but got "EOL")`)
)

// badCommandLine says what is wrong with the command line in the reader's language.
func (p *program) badCommandLine(err error, model *kong.Application) int {
	text := err.Error()
	switch {
	case strings.HasPrefix(text, "expected one of") || strings.HasPrefix(text, "expected \""):
		return p.fault("command.no-verb", "list", strings.Join(verbNames(), ", "))
	case unknownFlag.MatchString(text):
		flag := unknownFlag.FindStringSubmatch(text)[1]
		return p.unknownName("command.unknown-flag", flag, flagNames(model))
	case unexpected.MatchString(text):
		argument := unexpected.FindStringSubmatch(text)[1]
		return p.unknownName("command.unexpected", argument, verbNames())
	case missingValue.MatchString(text):
		return p.fault("command.missing-value", "flag", missingValue.FindStringSubmatch(text)[1])
	}
	if notYesOrNo.MatchString(text) {
		return p.fault("command.not-yes-or-no", "flag", notYesOrNo.FindStringSubmatch(text)[1])
	}
	return p.fault("command.wrong", "detail", text)
}

// unknownName reports a name on the command line that nothing bears, with the nearest right one.
func (p *program) unknownName(key, value string, known []string) int {
	nearest := diag.Nearest(value, known)
	if nearest != "" {
		key += ".nearest"
	}
	return p.fault(key, "value", value, "nearest", nearest)
}

// flagNames lists all flags of all verbs.
func flagNames(application *kong.Application) []string {
	var names []string
	for _, flag := range application.Flags {
		names = append(names, "--"+flag.Name)
	}
	for _, child := range application.Children {
		for _, flag := range child.Flags {
			names = append(names, "--"+flag.Name)
		}
	}
	return names
}
