package orderfile

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

const rakutenHead = "注文番号,ステータス,注文日時,注文者姓,注文者名,注文者メールアドレス,注文者電話番号1,注文者電話番号2,注文者電話番号3," +
	"送付先姓,送付先名,送付先郵便番号1,送付先郵便番号2,送付先住所都道府県,お荷物伝票番号,配送会社,商品名,商品番号,個数,単価,請求金額,送料合計,クーポン利用総額,ポイント利用額,税率\r\n"

// rakutenFile is a download with an order of two articles and one of one.
const rakutenFile = rakutenHead +
	`"246369-20261101-0000674401","発送済","2026-11-01 10:20:30","髙橋","花子","a@pc.fw.rakuten.ne.jp","090","1234","5678",` +
	`"髙橋","花子","060","0001","北海道","4123-4567-8901","1001","りんご①","ri-1","2","1,980","4,460","500","0","0","8%"` + "\r\n" +
	`"246369-20261101-0000674401","発送済","2026-11-01 10:20:30","髙橋","花子","a@pc.fw.rakuten.ne.jp","090","1234","5678",` +
	`"髙橋","花子","060","0001","北海道","4123-4567-8901","1001","みかん, 大","mi-1","1","500","4,460","500","0","0","0.08"` + "\r\n" +
	`"246369-20261102-0000674402","キャンセル確定待ち","2026/11/2 9:05","佐藤","次郎","","03","1111","2222",` +
	`"鈴木","三郎","1","0001","東京都","","","なし` + "\r\n" + `5kg","na-1","１","￥2,000","1800","0","100","▲100","10"` + "\r\n"

func sjis(t *testing.T, s string) []byte {
	t.Helper()
	b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// read opens, guesses and reads.
func read(t *testing.T, data []byte, kind string) Result {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(t.Context(), f, Guess(f, kind))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRead_of_a_rakuten_download(t *testing.T) {
	got := read(t, sjis(t, rakutenFile), "")
	if len(got.Damaged) != 0 || len(got.Orders) != 2 || got.Lines != 3 {
		t.Fatalf("got %+v", got)
	}
	buyer := connectors.Place{Name: "髙橋 花子", Phone: "090-1234-5678"}
	want := connectors.Order{
		Number: "246369-20261101-0000674401", OrderedAt: time.Date(2026, 11, 1, 10, 20, 30, 0, jst.Zone()),
		Status: connectors.OrderShipped, StatusAs: "発送済", Source: connectors.FromFile, Total: 4460,
		Buyer:   connectors.Person{Name: "髙橋 花子", Address: "a@pc.fw.rakuten.ne.jp", Phone: "090-1234-5678"},
		BuyerAt: buyer,
		Parcels: []connectors.Parcel{{
			To: connectors.Place{Name: "髙橋 花子", Zip: "0600001", State: "北海道"}, Carrier: "yamato", CarrierAs: "ヤマト運輸", Number: "412345678901",
		}},
		Lines: []connectors.Line{
			{Code: "ri-1", Name: "りんご①", Price: 1980, Count: 2, TaxRate: 8}, {Code: "mi-1", Name: "みかん, 大", Price: 500, Count: 1, TaxRate: 8},
		},
		Amounts: []connectors.Amount{{Label: "送料", Yen: 500}},
		Taxes:   []connectors.Tax{},
	}
	if !reflect.DeepEqual(got.Orders[0], want) {
		t.Errorf("got  %+v\nwant %+v", got.Orders[0], want)
	}
	second := got.Orders[1]
	if second.Status != connectors.OrderCanceling || !second.Gift || second.Lines[0].Name != "なし\n5kg" || second.Lines[0].Price != 2000 ||
		!slices.Equal(second.Amounts, []connectors.Amount{{Label: "送料"}, {Label: "クーポン", Yen: -100}, {Label: "ポイント", Yen: -100}}) {
		t.Errorf("got %+v", second)
	}
}

const yahooOrders = "OrderId,OrderTime,OrderStatus,ShipStatus,PayStatus,BillLastName,BillFirstName,BillMailAddress,ShipName,TotalPrice,ShipCharge,UsePoint,ShipInvoiceNumber1,ShipInvoiceNumber2,ShipCompanyCode\n" +
	"10012345,2026/11/03 08:00:01,2,3,1,山田,太郎,t@example.jp,山田 太郎,3480,500,20,400011112222,400011112233,1003\n"

const yahooItems = "OrderId,LineId,ItemId,Title,SubCode,SubCodeOption,Quantity,UnitPrice,ItemTaxRatio\n" +
	"10012345,1,cup,マグカップ,cup-b,色:青,2,1500,10\n10012345,1,cup,マグカップ,cup-b,色:青,2,1500,10\n"

func TestRead_of_yahoo_files(t *testing.T) {
	f, err := Open(sjis(t, yahooOrders))
	if err != nil {
		t.Fatal(err)
	}
	m := Guess(f, "")
	m.Prefix = "hinata-"
	got, err := Read(t.Context(), f, m)
	if err != nil || len(got.Orders) != 1 || m.Kind != "yahoo" {
		t.Fatalf("%v %+v", err, got)
	}
	o := got.Orders[0]
	if o.Number != "hinata-10012345" || o.StatusAs != "出荷済み" || !o.Paid || o.Total != 3480 || o.Buyer.Name != "山田 太郎" ||
		len(o.Parcels) != 2 || o.Parcels[1].Number != "400011112233" || o.Parcels[0].Carrier != "japanpost" {
		t.Errorf("got %+v", o)
	}
	items := read(t, []byte(yahooItems), "").Orders[0]
	want := []connectors.Line{{Code: "cup", SKU: "cup-b", Name: "マグカップ", Options: "色:青", Price: 1500, Count: 2, TaxRate: 10}}
	if !reflect.DeepEqual(items.Lines, want) || items.Total != connectors.NotFixed || items.StatusAs != "" {
		t.Errorf("items %+v", items)
	}
}

func TestOpen_knows_charsets_and_separators(t *testing.T) {
	text := "注文番号,商品名,合計\nA-1,髙級①～ソ表,100\n"
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(strings.ReplaceAll(text, ",", "\t")))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"CP932":                      sjis(t, text),
		"UTF-8":                      []byte(text),
		"UTF-8 with a mark":          []byte("\uFEFF" + text),
		"UTF-16 with tabs":           utf16,
		"semicolons":                 []byte(strings.ReplaceAll(text, ",", ";")),
		"old Mac lines":              []byte(strings.ReplaceAll(text, "\n", "\r")),
		"a title and sep= above":     []byte("sep=,\n注文一覧 2026年11月\n\n" + text),
		"Excel guards":               []byte("注文番号,商品名,合計\n=\"A-1\",\"=\"\"髙級①～ソ表\"\"\",'100\n"),
		"yen signs and full width":   []byte("注文番号,商品名,合計\nＡ－１,髙級①～ソ表,￥１００円\n"),
		"spaces round quotes":        []byte("注文番号,商品名,合計\n \"A-1\" ,\"髙級①～ソ表\" ,100\n"),
		"a head that comes again":    []byte(text + text[:strings.Index(text, "\n")+1]),
		"blank lines and empty ends": []byte("注文番号,商品名,合計,,\nA-1,髙級①～ソ表,100,,\n,,,,\n"),
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, data, "")
			if len(got.Orders) != 1 || len(got.Damaged) != 0 {
				t.Fatalf("got %+v", got)
			}
			o := got.Orders[0]
			if o.Number != "A-1" || o.Lines[0].Name != "髙級①～ソ表" || o.Total != 100 {
				t.Errorf("got %+v", o)
			}
		})
	}
}

func TestRead_names_damaged_rows_and_leaves_their_orders_out(t *testing.T) {
	head := "注文番号,注文日時,商品名,個数,合計,お荷物伝票番号\n"
	for _, c := range []struct {
		name, rows string
		want       []Damage
		orders     []string
	}{
		{"a date", "A-1,2026-13-01,x,1,1,\nA-2,2026-11-01,y,1,1,\n", []Damage{{2, "注文日時", errDate.Error()}}, []string{"A-2"}},
		{"a day that does not exist", "A-1,2026-02-30,x,1,1,\n", []Damage{{2, "注文日時", errDate.Error()}}, nil},
		{"one article of two", "A-1,,x,1,1,\nA-1,,y,一つ,1,\nA-2,,z,1,1,\n", []Damage{{3, "個数", errCount.Error()}}, []string{"A-2"}},
		{"no number", ",,x,1,1,\nA-2,,y,1,1,\n", []Damage{{2, "注文番号", errNumber.Error()}}, []string{"A-2"}},
		{"money", "A-1,,x,1,百円,\n", []Damage{{2, "合計", errYen.Error()}}, nil},
		{"rounded by Excel", "A-1,,x,1,1,4.12E+11\n", []Damage{{2, "お荷物伝票番号", errRounded.Error()}}, nil},
		{"lost letters", "A-1,,り\uFFFDご,1,1,\nA-2,,y,1,1,\n", []Damage{{2, "商品名", errLetters.Error()}}, []string{"A-2"}},
		{"too many cells", "A-1,,x,y,1,1,,z\nA-2,,y,1,1,\n", []Damage{{2, "", misfit(make8(), 6)}}, []string{"A-2"}},
		{
			"an open quote hides no row below", "A-1,,\"x,1,1,\nA-2,,\"y\",1,1,\nA-3,,z,1,1,\n",
			[]Damage{{2, "", "引用符（\"）が閉じていません。この行の引用符を確かめてください。"}},
			[]string{"A-2", "A-3"},
		},
		{"a stray quote inside is a letter", "A-1,,\"5\" x\",1,1,\nA-2,,5\"x,1,1,\n", nil, []string{"A-1", "A-2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, []byte(head+c.rows), "")
			var numbers []string
			for _, o := range got.Orders {
				numbers = append(numbers, o.Number)
			}
			if !reflect.DeepEqual(got.Damaged, c.want) || !slices.Equal(numbers, c.orders) {
				t.Errorf("damaged %+v, orders %v", got.Damaged, numbers)
			}
		})
	}
}

// make8 are the cells of a row of eight.
func make8() []string { return slices.Repeat([]string{"x"}, 8) }

func TestRead_of_CP932_with_a_broken_letter_keeps_the_cells_apart(t *testing.T) {
	data := bytes.Replace(sjis(t, "注文番号,商品名,合計\nA-1,りんご,100\nA-2,みかん,200\n"), sjis(t, "ご,"), []byte{0x82, ','}, 1)
	got := read(t, data, "")
	if len(got.Orders) != 1 || got.Orders[0].Number != "A-2" || len(got.Damaged) != 1 || got.Damaged[0].Column != "商品名" {
		t.Errorf("got %+v", got)
	}
}

func TestRead_of_a_workbook(t *testing.T) {
	book := excelize.NewFile()
	for cell, v := range map[string]any{
		"A1": "当店の注文", "A3": "受注番号", "B3": "購入日", "C3": "氏名", "D3": "電話番号", "E3": "品名", "F3": "数量", "G3": "合計金額",
		"A4": "S-1", "B4": time.Date(2026, 11, 5, 13, 30, 0, 0, time.UTC), "C4": "山田 花子", "D4": 9012345678, "E4": "皿", "F4": 2, "G4": 3000.0,
		"A6": "S-2", "B6": "令和8年11月6日", "C6": "佐藤", "E6": "椀", "F6": 1.5, "G6": 100,
	} {
		if err := book.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	got := read(t, b.Bytes(), "")
	if len(got.Orders) != 1 || !reflect.DeepEqual(got.Damaged, []Damage{{6, "数量", errCount.Error()}}) {
		t.Fatalf("got %+v", got)
	}
	o := got.Orders[0]
	if o.Number != "S-1" || !o.OrderedAt.Equal(time.Date(2026, 11, 5, 13, 30, 0, 0, jst.Zone())) || o.Buyer.Phone != "09012345678" || o.Total != 3000 || o.Lines[0].Count != 2 {
		t.Errorf("got %+v", o)
	}
}

func TestOpen_refuses_what_is_no_list(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing":         nil,
		"blank":           []byte("\n\n,,\n"),
		"a broken zip":    []byte("PK\x03\x04 not a workbook"),
		"an old workbook": {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1},
		"a picture":       []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
		"a huge file":     make([]byte, MaxBytes+1),
	} {
		_, err := Open(data)
		var e *connectors.Error
		if !errors.As(err, &e) || e.Text == "" || e.Reason != connectors.Rejected {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhen_reads_the_usual_forms(t *testing.T) {
	f := &File{}
	day := time.Date(2026, 11, 1, 0, 0, 0, 0, jst.Zone())
	clock := time.Date(2026, 11, 1, 15, 4, 5, 0, jst.Zone())
	for cell, want := range map[string]time.Time{
		"2026-11-01": day, "2026/11/1": day, "2026.11.01": day, "2026年11月1日": day, "2026年11月1日（日）": day, "20261101": day,
		"令和8年11月1日": day, "R8.11.1": day, "２０２６／１１／０１": day, "46327": day,
		"2026-11-01 15:04:05": clock, "2026/11/01 15:04:05": clock, "2026年11月1日 15時4分5秒": clock, "20261101150405": clock,
		"2026-11-01T15:04:05+09:00": clock, "2026-11-01T06:04:05Z": clock, "2026/11/1 午後3:04:05": clock, "2026-11-01T15:04:05+0900": clock,
		"2026-11-01 15:04:05.123": clock, "46327.62783564815": clock, "2026/11/1 3:04:05 PM": clock,
	} {
		if got, err := f.when(cell, YearFirst); err != nil || !got.Equal(want) {
			t.Errorf("%s: %v %v, want %v", cell, got, err, want)
		}
	}
	for cell, order := range map[string]string{"11/1/2026": MonthFirst, "1/11/2026": DayFirst} {
		if got, err := f.when(cell, order); err != nil || !got.Equal(day) {
			t.Errorf("%s: %v %v", cell, got, err)
		}
	}
	for _, cell := range []string{"", "あした", "2026-11-31", "0000-00-00", "1/11/2026", "2026-11-01 25:00", "2026-11-01 x", "99999"} {
		if got, err := f.when(cell, YearFirst); err == nil {
			t.Errorf("%q was read as %v", cell, got)
		}
	}
}

func TestGuess_sees_the_order_of_dates(t *testing.T) {
	for rows, want := range map[string]string{
		"A,2026/11/03\n": YearFirst, "A,11/03/2026\nB,11/25/2026\n": MonthFirst, "A,03/11/2026\nB,25/11/2026\n": DayFirst,
	} {
		f, err := Open([]byte("注文番号,注文日\n" + rows))
		if err != nil {
			t.Fatal(err)
		}
		if got := Guess(f, "").Dates; got != want {
			t.Errorf("%q: %s", rows, got)
		}
	}
}

func TestParseMap_refuses_words_it_does_not_know(t *testing.T) {
	for _, bad := range []string{"", "[]", `{"colums":{}}`, `{"columns":{"nummer":["a"]}}`, `{"dates":"ydm"}`} {
		if _, err := ParseMap([]byte(bad)); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
	m, err := ParseMap([]byte(`{"name":"自社","kind":"","columns":{"number":["No"],"buyer_name":["姓","名"]},"constants":{"payment":"銀行振込"},"dates":"dmy","prefix":"w-"}`))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open([]byte("No,姓,名\n7,山,川\n"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(t.Context(), f, m)
	if err != nil || got.Orders[0].Number != "w-7" || got.Orders[0].Buyer.Name != "山 川" || got.Orders[0].Payment != "銀行振込" {
		t.Errorf("%v %+v", err, got)
	}
	m.Columns["total"] = []string{"ない列"}
	if err := m.Fits(f); err == nil {
		t.Error("a column that is not there was taken")
	}
}
