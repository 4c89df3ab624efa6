package settle

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/orderfile"

	"golang.org/x/text/encoding/japanese"
)

// rakuten is a settlement with sales, refunds and fees in one list.
const rakuten = "総合精算書,2026年11月5日\r\n" +
	"精算番号,取引日,注文番号,取引種別,金額,注文者\r\n" +
	"11-05,2026/10/20,999999-20261001-0000000001,売上,\"4,400\",見本花子\r\n" +
	"11-05,2026/10/21,999999-20261001-0000000001,返金,\"▲4,400\",見本花子\r\n" +
	"11-05,2026/10/22,999999-20261002-0000000015,返金,-5460,見本太郎\r\n" +
	"11-05,2026/10/23,999999-20261002-0000000015,システム利用料,-120,見本太郎\r\n" +
	"11-05,2026/10/31,,月額出店料,\"-50,000\",\r\n" +
	"11-05,2026/13/01,999999-20261003-0000000016,返金,-100,見本次郎\r\n" +
	"11-05,2026/10/25,999999-20261003-0000000017,返金,百円,見本次郎\r\n"

func opened(t *testing.T, data []byte) *orderfile.File {
	t.Helper()
	f, err := orderfile.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if f, err = Open(f); err != nil {
		t.Fatal(err)
	}
	return f
}

func sjis(t *testing.T, s string) []byte {
	t.Helper()
	b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRead_takes_refunds_out_of_a_settlement_and_nothing_else(t *testing.T) {
	f := opened(t, sjis(t, rakuten))
	m := Guess(f)
	want := Map{
		Order: "注文番号", Amount: "金額", Day: "取引日", Kind: "取引種別", Round: "精算番号", Signs: ByMinus, Dates: orderfile.YearFirst,
		Skip: []string{"システム利用料", "月額出店料"},
	}
	if !reflect.DeepEqual(m, want) {
		t.Errorf("guessed %+v", m)
	}
	got, err := Read(t.Context(), f, m, "", "")
	if err != nil {
		t.Fatal(err)
	}
	wantRead := Result{
		Rows: []Row{
			{Line: 4, Order: "999999-20261001-0000000001", Yen: 4400, Day: "2026-10-21", Kind: "返金", Round: "11-05"},
			{Line: 5, Order: "999999-20261002-0000000015", Yen: 5460, Day: "2026-10-22", Kind: "返金", Round: "11-05"},
		},
		Yen:   9860,
		Kinds: []Kind{{"返金", 2, 9860, false}, {"システム利用料", 1, 120, true}},
		Added: 1, Fees: 1, FeesYen: 50000, Left: 2,
		Damaged: []orderfile.Damage{{Line: 8, Column: "取引日", Reason: "日付として読めません。"}, {Line: 9, Column: "金額", Reason: "金額として読めません。"}},
	}
	if !reflect.DeepEqual(got, wantRead) {
		t.Errorf("got\n%+v, want\n%+v", got, wantRead)
	}
}

func TestGuess_knows_a_column_of_refunds_without_a_minus(t *testing.T) {
	f := opened(t, []byte("注文ID,返金額,入金日\nmihon-1,540,2026/11/5\nmihon-2,,2026/11/5\nmihon-3,0,2026/11/5\n10000123,３０円,2026/11/5\n"))
	m := Guess(f)
	m.Prefix = "mihon-"
	got, err := Read(t.Context(), f, m, "", "11月1回")
	if err != nil || m.Signs != ByPlus || len(got.Rows) != 2 || got.Yen != 570 || got.Rows[1].Order != "mihon-10000123" || got.Rows[0].Round != "11月1回" {
		t.Errorf("%+v, %+v, %v", m, got, err)
	}
	mixed := opened(t, []byte("注文番号,種別,金額,日付\nA-1,売上,1000,2026-11-01\nA-1,返品,300,2026-11-02\n"))
	if m := Guess(mixed); m.Signs != ByPlus || !slices.Equal(m.Skip, []string{"売上"}) {
		t.Errorf("guessed %+v", m)
	}
}

func TestGuess_leaves_postage_and_tax_of_a_refund_in(t *testing.T) {
	f := opened(t, []byte("注文番号,種別,金額,日付\nA-1,商品代金,-1000,2026-11-01\nA-1,送料,-500,2026-11-01\nA-1,消費税,-50,2026-11-01\nA-1,システム利用料消費税,-5,2026-11-01\nA-1,広告費,-9,2026-11-01\n"))
	if m := Guess(f); !slices.Equal(m.Skip, []string{"システム利用料消費税", "広告費"}) {
		t.Errorf("leaves out %q", m.Skip)
	}
}

func TestGrown_leaves_out_fees_that_are_new_and_keeps_what_was_decided(t *testing.T) {
	f := opened(t, []byte("注文番号,種別,金額,日付\nA-1,返金,-1000,2026-11-01\nA-1,決済手数料,-30,2026-11-01\nA-1,返送料,-500,2026-11-01\nA-1,特別手数料,-7,2026-11-01\n"))
	m := Map{Order: "注文番号", Amount: "金額", Day: "日付", Kind: "種別", Signs: ByMinus, Skip: []string{"返送料"}}
	if got := m.Grown(f, []string{"返金", "返送料", "決済手数料"}).Skip; !slices.Equal(got, []string{"返送料", "特別手数料"}) {
		t.Errorf("leaves out %q", got)
	}
}

func TestRead_gives_a_file_without_days_the_day_of_its_payment(t *testing.T) {
	f := opened(t, []byte("受注番号,相殺額\nA-1,500\n"))
	m := Guess(f)
	refused(t, m.Fits(f, ""), "settlement_day")
	got, err := Read(t.Context(), f, m, "2026-11-15", "")
	if err != nil || len(got.Rows) != 1 || got.Rows[0].Day != "2026-11-15" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestRead_keeps_no_person_that_a_wrong_column_names(t *testing.T) {
	people := "注文番号,金額,日付,氏名,電話\n"
	for i := range 60 {
		people += "A-1,-1,2026-11-01,見本" + strings.Repeat("花", i+1) + ",090-1234-5678\n"
	}
	f := opened(t, []byte(people))
	for field, code := range map[string]string{FieldKind: "settlement_kinds", FieldRound: "settlement_kinds"} {
		m := Guess(f)
		*m.Column(field) = "氏名"
		_, err := Read(t.Context(), f, m, "", "")
		refused(t, err, code)
	}
	m := Guess(f)
	for _, column := range []string{"氏名", "電話"} {
		m.Order = column
		if got, err := Read(t.Context(), f, m, "", ""); err != nil || len(got.Rows) != 0 || got.Left != 60 {
			t.Errorf("%s: %+v, %v", column, got.Rows, err)
		}
	}
	few := opened(t, []byte("注文番号,金額,日付,内容\n"+strings.Repeat("A-1,-1,2026-11-01,返金\n", 3)+
		"A-1,-1,2026-11-01,一\nA-1,-1,2026-11-01,二\nA-1,-1,2026-11-01,三\nA-1,-1,2026-11-01,四\nA-1,-1,2026-11-01,五\nA-1,-1,2026-11-01,六\nA-1,-1,2026-11-01,七\nA-1,-1,2026-11-01,八\n"))
	_, err := Read(t.Context(), few, Guess(few), "", "")
	refused(t, err, "settlement_kinds")
}

func TestParseMap_refuses_words_it_does_not_know(t *testing.T) {
	for _, bad := range []string{"", "[]", `{"oder":"x"}`, `{"signs":"both"}`, `{"dates":"ydm"}`} {
		_, err := ParseMap([]byte(bad))
		refused(t, err, "settlement_map")
	}
	m, err := ParseMap([]byte(`{"order":"No","amount":"円","signs":"plus","skip":["手数料"]}`))
	if err != nil || m.Order != "No" || m.Amount != "円" || m.Signs != ByPlus || !slices.Equal(m.Skip, []string{"手数料"}) {
		t.Errorf("%+v, %v", m, err)
	}
	f := opened(t, []byte("番号,円\n1,2\n"))
	refused(t, m.Fits(f, "2026-11-01"), "settlement_columns")
}

func refused(t *testing.T, err error, code string) {
	t.Helper()
	var e *connectors.Error
	if !errors.As(err, &e) || e.Code != code || e.Text == "" {
		t.Errorf("got %v, want %s", err, code)
	}
}
