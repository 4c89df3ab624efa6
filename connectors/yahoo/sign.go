package yahoo

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
	"time"
)

// parseStoreKey reads the key as copied, with its BEGIN and END lines or only
// what stands between them.
func parseStoreKey(text string) (*rsa.PublicKey, error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	der, err := keyBytes(text)
	if err != nil {
		return nil, err
	}
	k, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, errors.New("not a public key")
	}
	pub, ok := k.(*rsa.PublicKey)
	if !ok {
		return nil, errors.New("not an RSA key")
	}
	return pub, nil
}

func keyBytes(text string) ([]byte, error) {
	if b, _ := pem.Decode([]byte(text)); b != nil {
		return b.Bytes, nil
	}
	// A form that swallowed the line breaks leaves the marks on the same line.
	text = strings.TrimPrefix(text, "-----BEGIN PUBLIC KEY-----")
	text = strings.TrimSuffix(text, "-----END PUBLIC KEY-----")
	der, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		return nil, errors.New("not base64") // without the cause: it may quote the key
	}
	return der, nil
}

// signature proves which store calls. They name it a signature; it is the
// account and the moment, encrypted for the store's key, so it differs each
// time and is made just before the call leaves.
func signature(pub *rsa.PublicKey, seller string, now time.Time) (string, error) {
	text := fmt.Appendf(nil, "%s:%d", seller, now.Unix())
	//lint:ignore SA1019 the mall dictates this padding
	sealed, err := rsa.EncryptPKCS1v15(rand.Reader, pub, text)
	if err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(sealed), nil
}
