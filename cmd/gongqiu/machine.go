package main

import (
	"errors"
	"io/fs"
	"syscall"
)

// machineFaults are the ways in which a machine fails that people can do something about, each with the end of its
// text's key.
var machineFaults = []struct {
	is  error
	key string
}{
	{syscall.ENOSPC, ".full"}, {syscall.EDQUOT, ".full"}, {syscall.EROFS, ".read-only"},
	{fs.ErrPermission, ".permission"}, {fs.ErrNotExist, ".gone"}, {syscall.EMFILE, ".files"}, {syscall.EIO, ".disk"},
}

// machineText says in the reader's language what failed outside the author's files, where that is known, and quotes
// what the system says of it.
func (p *program) machineText(err error) string {
	for _, fault := range machineFaults {
		if !errors.Is(err, fault.is) {
			continue
		}
		var at *fs.PathError
		if errors.As(err, &at) {
			return p.word("command.machine"+fault.key+".at", "file", at.Path, "detail", err.Error())
		}
		return p.word("command.machine"+fault.key, "detail", err.Error())
	}
	return p.word("command.machine", "detail", err.Error())
}
