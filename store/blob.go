package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// PutBlob keeps data under its hash. When it returns, the bytes are on the disk,
// so a row may refer to them.
func (s *Store) PutBlob(ctx context.Context, data []byte) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	sha := hashOf(data)
	path := s.BlobPath(sha)
	if st, err := os.Stat(path); err == nil && st.Size() == int64(len(data)) {
		return sha, nil
	}
	if err := writeSafely(path, data); err != nil {
		return "", fmt.Errorf("keep blob: %w", err)
	}
	return sha, nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// writeSafely never leaves half a file under the final name.
func writeSafely(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone after the rename
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

// Blob returns the bytes kept under a hash.
func (s *Store) Blob(sha string) ([]byte, error) {
	if !validHash(sha) {
		return nil, ErrNotFound
	}
	data, err := os.ReadFile(s.BlobPath(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotFound
	}
	return data, err
}

// BlobPath returns where the bytes of a hash are, for a program that opens files.
func (s *Store) BlobPath(sha string) string {
	if !validHash(sha) {
		return filepath.Join(s.blobs, "none")
	}
	return filepath.Join(s.blobs, sha[:2], sha[2:])
}

func validHash(sha string) bool {
	b, err := hex.DecodeString(sha)
	return err == nil && len(b) == sha256.Size
}
