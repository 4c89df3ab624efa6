package app

import (
	"archive/zip"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// Backup is what a backup file holds.
type Backup struct {
	File  string `json:"file"`
	Files int    `json:"files"`
	Bytes int64  `json:"bytes"`
	// After a restore: how many documents it holds, and how many of them are not what they were.
	Documents        int `json:"documents"`
	DamagedDocuments int `json:"damaged_documents"`
}

// manifest is the last entry of a backup: a file without it was cut short.
type manifest struct {
	MadeAt string            `json:"made_at"`
	SHA256 map[string]string `json:"sha256"`
}

const (
	manifestName = "manifest.json"
	dbName       = "madoguchi.db"
	smallName    = "blobs/small.db"
)

// entryName are the only names a backup may hold: another could lead out of
// the profile or put a key of somebody else's into it.
var entryName = regexp.MustCompile(`^(?:madoguchi\.db|blobs/small\.db|blobs/[0-9a-f]{2}/[0-9a-f]{62})$`)

var errDamaged = &Refusal{
	Code: "backup_damaged", Problems: []Problem{},
	Text: "この控えは壊れているか、途中で切れています。何も変えていません。別の控えを選んでください。",
}

// BackupPlace is where a backup goes.
type BackupPlace struct {
	File      string // "" for a new one in the profile's folder for backups
	Overwrite bool   // a file of that name may go
}

// CreateBackup writes the whole profile into one file: a consistent copy of
// the database and every raw mail and attachment. The keys stay behind: their
// key belongs to this PC. The file appears whole or not at all, and never in
// the place of another unless that was asked for.
func (d *Desk) CreateBackup(ctx context.Context, to BackupPlace, step Step) (Backup, error) {
	out := to.File
	if out == "" {
		out = filepath.Join(d.profile, "backups", "madoguchi-"+jst.In(d.now()).Format("20060102-150405")+".zip")
	}
	if err := to.free(out); err != nil {
		return Backup{}, err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o700); err != nil {
		return Backup{}, err
	}
	// A folder of its own: what a run that was killed has left is in nobody's way.
	clearUnfinished(filepath.Dir(out))
	dir, err := os.MkdirTemp(filepath.Dir(out), unfinished+"*")
	if err != nil {
		return Backup{}, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	db := filepath.Join(dir, "db")
	step("データベースを写しています", 0, 0)
	if err := d.store.Backup(ctx, db); err != nil {
		return Backup{}, fmt.Errorf("copy database: %w", err)
	}
	b, err := d.pack(ctx, filepath.Join(dir, "zip"), db, step)
	if err != nil {
		return Backup{}, err
	}
	if err := to.free(out); err != nil { // it took a while
		return Backup{}, err
	}
	b.File = out
	return b, os.Rename(filepath.Join(dir, "zip"), out)
}

// free refuses a name that is taken: an older backup may be the only one that is whole.
func (to BackupPlace) free(out string) error {
	if _, err := os.Lstat(out); to.Overwrite || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return refuse("backup_exists", "同じ名前のファイルがもうあります："+out+"。前の控えを残すため、控えを取っていません。別の名前にするか、置き換えてよければ --overwrite を付けて、もう一度お試しください。")
}

func (d *Desk) pack(ctx context.Context, to, db string, step Step) (Backup, error) {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return Backup{}, err
	}
	bytes := &copying{ctx: ctx, step: step, what: "控えに書いています（MB）", all: d.used()}
	p := packer{bytes: bytes, z: zip.NewWriter(f), m: manifest{MadeAt: jst.In(d.now()).Format("2006-01-02T15:04:05-07:00"), SHA256: map[string]string{}}}
	err = p.add(db, dbName)
	if err == nil {
		err = d.packBlobs(ctx, &p, to+".db")
	}
	if err == nil {
		err = p.close()
	}
	if err == nil {
		err = f.Sync()
	}
	return p.b, errors.Join(err, f.Close())
}

// packBlobs takes the large files first and the shared file of the small ones
// last: a file that moves into it meanwhile is then in one of the two.
func (d *Desk) packBlobs(ctx context.Context, p *packer, small string) error {
	blobs := filepath.Join(d.profile, "blobs")
	err := filepath.WalkDir(blobs, func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && e.IsDir() {
			return nil
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if filepath.Dir(name) == blobs || strings.HasPrefix(e.Name(), ".") {
			return nil // the shared file, or one that another program is writing right now
		}
		rel, err := filepath.Rel(d.profile, name)
		if err != nil {
			return err
		}
		if err := p.add(name, filepath.ToSlash(rel)); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil // it has just gone into the shared file
	})
	if err != nil {
		return err
	}
	there, err := d.store.BackupBlobs(ctx, small)
	defer func() { _ = os.Remove(small) }()
	if err != nil || !there {
		return err
	}
	return p.add(small, smallName)
}

// packer writes files into a zip and remembers their hashes.
type packer struct {
	bytes *copying
	z     *zip.Writer
	m     manifest
	b     Backup
}

func (p *packer) add(from, name string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	head := zip.FileHeader{Name: name, Method: zip.Deflate}
	if name != dbName {
		head.Method = zip.Store // compressed already, or pictures
	}
	w, err := p.z.CreateHeader(&head)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum, p.bytes), in)
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
func VerifyBackup(ctx context.Context, file string, step Step) (Backup, error) {
	return readBackup(&copying{ctx: ctx, step: step, what: "控えを確かめています（MB）"}, file, func(string, io.Reader) error { return nil })
}

// RestoreBackup unpacks a backup into an empty profile. A profile with data in
// it is refused: nothing is ever written over. What was unpacked before a
// failure is taken away again.
func RestoreBackup(ctx context.Context, file, profile string, step Step) (Backup, error) {
	for _, name := range []string{dbName, dbName + "-wal", dbName + "-shm", "blobs"} {
		if _, err := os.Lstat(filepath.Join(profile, name)); err == nil {
			return Backup{}, &Refusal{
				Code: "profile_not_empty", Problems: []Problem{},
				Text: "この置き場所にはもうデータがあります。何も変えていません。空の場所を --profile で指定してください。",
			}
		}
	}
	found, err := VerifyBackup(ctx, file, step)
	if err != nil {
		return Backup{}, err
	}
	if err := os.MkdirAll(profile, 0o700); err != nil {
		return Backup{}, err
	}
	if free, ok := freeBytes(profile); ok && uint64(found.Bytes) > free {
		return Backup{}, &Refusal{
			Code: "disk_full", Problems: []Problem{},
			Text: fmt.Sprintf("ディスクの空きが足りません（%.1f GB 必要です）。何も変えていません。空きのある場所を --profile で指定してください。", float64(found.Bytes)/1e9),
		}
	}
	bytes := &copying{ctx: ctx, step: step, what: "控えを戻しています（MB）"}
	b, err := readBackup(bytes, file, func(name string, r io.Reader) error { return unpack(profile, name, r) })
	if err != nil {
		return b, errors.Join(err, os.RemoveAll(filepath.Join(profile, "blobs")), os.RemoveAll(filepath.Join(profile, dbName)))
	}
	// One that was damaged before the backup was made keeps nobody from the rest.
	all, damaged, err := store.CheckDocumentsIn(ctx, filepath.Join(profile, dbName))
	b.Documents, b.DamagedDocuments = all, len(damaged)
	return b, err
}

func unpack(profile, name string, r io.Reader) error {
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
}

func readBackup(bytes *copying, file string, each func(string, io.Reader) error) (Backup, error) {
	b := Backup{File: file}
	z, err := zip.OpenReader(file)
	if errors.Is(err, fs.ErrNotExist) {
		return b, refuse("backup_missing", "控えのファイルが見つかりません。何も変えていません。ファイルの場所を確かめてください。")
	}
	if err != nil {
		return b, errDamaged
	}
	defer func() { _ = z.Close() }()
	var m manifest
	sums := map[string]string{}
	for _, f := range z.File {
		bytes.all += int64(min(f.UncompressedSize64, 1<<40)) // for the progress only: nobody has looked yet
	}
	for _, f := range z.File {
		if f.Name == manifestName {
			err = readManifest(f, &m, len(z.File))
		} else {
			var n int64
			n, err = one(bytes, f, sums, each)
			b.Files++
			b.Bytes += n
		}
		if err != nil {
			return b, err
		}
	}
	if m.SHA256[dbName] == "" || len(m.SHA256) != len(sums) {
		return b, errDamaged
	}
	for name, sum := range m.SHA256 {
		if sums[name] != sum {
			return b, errDamaged
		}
	}
	return b, nil
}

// readManifest reads no more than the hashes of that many files need.
func readManifest(f *zip.File, m *manifest, files int) error {
	r, err := f.Open()
	if err != nil {
		return errDamaged
	}
	defer func() { _ = r.Close() }()
	if err := json.NewDecoder(io.LimitReader(r, int64(files+4)*256)).Decode(m); err != nil {
		return errDamaged
	}
	return nil
}

// one reads an entry to its end. What the entry says of its own size is not
// believed: a small file can unpack to more than any disk holds.
func one(bytes *copying, f *zip.File, sums map[string]string, each func(string, io.Reader) error) (int64, error) {
	if _, twice := sums[f.Name]; twice || !entryName.MatchString(f.Name) {
		return 0, errDamaged
	}
	r, err := f.Open()
	if err != nil {
		return 0, errDamaged
	}
	defer func() { _ = r.Close() }()
	before, sum := bytes.n, sha256.New()
	tee := io.TeeReader(r, io.MultiWriter(bytes, sum))
	if err := each(f.Name, tee); err != nil {
		return bytes.n - before, err
	}
	if _, err := io.Copy(io.Discard, tee); err != nil {
		return bytes.n - before, cmp.Or(bytes.ctx.Err(), error(errDamaged))
	}
	sums[f.Name] = hex.EncodeToString(sum.Sum(nil))
	return bytes.n - before, nil
}
