package command

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

func TestInquiry_is_printed_and_collected_as_evidence(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "receipt", 3*time.Hour)
	b.writes("other@c.example", "", "delivery", time.Hour)
	b.must("sync")
	rows := b.inquiries()
	one, other := id(rows["one@c.example"]), id(rows["other@c.example"])
	pdf, all := filepath.Join(t.TempDir(), "記録.pdf"), filepath.Join(t.TempDir(), "証拠.zip")

	if out := b.must("inquiry", "print", one, "--outside", "--out", pdf); out["file"] != pdf || out["size"] == 0.0 {
		t.Errorf("printed %v", out)
	}
	if data, err := os.ReadFile(pdf); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("the file: %v", err)
	}
	out := b.must("inquiry", "evidence", one, other, "--out", all)
	data, err := os.ReadFile(all)
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(data); out["sha256"] != hex.EncodeToString(sum[:]) || out["size"] != float64(len(data)) || out["missing"] != 0.0 {
		t.Errorf("collected %v", out)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || out["parts"] != float64(len(z.File)) || len(z.File) != 10 {
		t.Errorf("%v, %d parts", err, len(z.File))
	}
	b.fails("not_found", "inquiry", "print", "999", "--out", pdf)
	b.fails("file", "inquiry", "evidence", one, "--out", filepath.Join(t.TempDir(), "no", "x.zip"))
	for _, wrong := range [][]string{{"print", one}, {"evidence", "--out", all}, {"evidence", "x", "--out", all}} {
		if exit, _, _ := b.say(append([]string{"inquiry"}, wrong...)...); exit != exitUsage {
			t.Errorf("%v: exit %d", wrong, exit)
		}
	}
}
