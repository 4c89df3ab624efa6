package worker

import (
	"time"

	"madoguchi/connectors"
)

// tellEvery is how often a window hears of the past at most: it reads its list
// again each time, and the past brings several batches a second.
const tellEvery = time.Second

// teller tells of the batches of one pull. What is new is told at once; what only
// belongs to the past is gathered for a moment.
type teller struct {
	tell    func(name string, ids ...int64)
	now     func() time.Time
	account int64

	last      time.Time
	inquiries []int64
	progress  bool
}

// stored is called for each batch once it is stored.
func (t *teller) stored(b connectors.Batch, changed, sent []int64) {
	t.inquiries = append(t.inquiries, changed...)
	t.progress = t.progress || b.All > 0
	if len(sent) > 0 {
		t.tell(Outbox, sent...)
	}
	if !b.Past || t.now().Sub(t.last).Abs() >= tellEvery {
		t.flush()
	}
}

// flush tells what was gathered. The end of a pull must not keep any of it.
func (t *teller) flush() {
	if len(t.inquiries) > 0 {
		t.tell(Inquiries, t.inquiries...)
	}
	if t.progress {
		t.tell(Accounts, t.account)
	}
	t.last, t.inquiries, t.progress = t.now(), nil, false
}
