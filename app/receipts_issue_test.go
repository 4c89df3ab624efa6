package app

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

// ownOrder is a paid order of the shop itself at two rates.
func ownOrder(number string) connectors.Order {
	return connectors.Order{
		Number: number, OrderedAt: noon.AddDate(0, 0, -3), Status: connectors.OrderShipped, Paid: true, PaidAt: noon.AddDate(0, 0, -2), Payment: "銀行振込", Total: 5460,
		Buyer: connectors.Person{Name: "見本商事株式会社"},
		Lines: []connectors.Line{{Name: "湯呑み", Price: 1650, Count: 2, TaxRate: 10}, {Name: "静岡茶", Price: 1080, Count: 2, TaxRate: 8}},
		Taxes: []connectors.Tax{{Rate: 10, Total: 3300, Tax: 300}, {Rate: 8, Total: 2160, Tax: 160}},
	}
}

// paperShop is a shop with a registration number and orders of its own.
func paperShop(t *testing.T, all ...connectors.Order) *Desk {
	t.Helper()
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	shop := must[ShopSettings](t)(d.Shop(ctx))
	shop.ShopName, shop.TaxNumber, shop.ReplyHours = "見本堂", "T5111101000006", 24
	must[ShopSettings](t)(d.SaveShop(ctx, shop))
	account := must[int64](t)(d.store.AddAccount(ctx, store.Actor{}, store.Account{Kind: "test", Name: "店"}))
	must[[]int64](t)(d.store.SaveOrders(ctx, account, all, time.Time{}))
	return d
}

func blockCodes(all []Problem) (out []string) {
	for _, p := range all {
		out = append(out, p.Code)
	}
	return out
}

func wishFor(number string) ReceiptWish {
	return ReceiptWish{Order: number, Name: "見本商事株式会社", ItemsShown: true}
}

func TestIssueReceipt_keeps_a_paper_that_the_books_know(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, wishFor("M-1")))
	if len(draft.Blocks) != 0 || len(draft.Lines) != 2 || !draft.Lines[1].Reduced || draft.Amount != 5460 || draft.Method != "銀行振込" || draft.Traded != "2026-03-29" ||
		!slices.Equal(draft.Rates, []DocumentRate{{10, 3300, 300}, {8, 2160, 160}}) {
		t.Errorf("draft %+v", draft)
	}
	x := must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	if x.DocID != "DOC-202604-0001" || x.Label != "領収書(適格簡易請求書)" || x.Partner != "見本商事株式会社" || x.KeepUntil != "2034-02-28" || x.TaxNumber != "T5111101000006" || x.Note != "お品代として" {
		t.Errorf("kept %+v", x)
	}
	_, data, err := d.DocumentFile(ctx, x.ID)
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF")) || int64(len(data)) != x.Size {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	e := must[Entry](t)(d.EntryNamed(ctx, x.EventID))
	if e.Type != book.ReceiptIssued || e.Evidence != x.DocID || len(e.Lines) != 0 || e.Status != store.EntryConfirmed || e.Amount != 5460 {
		t.Errorf("the books say %+v", e)
	}
	_, err = d.IssueReceipt(ctx, wishFor("M-1"))
	refused(t, err, "receipt_twice")
}

func TestDraftReceipt_says_what_stands_in_the_way(t *testing.T) {
	unpaid, canceled, bare := ownOrder("M-2"), ownOrder("M-3"), ownOrder("M-4")
	unpaid.Paid, unpaid.PaidAt = false, time.Time{}
	canceled.Status = connectors.OrderCanceled
	bare.Taxes = nil
	bare.Lines = []connectors.Line{{Name: "湯呑み", Price: 5460, Count: 1}}
	mall := ownOrder("123456-20260329-0000000001")
	mall.Payment = "クレジットカード"
	d := paperShop(t, ownOrder("M-1"), unpaid, canceled, bare, mall)
	ctx := asOwner(t, d)
	for what, c := range map[string]struct {
		number string
		change func(*ReceiptWish)
		want   string
	}{
		"part of it":              {"M-1", func(w *ReceiptWish) { w.Amount = 3000 }, "receipt_split"},
		"more than was paid":      {"M-1", func(w *ReceiptWish) { w.Amount = 9000 }, "receipt_more"},
		"another day":             {"M-1", func(w *ReceiptWish) { w.Issued = "2026-03-31" }, "receipt_day"},
		"another day of the deal": {"M-1", func(w *ReceiptWish) { w.Traded = "2026-02-01" }, "receipt_day"},
		"no name":                 {"M-1", func(w *ReceiptWish) { w.Name = "" }, "receipt_name"},
		"上様":                      {"M-1", func(w *ReceiptWish) { w.Name = "上様" }, "receipt_name"},
		"no card":                 {"M-1", func(w *ReceiptWish) { w.Method = "card" }, "receipt_method"},
		"letters nobody can read": {"M-1", func(w *ReceiptWish) { w.Name = "見本😢商事" }, "receipt_letters"},
		"a mask":                  {"M-1", func(w *ReceiptWish) { w.Name = "見本＊＊" }, "receipt_masked"},
		"other rates":             {"M-1", func(w *ReceiptWish) { w.Rates = []DocumentRate{{10, 5460, 0}} }, "receipt_rates"},
		"not paid yet":            {"M-2", func(*ReceiptWish) {}, "receipt_unpaid"},
		"canceled":                {"M-3", func(w *ReceiptWish) { w.Reason = "希望" }, "receipt_nobody"},
		"no rates":                {"M-4", func(*ReceiptWish) {}, "receipt_amount"},
		"rates that are less":     {"M-4", func(w *ReceiptWish) { w.Rates = []DocumentRate{{10, 3300, 0}} }, "receipt_split"},
		"rates that are more":     {"M-4", func(w *ReceiptWish) { w.Rates = []DocumentRate{{10, 9900, 0}} }, "receipt_more"},
	} {
		w := wishFor(c.number)
		c.change(&w)
		draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, w))
		if got := blockCodes(draft.Blocks); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: %+v, want %s", what, draft.Blocks, c.want)
		}
		for _, p := range draft.Blocks {
			if !strings.HasSuffix(p.Text, "。") {
				t.Errorf("%s: %q is no sentence", what, p.Text)
			}
		}
	}
	for _, right := range []ReceiptWish{
		{Order: "M-1", NameConfirmed: true, Traded: "2026-03-30"},
		{Order: "M-2", Name: "見本商事", Reason: "通帳で入金を確認"},
		{Order: "M-4", Name: "見本商事", Rates: []DocumentRate{{10, 5460, 0}}},
	} {
		if draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, right)); len(draft.Blocks) != 0 {
			t.Errorf("%s: %+v", right.Order, draft.Blocks)
		}
	}
	_, err := d.DraftReceipt(ctx, wishFor("M-9"))
	refused(t, err, "order_unknown")
}

func TestReceipt_is_issued_again_and_corrected_after_a_refund(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	first := must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	again := ReceiptWish{ReissueOf: first.ID}
	_, err := d.IssueReceipt(ctx, again)
	refused(t, err, "receipt_reissue")
	again.Reason = "紛失"
	copy := must[Document](t)(d.IssueReceipt(ctx, again))
	if copy.First != first.DocID || copy.Reissue != 1 || copy.Amount != first.Amount || copy.Partner != first.Partner || copy.Label != "領収書(適格簡易請求書) 再発行" {
		t.Errorf("copy %+v", copy)
	}
	if second := must[Document](t)(d.IssueReceipt(ctx, ReceiptWish{ReissueOf: copy.ID, Reason: "紛失"})); second.First != first.DocID || second.Reissue != 2 {
		t.Errorf("second copy %+v", second)
	}
	named := again
	named.Name = "別の会社"
	_, err = d.IssueReceipt(ctx, named)
	refused(t, err, "receipt_name")

	e := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Order: "M-1", Type: book.RefundPartial, Amounts: []book.PerRate{{Rate: 8, Amount: 1080}}, Date: "2026-04-01"})).Entry
	e = must[Entry](t)(d.SaveEntry(ctx, e))
	notice := ReceiptWish{Kind: docNotice, Entry: e.ID, Name: "見本商事株式会社"}
	_, err = d.IssueReceipt(ctx, notice)
	refused(t, err, "receipt_draft")
	must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: []EntryRef{{ID: e.ID, Version: e.Version}}}))
	_, err = d.IssueReceipt(ctx, again)
	refused(t, err, "receipt_refund")
	right := ReceiptWish{Corrects: first.ID, Order: "M-1", Name: "見本商事株式会社", Reason: "一部返金"}
	now := must[Document](t)(d.IssueReceipt(ctx, right))
	if now.Amount != 4380 || now.Supersedes != first.DocID || now.Version != 2 || !slices.Equal(now.Rates, []DocumentRate{{10, 3300, 300}, {8, 1080, 80}}) {
		t.Errorf("corrected %+v", now)
	}
	if was := must[Document](t)(d.Document(ctx, ID{first.ID})); was.SupersededBy != now.DocID {
		t.Errorf("the first says %+v", was)
	}
	_, err = d.IssueReceipt(ctx, right)
	refused(t, err, "receipt_blocked") // superseded, and a receipt stands

	if draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, notice)); draft.Method != "自社受注を通じて" {
		t.Errorf("to a customer it says %q", draft.Method)
	}
	back := must[Document](t)(d.IssueReceipt(ctx, notice))
	if back.Amount != -1080 || back.EntryID != e.ID || back.Label != "返金のお知らせ(返還インボイス任意)" || !slices.Equal(back.Rates, []DocumentRate{{8, -1080, -80}}) {
		t.Errorf("notice %+v", back)
	}
	_, err = d.IssueReceipt(ctx, notice)
	refused(t, err, "receipt_twice")
	if gone := must[Document](t)(d.VoidDocument(ctx, DocumentEnd{ID: back.ID, Reason: "宛名の誤り"})); gone.VoidReason != "宛名の誤り" {
		t.Errorf("voided %+v", gone)
	}
	if next := must[Document](t)(d.IssueReceipt(ctx, notice)); next.DocID != "DOC-202604-0006" {
		t.Errorf("after a voided one comes %s", next.DocID)
	}
}

func TestIssueReceipt_of_two_PCs_gives_one_receipt(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	var all sync.WaitGroup
	var mu sync.Mutex
	issued := 0
	for range 4 {
		all.Go(func() {
			if _, err := d.IssueReceipt(ctx, wishFor("M-1")); err == nil {
				mu.Lock()
				issued++
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if page := must[DocumentPage](t)(d.Documents(ctx, DocumentQuery{})); issued != 1 || len(page.Documents) != 1 {
		t.Errorf("%d were issued, %d kept", issued, len(page.Documents))
	}
}

func TestDocumentsZip_answers_the_tax_office(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	in := NewDocument{Kind: docInvoice, Issued: "2026-03-31", Partner: `ミホン運輸/東京:支店*?`, Amount: 15290, Rates: []DocumentRate{{10, 15290, 0}}}
	_, err := d.KeepDocumentFile(ctx, NewDocument{Kind: docInvoice, Issued: "2026-03-31", Amount: 1}, "x.pdf", []byte("%PDF"))
	refused(t, err, "document_partner")
	kept := must[Document](t)(d.KeepDocumentFile(ctx, in, "請求書.PDF", []byte("%PDF-1.7 bill")))
	if kept.FileName != "DOC-202604-0002.pdf" || kept.Direction != store.DocumentReceived || kept.Rates[0].Tax != 1390 || kept.Type != "application/pdf" {
		t.Errorf("kept %+v", kept)
	}
	var out bytes.Buffer
	if n := must[int](t)(d.DocumentsZip(ctx, DocumentQuery{}, &out)); n != 2 {
		t.Errorf("%d documents", n)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var index string
	for _, f := range z.File {
		names = append(names, f.Name)
		if f.Name == "index.csv" {
			r := must[io.ReadCloser](t)(f.Open())
			index = string(must[[]byte](t)(io.ReadAll(r)))
		}
	}
	if want := []string{"20260329_見本商事株式会社_5460_DOC-202604-0001.pdf", "20260331_ミホン運輸-東京-支店--_15290_DOC-202604-0002.pdf", "index.csv"}; !slices.Equal(names, want) {
		t.Errorf("names %q", names)
	}
	if !strings.HasPrefix(index, "\uFEFF文書ID,発行日,取引日,取引先(宛名),金額(税込),10%対象,10%税額,8%対象,8%税額,文書種別,発行方法,モール,注文番号,再発行回数,元文書ID,SHA-256(先頭16桁),保存期限,渡した記録\r\n") ||
		!strings.Contains(index, "DOC-202604-0001,2026-04-01,2026-03-29,見本商事株式会社,5460,3300,300,2160,160,領収書(適格簡易請求書),PDFをメール送信,自社受注,M-1,0,,") {
		t.Errorf("index %s", index)
	}
}

func TestMay_papers_are_issued_by_staff_and_taken_by_accounting(t *testing.T) {
	d, _, people := shopOf(t)
	for method, who := range map[string][]string{
		"Documents": {RoleStaff, RoleAccounting}, "DraftReceipt": {RoleStaff}, "IssueReceipt": {RoleStaff}, "KeepDocument": {RoleStaff}, "VoidDocument": nil, "SaveDocuments": {RoleAccounting},
	} {
		for _, role := range []string{RoleStaff, RoleTrainee, RoleAccounting, RoleViewer} {
			err := d.May(sit(t, d, people[role].ID), method, nil)
			if want := slices.Contains(who, role); want != (err == nil) {
				t.Errorf("%s as %s: %v", method, role, err)
			}
		}
	}
}
