package main

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	progressAfter = time.Second            // nothing is shown of what is done sooner
	progressDrawn = 100 * time.Millisecond // between two pictures of the bar
	progressLines = 10 * time.Second       // between two lines where there is no terminal
	progressWidth = 30                     // columns of the bar
)

// progress shows how far a build is: a bar on a terminal, a line now and then elsewhere, nothing with -q.
type progress struct {
	program *program
	mutex   sync.Mutex
	start   time.Time
	next    time.Time
	drawn   bool
	ended   bool
}

func (p *program) newProgress() *progress {
	start := p.now()
	return &progress{program: p, start: start, next: start.Add(progressAfter), ended: p.globals.Quiet}
}

// report is told how many files are done of how many. It may be called from many goroutines.
func (b *progress) report(done, total int) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	now := b.program.now()
	if b.ended || now.Before(b.next) {
		return
	}
	text := b.program.word("command.progress", "done", strconv.Itoa(done), "total", strconv.Itoa(total))
	if !b.program.errTerminal {
		b.next = now.Add(progressLines)
		b.program.say(text)
		return
	}
	b.next = now.Add(progressDrawn)
	filled := progressWidth * done / max(total, 1)
	bar := strings.Repeat("█", filled) + strings.Repeat("░", progressWidth-filled)
	fmt.Fprint(b.program.err, "\r\x1b[K"+bar+" "+text)
	b.drawn = true
}

// end removes the bar.
func (b *progress) end() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.drawn {
		fmt.Fprint(b.program.err, "\r\x1b[K")
	}
	b.ended = true
}
