package blobs

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
)

// Get returns the bytes of a hash: exactly those, or an error.
func (b *Box) Get(ctx context.Context, sha string) ([]byte, error) {
	sum, ok := parse(sha)
	if !ok {
		return nil, ErrNotFound
	}
	if err := b.open(ctx); err != nil {
		return nil, err
	}
	data, err := b.stored(ctx, sum, sha)
	if err != nil {
		return nil, err
	}
	if real := sha256.Sum256(data); !bytes.Equal(real[:], sum) {
		return nil, ErrDamaged
	}
	return data, nil
}

func (b *Box) stored(ctx context.Context, sum []byte, sha string) ([]byte, error) {
	var f form
	var size int
	var data []byte
	err := b.read.QueryRowContext(ctx, `SELECT form, size, data FROM blobs WHERE sha256 = ?`, sum).Scan(&f, &size, &data)
	if errors.Is(err, sql.ErrNoRows) || err == nil && f == file {
		data, err = os.ReadFile(b.path(sha)) // large, or of before the shared file
		if errors.Is(err, fs.ErrNotExist) {
			return b.moved(ctx, sum)
		}
		return data, err
	}
	if err != nil {
		return nil, err
	}
	data, err = unpack(f, data, size)
	if err != nil {
		return nil, ErrDamaged
	}
	return data, nil
}

// moved looks once more into the shared file: between the two looks the file may
// have gone into it.
func (b *Box) moved(ctx context.Context, sum []byte) ([]byte, error) {
	var f form
	var size int
	var data []byte
	err := b.read.QueryRowContext(ctx, `SELECT form, size, data FROM blobs WHERE sha256 = ?`, sum).Scan(&f, &size, &data)
	if errors.Is(err, sql.ErrNoRows) || err == nil && f == file {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return unpack(f, data, size)
}

// Open returns the bytes of a hash as a stream that needs little memory. They are
// held against the hash before the first is given out.
func (b *Box) Open(ctx context.Context, sha string) (io.ReadCloser, error) {
	sum, ok := parse(sha)
	if !ok {
		return nil, ErrNotFound
	}
	f, err := os.Open(b.path(sha))
	if err != nil {
		data, err := b.Get(ctx, sha)
		return io.NopCloser(bytes.NewReader(data)), err
	}
	real := sha256.New()
	_, err = io.Copy(real, stoppable{ctx, f})
	if err == nil && !bytes.Equal(real.Sum(nil), sum) {
		err = ErrDamaged
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// stoppable ends a long copy soon after nobody waits for it any more.
type stoppable struct {
	ctx  context.Context //nolint:containedctx // of the one copy
	from io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.from.Read(p)
}
