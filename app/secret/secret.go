// Package secret keeps keys and passwords unreadable on disk. One random key
// per profile seals every value (AES-256-GCM); that key lives in the OS
// keychain, or, where there is none, in a file sealed by a passphrase or in a
// file that only its owner can read.
//
// It never writes a value in clear, never logs one, and never gives one to the
// page: opened values go to connectors only.
package secret

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
)

const keySize = 32

// ErrLocked means that the key of the profile could not be had: the passphrase
// is wrong or missing, or the keychain refused.
var ErrLocked = errors.New("the profile's key is locked")

// Box seals and opens values with the profile's key.
type Box struct {
	aead cipher.AEAD
	how  string
}

func newBox(key []byte, how string) (*Box, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, err
	}
	return &Box{aead: aead, how: how}, nil
}

// How tells where the key lives: "keychain", "passphrase" or "file".
func (b *Box) How() string { return b.how }

// Seal makes a value unreadable. The name of the setting is bound to it, so
// that a sealed value cannot be moved to another setting.
func (b *Box) Seal(name, value string) []byte {
	return b.aead.Seal(nil, nil, []byte(value), []byte(name))
}

// Open reads a sealed value again.
func (b *Box) Open(name string, sealed []byte) (string, error) {
	plain, err := b.aead.Open(nil, nil, sealed, []byte(name))
	if err != nil {
		return "", fmt.Errorf("open sealed %s: %w", name, ErrLocked)
	}
	return string(plain), nil
}

func randomKey() []byte {
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails, see crypto/rand
	return key
}
