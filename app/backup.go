package app

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Backup is what a backup file holds.
type Backup struct {
	File  string `json:"file"`
	Files int    `json:"files"`
	Bytes int64  `json:"bytes"`
}

// manifest is the last entry of a backup: a file without it was cut short.
type manifest struct {
	MadeAt string            `json:"made_at"`
	SHA256 map[string]string `json:"sha256"`
}

const manifestName = "manifest.json"

var errDamaged = &Refusal{
	Code: "backup_damaged", Problems: []Problem{},
	Text: "この控えは壊れているか、途中で切れています。何も変えていません。別の控えを選んでください。",
}

// CreateBackup writes the whole profile into one file: a consistent copy of
// the database and every raw mail and attachment. The keys stay behind: their
// key belongs to this PC. The file appears whole or not at all.
func (d *Desk) CreateBackup(ctx context.Context, out string) (Backup, error) {
	if out == "" {
		out = filepath.Join(d.profile, "backups", "madoguchi-"+d.now().In(jst).Format("20060102-150405")+".zip")
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o700); err != nil {
		return Backup{}, err
	}
	db := out + ".db"
	if err := d.store.Backup(ctx, db); err != nil {
		return Backup{}, fmt.Errorf("copy database: %w", err)
	}
	defer func() { _ = os.Remove(db) }()
	tmp := out + ".new"
	b, err := d.pack(ctx, tmp, db)
	if err != nil {
		return Backup{}, errors.Join(err, os.Remove(tmp))
	}
	b.File = out
	return b, os.Rename(tmp, out)
}

func (d *Desk) pack(ctx context.Context, to, db string) (Backup, error) {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return Backup{}, err
	}
	p := packer{z: zip.NewWriter(f), m: manifest{MadeAt: d.now().In(jst).Format("2006-01-02T15:04:05-07:00"), SHA256: map[string]string{}}}
	err = p.add(db, "madoguchi.db")
	blobs := filepath.Join(d.profile, "blobs")
	if err == nil {
		err = filepath.WalkDir(blobs, func(name string, e fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) || err == nil && e.IsDir() {
				return nil
			}
			if err = errors.Join(err, ctx.Err()); err != nil {
				return err
			}
			rel, err := filepath.Rel(d.profile, name)
			if err != nil {
				return err
			}
			return p.add(name, filepath.ToSlash(rel))
		})
	}
	if err == nil {
		err = p.close()
	}
	if err == nil {
		err = f.Sync()
	}
	return p.b, errors.Join(err, f.Close())
}

// packer writes files into a zip and remembers their hashes.
type packer struct {
	z *zip.Writer
	m manifest
	b Backup
}

func (p *packer) add(from, name string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	w, err := p.z.Create(name)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), in)
	p.m.SHA256[name] = hex.EncodeToString(sum.Sum(nil))
	p.b.Files++
	p.b.Bytes += n
	return err
}

func (p *packer) close() error {
	w, err := p.z.Create(manifestName)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(w).Encode(p.m); err != nil {
		return err
	}
	return p.z.Close()
}

// VerifyBackup reads a backup to its end and holds every file against its hash.
func VerifyBackup(ctx context.Context, file string) (Backup, error) {
	return readBackup(ctx, file, func(string, io.Reader) error { return nil })
}

// RestoreBackup unpacks a backup into an empty profile. A profile with data in
// it is refused: nothing is ever written over.
func RestoreBackup(ctx context.Context, file, profile string) (Backup, error) {
	if _, err := os.Stat(filepath.Join(profile, "madoguchi.db")); err == nil {
		return Backup{}, &Refusal{
			Code: "profile_not_empty", Problems: []Problem{},
			Text: "この置き場所にはもうデータがあります。何も変えていません。空の場所を --profile で指定してください。",
		}
	}
	if _, err := VerifyBackup(ctx, file); err != nil {
		return Backup{}, err
	}
	return readBackup(ctx, file, func(name string, r io.Reader) error {
		to := filepath.Join(profile, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return err
		}
		f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(f, r)
		return errors.Join(err, f.Sync(), f.Close())
	})
}

func readBackup(ctx context.Context, file string, each func(string, io.Reader) error) (Backup, error) {
	b := Backup{File: file}
	z, err := zip.OpenReader(file)
	if err != nil {
		return b, errDamaged
	}
	defer func() { _ = z.Close() }()
	var m manifest
	sums := map[string]string{}
	for _, f := range z.File {
		if err := ctx.Err(); err != nil {
			return b, err
		}
		r, err := f.Open()
		if err != nil {
			return b, errDamaged
		}
		if f.Name == manifestName {
			err = json.NewDecoder(r).Decode(&m)
		} else {
			err = one(f.Name, r, sums, each)
			b.Files++
			b.Bytes += int64(f.UncompressedSize64)
		}
		_ = r.Close()
		if err != nil {
			return b, err
		}
	}
	if len(m.SHA256) == 0 || len(m.SHA256) != len(sums) {
		return b, errDamaged
	}
	for name, sum := range m.SHA256 {
		if sums[name] != sum {
			return b, errDamaged
		}
	}
	return b, nil
}

// one reads an entry, refusing names that lead out of the profile.
func one(name string, r io.Reader, sums map[string]string, each func(string, io.Reader) error) error {
	if path.Clean(name) != name || !filepath.IsLocal(filepath.FromSlash(name)) || strings.Contains(name, `\`) {
		return errDamaged
	}
	sum := sha256.New()
	tee := io.TeeReader(r, sum)
	if err := each(name, tee); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, tee); err != nil {
		return errDamaged
	}
	sums[name] = hex.EncodeToString(sum.Sum(nil))
	return nil
}
