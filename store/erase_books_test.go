package store

import (
	"testing"

	"madoguchi/connectors"
)

// turned is what takes an entry back.
func turned(was Entry) Entry {
	was.Type, was.Undoes, was.Reason, was.EventID, was.Day = "REVERSAL", was.Type, "誤り", "", "2026-10-20"
	return was
}

// The books outlive an inquiry and keep its number, but there is no history left to add to.
func TestErase_leaves_books_that_still_take_what_is_said_of_them(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "返金", post("1-1", connectors.In, -60, "返金してください。")))
		q := d.remote(shop, "1").ID
		about := func(number string) Entry {
			e := refund("2026-10-03", number, 4400)
			e.InquiryID = q
			return e
		}
		wrong, draft := d.entry(about("1-1")), d.entryDraft(about("1-2"))
		x := paper("2026-10-03", "見本商事", 22000)
		x.InquiryID = q
		x = d.keep(x)
		must(t, d.Erase(d.ctx, clerk, q))

		confirmed, err := d.ConfirmEntries(d.ctx, clerk, []EntrySeen{{draft.ID, draft.Version}})
		must(t, err)
		if confirmed[0].InquiryID != q || confirmed[0].EventID != "EV-202610-0002" {
			t.Errorf("confirmed %+v", confirmed[0])
		}
		right := about("1-1")
		_, err = d.CorrectEntry(d.ctx, clerk, Correction{ID: wrong.ID, Reversal: turned(wrong), Instead: &right})
		must(t, err)
		back := turned(confirmed[0])
		back.Related = confirmed[0].EventID
		_, err = d.AddEntries(d.ctx, clerk, []Entry{back})
		must(t, err)
		given, err := d.GiveDocument(d.ctx, clerk, x.ID, DocumentSending{Way: "post", Day: "2026-10-04"})
		must(t, err)
		_, err = d.UngiveDocument(d.ctx, clerk, x.ID, given.Sendings[0].ID, "誤り")
		must(t, err)
		books := about("1-3")
		next := paper("2026-10-05", "見本商事", 22000)
		next.InquiryID, next.Supersedes = q, x.ID
		next.DocID, err = d.NextDocument(d.ctx)
		must(t, err)
		_, err = d.AddDocument(d.ctx, clerk, next, []byte("%PDF anew"), &books)
		must(t, err)
		if x, err = d.VoidDocument(d.ctx, clerk, x.ID, "宛名の誤り"); err != nil || x.InquiryID != q || x.Voided.Name != clerk.Name {
			t.Errorf("voided %+v, %v", x, err)
		}
	})
}
