package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"madoguchi/connectors"
)

// bringing gives a mail bytes of its own and attachments.
func bringing(q connectors.Inquiry, raw string, files ...string) connectors.Inquiry {
	q.Messages[0].Raw = []byte(raw)
	for _, f := range files {
		q.Messages[0].Attachments = append(q.Messages[0].Attachments, connectors.Attachment{Name: "写真.jpg", Type: "image/jpeg", Data: []byte(f)})
	}
	return q
}

// onDisk tells whether words stand anywhere in the profile.
func (d *desk) onDisk(words string) (found bool) {
	d.t.Helper()
	must(d.t, filepath.WalkDir(filepath.Dir(d.cfg.Path), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		found = found || bytes.Contains(data, []byte(words))
		return err
	}))
	return found
}

func (d *desk) sweep() {
	d.t.Helper()
	for more := true; more; {
		var err error
		more, err = d.SweepBlobs(d.ctx)
		must(d.t, err)
	}
}

func TestErase_takes_the_bytes_that_nobody_else_has(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		other := d.account("mailbox")
		d.ingest(shop,
			bringing(mail("a", "hanako@example.jp", "甲", -9), "own raw bytes", "own photo bytes", "shared photo bytes"),
			bringing(mail("b", "taro@example.jp", "乙", -8), "second raw", "shared photo bytes"),
			bringing(mail("c", "jiro@example.jp", "丙", -7), "raw in both boxes"))
		d.ingest(other, bringing(mail("c", "jiro@example.jp", "丙", -7), "raw in both boxes"))
		must(t, d.Erase(d.ctx, clerk, d.remote(shop, "a").ID))
		must(t, d.Erase(d.ctx, clerk, d.remote(shop, "c").ID))
		if !d.onDisk("own raw bytes") {
			t.Fatal("the test looks for something that never is there")
		}
		d.sweep()
		for _, gone := range []string{"own raw bytes", "own photo bytes"} {
			if _, err := d.Blob(hashOf([]byte(gone))); !errors.Is(err, ErrNotFound) || d.onDisk(gone) {
				t.Errorf("%q is still there (%v)", gone, err)
			}
		}
		for _, stays := range []string{"shared photo bytes", "second raw", "raw in both boxes"} {
			if got, err := d.Blob(hashOf([]byte(stays))); string(got) != stays {
				t.Errorf("%q: %v", stays, err)
			}
		}
	})
}

// A mailbox that is read again still has the mail: what a person has had erased does not
// come back to the disk either.
func TestErase_keeps_no_bytes_of_what_comes_again(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		one := func() connectors.Inquiry {
			return bringing(mail("a", "hanako@example.jp", "甲", -9), "own raw bytes", "own photo bytes", "shared photo bytes")
		}
		d.ingest(shop, one(), bringing(mail("b", "taro@example.jp", "乙", -8), "second raw", "shared photo bytes"))
		must(t, d.Erase(d.ctx, clerk, d.remote(shop, "a").ID))
		d.sweep()
		d.ingest(shop, one())
		d.sweep()
		for _, gone := range []string{"own raw bytes", "own photo bytes"} {
			if d.onDisk(gone) {
				t.Errorf("%q is on the disk again", gone)
			}
		}
		if got, err := d.Blob(hashOf([]byte("shared photo bytes"))); string(got) != "shared photo bytes" {
			t.Errorf("lost: %v", err)
		}
	})
}

// A mail comes with bytes that are just being removed: it must not lose them.
func TestIngest_keeps_bytes_that_were_about_to_go(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		d.ingest(shop, bringing(mail("a", "hanako@example.jp", "甲", -9), "a raw", "the photo"))
		again := bringing(mail("b", "taro@example.jp", "乙", -8), "b raw", "the photo")
		kept, err := d.keepBytes(d.ctx, connectors.Batch{Inquiries: []connectors.Inquiry{again}})
		must(t, err)
		must(t, d.Erase(d.ctx, clerk, d.remote(shop, "a").ID))
		d.sweep()
		_, _, err = d.ingestPart(d.ctx, shop, Ready{batch: connectors.Batch{Inquiries: []connectors.Inquiry{again}, Next: "2"}, kept: kept})
		if !errors.Is(err, errSwept) {
			t.Fatalf("a row refers to what is gone: %v", err)
		}
		d.ingest(shop, again)
		if got, err := d.Blob(hashOf([]byte("the photo"))); string(got) != "the photo" {
			t.Errorf("lost: %v", err)
		}
	})
}

// A sweep takes several steps, and each of them may take some of what a batch has just kept.
func TestIngest_keeps_bytes_that_go_twice_before_their_turn(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		clock, left := d.clock, 2
		d.clock = func() time.Time { // asked when a turn has come
			if left > 0 {
				left--
				must(t, d.blobs.Delete(d.ctx, []string{hashOf([]byte("the photo"))}))
			}
			return clock()
		}
		d.ingest(shop, bringing(mail("a", "hanako@example.jp", "甲", -9), "a raw", "the photo"))
		if got, err := d.Blob(hashOf([]byte("the photo"))); string(got) != "the photo" || left != 0 {
			t.Errorf("lost: %v, %d left", err, left)
		}
	})
}

func TestPutBlob_keeps_bytes_that_were_about_to_go(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		d.ingest(shop, bringing(mail("a", "hanako@example.jp", "甲", -9), "a raw", "the photo"))
		must(t, d.Erase(d.ctx, clerk, d.remote(shop, "a").ID))
		sha, err := d.PutBlob(d.ctx, []byte("the photo"))
		must(t, err)
		d.sweep()
		if got, err := d.Blob(sha); string(got) != "the photo" {
			t.Errorf("lost: %v", err)
		}
	})
}
