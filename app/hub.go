package app

import "sync"

// hub hands hints to whoever listens. A slow listener loses ids, never the
// hint: it is told to read everything again.
type hub struct {
	mu   sync.Mutex
	next int
	all  map[int]chan Hint
}

// Subscribe returns hints until the returned function is called.
func (d *Desk) Subscribe() (<-chan Hint, func()) {
	h := &d.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.all == nil {
		h.all = map[int]chan Hint{}
	}
	id, ch := h.next, make(chan Hint, 64)
	h.next++
	h.all[id] = ch
	return ch, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.all, id)
	}
}

// tell hands a hint to every listener. It is called after a commit only.
func (d *Desk) tell(name string, ids ...int64) {
	h := &d.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if ids == nil {
		ids = []int64{}
	}
	for _, ch := range h.all {
		select {
		case ch <- Hint{Name: name, IDs: ids}:
		default:
			shorten(ch, name)
		}
	}
}

// shorten puts one hint without ids in the place of all of a name. There are
// fewer names than places, and only tell fills the channel, so this never waits.
func shorten(ch chan Hint, name string) {
	names := map[string]bool{name: true}
	for len(ch) > 0 {
		select {
		case old := <-ch:
			names[old.Name] = true
		default: // the listener was quicker
		}
	}
	for n := range names {
		ch <- Hint{Name: n, IDs: []int64{}}
	}
}
