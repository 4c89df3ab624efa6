package entryfile

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"madoguchi/app/templatefile"

	"golang.org/x/text/unicode/norm"
)

// Column is a column of a table, with what stands in its first rows.
type Column struct {
	Name    string
	Samples []string
}

// samples are shown of each column, none longer than sampleLetters.
const (
	samples       = 3
	sampleLetters = 60
	mostColumns   = 200
)

// Look tells which columns a file has; none for JSON, which needs no map.
func Look(data []byte) ([]Column, error) {
	text, err := readable(data)
	if err != nil || text[0] == '{' || text[0] == '[' {
		return nil, err
	}
	in := reader(text)
	head, err := in.Read()
	if err != nil {
		return nil, ErrFormat
	}
	var out []Column
	at := map[int]int{} // cell → its column
	for i, name := range head {
		name = strings.TrimSpace(name)
		if name != "" && len(out) < mostColumns && !slices.ContainsFunc(out, func(c Column) bool { return c.Name == name }) {
			at[i] = len(out)
			out = append(out, Column{Name: name})
		}
	}
	for range samples {
		cells, err := in.Read()
		if err != nil {
			break // reading the file says which line is broken
		}
		for i, cell := range cells {
			if c, ok := at[i]; ok && strings.TrimSpace(cell) != "" {
				out[c].Samples = append(out[c].Samples, short(strings.TrimSpace(cell)))
			}
		}
	}
	return out, nil
}

func short(cell string) string {
	if letters := []rune(cell); len(letters) > sampleLetters {
		return string(letters[:sampleLetters]) + "…"
	}
	return cell
}

// readable is a file as text that does not begin or end in nothing.
func readable(data []byte) ([]byte, error) {
	if len(data) > MaxFile {
		return nil, ErrSize
	}
	text, err := templatefile.Decode(data)
	if err != nil {
		return nil, ErrFormat
	}
	if text = bytes.TrimSpace(text); len(text) == 0 {
		return nil, ErrFormat
	}
	return text, nil
}

func reader(text []byte) *csv.Reader {
	in := csv.NewReader(bytes.NewReader(text))
	in.FieldsPerRecord = -1
	if first, _, _ := bytes.Cut(text, []byte("\n")); bytes.ContainsRune(first, '\t') && !bytes.ContainsRune(first, ',') {
		in.Comma = '\t'
	}
	return in
}

// Guess says which column probably holds what, by its heading. No column is two things.
func Guess(columns []Column) Map {
	m := Map{Columns: map[string]string{}}
	taken := map[string]bool{}
	for _, same := range []func(heading, word string) bool{
		func(heading, word string) bool { return heading == word },
		func(heading, word string) bool { return len(word) > 6 && strings.Contains(heading, word) }, // two letters of kanji say too little
	} {
		for _, field := range Fields() {
			for _, word := range headings()[field] {
				for _, c := range columns {
					if m.Columns[field] == "" && !taken[c.Name] && same(plain(c.Name), plain(word)) {
						m.Columns[field], taken[c.Name] = c.Name, true
					}
				}
			}
		}
	}
	return m
}

var plainer = strings.NewReplacer(" ", "", "_", "", "-", "", "(", "", ")", "", "・", "", ".", "", "税込", "")

func plain(heading string) string { return plainer.Replace(strings.ToLower(norm.NFKC.String(heading))) }

// headings are what programs and people call a column, the surest word first.
func headings() map[string][]string {
	of := map[string][]string{
		fID: {"イベントID", "event_id"}, fDate: {"日付", "取引日", "取引日付", "返金日", "計上日", "処理日", "年月日", "date"},
		fChannel: {"店舗", "チャネル", "チャンネル", "販売チャネル", "ショップ", "販路", "channel", "shop"},
		fOrder:   {"受注番号", "注文ID", "オーダーID", "order_no", "order_number", "order id"}, fType: {"type"},
		fLabel: {"処理区分", "区分", "内容", "type_label"}, fRate: {"消費税率", "税率(%)", "rate"},
		fAmount: {"金額", "税込金額", "返金額", "返金金額", "合計金額", "合計", "amount"}, fTax: {"消費税", "消費税額", "税額", "tax"},
		fDebit: {"借方勘定科目", "debit"}, fDebitSub: {"借方補助科目", "debit_sub"}, fDebitTax: {"debit_tax"},
		fCredit: {"貸方勘定科目", "credit"}, fCreditSub: {"貸方補助科目", "credit_sub"}, fCreditTax: {"credit_tax"},
		fSettled: {"精算", "settled_by"}, fMemo: {"理由", "事由", "memo"}, fNote: {"メモ", "コメント", "note"},
		fRelated: {"訂正する記録の番号", "訂正する記録", "関連イベントID", "元イベントID", "related_event_id"}, fPartner: {"取引先", "支払先", "相手先", "partner"},
		fInvoice: {"インボイス", "invoice"}, fVariant: {"variant"}, fBank: {"銀行", "bank"}, fUndoes: {"undoes"}, fProofOf: {"証憑", "evidence"},
	}
	for field, own := range ours() {
		of[field] = append([]string{own}, of[field]...)
	}
	return of
}

// Label is what a field of a map is called.
func Label(field string) string {
	if own, ok := ours()[field]; ok {
		return own
	}
	return map[string]string{
		fPartner: "支払う相手", fInvoice: "相手のインボイス登録", fVariant: "処理のしかた", fBank: "振込に使った銀行", fUndoes: "取り消す種別", fProofOf: "証憑",
	}[field]
}

// Wanting are the fields without which no row can be read and that a map leaves open.
func Wanting(m Map) []string {
	var out []string
	has := func(field string) bool { return m.Columns[field] != "" || m.Constants[field] != "" }
	for _, field := range []string{fDate, fChannel, fType, fAmount} {
		if has(field) || field == fType && has(fLabel) {
			continue
		}
		if field == fType {
			field = fLabel
		}
		out = append(out, Label(field))
	}
	return out
}
