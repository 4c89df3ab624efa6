package app

import "context"

// Step tells whoever waits for a long piece of work what it is at, and how far. Of what
// cannot be counted both numbers are 0.
type Step func(what string, done, all int64)

// stepEvery is after how many bytes a copy says how far it is.
const stepEvery = 4 << 20

// copying counts the bytes of one piece of work, says them in megabytes, and stops when
// nobody waits for it any more.
type copying struct {
	ctx          context.Context //nolint:containedctx // of the one piece of work
	step         Step
	what         string
	n, said, all int64
}

func (c *copying) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	if c.n-c.said >= stepEvery {
		c.said = c.n
		c.step(c.what, c.n>>20, max(c.all, c.n)>>20)
	}
	return len(p), c.ctx.Err()
}
