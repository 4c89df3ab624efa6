package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

// held says where a value is known from, as orders and inquiries.
func (d *desk) held(kind, value string) string {
	d.t.Helper()
	all, err := d.Holders(d.ctx, kind, value)
	must(d.t, err)
	var words []string
	for _, h := range all {
		word := "order"
		if h.Inquiry != 0 {
			word = "inquiry"
		}
		if h.Customer != 0 {
			word += "+"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestHolders_finds_whose_a_value_is_however_it_is_written(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		o := boughtBy(numberA, 5, ichiro, "りんご")
		o.Parcels = []connectors.Parcel{
			{Number: "444413758703", To: connectors.Place{Name: "鈴木 花子", Phone: "0312345678"}},
			{Number: "JP123456785JP"},
		}
		d.orders(shop, o)
		hanako := connectors.Person{Name: "高橋 花", Address: "hana@example.jp", Phone: "03-9999-1111"}
		d.ingest(box, letter("a", hanako, "いつ届きますか。"))
		for _, c := range []struct{ kind, value, want string }{
			{HeldPhone, "０９０－１２３４－５６７８", "order+"},
			{HeldPhone, "0312345678", "order+"}, // the recipient's
			{HeldPhone, "0399991111", "inquiry+"},
			{HeldPhone, "0300000000", ""},
			{HeldMail, "Ichiro@Example.jp", "order+"},
			{HeldMail, "hana@example.jp", "inquiry+"},
			{HeldMail, "nobody@example.jp", ""},
			{HeldName, "鈴木一郎 様", "order+"},
			{HeldName, "高橋　花", "inquiry+"},
			{HeldName, "鈴木", ""},
			{HeldTracking, "4444-1375-8703", "order+"},
			{HeldTracking, "jp 123 456 785 jp", "order+"},
			{HeldTracking, "444413758", ""}, // part of one
			{HeldTracking, "4725-7551-6733", ""},
			{"", "4444-1375-8703", ""},
		} {
			if got := d.held(c.kind, c.value); got != c.want {
				t.Errorf("%s %s: %q, want %q", c.kind, c.value, got, c.want)
			}
		}
	})
}

func TestHolders_reads_no_table(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 20)
		if whole := tableReads(d, holdersByWord); len(whole) > 0 {
			t.Errorf("%s", strings.Join(whole, "\n"))
		}
	})
}

func TestTemplateOrigin_says_until_when_and_what_for(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, letter("a", ichiro, "いつ届きますか。"))
		q := d.remote(box, "a")
		w, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "お盆の案内", Body: "休みます。", Category: "配送状況", ValidFrom: "2026-08-01", ValidTo: "2026-08-20"})
		must(t, err)
		got, err := d.TemplateOrigin(d.ctx, w.ID, q.ID)
		must(t, err)
		if got.Name != "お盆の案内" || got.From != "2026-08-01" || got.To != "2026-08-20" || got.Asked != "" {
			t.Errorf("%+v", got)
		}
		if none, err := d.TemplateOrigin(d.ctx, 999, q.ID); err != nil || none != (Origin{}) {
			t.Errorf("%+v, %v", none, err)
		}
	})
}

func TestDraft_keeps_what_was_accepted_and_tells_it_when_it_goes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, letter("a", ichiro, "いつ届きますか。"))
		q := d.remote(box, "a")
		draft, err := d.SaveDraft(d.ctx, clerk, Draft{InquiryID: q.ID, Text: "絶対に届きます。", Accepted: []string{"absolute:1a"}})
		must(t, err)
		kept, err := d.Draft(d.ctx, q.ID)
		must(t, err)
		if fmt.Sprint(kept.Accepted, kept.Version) != "[absolute:1a] 1" || draft.Version != 1 {
			t.Errorf("%+v", kept)
		}
		id, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q.ID, Text: draft.Text, Accepted: []string{"absolute"}, Warned: []string{"weekday", "twice"}, SendAt: time.Now().UnixMilli()})
		must(t, err)
		if got := d.history(q.ID); !strings.Contains(got, "confirmed absolute") || !strings.Contains(got, "warned weekday twice") {
			t.Errorf("history %s", got)
		}
		// What comes back is looked at again: the day may be another by then.
		_, err = d.TakeBack(d.ctx, clerk, id)
		must(t, err)
		if again, err := d.Draft(d.ctx, q.ID); err != nil || len(again.Accepted) != 0 || again.Text != draft.Text {
			t.Errorf("%+v, %v", again, err)
		}
	})
}
