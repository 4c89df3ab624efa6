package worker

import (
	"errors"
	"time"

	"madoguchi/connectors"
)

const (
	firstDeaf = 2 * time.Second
	maxDeaf   = 5 * time.Minute // longest pause before listening again
	calmAfter = time.Minute     // a line that held this long was a good one
)

// patience is how long to wait before a broken line is opened again: 2, 4, 8 …
// 300 seconds, from the beginning after one good minute.
type patience struct{ next time.Duration }

// pause is the wait after a line that lasted so long and ended like that. A
// refused sign-in is not repeated soon: the poll asks the person meanwhile.
func (p *patience) pause(lasted time.Duration, err error) time.Duration {
	if lasted >= calmAfter || p.next == 0 {
		p.next = firstDeaf
	}
	wait := p.next
	p.next = min(2*p.next, maxDeaf)
	var e *connectors.Error
	if errors.As(err, &e) {
		wait = max(wait, e.After)
	}
	if errors.As(err, &e) && e.Reason == connectors.Auth {
		wait = maxDeaf
	}
	return wait
}
