package connectors

import (
	"errors"
	"fmt"
	"time"
)

// Reason is what a caller can do about a failure.
type Reason string

// The reasons.
const (
	Auth      Reason = "auth"      // ask the person: a key, a password, a permission
	Limited   Reason = "limited"   // wait After
	Temporary Reason = "temporary" // back off and try again
	Rejected  Reason = "rejected"  // will never work like this
	Unsure    Reason = "unknown"   // may have happened: ask the other side, never repeat
)

// Error is how every connector fails.
type Error struct {
	Reason Reason
	// Code is a stable word for the exact cause, e.g. "key_expired". It is shown
	// in support and chosen by scripts.
	Code string
	// Text is one or two Japanese sentences: what happened, what is safe, the
	// next step. Empty where the general sentence of the reason says enough.
	Text string
	// After is how long to wait before the next call, zero when they did not say.
	After time.Duration
	// Err is the cause for the log. It holds no body, address or key.
	Err error
}

// ErrMore comes with orders that are not all there are.
var ErrMore = errors.New("more orders wait")

func (e *Error) Error() string {
	s := string(e.Reason)
	if e.Code != "" {
		s += " " + e.Code
	}
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", s, e.Err)
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// ReasonOf returns why err happened; an error that no connector made counts as
// Temporary, because trying again is the one thing that cannot lose anything.
func ReasonOf(err error) Reason {
	var e *Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return Temporary
}

// As returns err as an *Error, wrapping what no connector made.
func As(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Reason: Temporary, Err: err}
}
