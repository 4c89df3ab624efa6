package app

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// FuzzBackup: a file that is taken for a backup has a database and the files that
// its list names, each as listed, and nothing is written outside of its folder.
func FuzzBackup(f *testing.F) {
	f.Add(zipOf(f, dbName, "the database", ""))
	f.Add(zipOf(f, "../../outside", "x", ""))
	f.Add(zipOf(f, "blobs/aa/"+hex.EncodeToString(make([]byte, 31)), "x", "wrong"))
	f.Add([]byte("PK\x05\x06"))
	f.Add([]byte(nil))
	path := filepath.Join(f.TempDir(), "backup.zip")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		seen := map[string]string{}
		got, err := readBackup(&copying{ctx: t.Context(), step: quiet}, path, func(name string, r io.Reader) error {
			if !filepath.IsLocal(name) || !entryName.MatchString(name) {
				t.Errorf("unpacks %q", name)
			}
			content, err := io.ReadAll(io.LimitReader(r, 1<<20))
			sum := sha256.Sum256(content)
			seen[name] = hex.EncodeToString(sum[:])
			return err
		})
		if err == nil && (seen[dbName] == "" || got.Files != len(seen)) {
			t.Errorf("took %+v with %v", got, seen)
		}
	})
}

// zipOf is a backup of one file; a wrong sum makes the list lie.
func zipOf(f *testing.F, name, content, sum string) []byte {
	f.Helper()
	if sum == "" {
		right := sha256.Sum256([]byte(content))
		sum = hex.EncodeToString(right[:])
	}
	list, err := json.Marshal(manifest{SHA256: map[string]string{name: sum}})
	if err != nil {
		f.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, data := range map[string][]byte{name: []byte(content), manifestName: list} {
		w, err := z.Create(name)
		if err != nil {
			f.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			f.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	return out.Bytes()
}
