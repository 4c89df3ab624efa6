package secret

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"
)

func open(t *testing.T, dir, passphrase string) *Box {
	t.Helper()
	b, err := OpenProfile(dir, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestProfile_a_sealed_value_opens_after_a_restart(t *testing.T) {
	cases := map[string]struct {
		prepare    func()
		passphrase string
		how        string
	}{
		"with a keychain":    {keyring.MockInit, "", "keychain"},
		"without a keychain": {func() { keyring.MockInitWithError(errors.New("no service")) }, "", "file"},
		"with a passphrase":  {keyring.MockInit, "ひみつのことば", "passphrase"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			c.prepare()
			dir := t.TempDir()
			first := open(t, dir, c.passphrase)
			if first.How() != c.how {
				t.Fatalf("key lives in %q, want %q", first.How(), c.how)
			}
			sealed := first.Seal("license_key", "SL123_鍵")
			if bytes.Contains(sealed, []byte("SL123")) {
				t.Fatal("value stands in clear")
			}
			if got, err := open(t, dir, c.passphrase).Open("license_key", sealed); err != nil || got != "SL123_鍵" {
				t.Fatalf("%q, %v", got, err)
			}
		})
	}
}

func TestProfile_a_wrong_passphrase_is_told_at_once(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, "right")
	for _, p := range []string{"wrong", ""} {
		if _, err := OpenProfile(dir, p); !errors.Is(err, ErrLocked) {
			t.Errorf("passphrase %q: %v", p, err)
		}
	}
}

func TestBox_a_value_cannot_be_moved_to_another_setting(t *testing.T) {
	b := open(t, t.TempDir(), "p")
	if _, err := b.Open("smtp_password", b.Seal("password", "x")); !errors.Is(err, ErrLocked) {
		t.Fatal(err)
	}
}

func TestProfile_a_key_file_others_can_read_is_refused(t *testing.T) {
	keyring.MockInitWithError(errors.New("no service"))
	dir := t.TempDir()
	open(t, dir, "")
	if err := os.Chmod(filepath.Join(dir, keyFile), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenProfile(dir, ""); !errors.Is(err, ErrLocked) {
		t.Fatal(err)
	}
}
