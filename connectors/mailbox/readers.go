package mailbox

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// readers make drafts of the mails of a batch while the rest of it still comes over
// the line, as many at a time as there are processors. The batch bounds how many
// wait.
type readers struct {
	make  func(letter) draft
	slots chan struct{}
	done  sync.WaitGroup

	mu     sync.Mutex
	drafts []draft
}

func (r *reading) readers(folder string) *readers {
	return &readers{
		make:  func(l letter) draft { return r.draft(folder, l) },
		slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
}

// take begins to read a mail and does not wait for it. The goroutine has ended
// when all returns.
func (a *readers) take(l letter) {
	a.done.Go(func() {
		a.slots <- struct{}{}
		d := a.make(l)
		<-a.slots
		a.mu.Lock()
		defer a.mu.Unlock()
		a.drafts = append(a.drafts, d)
	})
}

// all are the drafts, in ascending order of their UIDs, each once.
func (a *readers) all() []draft {
	a.done.Wait()
	slices.SortStableFunc(a.drafts, func(a, b draft) int { return cmp.Compare(a.uid, b.uid) })
	return slices.CompactFunc(a.drafts, func(a, b draft) bool { return a.uid == b.uid })
}
