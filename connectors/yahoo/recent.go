package yahoo

import "sync"

// recent is a set that may be forgotten: it spares a call or a detour, nothing
// depends on it.
type recent struct {
	mu  sync.Mutex
	has map[string]bool
}

const recentMost = 5000

func (r *recent) add(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.has == nil || len(r.has) >= recentMost {
		r.has = map[string]bool{}
	}
	r.has[id] = true
}

func (r *recent) holds(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.has[id]
}

// tally counts how often something failed in a row.
type tally struct {
	mu sync.Mutex
	n  map[string]int
}

func (t *tally) failed(id string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.n == nil {
		t.n = map[string]int{}
	}
	t.n[id]++
	return t.n[id]
}

func (t *tally) clear(id string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.n, id)
}
