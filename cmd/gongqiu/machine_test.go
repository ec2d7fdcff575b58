package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"gongqiu/build/words"
)

// TestMachineText states that a failure of the machine is told in the reader's language, with its file and what the
// system says.
func TestMachineText(t *testing.T) {
	at := func(err error) error {
		return fmt.Errorf("output folder: %w", &fs.PathError{Op: "write", Path: "public/x.html", Err: err})
	}
	cases := []struct {
		err    error
		zh, en string
	}{
		{at(syscall.ENOSPC), "磁盘已满", "disk is full"},
		{at(syscall.EACCES), "没有权限", "no permission"},
		{at(syscall.EROFS), "只读", "read-only"},
		{at(syscall.ENOENT), "不存在", "is not there"},
		{syscall.EMFILE, "打开的文件太多", "too many open files"},
		{errors.New("something else"), "机器出错", "the machine failed"},
	}
	for _, c := range cases {
		for language, want := range map[string]string{words.Chinese: c.zh, words.English: c.en} {
			p := &program{texts: words.Load().Texts(language)}
			text := p.machineText(c.err)
			if !strings.Contains(text, want) || !strings.Contains(text, c.err.Error()) || strings.ContainsAny(text, "{⟦") {
				t.Errorf("%s: %s", language, text)
			}
			if strings.Contains(c.err.Error(), "public/") && strings.Count(text, "public/x.html") < 2 {
				t.Errorf("%s: the file is not named: %s", language, text)
			}
		}
	}
}
