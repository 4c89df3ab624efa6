package app

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/app/export/plain"
	"madoguchi/connectors/jst"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"
)

// settledMonths are two months of an invented shop: a refund that October's settlement
// takes off, one that November's does, one with another amount, a cancel without a journal,
// points that come back, and what a bank and a carrier are paid.
const settledMonths = `{"events":[
{"event_id":"EV-202610-0001","date":"2026-10-03","channel":"rakuten","order_no":"777777-20261001-0000000001","type":"REFUND_FULL","memo":"返品","settled_by":"mall","lines":[%[1]s"amount":4400,"rate":10}]},
{"event_id":"EV-202610-0002","date":"2026-10-20","channel":"rakuten","order_no":"777777-20261002-0000000002","type":"REFUND_PARTIAL","memo":"箱つぶれ","settled_by":"mall","lines":[%[1]s"amount":540,"rate":10}]},
{"event_id":"EV-202610-0003","date":"2026-10-21","channel":"rakuten","order_no":"777777-20261003-0000000003","type":"REFUND_PARTIAL","memo":"遅れ","settled_by":"mall","lines":[%[1]s"amount":1000,"rate":10}]},
{"event_id":"EV-202610-0004","date":"2026-10-22","channel":"rakuten","order_no":"777777-20261004-0000000004","type":"CANCEL_BEFORE_SHIP","memo":"発送前","settled_by":"mall","lines":[],"gross":6600},
{"event_id":"EV-202610-0005","date":"2026-10-23","channel":"rakuten","order_no":"777777-20261005-0000000005","type":"COMP_POINT","memo":"お詫び","settled_by":"mall","lines":[
 {"debit":"販売促進費","debit_tax":"out_of_scope","credit":"未払金","credit_sub":"楽天市場","credit_tax":"out_of_scope","amount":500,"rate":0}]},
{"event_id":"EV-202610-0006","date":"2026-10-24","channel":"rakuten","order_no":"777777-20261001-0000000001","type":"RETURN_SHIPPING_SHOP","memo":"着払い","settled_by":"carrier","lines":[
 {"debit":"荷造運賃","debit_tax":"purchase_10_qualified","credit":"未払金","credit_sub":"たぬき運送","credit_tax":"out_of_scope","amount":1210,"rate":10}]},
{"event_id":"EV-202610-0007","date":"2026-10-25","channel":"own","order_no":"M-7","type":"REFUND_BANK","memo":"返金","settled_by":"bank","lines":[
 {"debit":"売上高","debit_tax":"sales_return_10","credit":"普通預金","credit_sub":"見本銀行","credit_tax":"out_of_scope","amount":8800,"rate":10}]}
]}`

const refundLine = `{"debit":"売上高","debit_tax":"sales_return_10","credit":"売掛金","credit_sub":"楽天市場","credit_tax":"out_of_scope",`

const octobers = "精算番号,精算日,注文番号,種別,金額,注文者名\r\n" +
	"10-20,2026/10/20,777777-20261001-0000000001,返金,-4400,見本花子\r\n" +
	"10-20,2026/10/20,777777-20261009-0000000099,売上,9900,見本太郎\r\n" +
	"10-20,2026/10/20,777777-20261009-0000000099,システム利用料,-300,見本太郎\r\n"

const novembers = "精算番号,精算日,注文番号,種別,金額,注文者名\r\n" +
	"11-05,2026/11/05,777777-20261002-0000000002,返金,-540,見本次郎\r\n" +
	"11-05,2026/11/05,777777-20261003-0000000003,返金,-900,見本次郎\r\n" +
	"11-05,2026/11/05,777777-20261030-0000000030,返金,-700,見本三郎\r\n"

func (b *monthEnd) bring(name, text string) SettlementDone {
	b.t.Helper()
	data, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(text))
	if err != nil {
		b.t.Fatal(err)
	}
	held := must[HeldFile](b.t)(b.d.HoldSettlement(b.ctx, name, data))
	return must[SettlementDone](b.t)(b.d.ImportSettlement(b.ctx, SettlementImport{Token: held.Token, Channel: book.Rakuten}))
}

// monthEnd is a desk with the two months.
type monthEnd struct {
	t   *testing.T
	d   *Desk
	ctx context.Context
}

func settledDesk(t *testing.T) *monthEnd {
	t.Helper()
	d := open(t, &fake{})
	b := &monthEnd{t, d, asOwner(t, d)}
	plan := must[EntryImportPlan](t)(d.EntriesFrom(b.ctx, []byte(fmt.Sprintf(settledMonths, refundLine)), nil, true))
	if plan.New != 7 {
		t.Fatalf("%+v", plan)
	}
	return b
}

func (b *monthEnd) month(month string) SettlementView {
	b.t.Helper()
	return must[SettlementView](b.t)(b.d.Settlement(b.ctx, SettlementQuery{Month: month, Channel: book.Rakuten}))
}

// toldOf are lines as words.
func toldOf(lines []SettlementLine) string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.Join(strings.Fields(fmt.Sprintf("%s %s %d/%d %s %s %s", l.EventID, l.State, l.Ours, l.Theirs, l.Day, l.Why, l.Reason)), " "))
	}
	return strings.Join(out, "\n")
}

func sums(v SettlementView) string {
	var out []string
	for _, s := range v.Sums {
		out = append(out, fmt.Sprintf("%s %d %d/%d", s.Label, s.Count, s.Ours, s.Theirs))
	}
	return strings.Join(out, "; ")
}

func TestSettlement_holds_two_months_against_what_was_taken_off(t *testing.T) {
	b := settledDesk(t)
	if v := b.month("2026-10"); v.Files != 0 || sums(v) != "未反映 4 6440/0; 金額相違 0 0/0; 経理に記録がない 0 0/0; 一致 0 0/0; 対象外 1 6600/0" {
		t.Errorf("before any settlement: %s", sums(v))
	}
	done := b.bring("10月.csv", octobers)
	if again := b.bring("もう一度.csv", octobers); done.Again || !again.Again || again.File != done.File || done.Counts != (SettlementCounts{Rows: 1, Yen: 4400, Added: 1}) {
		t.Errorf("done %+v, again %+v", done, again)
	}
	b.bring("11月.csv", novembers)
	october, november := b.month("2026-10"), b.month("2026-11")
	want := "EV-202610-0001 same 4400/4400 2026-10-20\nEV-202610-0002 same 540/540 2026-11-05\nEV-202610-0003 differs 1000/900 2026-11-05\n" +
		"EV-202610-0004 out 6600/0 no_journal\nEV-202610-0005 waiting 500/0"
	if toldOf(october.Lines) != want || len(october.Carried) != 0 {
		t.Errorf("October\n%s\ncarried\n%s", toldOf(october.Lines), toldOf(october.Carried))
	}
	if got := sums(october); got != "未反映 1 500/0; 金額相違 1 1000/900; 経理に記録がない 0 0/0; 一致 2 4940/4940; 対象外 1 6600/0" {
		t.Errorf("sums %s", got)
	}
	carried := "EV-202610-0002 same 540/540 2026-11-05\nEV-202610-0003 differs 1000/900 2026-11-05\nEV-202610-0005 waiting 500/0"
	if toldOf(november.Lines) != "unknown 0/700 2026-11-05" || toldOf(november.Carried) != carried {
		t.Errorf("November\n%s\ncarried\n%s", toldOf(november.Lines), toldOf(november.Carried))
	}
	if l := october.Later; len(l) != 1 || l[0].EventID != "EV-202610-0006" || l[0].Due != "2026-11" || l[0].Partner != "たぬき運送" || l[0].Amount != 1210 {
		t.Errorf("billed later %+v", l)
	}
	everywhere := must[SettlementView](t)(b.d.Settlement(b.ctx, SettlementQuery{Month: "2026-10"}))
	if l := everywhere.Later; len(l) != 2 || l[1].Due != "2026-10" || l[1].Settled != "銀行" || l[1].Partner != "見本銀行" {
		t.Errorf("of every mall %+v", l)
	}
}

func TestSettlement_takes_the_word_of_a_person_and_gives_it_back(t *testing.T) {
	b := settledDesk(t)
	b.bring("11月.csv", novembers)
	of := func(month, event string) SettlementLine {
		v := b.month(month)
		i := slices.IndexFunc(v.Lines, func(l SettlementLine) bool { return l.EventID == event })
		return v.Lines[i]
	}
	points, orphan := of("2026-10", "EV-202610-0005"), of("2026-11", "")
	judge := func(j SettlementJudgement) error { return b.d.JudgeSettlement(b.ctx, j) }
	refused(t, judge(SettlementJudgement{Verdict: "out", Reason: "理由"}), "settlement_nothing")
	refused(t, judge(SettlementJudgement{Entries: []int64{points.EntryID}, Verdict: "out"}), "settlement_reason")
	refused(t, judge(SettlementJudgement{Entries: []int64{points.EntryID}, Verdict: "out", Reason: "電話 090-1234-5678"}), "entry_private")
	refused(t, judge(SettlementJudgement{Entries: []int64{points.EntryID}, Verdict: "link"}), "settlement_link")
	refused(t, judge(SettlementJudgement{Entries: []int64{9999}, Verdict: "out", Reason: "理由"}), "settlement_gone")
	refused(t, judge(SettlementJudgement{Rows: orphan.Rows, Verdict: "maybe"}), "settlement_verdict")

	if err := judge(SettlementJudgement{Entries: []int64{points.EntryID}, Verdict: "out", Reason: "ポイントは請求書で"}); err != nil {
		t.Fatal(err)
	}
	if l := of("2026-10", "EV-202610-0005"); l.State != "out" || l.Why != "person" || l.Reason != "ポイントは請求書で" || l.By == "" || !l.Judged {
		t.Errorf("judged %+v", l)
	}
	if err := judge(SettlementJudgement{Entries: []int64{points.EntryID}}); err != nil || of("2026-10", "EV-202610-0005").State != "waiting" {
		t.Errorf("taken back: %v", err)
	}
	if err := judge(SettlementJudgement{Entries: []int64{points.EntryID}, Rows: orphan.Rows, Verdict: "link"}); err != nil {
		t.Fatal(err)
	}
	if l := of("2026-10", "EV-202610-0005"); l.State != "differs" || l.Theirs != 700 || l.Order != "777777-20261005-0000000005" {
		t.Errorf("linked %+v", l)
	}
}

func TestRecordSettlement_drafts_what_nobody_has_recorded(t *testing.T) {
	b := settledDesk(t)
	b.bring("11月.csv", novembers)
	orphan := b.month("2026-11").Lines[0]
	again := func() {
		t.Helper()
		_, err := b.d.RecordSettlement(b.ctx, SettlementRecord{ID: orphan.Rows[0], Date: "2026-12-01"})
		refused(t, err, "settlement_recorded")
	}
	must[EntryMonths](t)(b.d.LockMonth(b.ctx, MonthLock{Month: "2026-11", Locked: true}))
	_, err := b.d.RecordSettlement(b.ctx, SettlementRecord{ID: orphan.Rows[0]})
	refused(t, err, "month_locked")
	must[EntryMonths](t)(b.d.LockMonth(b.ctx, MonthLock{Month: "2026-11"}))
	e := must[Entry](t)(b.d.RecordSettlement(b.ctx, SettlementRecord{ID: orphan.Rows[0]}))
	again()
	if e.Status != "draft" || e.Channel != book.Rakuten || e.OrderNumber != orphan.Order || e.Amount != 700 || e.Date != "2026-11-05" || e.SettledBy != book.ByMall ||
		e.Lines[0].CreditSub != "楽天市場" {
		t.Errorf("draft %+v", e)
	}
	if l := b.month("2026-11").Lines[0]; l.State != "unknown" || l.Draft != e.ID {
		t.Errorf("still to be confirmed: %+v", l)
	}
	must[EntryList](t)(b.d.ConfirmEntries(b.ctx, EntryRefs{Entries: []EntryRef{{e.ID, e.Version}}}))
	if l := b.month("2026-11").Lines; len(l) != 1 || l[0].State != "same" {
		t.Errorf("recorded: %s", toldOf(l))
	}
	again()
	_, err = b.d.RecordSettlement(b.ctx, SettlementRecord{ID: 9999})
	refused(t, err, "settlement_gone")
}

func TestRecordSettlement_leaves_another_deduction_of_the_order_to_be_recorded(t *testing.T) {
	b := settledDesk(t)
	b.bring("11月.csv", novembers+"11-05,2026/11/05,777777-20261030-0000000030,返金,-250,見本三郎\r\n")
	lines := b.month("2026-11").Lines
	must[Entry](t)(b.d.RecordSettlement(b.ctx, SettlementRecord{ID: lines[0].Rows[0]}))
	lines = b.month("2026-11").Lines
	if len(lines) != 2 || lines[0].Draft == 0 || lines[1].Draft != 0 {
		t.Fatalf("got %+v", lines)
	}
	must[Entry](t)(b.d.RecordSettlement(b.ctx, SettlementRecord{ID: lines[1].Rows[0]}))
}

func TestImportSettlement_leaves_out_a_fee_that_the_last_file_did_not_have(t *testing.T) {
	b := settledDesk(t)
	b.bring("10月.csv", octobers)
	done := b.bring("11月.csv", novembers+"11-05,2026/11/05,777777-20261030-0000000030,特別手数料,-30,見本三郎\r\n")
	want := []SettlementKind{{Name: "返金", Rows: 3, Yen: 2140}, {Name: "特別手数料", Rows: 1, Yen: 30, Skip: true}}
	if done.Counts.Yen != 2140 || !slices.Equal(done.Kinds, want) {
		t.Errorf("done %+v", done)
	}
}

// Without settlements a workbook is the file that it was before there were any, byte for byte.
func TestExport_of_a_workbook_shows_settlements_and_forgets_them(t *testing.T) {
	b := settledDesk(t)
	export := func() (ExportDone, [][]string) {
		t.Helper()
		done := must[ExportDone](t)(b.d.ExportBooks(b.ctx, ExportRequest{Kind: "xlsx", From: "2026-10-01", To: "2026-10-31"}))
		data, err := base64.StdEncoding.DecodeString(done.Data)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := f.GetRows("精算の突合", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return done, rows
	}
	before, rows := export()
	if len(rows) != 1 {
		t.Errorf("without a settlement %v", rows)
	}
	files := []SettlementDone{b.bring("10月.csv", octobers), b.bring("11月.csv", novembers)}
	after, rows := export()
	if after.Again || len(rows) != 7 || !slices.Equal(rows[3][2:8], []string{"777777-20261003-0000000003", "EV-202610-0003", "1000", "0", "-1000", "未反映"}) || rows[6][4] != "13040" || rows[6][5] != "4400" {
		t.Errorf("again %v, rows %q", after.Again, rows)
	}
	for _, f := range files {
		if err := b.d.ForgetSettlement(b.ctx, ID{f.File.ID}); err != nil {
			t.Fatal(err)
		}
	}
	if last, _ := export(); !last.Again || last.Data != before.Data || last.Export.Batch != before.Export.Batch {
		t.Errorf("after it was forgotten: %+v", last.Export)
	}
}

// What November takes off is not yet there in October's file, and no more in December's.
func TestReconciled_tells_of_a_deduction_in_the_file_of_its_month_alone(t *testing.T) {
	b := settledDesk(t)
	b.bring("10月.csv", octobers)
	b.bring("11月.csv", novembers)
	shop := must[Books](t)(b.d.Books(b.ctx)).Shop
	for _, c := range []struct {
		period
		want string
	}{
		{period{"2026-10-01", "2026-10-31"}, "0001 一致 4400; 0002 未反映 0; 0003 未反映 0; 0004 対象外 0; 0005 未反映 0"},
		{period{"2026-11-01", "2026-11-30"}, " 経理に記録がない 700; 0002 一致 540; 0003 金額相違 900; 0005 未反映 0"},
		{period{"2026-12-01", "2026-12-31"}, "0005 未反映 0"},
	} {
		var got []string
		for _, r := range must[[]plain.Reconciled](t)(b.d.reconciled(b.ctx, shop, c.period)) {
			got = append(got, fmt.Sprintf("%s %s %d", strings.TrimPrefix(r.EventID, "EV-202610-"), r.State, r.Theirs))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("from %s: %s", c.from, strings.Join(got, "; "))
		}
	}
}

func TestSettlementPreview_asks_for_what_it_cannot_guess_and_remembers_it(t *testing.T) {
	b := settledDesk(t)
	odd := must[HeldFile](t)(b.d.HoldSettlement(b.ctx, "変わった.csv", []byte("番号,引いた額\n777777-20261001-0000000001,4400\n")))
	in := SettlementImport{Token: odd.Token, Channel: book.Rakuten}
	v := must[SettlementFileView](t)(b.d.SettlementPreview(b.ctx, in))
	if v.Problem == "" || v.Saved || len(v.Columns) != 2 || v.Columns[1].Samples[0] != "4400" {
		t.Errorf("guessed %+v", v)
	}
	in.Own, in.Map = true, SettlementMap{Order: "番号", Amount: "引いた額", Signs: "plus", Skip: []string{}, Dates: "ymd"}
	if v = must[SettlementFileView](t)(b.d.SettlementPreview(b.ctx, in)); !strings.Contains(v.Problem, "精算日") {
		t.Errorf("without a day: %q", v.Problem)
	}
	in.Day, in.Round = "2026-10-31", "10月分"
	if v = must[SettlementFileView](t)(b.d.SettlementPreview(b.ctx, in)); v.Problem != "" || v.Counts.Rows != 1 || v.Rows[0].Day != "2026-10-31" || v.Rows[0].Round != "10月分" {
		t.Errorf("read %+v", v)
	}
	must[SettlementDone](t)(b.d.ImportSettlement(b.ctx, in))
	next := must[HeldFile](t)(b.d.HoldSettlement(b.ctx, "次.csv", []byte("番号,引いた額\n777777-20261001-0000000009,100\n")))
	v = must[SettlementFileView](t)(b.d.SettlementPreview(b.ctx, SettlementImport{Token: next.Token, Channel: book.Rakuten, Day: "2026-11-30"}))
	if !v.Saved || v.Counts.Rows != 1 || len(v.Known) != 0 {
		t.Errorf("the next of the mall: %+v", v)
	}
	if v = must[SettlementFileView](t)(b.d.SettlementPreview(b.ctx, in)); len(v.Known) != 1 {
		t.Errorf("the same again: %+v", v)
	}
	_, err := b.d.ImportSettlement(b.ctx, SettlementImport{Token: "gone", Channel: book.Rakuten})
	refused(t, err, "order_file")
	_, err = b.d.ImportSettlement(b.ctx, SettlementImport{Token: next.Token})
	refused(t, err, "entry_channel")
	in.Map.Skip = []string{""}
	_, err = b.d.ImportSettlement(b.ctx, in)
	refused(t, err, "settlement_none")
	if all := must[SettlementFiles](t)(b.d.SettlementFiles(b.ctx)); len(all.Files) != 1 || all.Files[0].ChannelName != "楽天市場" {
		t.Errorf("files %+v", all)
	}
}

func TestSettlement_says_when_the_mall_pays_what_still_waits(t *testing.T) {
	b := settledDesk(t)
	due := func() string {
		t.Helper()
		for _, l := range b.month("2026-10").Lines {
			if l.EventID == "EV-202610-0001" {
				return fmt.Sprint(l.Due, " ", l.Late)
			}
		}
		return "no line"
	}
	late := jst.Day(b.d.now()) > "2026-10-31"
	if got := due(); got != fmt.Sprint("2026-10-31 ", late) {
		t.Errorf("usually %s", got)
	}
	books := must[Books](t)(b.d.Books(b.ctx))
	if len(books.Payouts) != 3 {
		t.Errorf("usual %+v", books.Payouts)
	}
	for _, wrong := range []MallPayout{
		{Channel: "amazon", Close: 10, Day: 31},
		{Channel: "rakuten", Close: 32, Day: 31},
		{Channel: "rakuten", Close: 20, Day: 10},
		{Channel: "rakuten", Close: 20, Day: 25, Business: 3},
		{Channel: "rakuten", Close: 25, Months: 1, Day: 20},
		{Channel: "rakuten", Close: 20, Months: 4, Day: 20},
		{Channel: "rakuten", Close: 20, Business: 61},
	} {
		with := books
		with.Payouts = append(slices.Clone(books.Payouts), wrong)
		_, err := b.d.SaveBooks(b.ctx, with)
		refused(t, err, "books")
	}
	twice := books
	twice.Payouts = append(slices.Clone(books.Payouts), MallPayout{Channel: "rakuten", Close: 25, Months: 2, Day: 20})
	var r *Refusal
	if _, err := b.d.SaveBooks(b.ctx, twice); !errors.As(err, &r) || !strings.HasPrefix(r.Text, "「楽天市場」の締め日が重なっています。") {
		t.Errorf("closed twice on a day: %+v", r)
	}
	books.Payouts = []MallPayout{{Channel: "rakuten", Close: 10, Months: 3, Day: 31}, {Channel: "yahoo", Close: 31, Business: 60}}
	books = must[Books](t)(b.d.SaveBooks(b.ctx, books))
	books.Payouts = []MallPayout{{Channel: "rakuten", Close: 31, Business: 3}}
	saved := must[Books](t)(b.d.SaveBooks(b.ctx, books))
	if got := due(); len(saved.Payouts) != 1 || !strings.HasPrefix(got, "2026-11-05 ") { // 3 November is a holiday
		t.Errorf("by the shop's own word %s", got)
	}
	saved.Payouts = []MallPayout{}
	must[Books](t)(b.d.SaveBooks(b.ctx, saved))
	if got := due(); got != " false" {
		t.Errorf("nobody has said: %s", got)
	}
}
