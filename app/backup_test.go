package app

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// backedUp makes a desk with one inquiry and a backup of it.
func backedUp(t *testing.T) (*Desk, string) {
	t.Helper()
	d := open(t, &fake{})
	a := must[Account](t)(d.SaveAccount(t.Context(), form()))
	must[Synced](t)(d.Sync(t.Context(), ID{a.ID}))
	out := filepath.Join(t.TempDir(), "控え.zip")
	must[Backup](t)(d.CreateBackup(t.Context(), BackupPlace{File: out}, quiet))
	return d, out
}

func TestBackup_comes_back_as_it_was(t *testing.T) {
	d, file := backedUp(t)
	made := must[Backup](t)(VerifyBackup(t.Context(), file, quiet))
	if made.Files != 2 || made.Bytes < 4096 {
		t.Errorf("verified %+v", made)
	}
	profile := filepath.Join(t.TempDir(), "新しい置き場所")
	if got := must[Backup](t)(RestoreBackup(t.Context(), file, profile, quiet)); got != made {
		t.Errorf("restored %+v, verified %+v", got, made)
	}
	f := &fake{}
	again := must[*Desk](t)(Open(t.Context(), Config{
		Profile: profile, Kinds: []connectors.Spec{f.spec()}, Now: d.now, Log: d.log,
	}))
	defer func() { _ = again.Close() }()
	before := must[Thread](t)(d.Thread(t.Context(), ID{1}))
	after := must[Thread](t)(again.Thread(t.Context(), ID{1}))
	if !reflect.DeepEqual(before, after) || !strings.Contains(after.Messages[0].HTML, "cG5n") {
		t.Errorf("before %+v\nafter  %+v", before, after)
	}
	if st := must[os.FileInfo](t)(os.Stat(filepath.Join(profile, dbName))); st.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read the database: %v", st.Mode())
	}
}

func TestBackup_takes_the_place_of_no_other_file_unless_it_is_asked_to(t *testing.T) {
	d, file := backedUp(t)
	before := must[[]byte](t)(os.ReadFile(file))
	if err := d.store.Note(t.Context(), store.Actor{}, "export_again", "export", 1, "EX-202611-0001"); err != nil {
		t.Fatal(err)
	}
	_, err := d.CreateBackup(t.Context(), BackupPlace{File: file}, quiet)
	refused(t, err, "backup_exists")
	if !bytes.Equal(before, must[[]byte](t)(os.ReadFile(file))) {
		t.Error("the backup of before is another one")
	}
	must[Backup](t)(d.CreateBackup(t.Context(), BackupPlace{File: file, Overwrite: true}, quiet))
	if bytes.Equal(before, must[[]byte](t)(os.ReadFile(file))) {
		t.Error("the backup of before still stands there")
	}
	if left := must[[]fs.DirEntry](t)(os.ReadDir(filepath.Dir(file))); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestBackup_leaves_the_keys_and_half_written_files_behind(t *testing.T) {
	d := open(t, &fake{})
	if err := os.MkdirAll(filepath.Join(d.profile, "blobs", "ab"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.profile, "blobs", "ab", ".part-1"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := must[Backup](t)(d.CreateBackup(t.Context(), BackupPlace{}, quiet))
	z := must[*zip.ReadCloser](t)(zip.OpenReader(b.File))
	defer func() { _ = z.Close() }()
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if !reflect.DeepEqual(names, []string{dbName, manifestName}) {
		t.Errorf("holds %v", names)
	}
	left := must[[]fs.DirEntry](t)(os.ReadDir(filepath.Dir(b.File)))
	if len(left) != 1 {
		t.Errorf("left beside it: %v", left)
	}
}

func TestRestore_refuses_a_profile_with_data_in_it(t *testing.T) {
	d, file := backedUp(t)
	_, err := RestoreBackup(t.Context(), file, d.profile, quiet)
	refused(t, err, "profile_not_empty")
	for _, name := range []string{dbName, dbName + "-wal", "blobs"} {
		profile := t.TempDir()
		if err := os.WriteFile(filepath.Join(profile, name), []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := RestoreBackup(t.Context(), file, profile, quiet)
		refused(t, err, "profile_not_empty")
		if got := must[[]byte](t)(os.ReadFile(filepath.Join(profile, name))); string(got) != "old" {
			t.Errorf("%s was changed", name)
		}
	}
}

// damagedIs checks that neither verifying nor restoring takes a file, and that
// nothing is left of the try.
func damagedIs(t *testing.T, data []byte) {
	t.Helper()
	root := t.TempDir()
	file, profile := filepath.Join(root, "b.zip"), filepath.Join(root, "profile", "inner")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := VerifyBackup(t.Context(), file, quiet)
	refused(t, err, "backup_damaged")
	_, err = RestoreBackup(t.Context(), file, profile, quiet)
	refused(t, err, "backup_damaged")
	_ = filepath.WalkDir(root, func(name string, e fs.DirEntry, _ error) error {
		if !e.IsDir() && name != file {
			t.Errorf("left behind: %s", name)
		}
		return nil
	})
}

func TestBackup_that_is_damaged_or_cut_is_refused(t *testing.T) {
	_, file := backedUp(t)
	whole := must[[]byte](t)(os.ReadFile(file))
	for name, data := range map[string][]byte{
		"empty":           {},
		"no zip":          []byte("こんにちは"),
		"cut in half":     whole[:len(whole)/2],
		"the end missing": whole[:len(whole)-1],
	} {
		t.Run(name, func(t *testing.T) { damagedIs(t, data) })
	}
	for _, at := range []int{200, len(whole) / 3, len(whole) / 2} {
		bad := bytes.Clone(whole)
		bad[at] ^= 0xff
		t.Run("a byte turned", func(t *testing.T) { damagedIs(t, bad) })
	}
	_, err := VerifyBackup(t.Context(), filepath.Join(t.TempDir(), "none.zip"), quiet)
	refused(t, err, "backup_missing")
}

// entry is a file of a backup that somebody made by hand.
type entry struct{ name, data string }

// packed zips entries with hashes that fit.
func packed(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z, m := zip.NewWriter(&b), manifest{SHA256: map[string]string{}}
	put := func(name string, data []byte) {
		w := must[io.Writer](t)(z.Create(name))
		must[int](t)(w.Write(data))
	}
	for _, e := range entries {
		sum := sha256.Sum256([]byte(e.data))
		m.SHA256[e.name] = hex.EncodeToString(sum[:])
		put(e.name, []byte(e.data))
	}
	put(manifestName, must[[]byte](t)(json.Marshal(m)))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBackup_made_to_do_harm_is_refused(t *testing.T) {
	db := entry{dbName, "db"}
	blob := entry{"blobs/ab/" + strings.Repeat("c", 62), "x"}
	for name, entries := range map[string][]entry{
		"leads out":                {db, {"../evil", "x"}},
		"leads out with a bend":    {db, {"blobs/../../evil", "x"}},
		"leads out as on Windows":  {db, {`..\evil`, "x"}},
		"an absolute name":         {db, {"/tmp/evil", "x"}},
		"a drive":                  {db, {"C:evil", "x"}},
		"a key of somebody else":   {db, {"key", "x"}},
		"a lock of somebody else":  {db, {"lock.json", "{}"}},
		"a journal to be replayed": {db, {dbName + "-wal", "x"}},
		"a folder":                 {db, {"blobs/", ""}},
		"twice the same":           {db, blob, blob},
		"a name in capitals":       {db, {"blobs/AB/" + strings.Repeat("C", 62), "x"}},
		"no database":              {blob},
		"nothing":                  {},
	} {
		t.Run(name, func(t *testing.T) { damagedIs(t, packed(t, entries...)) })
	}
	t.Run("what is fine is taken", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "b.zip")
		if err := os.WriteFile(file, packed(t, db, blob), 0o600); err != nil {
			t.Fatal(err)
		}
		if b := must[Backup](t)(VerifyBackup(t.Context(), file, quiet)); b.Files != 2 || b.Bytes != 3 {
			t.Errorf("got %+v", b)
		}
	})
}

func TestBackup_with_a_list_that_never_ends_is_refused(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w := must[io.Writer](t)(z.Create(manifestName))
	must[int](t)(w.Write([]byte(`{"made_at":"` + strings.Repeat("x", 1<<20) + `"}`)))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	damagedIs(t, b.Bytes())
}

func TestRestore_can_be_stopped(t *testing.T) {
	_, file := backedUp(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	profile := t.TempDir()
	if _, err := RestoreBackup(ctx, file, profile, quiet); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left := must[[]fs.DirEntry](t)(os.ReadDir(profile)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
