package store

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// paper is a receipt that the shop gave on a day.
func paper(day, partner string, yen int64) Document {
	return Document{
		Kind: "receipt", Label: "領収書(適格簡易請求書)", Direction: DocumentSent, Issued: day, Traded: day, Partner: partner, Channel: "own", OrderNumber: "M-1",
		Amount: yen, Rates: []DocumentRate{{10, yen, yen / 11}}, Way: "mail", Name: "receipt.pdf", Type: "application/pdf", KeepUntil: "2034-02-28",
	}
}

// keep adds a document under the next number.
func (d *desk) keep(x Document) Document {
	d.t.Helper()
	next, err := d.NextDocument(d.ctx)
	must(d.t, err)
	x.DocID = next
	x, err = d.AddDocument(d.ctx, clerk, x, []byte("%PDF "+next), nil)
	must(d.t, err)
	return x
}

// kept are the numbers of a search, the newest first.
func (d *desk) keptOf(want DocumentQuery) string {
	d.t.Helper()
	page, err := d.Documents(d.ctx, want)
	must(d.t, err)
	out := []string{}
	for _, x := range page.Documents {
		out = append(out, x.DocID[len(x.DocID)-4:])
	}
	return strings.Join(out, " ")
}

func TestDocument_reads_back_as_it_was_kept_and_belongs_to_the_books(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		next, err := d.NextDocument(d.ctx)
		must(t, err)
		want := paper("2026-10-03", "見本商事", 22000)
		want.DocID, want.TaxNumber, want.Reason, want.Note = next, "T5111101000006", "お客様の希望", "控え"
		want.Rates = []DocumentRate{{10, 19840, 1803}, {8, 2160, 160}}
		books := refund("2026-10-03", "M-1", 22000)
		books.Type, books.Label, books.Lines = "RECEIPT_ISSUED", "領収書の発行", nil
		got, err := d.AddDocument(d.ctx, clerk, want, []byte("%PDF"), &books)
		must(t, err)
		want.ID, want.Version, want.Size, want.SHA256, want.Created = got.ID, 1, 4, hashOf([]byte("%PDF")), Signed{d.at.Load(), clerk.Staff, clerk.Name}
		want.EntryID, want.EventID = got.EntryID, "EV-202610-0001"
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%+v, want\n%+v", got, want)
		}
		e, err := d.EntryByEventID(d.ctx, "EV-202610-0001")
		must(t, err)
		if e.Evidence != got.DocID || e.Status != EntryConfirmed || e.ID != got.EntryID {
			t.Errorf("the entry says %+v", e)
		}
		data, err := d.DocumentBytes(d.ctx, got.ID)
		must(t, err)
		if again, err := d.DocumentByDocID(d.ctx, next); string(data) != "%PDF" || !reflect.DeepEqual(again, want) || err != nil {
			t.Errorf("read again: %q %+v %v", data, again, err)
		}
		must(t, d.LockMonth(d.ctx, clerk, "2026-10", true))
		want.DocID, err = d.NextDocument(d.ctx)
		must(t, err)
		var locked *MonthLocked
		if _, err := d.AddDocument(d.ctx, clerk, want, []byte("%PDF"), &books); !errors.As(err, &locked) {
			t.Errorf("into a locked month: %v", err)
		}
		if after, _ := d.NextDocument(d.ctx); after != want.DocID {
			t.Errorf("a refusal has used up %s", want.DocID)
		}
	})
}

// The database itself refuses, whatever a program asks of it.
func TestDocument_never_changes_and_never_goes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		x := d.keep(paper("2026-10-03", "見本商事", 22000))
		_, err := d.VoidDocument(d.ctx, clerk, x.ID, "宛名の誤り")
		must(t, err)
		for _, forbidden := range []string{
			`UPDATE documents SET amount = 1`, `UPDATE documents SET doc_id = 'DOC-202610-0009'`, `UPDATE documents SET partner = ''`, `UPDATE documents SET sha256 = ''`,
			`UPDATE documents SET keep_until = ''`, `UPDATE documents SET words = ''`, `DELETE FROM documents`,
			`UPDATE document_rates SET tax = 0`, `DELETE FROM document_rates`,
			fmt.Sprintf(`INSERT INTO document_rates (document_id, rate, amount, tax) VALUES (%d, 8, 1, 0)`, x.ID),
			`DELETE FROM document_bytes`, `UPDATE document_voids SET reason = ''`, `DELETE FROM document_voids`,
		} {
			if _, err := d.write.ExecContext(d.ctx, forbidden); err == nil {
				t.Errorf("%s was allowed", forbidden)
			}
		}
		if _, err := d.write.ExecContext(d.ctx, `UPDATE document_bytes SET data = $1`, []byte("other")); err == nil {
			t.Error("the bytes were changed")
		}
		if _, err := d.VoidDocument(d.ctx, clerk, x.ID, "もう一度"); !errors.Is(err, ErrConflict) {
			t.Errorf("voided twice: %v", err)
		}
		got, err := d.Document(d.ctx, x.ID)
		must(t, err)
		if data, err := d.DocumentBytes(d.ctx, x.ID); got.VoidReason != "宛名の誤り" || got.Voided.Name != clerk.Name || string(data) != "%PDF "+x.DocID || err != nil {
			t.Errorf("now %+v, %q, %v", got, data, err)
		}
	})
}

func TestDocument_numbers_are_unbroken_whoever_issues(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first := d.keep(paper("2026-10-03", "一", 1100))
		_, err := d.VoidDocument(d.ctx, clerk, first.ID, "誤り")
		must(t, err)
		var all sync.WaitGroup
		var taken sync.Map
		for i := range 8 {
			all.Go(func() {
				for {
					next, err := d.NextDocument(d.ctx)
					if err == nil {
						x := paper("2026-10-04", fmt.Sprint(i), 1100)
						x.DocID = next
						_, err = d.AddDocument(d.ctx, clerk, x, []byte(next), nil)
					}
					if errors.Is(err, ErrConflict) {
						continue
					}
					if _, twice := taken.LoadOrStore(next, i); twice || err != nil {
						t.Errorf("%s: twice %t, %v", next, twice, err)
					}
					return
				}
			})
		}
		all.Wait()
		if got := d.keptOf(DocumentQuery{}); got != "0009 0008 0007 0006 0005 0004 0003 0002 0001" {
			t.Errorf("numbers %s", got)
		}
	})
}

func TestDocument_takes_the_place_of_another_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		was := d.keep(paper("2026-10-03", "見本商事", 22000))
		right := paper("2026-10-09", "見本商事", 20000)
		right.Supersedes = was.ID
		now := d.keep(right)
		again := paper("2026-10-10", "見本商事", 20000)
		again.FirstID, again.Reissue = now.ID, 1
		again = d.keep(again)
		was, err := d.Document(d.ctx, was.ID)
		must(t, err)
		if now.Version != 2 || now.Before != was.DocID || was.After != now.DocID || again.First != now.DocID {
			t.Errorf("was %+v\nnow %+v\nagain %+v", was, now, again)
		}
		right.DocID, err = d.NextDocument(d.ctx)
		must(t, err)
		if _, err := d.AddDocument(d.ctx, clerk, right, []byte("x"), nil); !errors.Is(err, ErrConflict) {
			t.Errorf("a second one in its place: %v", err)
		}
		list, err := d.DocumentsOfOrder(d.ctx, "M-1")
		must(t, err)
		if len(list) != 3 || list[0].ID != was.ID || len(list[2].Rates) != 1 {
			t.Errorf("of the order: %+v", list)
		}
	})
}

func TestDocument_copies_go_with_their_original(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		copied := func(of Document) Document {
			x := paper("2026-10-10", "見本商事", 20000)
			x.FirstID, x.Reissue = of.ID, 1
			return d.keep(x)
		}
		was := d.keep(paper("2026-10-03", "見本商事", 22000))
		old := copied(was)
		right := paper("2026-10-09", "見本商事", 20000)
		right.Supersedes = was.ID
		now := d.keep(right)
		fresh := copied(now)
		old, err := d.Document(d.ctx, old.ID)
		must(t, err)
		if old.After != now.DocID || fresh.After != "" || fresh.Voided.At != 0 {
			t.Errorf("old %+v\nfresh %+v", old, fresh)
		}
		_, err = d.VoidDocument(d.ctx, clerk, now.ID, "宛名の誤り")
		must(t, err)
		fresh, err = d.Document(d.ctx, fresh.ID)
		must(t, err)
		if fresh.Voided.At == 0 || fresh.VoidReason != "宛名の誤り" || fresh.After != "" {
			t.Errorf("a copy of a void one: %+v", fresh)
		}
		if valid, void := d.keptOf(DocumentQuery{Voided: "no"}), d.keptOf(DocumentQuery{Voided: "yes"}); valid != "0002 0001" || void != "0004 0003" {
			t.Errorf("valid %s, void %s", valid, void)
		}
	})
}

func TestDocuments_are_found_by_day_amount_and_partner_together(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.keep(paper("2026-10-03", "見本商事株式会社", 22000))
		back := paper("2026-10-14", "返金先（個人）", -8800)
		back.Kind, back.Traded, back.OrderNumber = "refund_notice", "2026-10-08", "M-2"
		d.keep(back)
		bill := paper("2026-10-20", "ミホン運輸", 15290)
		bill.Kind, bill.Direction, bill.Channel, bill.OrderNumber, bill.Note = "invoice", DocumentReceived, "", "", "10月分の着払い"
		x := d.keep(bill)
		_, err := d.VoidDocument(d.ctx, clerk, x.ID, "誤り")
		must(t, err)
		for _, c := range []struct {
			what string
			want DocumentQuery
			ids  string
		}{
			{"all", DocumentQuery{}, "0003 0002 0001"},
			{"days of papers", DocumentQuery{From: "2026-10-10", To: "2026-10-14"}, "0002"},
			{"days of deals", DocumentQuery{From: "2026-10-04", To: "2026-10-10", Traded: true}, "0002"},
			{"amount without its sign", DocumentQuery{Min: 8000, Max: 9000}, "0002"},
			{"amount from", DocumentQuery{Min: 15000}, "0003 0001"},
			{"partner", DocumentQuery{Words: "見本"}, "0001"},
			{"partner as typed on another keyboard", DocumentQuery{Words: "ﾐﾎﾝ"}, "0003"},
			{"two words", DocumentQuery{Words: "ミホン 着払い"}, "0003"},
			{"number", DocumentQuery{Words: "M-2"}, "0002"},
			{"all three", DocumentQuery{From: "2026-10-01", To: "2026-10-31", Min: 20000, Max: 30000, Words: "商事"}, "0001"},
			{"nothing that fits", DocumentQuery{From: "2026-10-10", Words: "商事"}, ""},
			{"kind", DocumentQuery{Kind: "refund_notice"}, "0002"},
			{"direction", DocumentQuery{Direction: DocumentReceived}, "0003"},
			{"channel", DocumentQuery{Channel: "own"}, "0002 0001"},
			{"order", DocumentQuery{Order: "M-1"}, "0001"},
			{"those that hold", DocumentQuery{Voided: "no"}, "0002 0001"},
			{"voided", DocumentQuery{Voided: "yes"}, "0003"},
			{"of an inquiry", DocumentQuery{InquiryID: 7}, ""},
			{"of an entry", DocumentQuery{EntryID: 7}, ""},
		} {
			if got := d.keptOf(c.want); got != c.ids {
				t.Errorf("%s: %q, want %q", c.what, got, c.ids)
			}
		}
		for _, traded := range []bool{false, true} {
			var seen []string
			for want := (DocumentQuery{Limit: 1, Traded: traded}); ; {
				page, err := d.Documents(d.ctx, want)
				must(t, err)
				for _, x := range page.Documents {
					seen = append(seen, x.DocID)
				}
				if want.After = page.Next; want.After == "" {
					break
				}
			}
			if len(seen) != 3 {
				t.Errorf("pages (traded %t): %v", traded, seen)
			}
		}
		var walked []string
		for x, err := range d.everyDocument(d.ctx) {
			must(t, err)
			walked = append(walked, x.DocID)
		}
		if len(walked) != 3 {
			t.Errorf("walked %v", walked)
		}
	})
}

func TestDocument_outlives_its_inquiry_and_follows_a_merge(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, one, other := twoInquiries(d)
		x := paper("2026-10-03", "見本商事", 22000)
		x.InquiryID = other
		x = d.keep(x)
		j, err := d.MergeInquiries(d.ctx, clerk, one, other)
		must(t, err)
		if got := d.keptOf(DocumentQuery{InquiryID: one}); got != "0001" {
			t.Errorf("after the merge: %q", got)
		}
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		if got := d.keptOf(DocumentQuery{InquiryID: other}); got != "0001" {
			t.Errorf("after it was undone: %q", got)
		}
		must(t, d.Erase(d.ctx, clerk, other))
		data, err := d.DocumentBytes(d.ctx, x.ID)
		if got := d.keptOf(DocumentQuery{}); got != "0001" || string(data) != "%PDF "+x.DocID || err != nil {
			t.Errorf("after the inquiry was erased: %q %q %v", got, data, err)
		}
	})
}

func TestCheckDocuments_names_what_is_damaged_and_what_is_missing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for range 4 {
			d.keep(paper("2026-10-03", "見本商事", 1100))
		}
		kept, err := d.CheckDocuments(d.ctx, func(int) {})
		must(t, err)
		if kept.All != 4 || len(kept.Damaged)+len(kept.Missing) != 0 {
			t.Errorf("at first %+v", kept)
		}
		one, err := d.Documents(d.ctx, DocumentQuery{Limit: 1})
		must(t, err)
		last := one.Documents[0]
		// What the triggers refuse is done behind their back.
		drop := []string{`DROP TRIGGER document_bytes_stay`, `DROP TRIGGER documents_are_kept`, `DROP TRIGGER document_rates_are_kept`, `DROP TRIGGER document_bytes_are_kept`}
		if d.d.name != sqliteName {
			drop = []string{`DROP TRIGGER document_bytes_stay ON document_bytes`, `DROP TRIGGER documents_are_kept ON documents`, `DROP TRIGGER document_rates_stay ON document_rates`}
		}
		for _, s := range append(drop,
			fmt.Sprintf(`UPDATE document_bytes SET data = (SELECT data FROM document_bytes WHERE document_id = %d) WHERE document_id = %d`, last.ID-1, last.ID),
			fmt.Sprintf(`DELETE FROM document_rates WHERE document_id = %d`, last.ID-2), fmt.Sprintf(`DELETE FROM document_bytes WHERE document_id = %d`, last.ID-2),
			fmt.Sprintf(`DELETE FROM documents WHERE id = %d`, last.ID-2),
		) {
			_, err := d.write.ExecContext(d.ctx, s)
			must(t, err)
		}
		kept, err = d.CheckDocuments(d.ctx, func(int) {})
		must(t, err)
		if kept.All != 3 || strings.Join(kept.Damaged, " ") != last.DocID || len(kept.Missing) != 1 || !strings.HasSuffix(kept.Missing[0], "-0002") {
			t.Errorf("then %+v", kept)
		}
		if _, err := d.DocumentBytes(d.ctx, last.ID); !errors.Is(err, ErrDamaged) {
			t.Errorf("its bytes: %v", err)
		}
	})
}
