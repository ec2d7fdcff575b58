package main

// grammar is what may stand on the command line. Kong reads it; what the flags mean is told by the help pages, and a
// flag that is not given is looked up in the environment by globals.
type grammar struct {
	Globals globals `embed:""`

	Build      buildVerb      `cmd:""`
	Serve      serveVerb      `cmd:""`
	Check      checkVerb      `cmd:""`
	Table      tableVerb      `cmd:""`
	Explain    explainVerb    `cmd:""`
	Help       helpVerb       `cmd:""`
	Version    versionVerb    `cmd:""`
	Completion completionVerb `cmd:""`
}

// globals are the flags of every verb.
type globals struct {
	Source      string `short:"s" placeholder:"DIR"`
	Destination string `short:"d" placeholder:"DIR"`
	Clock       string `placeholder:"RFC3339"`
	Strict      bool
	Quiet       bool   `short:"q"`
	Verbose     bool   `short:"v"`
	UI          string `name:"ui" placeholder:"zh|en"`
	ShowHelp    bool   `name:"help" short:"h"`
}

// verb is one thing that the command does. It returns the exit code.
type verb interface {
	run(p *program) int
}

// verbs finds the verb that was chosen by its name.
func (g *grammar) verb(name string) verb {
	switch name {
	case "build":
		return &g.Build
	case "serve":
		return &g.Serve
	case "check":
		return &g.Check
	case "table":
		return &g.Table
	case "explain":
		return &g.Explain
	case "help":
		return &g.Help
	case "version":
		return &g.Version
	case "completion":
		return &g.Completion
	}
	return nil
}

// verbNames lists the verbs in the order of the overview.
func verbNames() []string {
	return []string{"build", "serve", "check", "table", "explain", "help", "version", "completion"}
}
