package app

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

// tracedShop is a desk whose books were filled in every way there is: by a reply, by a reply and a
// person, by a person alone, from a file, from a mall's settlement, by a correction, by a receipt.
func tracedShop(t *testing.T) *Desk {
	t.Helper()
	d, id, _ := promisingShop(t)
	ctx := asOwner(t, d)
	shop := must[ShopSettings](t)(d.Shop(ctx))
	shop.ShopName, shop.TaxNumber, shop.ReplyHours = "見本堂", "T5111101000006", 24
	must[ShopSettings](t)(d.SaveShop(ctx, shop))
	paid := ownOrder("M-9")
	account := must[[]store.Account](t)(d.store.Accounts(ctx))[0].ID
	must[[]int64](t)(d.store.SaveOrders(ctx, account, []connectors.Order{paid}, noon))

	receipt := must[Document](t)(d.IssueReceipt(ctx, ReceiptWish{Order: "M-9", InquiryID: id, Name: "見本商事", Reason: "希望"}))
	file := must[DraftFile](t)(d.AttachDocument(ctx, ID{ID: receipt.ID}))
	item := must[OutboxItem](t)(d.Send(ctx, SendRequest{ID: id, Text: backText, Hold: -1, Files: []DraftFile{file}, Facts: DraftFacts{Records: []DraftRecord{
		{Type: book.RefundPartial, Amount: 3280, Confirm: true}, {Type: book.CompPoint, Amount: 500},
	}}, Accepted: everyWarning(t, d, id, backText)}))
	leave(t, d, item.ID, store.OutcomeSent)
	for _, e := range entriesOf(t, d, id) {
		if e.Status == store.EntryDraft {
			must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: []EntryRef{{ID: e.ID, Version: e.Version}}}))
		}
	}
	wrong := confirmed(t, d, must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.ReshipShipping, Amount: 880, Partner: "見本運輸", Invoice: book.Qualified})).Entry)
	right := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.ReshipShipping, Amount: 990, Partner: "見本運輸", Invoice: book.Qualified})).Entry
	must[EntryList](t)(d.CorrectEntry(ctx, EntryCorrection{ID: wrong.ID, Version: wrong.Version, Reason: "金額の誤り", Instead: []Entry{right}}))
	confirmed(t, d, Entry{Date: noon.Format("2006-01-02"), Channel: book.Rakuten, Type: book.CancelBeforeShip, Amount: 3300})
	_, _, err := d.store.AddSettlement(ctx, actor(ctx), store.SettlementFile{Channel: book.Rakuten, Name: "精算.csv", SHA256: "s"},
		[]store.SettlementRow{{Line: 2, Order: "777777-20260330-0000000030", Amount: 700, Day: noon.Format("2006-01-02"), Kind: "返金"}})
	if err != nil {
		t.Fatal(err)
	}
	taken := must[Entry](t)(d.RecordSettlement(ctx, SettlementRecord{ID: 1}))
	must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: []EntryRef{{ID: taken.ID, Version: taken.Version}}}))
	table := "受注番号,返金日,店舗,返金額,税率,区分,理由\n412345-20260401-0000000001," + noon.Format("2006/01/02") + ",楽天市場,1100,10%,一部返金,箱のつぶれ\n"
	held := must[HeldFile](t)(d.HoldEntryFile(ctx, "表.csv", []byte(table)))
	if view := must[EntryFileView](t)(d.ImportEntries(ctx, EntryImport{Token: held.Token, Apply: true})); !view.Plan.Done {
		t.Fatalf("%+v", view)
	}
	return d
}

// everyWarning reads what is doubtful of a text, as a person does who sends it all the same.
func everyWarning(t *testing.T, d *Desk, id int64, text string) (keys []string) {
	t.Helper()
	for _, p := range must[Checked](t)(d.Check(asOwner(t, d), CheckQuery{ID: id, Text: text})).Problems {
		if p.Warn && p.Key != "" {
			keys = append(keys, p.Key)
		}
	}
	return keys
}

// yenOf adds up what a file says of each entry. A row without a name goes on with the entry above it.
func yenOf(t *testing.T, rows [][]string, name func(row []string) string, amounts ...int) map[string]int64 {
	t.Helper()
	out := map[string]int64{}
	last := ""
	for _, r := range rows {
		if n := name(r); n != "" {
			last = n
		}
		for _, at := range amounts {
			yen, err := strconv.ParseInt(r[at], 10, 64)
			if err != nil {
				t.Fatalf("%q is no amount in %q", r[at], r)
			}
			out[last] += yen
		}
	}
	return out
}

var eventName = regexp.MustCompile(`EV-\d{6}-\d{4}`)

// cells reads a file as rows of cells.
func cells(t *testing.T, data []byte, cp932 bool) [][]string {
	t.Helper()
	if cp932 {
		data = must[[]byte](t)(japanese.ShiftJIS.NewDecoder().Bytes(data))
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	r.FieldsPerRecord = -1
	return must[[][]string](t)(r.ReadAll())
}

// saidIn is what a file of a kind says of each entry, in yen; half of it in journals, whose
// both sides are read.
func saidIn(t *testing.T, kind string, data []byte) map[string]int64 {
	t.Helper()
	named := func(column int) func([]string) string {
		return func(r []string) string { return eventName.FindString(r[column]) }
	}
	switch kind {
	case "csv":
		rows := cells(t, data, false)
		return yenOf(t, rows[1:], named(0), slices.Index(rows[0], "金額(税込)"))
	case "yayoi":
		return yenOf(t, cells(t, data, true), named(21), 8, 14)
	case "mf":
		rows := cells(t, data, true)
		return yenOf(t, rows[1:], named(slices.Index(rows[0], "仕訳メモ")), slices.Index(rows[0], "借方金額(円)"), slices.Index(rows[0], "貸方金額(円)"))
	case "freee":
		rows := cells(t, data, false)
		return yenOf(t, rows[1:], named(len(rows[0])-1), slices.Index(rows[0], "借方金額"), slices.Index(rows[0], "貸方金額"))
	case "freee-deals":
		rows := cells(t, data, false)
		return yenOf(t, rows[1:], named(1), slices.Index(rows[0], "金額"))
	case kindXLSX:
		sheet := must[*excelize.File](t)(excelize.OpenReader(bytes.NewReader(data)))
		defer func() { _ = sheet.Close() }()
		rows := must[[][]string](t)(sheet.GetRows("イベント", excelize.Options{RawCellValue: true}))
		told := slices.DeleteFunc(slices.Clone(rows[1:]), func(r []string) bool { return len(r) == 0 || named(0)(r) == "" })
		return yenOf(t, told, named(0), slices.Index(rows[0], "金額(税込)"))
	}
	return nil
}

// timesSaid is how often a file says each yen.
var timesSaid = map[string]int64{"csv": 1, kindXLSX: 1, "freee-deals": 1, "yayoi": 2, "mf": 2, "freee": 2}

// led holds an entry against where it says that it comes from: a message that left with it, or a
// person who wrote it and one who confirmed it, both in the record of acts.
func led(t *testing.T, d *Desk, e EntryTrace, acts map[string]string) {
	t.Helper()
	if e.CreatedBy == "" || e.ConfirmedBy == "" || acts["entry_confirm "+e.EventID] != e.ConfirmedBy && acts["entry_import "+e.EventID] == "" {
		t.Errorf("%s: no person answers for it: %+v, acts %q", e.EventID, e, acts["entry_confirm "+e.EventID])
	}
	if e.MessageID == 0 {
		return
	}
	for _, m := range must[Thread](t)(d.Thread(asOwner(t, d), ID{ID: e.InquiryID})).Messages {
		if m.ID == e.MessageID && m.Direction == string(connectors.Out) && m.SentAt == e.MessageAt && m.Text == backText {
			return
		}
	}
	t.Errorf("%s: its message is not in the conversation: %+v", e.EventID, e)
}

func TestTraceExport_leads_from_every_yen_of_every_file_to_a_message_or_a_person(t *testing.T) {
	d := tracedShop(t)
	ctx := asOwner(t, d)
	acts := map[string]string{}
	for _, r := range must[AuditPage](t)(d.Audit(ctx, AuditQuery{Limit: 1000})).Rows {
		acts[r.Verb+" "+r.Detail] = r.By
	}
	month := noon.Format("2006-01")
	from, to := MonthDays(month)
	byReply := 0
	for _, x := range exporters() {
		in := ExportRequest{Kind: x.Kind, From: from, To: to}
		done := must[ExportDone](t)(d.ExportBooks(ctx, in))
		trace := must[ExportTrace](t)(d.TraceExport(ctx, done.Export.Batch))
		if len(trace.Entries) != done.Export.Entries || len(trace.Entries) == 0 {
			t.Errorf("%s: %d of %d entries", x.Kind, len(trace.Entries), done.Export.Entries)
		}
		want := map[string]int64{}
		for _, e := range trace.Entries {
			led(t, d, e, acts)
			want[e.EventID] = e.Amount * timesSaid[x.Kind]
			if e.MessageID != 0 {
				byReply++
			}
		}
		data := must[[]byte](t)(base64.StdEncoding.DecodeString(done.Data))
		if x.Kind == "freee-deals" {
			leaveCorrected(t, done.Export.Warnings, trace, want)
		}
		if timesSaid[x.Kind] != 0 {
			sameYen(t, x.Kind, saidIn(t, x.Kind, data), want)
		}
	}
	if byReply == 0 {
		t.Error("no entry came from a reply")
	}
}

// leaveCorrected takes out what this kind cannot say: an entry and the one that turns it round come to
// nothing together, and a warning has told of both.
func leaveCorrected(t *testing.T, warnings []EntryDoubt, trace ExportTrace, want map[string]int64) {
	t.Helper()
	for _, e := range trace.Entries {
		if e.Type != book.Reversal {
			continue
		}
		if want[e.RelatedEventID] != want[e.EventID] || !slices.ContainsFunc(warnings, func(w EntryDoubt) bool { return w.EventID == e.EventID }) {
			t.Errorf("%s was left out and nobody was told: %+v", e.EventID, warnings)
		}
		delete(want, e.EventID)
		delete(want, e.RelatedEventID)
	}
}

// sameYen holds what a file says against what its entries come to.
func sameYen(t *testing.T, what string, got, want map[string]int64) {
	t.Helper()
	if !maps.Equal(got, want) {
		t.Errorf("%s says %v\nits entries come to %v", what, got, want)
	}
}

// A table of sums and a bundle name no entry in a row: they are made anew of the entries that the
// trace names and of nothing else, and come out byte for byte.
func TestTraceExport_names_all_that_a_table_of_sums_is_made_of(t *testing.T) {
	d := tracedShop(t)
	ctx := asOwner(t, d)
	from, to := MonthDays(noon.Format("2006-01"))
	o := must[*outgoing](t)(d.outgoing(ctx, ExportRequest{Kind: "monthly", From: from, To: to}))
	done := must[ExportDone](t)(d.ExportBooks(ctx, o.in))
	trace := must[ExportTrace](t)(d.TraceExport(ctx, fmt.Sprint(done.Export.ID)))
	var named []book.Event
	for _, e := range trace.Entries {
		at := slices.IndexFunc(o.events, func(x book.Event) bool { return x.ID == e.EventID })
		named = append(named, o.events[at])
	}
	data, _, err := o.write(edition{events: named, shop: o.shop})
	if err != nil || base64.StdEncoding.EncodeToString(data) != done.Data {
		t.Errorf("%q, %v", data, err)
	}
	bundle := must[ExportDone](t)(d.ExportBooks(ctx, ExportRequest{Kind: kindBundle, From: from, To: to}))
	_, files := unzipped(t, fetched(t, d, bundle.Export))
	found := false
	for name, text := range files {
		switch {
		case strings.HasPrefix(name, "CSV/月次集計"):
			found = text == string(data)
		case strings.HasPrefix(name, "CSV/会計イベント"):
			want := map[string]int64{}
			for _, e := range must[ExportTrace](t)(d.TraceExport(ctx, bundle.Export.Batch)).Entries {
				want[e.EventID] = e.Amount
			}
			sameYen(t, name, saidIn(t, "csv", []byte(text)), want)
		}
	}
	if !found {
		t.Error("the bundle's sums are others")
	}
	receipt := must[store.Document](t)(d.store.Document(ctx, 1))
	if s := receipt.Sendings; len(s) != 1 || s[0].Message == 0 || !strings.Contains(files["CSV/証憑台帳_"+noon.Format("2006-01")+".csv"], fmt.Sprintf("返信で送信（問い合わせ %d メッセージ %d）", s[0].InquiryID, s[0].Message)) {
		t.Errorf("the ledger does not lead from the receipt to its reply: %+v", s)
	}
}

func TestTraceExport_tells_what_is_left_once_the_inquiry_was_erased(t *testing.T) {
	d := tracedShop(t)
	ctx := asOwner(t, d)
	from, to := MonthDays(noon.Format("2006-01"))
	done := must[ExportDone](t)(d.ExportBooks(ctx, ExportRequest{Kind: "csv", From: from, To: to}))
	for _, e := range must[ExportTrace](t)(d.TraceExport(ctx, done.Export.Batch)).Entries {
		if e.MessageID != 0 {
			if err := d.store.Erase(ctx, actor(ctx), e.InquiryID); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	for _, e := range must[ExportTrace](t)(d.TraceExport(ctx, done.Export.Batch)).Entries {
		if e.MessageID != 0 && (e.MessageAt != 0 || e.OutboxID == 0 || e.ConfirmedBy == "" || e.OrderNumber == "") {
			t.Errorf("%+v", e)
		}
	}
	_, err := d.TraceExport(ctx, "EX-209901-0001")
	refused(t, err, "export_unknown")
}
