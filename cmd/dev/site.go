package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongqiu/cmd/dev/tree"
)

// compiled compiles the project's command; the go command keeps what it has compiled.
func (c *checker) compiled(ctx context.Context) (string, error) {
	binary := filepath.Join(c.temporary, "gongqiu.exe")
	_, err := runCommand(ctx, c.root, nil, "go", "build", "-o", binary, "./cmd/gongqiu")
	return binary, err
}

// findings lets the program judge the project's own content and data; a warning is a failure here.
func (c *checker) findings(ctx context.Context) (string, error) {
	binary, err := c.compiled(ctx)
	if err != nil {
		return "", err
	}
	_, err = runCommand(ctx, c.root, nil, binary, "check", "--strict")
	return "", err
}

// sameBytes builds the project's own site from two copies of it that stand in two folders, on one core and on eight, in
// two time zones, and then once more over what is there. All three must hold the same bytes.
func (c *checker) sameBytes(ctx context.Context) (string, error) {
	binary, err := c.compiled(ctx)
	if err != nil {
		return "", err
	}
	one, other := filepath.Join(c.temporary, "one"), filepath.Join(c.temporary, "other", "folder")
	for _, project := range []string{one, other} {
		if err := copyProject(c.root, project); err != nil {
			return "", err
		}
	}
	builds := []struct {
		project  string
		settings []string
	}{
		{one, []string{"GOMAXPROCS=1", "TZ=Pacific/Kiritimati"}},
		{other, []string{"GOMAXPROCS=8", "TZ=America/New_York"}},
		{one, []string{"GOMAXPROCS=8", "TZ=America/New_York"}},
	}
	var first map[string]tree.File
	for _, build := range builds {
		output := build.project + "-public"
		_, err := runCommand(ctx, build.project, build.settings, binary, "build", "-s", build.project, "-d", output)
		if err != nil {
			return "", err
		}
		built, err := tree.Read(output)
		if err != nil {
			return "", err
		}
		if first == nil {
			first = built
		}
		if differences := tree.Compare(first, built); len(differences) > 0 {
			return "", fmt.Errorf("with %s the site differs in %s:\n%s", strings.Join(build.settings, " "),
				counted(len(differences), "file"), strings.Join(tree.Shortened(differences, 20), "\n"))
		}
	}
	if len(first) == 0 {
		return "", fmt.Errorf("the build wrote no file")
	}
	return fmt.Sprintf("%s, %s", counted(len(first), "file"), tree.ReadableBytes(tree.Bytes(first))), nil
}

// copyProject copies what the program reads of a project.
func copyProject(from, to string) error {
	for _, folder := range []string{"content", "data", "themes"} {
		if err := os.CopyFS(filepath.Join(to, folder), os.DirFS(filepath.Join(from, folder))); err != nil {
			return err
		}
	}
	return nil
}
