package command

import (
	"fmt"
	"os"

	"madoguchi/app"
)

// watched tells whether a person looks on. In the log of a task scheduler progress is
// only noise.
func (c *cli) watched() bool {
	f, ok := c.err.(*os.File)
	if !ok || c.json {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// steps shows what a long piece of work is at, each step on a line of its own that is
// written over. end leaves the last one.
func (c *cli) steps() (step app.Step, end func()) {
	if !c.watched() {
		return func(string, int64, int64) {}, func() {}
	}
	at := ""
	step = func(what string, done, all int64) {
		if at != "" && at != what {
			c.progressEnd()
		}
		at = what
		if all == 0 {
			c.progress("%s…", what)
			return
		}
		c.progress("%s：%d / %d", what, done, all)
	}
	return step, func() {
		if at != "" {
			_, _ = fmt.Fprintln(c.err)
		}
	}
}
