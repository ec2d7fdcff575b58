package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/words"
	"gongqiu/build/write"
)

// program is what a verb runs in: the world, the flags that all verbs share, and the words of the reader's language.
type program struct {
	world
	ctx      context.Context
	globals  globals
	language string
	texts    words.Texts
}

// run reads the command line and runs its verb.
func run(ctx context.Context, args []string, w world) int {
	p := &program{world: w, ctx: ctx}
	p.language = chooseLanguage(args, w.getenv)
	p.texts = words.Load().Texts(p.language)
	if len(args) == 0 {
		_ = p.page(w.err, "overview") // a failure to write to standard error cannot be told
		return exitUsage
	}
	if args[0] == "--version" {
		args = []string{"version"}
	}
	var g grammar
	parser, err := kong.New(&g, kong.Name("gongqiu"), kong.NoDefaultHelp(), kong.Exit(func(int) {}),
		kong.Writers(w.err, w.err))
	if err != nil {
		return p.machineFailed(err)
	}
	chosen, err := parser.Parse(args)
	if helpWanted(args) {
		return p.helpFor(args)
	}
	if err != nil {
		return p.badCommandLine(err, parser.Model)
	}
	p.globals = g.Globals
	if code := p.completeGlobals(); code != exitClean {
		return code
	}
	name, _, _ := strings.Cut(chosen.Command(), " ")
	return g.verb(name).run(p)
}

// helpWanted says whether -h or --help stands on the command line, right or wrong as the rest of it may be.
func helpWanted(args []string) bool {
	for _, arg := range args {
		switch arg {
		case "--":
			return false
		case "-h", "--help":
			return true
		}
	}
	return false
}

// helpFor shows the page of the verb on the command line, or the overview.
func (p *program) helpFor(args []string) int {
	for _, arg := range args {
		if slices.Contains(verbNames(), arg) {
			return p.result(p.page(p.out, arg))
		}
	}
	return p.result(p.page(p.out, "overview"))
}

// result is the exit code after writing a result.
func (p *program) result(err error) int {
	if err != nil {
		return p.machineFailed(err)
	}
	return exitClean
}

// chooseLanguage finds the language for the person at the terminal: --ui, else GONGQIU_UI, else that of the system.
// It is read before all other flags, so that faults in them are told in it.
func chooseLanguage(args []string, getenv func(string) string) string {
	for at, arg := range args {
		value, joined := strings.CutPrefix(arg, "--ui=")
		if arg == "--ui" && at+1 < len(args) {
			value, joined = args[at+1], true
		}
		if joined && slices.Contains(words.Languages(), value) {
			return value
		}
	}
	for _, name := range []string{"GONGQIU_UI", "LC_ALL", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(value, words.Chinese) {
				return words.Chinese
			}
			return words.English
		}
	}
	return words.English
}

// completeGlobals takes flags that were not given from the environment, and checks them.
func (p *program) completeGlobals() int {
	g := &p.globals
	if g.UI != "" && !slices.Contains(words.Languages(), g.UI) {
		return p.badChoice("--ui", g.UI, words.Languages())
	}
	for _, one := range []struct {
		name string
		flag *string
	}{{"GONGQIU_SOURCE", &g.Source}, {"GONGQIU_CLOCK", &g.Clock}} {
		if *one.flag == "" {
			*one.flag = p.getenv(one.name)
		}
	}
	for _, one := range []struct {
		name string
		flag *bool
	}{{"GONGQIU_STRICT", &g.Strict}, {"GONGQIU_QUIET", &g.Quiet}, {"GONGQIU_VERBOSE", &g.Verbose}} {
		value := strings.ToLower(p.getenv(one.name))
		*one.flag = *one.flag || value != "" && value != "0" && value != "false" && value != "no"
	}
	if g.Source == "" {
		g.Source = "."
	}
	return exitClean
}

// clock is the time of --clock, or now. The second value says that it lies in the future.
func (p *program) clock() (clock time.Time, future, ok bool) {
	now := p.now()
	if p.globals.Clock == "" {
		return now, false, true
	}
	clock, err := time.Parse(time.RFC3339, p.globals.Clock)
	if err != nil {
		p.fault("command.bad-clock", "value", p.globals.Clock)
		return clock, false, false
	}
	return clock, clock.After(now), true
}

// project says whether the source folder is there to be read; otherwise it says what is wrong.
func (p *program) project() bool {
	info, err := os.Stat(p.globals.Source)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.fault("command.no-source", "value", p.globals.Source)
	case err == nil && !info.IsDir():
		p.fault("command.source-not-folder", "value", p.globals.Source)
	default:
		return true
	}
	return false
}

// model's language of the reader.
func (p *program) reader() model.Language { return model.Language(p.language) }

// word is a text of the command, with its arguments as name and value in turn.
func (p *program) word(key string, pairs ...string) string {
	args := make(map[string]string, len(pairs)/2)
	for at := 0; at+1 < len(pairs); at += 2 {
		args[pairs[at]] = pairs[at+1]
	}
	return p.texts.Word(key, args)
}

// say writes a line for the person at the terminal.
func (p *program) say(text string) { fmt.Fprintln(p.err, text) }

// fault says that the command was used wrongly.
func (p *program) fault(key string, pairs ...string) int {
	p.say("gongqiu: " + p.word(key, pairs...))
	return exitUsage
}

// badChoice says that a flag has a value that it does not know.
func (p *program) badChoice(flag, value string, allowed []string) int {
	key := "command.bad-choice"
	nearest := diag.Nearest(value, allowed)
	if nearest != "" {
		key += ".nearest"
	}
	return p.fault(key, "flag", flag, "value", value, "nearest", nearest, "list", strings.Join(allowed, ", "))
}

// machineFailed says that something outside the author's files went wrong.
func (p *program) machineFailed(err error) int {
	var foreign *write.ForeignError
	switch {
	case errors.As(err, &foreign):
		key := "command.foreign"
		if foreign.Ours {
			key = "command.foreign.ours"
		}
		return p.fault(key, "folder", foreign.Directory, "list", strings.Join(foreign.Names, ", "))
	case errors.Is(err, context.Canceled):
		p.say("gongqiu: " + p.word("command.interrupted"))
	default:
		p.say("gongqiu: " + p.machineText(err))
	}
	return exitMachine
}

// within is a path below the source folder.
func (p *program) within(parts ...string) string {
	return filepath.Join(append([]string{p.globals.Source}, parts...)...)
}
