package store

import (
	"reflect"
	"testing"

	"madoguchi/connectors"
)

// While a batch is taken in the next one is made ready, from what the mall said before:
// what both of them bring is there once, and neither loses its bytes.
func TestIngestReady_takes_in_what_was_ready_before_the_batch_before_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		letter := bringing(mail("a", "hanako@example.jp", "甲", -9), "a raw", "the photo")
		batches := []connectors.Batch{
			{Inquiries: []connectors.Inquiry{letter}, Next: "1", More: true},
			{Inquiries: []connectors.Inquiry{letter, bringing(mail("b", "taro@example.jp", "乙", -8), "b raw", "the photo")}, Next: "2"},
		}
		var made []Ready
		for _, b := range batches {
			r, err := d.MakeReady(d.ctx, b)
			must(t, err)
			made = append(made, r)
		}
		var came [][]int64
		for _, r := range made {
			in, err := d.IngestReady(d.ctx, box, r)
			must(t, err)
			came = append(came, in.New)
		}
		first, second := d.remote(box, "a"), d.remote(box, "b")
		if want := [][]int64{{first.ID}, {second.ID}}; !reflect.DeepEqual(came, want) {
			t.Errorf("told as new: %v, want %v", came, want)
		}
		for _, q := range []Inquiry{first, second} {
			if all, err := d.Messages(d.ctx, q.ID); err != nil || len(all) != 1 {
				t.Errorf("%d: %d messages, %v", q.ID, len(all), err)
			}
		}
		for _, bytes := range []string{"a raw", "b raw", "the photo"} {
			if got, err := d.Blob(hashOf([]byte(bytes))); string(got) != bytes {
				t.Errorf("%q: %q, %v", bytes, got, err)
			}
		}
	})
}
