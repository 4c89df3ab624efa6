package store

import (
	"context"
	"errors"
)

// What stands between a person and the check of a PIN.
var (
	ErrPINWait   = errors.New("too many wrong PINs, wait")
	ErrPINLocked = errors.New("too many wrong PINs, locked")
)

const (
	pinFree  = 5  // wrong PINs in a row without a wait
	pinLimit = 10 // and until only the owner can help
)

// pinWait is how long the next try waits after so many wrong ones: 30 seconds,
// doubled each time.
func pinWait(failures int64) int64 {
	if failures < pinFree {
		return 0
	}
	return 30_000 << min(failures-pinFree, 10)
}

// SetPIN keeps the hash of a PIN, "" for none, and forgets wrong ones.
func (s *Store) SetPIN(ctx context.Context, by Actor, id int64, hash string) error {
	return s.tx(ctx, func(t *txn) error {
		err := t.must(`UPDATE staff SET pin = $1, pin_failures = 0, pin_until = 0, version = version + 1 WHERE id = $2`, hash, id)
		if err != nil {
			return err
		}
		verb := "pin_set"
		if hash == "" {
			verb = "pin_drop"
		}
		return t.record(by, verb, "staff", id, "")
	})
}

// UnlockPIN lets a person try again.
func (s *Store) UnlockPIN(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.must(`UPDATE staff SET pin_failures = 0, pin_until = 0 WHERE id = $1`, id); err != nil {
			return err
		}
		return t.record(by, "pin_unlock", "staff", id, "")
	})
}

// TryPIN counts a try as a wrong one before it is known to be, so that many at
// once do not slip through, and returns the hash to compare with. until is when
// the next try may be made.
func (s *Store) TryPIN(ctx context.Context, id int64) (hash string, until int64, err error) {
	err = s.tx(ctx, func(t *txn) error {
		var failures int64
		err := t.row(`SELECT pin, pin_failures, pin_until FROM staff WHERE id = $1 AND off = 0`, id).Scan(&hash, &failures, &until)
		switch {
		case err != nil || hash == "":
			return err
		case failures >= pinLimit:
			return ErrPINLocked
		case until > t.now:
			return ErrPINWait
		}
		failures++
		until = 0
		if wait := pinWait(failures); wait > 0 {
			until = t.now + wait
		}
		return t.must(`UPDATE staff SET pin_failures = $1, pin_until = $2 WHERE id = $3`, failures, until, id)
	})
	return hash, until, err
}

// PINTried records how a try ended; a right PIN forgets the wrong ones.
func (s *Store) PINTried(ctx context.Context, who Actor, right bool) error {
	return s.tx(ctx, func(t *txn) error {
		if !right {
			return t.record(who, "pin_wrong", "staff", who.Staff, "")
		}
		if err := t.must(`UPDATE staff SET pin_failures = 0, pin_until = 0 WHERE id = $1`, who.Staff); err != nil {
			return err
		}
		return t.record(who, "sign_in", "staff", who.Staff, "")
	})
}

// PINLocked tells whose PIN only the owner can free again.
func (s *Store) PINLocked(ctx context.Context) ([]int64, error) {
	return collect(ctx, s.read, scanID, `SELECT id FROM staff WHERE pin_failures >= $1`, pinLimit)
}
