package secret

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/zalando/go-keyring"
	"golang.org/x/crypto/argon2"
)

// PassphraseEnv names the variable that holds the passphrase on a machine
// without a keychain.
const PassphraseEnv = "MADOGUCHI_PASSPHRASE"

const (
	lockFile = "lock.json" // says where the key lives; holds nothing secret
	keyFile  = "key"       // the key itself, only with method "file"
	service  = "madoguchi"
	proof    = "madoguchi" // sealed into lock.json to tell a wrong key at once
)

// lock describes how a profile is locked.
type lock struct {
	How   string `json:"how"`
	Entry string `json:"entry,omitempty"` // keychain: name of the entry
	Salt  []byte `json:"salt,omitempty"`  // passphrase
	Proof []byte `json:"proof"`
}

// OpenProfile returns the box of the profile in dir and makes its key when
// there is none. passphrase is used when the profile was made with one, or for
// a new profile when it is not empty; otherwise a new profile asks the keychain
// and falls back to a key file with mode 0600.
func OpenProfile(dir, passphrase string) (*Box, error) {
	path := filepath.Join(dir, lockFile)
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return create(dir, passphrase)
	}
	if err != nil {
		return nil, err
	}
	var l lock
	if err := json.Unmarshal(raw, &l); err != nil {
		return nil, fmt.Errorf("%s: %w", lockFile, err)
	}
	key, err := fetch(dir, passphrase, l)
	if err != nil {
		return nil, err
	}
	box, err := newBox(key, l.How)
	if err != nil {
		return nil, err
	}
	if word, err := box.Open(lockFile, l.Proof); err != nil || word != proof {
		return nil, fmt.Errorf("%s does not fit: %w", l.How, ErrLocked)
	}
	return box, nil
}

func fetch(dir, passphrase string, l lock) ([]byte, error) {
	switch l.How {
	case "passphrase":
		if passphrase == "" {
			return nil, fmt.Errorf("%s is not set: %w", PassphraseEnv, ErrLocked)
		}
		return derive(passphrase, l.Salt), nil
	case "keychain":
		text, err := keyring.Get(service, l.Entry)
		if err != nil {
			return nil, fmt.Errorf("keychain: %w: %w", err, ErrLocked)
		}
		return decode(text)
	case "file":
		return readKeyFile(filepath.Join(dir, keyFile))
	}
	return nil, fmt.Errorf("unknown lock %q", l.How)
}

func create(dir, passphrase string) (*Box, error) {
	key, l := randomKey(), lock{How: "keychain"}
	switch {
	case passphrase != "":
		l = lock{How: "passphrase", Salt: randomKey()}
		key = derive(passphrase, l.Salt)
	default:
		l.Entry = base64.RawURLEncoding.EncodeToString(randomKey()[:12])
		if err := intoKeychain(l.Entry, key); err != nil {
			l = lock{How: "file"}
			if err := writeWhole(filepath.Join(dir, keyFile), []byte(encode(key))); err != nil {
				return nil, err
			}
		}
	}
	box, err := newBox(key, l.How)
	if err != nil {
		return nil, err
	}
	l.Proof = box.Seal(lockFile, proof)
	raw, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	return box, writeWhole(filepath.Join(dir, lockFile), raw)
}

// intoKeychain stores the key and reads it back: some keychains accept a value
// and lose it when the session ends.
func intoKeychain(entry string, key []byte) error {
	if err := keyring.Set(service, entry, encode(key)); err != nil {
		return err
	}
	text, err := keyring.Get(service, entry)
	if err != nil {
		return err
	}
	if text != encode(key) {
		return errors.New("the keychain gave another value back")
	}
	return nil
}

// derive turns a passphrase into a key: Argon2id with the second recommended
// option of RFC 9106 §4 (64 MiB, three passes).
func derive(passphrase string, salt []byte) []byte {
	return argon2.IDKey([]byte(passphrase), salt, 3, 64<<10, 4, keySize)
}

func readKeyFile(path string) ([]byte, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("key file: %w: %w", err, ErrLocked)
	}
	if tooOpen(st.Mode()) {
		return nil, fmt.Errorf("key file can be read by others (mode %o, must be 600): %w", st.Mode().Perm(), ErrLocked)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return decode(string(raw))
}

func encode(key []byte) string { return base64.StdEncoding.EncodeToString(key) }

func decode(text string) ([]byte, error) {
	key, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(key) != keySize {
		return nil, fmt.Errorf("the stored key is damaged: %w", ErrLocked)
	}
	return key, nil
}

// writeWhole writes a file that only its owner can read, all of it or nothing.
func writeWhole(path string, data []byte) error {
	tmp := path + ".new"
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp, path)
}
