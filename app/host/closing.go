package host

import "sync"

// closing decides whether the window may close. A reply that waits to be sent
// could still be taken back, so the page asks first.
type closing struct {
	mu    sync.Mutex
	asked bool
	sure  bool
}

// may tells whether the window closes now. It asks once: whoever tries again while
// the question stands means it, and a page that hangs holds nobody back.
func (c *closing) may(waiting int, ask func()) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sure || c.asked || waiting == 0 {
		return true
	}
	c.asked = true
	ask()
	return false
}

// answered takes the person's word.
func (c *closing) answered(sure bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked, c.sure = false, sure
}
