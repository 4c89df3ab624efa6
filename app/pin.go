package app

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// argon2id as RFC 9106 §4 recommends where memory is scarce: 64 MiB, three passes.
const (
	pinMemory  = 64 << 10 // KiB
	pinPasses  = 3
	pinThreads = 4
	pinSalt    = 16
	pinKey     = 32
)

// hashPIN is written as the reference implementation writes it, so that the cost
// can be raised later without losing a PIN.
func hashPIN(pin string) string {
	salt := make([]byte, pinSalt)
	_, _ = rand.Read(salt) // never fails, see crypto/rand
	key := argon2.IDKey([]byte(plainPIN(pin)), salt, pinPasses, pinMemory, pinThreads, pinKey)
	e := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, pinMemory, pinPasses, pinThreads, e.EncodeToString(salt), e.EncodeToString(key))
}

// pinFits compares in a time that tells nothing.
func pinFits(hash, pin string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 {
		return false
	}
	var memory, passes uint32
	var threads uint8
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &passes, &threads); err != nil || passes == 0 || threads == 0 {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[4])
	want, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	if err1 != nil || err2 != nil || len(want) == 0 {
		return false
	}
	key := argon2.IDKey([]byte(plainPIN(pin)), salt, passes, memory, threads, uint32(len(want)))
	return subtle.ConstantTimeCompare(key, want) == 1
}

// plainPIN reads a PIN or a recovery code as it was meant: full-width digits of
// an input method, and hyphens that only help the eye.
func plainPIN(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' || r == '‐' || r == '−' {
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}

// goodPIN refuses what is guessed first.
func goodPIN(pin string) error {
	pin = plainPIN(pin)
	if len(pin) < 6 || len(pin) > 12 || strings.Trim(pin, "0123456789") != "" {
		return refuse("pin_form", "PIN は 6 桁から 12 桁の数字にしてください。PIN は変わっていません。")
	}
	if strings.Count(pin, pin[:1]) == len(pin) || strings.Contains("01234567890123", pin) || strings.Contains("32109876543210", pin) {
		return refuse("pin_easy", "同じ数字の繰り返しや、並んだ数字の PIN は使えません。PIN は変わっていません。ほかの数字にしてください。")
	}
	return nil
}

const recoverySetting = "owner_recovery"

// newRecovery makes the code with which an owner who has forgotten the PIN comes
// back in. It is shown once; only its hash is kept.
func (d *Desk) newRecovery(ctx context.Context) (string, error) {
	code := rand.Text()[:20] // 100 bits in letters that are not mistaken for each other
	if err := d.store.SetSetting(ctx, actor(ctx), recoverySetting, hashPIN(code)); err != nil {
		return "", err
	}
	var groups []string
	for i := 0; i < len(code); i += 4 {
		groups = append(groups, code[i:i+4])
	}
	return strings.Join(groups, "-"), nil
}

// SetPIN gives a person a PIN or takes it away ("").  An owner's PIN comes with
// a recovery code.
func (d *Desk) SetPIN(ctx context.Context, in PINChange) (PINSet, error) {
	a := who(ctx)
	if in.ID != a.Staff && !a.free() {
		return PINSet{}, forbidden(a.role)
	}
	s, err := d.store.StaffByID(ctx, in.ID)
	if err != nil {
		return PINSet{}, err
	}
	// Who walks up to an open window must not be able to take it over.
	if in.ID == a.Staff && s.HasPIN && a.seat != nil {
		if err := d.checkPIN(ctx, s, in.Old); err != nil {
			return PINSet{}, err
		}
	}
	if in.PIN == "" {
		return PINSet{}, d.store.SetPIN(ctx, a.Actor, in.ID, "")
	}
	if err := goodPIN(in.PIN); err != nil {
		return PINSet{}, err
	}
	if err := d.store.SetPIN(ctx, a.Actor, in.ID, hashPIN(in.PIN)); err != nil || s.Role != RoleOwner {
		return PINSet{}, err
	}
	if seat := a.seat; seat != nil && in.ID == a.Staff {
		seat.take(in.ID) // who has just set the PIN is not asked for it
	}
	code, err := d.newRecovery(ctx)
	return PINSet{Recovery: code}, err
}

// UnlockStaff lets a person try the PIN again.
func (d *Desk) UnlockStaff(ctx context.Context, in ID) error {
	return d.store.UnlockPIN(ctx, actor(ctx), in.ID)
}

// RecoverOwner sets a new PIN for an owner by the recovery code, which is spent
// with it.
func (d *Desk) RecoverOwner(ctx context.Context, in Recovery) (PINSet, error) {
	s, err := d.store.StaffByID(ctx, in.ID)
	if err != nil {
		return PINSet{}, err
	}
	hash, err := d.store.Setting(ctx, recoverySetting)
	if err != nil {
		return PINSet{}, err
	}
	if s.Role != RoleOwner || s.Off || hash == "" || !pinFits(hash, in.Code) {
		return PINSet{}, refuse("recovery", "復旧コードが違います。PIN は変わっていません。控えを見ながら、もう一度入れてください。")
	}
	if err := goodPIN(in.PIN); err != nil {
		return PINSet{}, err
	}
	if seat := who(ctx).seat; seat != nil {
		seat.take(s.ID)
		if ctx, err = d.Enter(ctx, seat); err != nil {
			return PINSet{}, err
		}
	}
	if err := d.store.SetPIN(ctx, actor(ctx), in.ID, hashPIN(in.PIN)); err != nil {
		return PINSet{}, err
	}
	code, err := d.newRecovery(ctx)
	return PINSet{Recovery: code}, err
}
