package entryfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
)

// Map says which column of a table holds what.
type Map struct {
	Columns   map[string]string            `json:"columns"`   // a field → the heading of its column
	Constants map[string]string            `json:"constants"` // a field → what stands in every row
	Words     map[string]map[string]string `json:"words"`     // a field → their word → ours
}

// The fields of a map.
const (
	fID, fDate, fChannel, fOrder, fType, fLabel  = "event_id", "date", "channel", "order_no", "type", "type_label"
	fRate, fAmount, fTax                         = "rate", "amount", "tax"
	fDebit, fDebitSub, fDebitTax                 = "debit", "debit_sub", "debit_tax"
	fCredit, fCreditSub, fCreditTax              = "credit", "credit_sub", "credit_tax"
	fSettled, fMemo, fNote, fRelated, fPartner   = "settled_by", "memo", "note", "related_event_id", "partner"
	fInvoice, fVariant, fBank, fUndoes, fProofOf = "invoice", "variant", "bank", "undoes", "evidence"
)

// Fields are the words that a map may use.
func Fields() []string {
	return []string{
		fID, fDate, fChannel, fOrder, fType, fLabel, fRate, fAmount, fTax, fDebit, fDebitSub, fDebitTax, fCredit, fCreditSub, fCreditTax,
		fSettled, fMemo, fNote, fRelated, fPartner, fInvoice, fVariant, fBank, fUndoes, fProofOf,
	}
}

// ours are the headings of our own file.
func ours() map[string]string {
	return map[string]string{
		fID: "イベントID", fDate: "発生日", fChannel: "モール", fOrder: "注文番号", fType: "種別コード", fLabel: "種別", fRate: "税率", fAmount: "金額(税込)", fTax: "うち消費税",
		fDebit: "借方科目", fDebitSub: "借方補助", fDebitTax: "借方税区分", fCredit: "貸方科目", fCreditSub: "貸方補助", fCreditTax: "貸方税区分",
		fSettled: "精算の場所", fMemo: "摘要", fNote: "備考", fRelated: "訂正・関連する記録",
	}
}

// ErrMap says that a map cannot be used; ErrField that it names a field that is none.
var (
	ErrMap   = errors.New("no map of columns")
	ErrField = errors.New("unknown field")
)

// ParseMap reads a map; nothing is the map of our own file.
func ParseMap(data []byte) (Map, error) {
	var m Map
	if len(bytes.TrimSpace(data)) == 0 {
		return m, nil
	}
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields() // a misspelt word must not be a forgotten column
	if len(data) > 1<<20 || in.Decode(&m) != nil || len(m.Columns) == 0 {
		return m, ErrMap
	}
	for _, part := range []map[string]string{m.Columns, m.Constants} {
		for field := range part {
			if !slices.Contains(Fields(), field) {
				return m, ErrField
			}
		}
	}
	for field := range m.Words {
		if !slices.Contains(Fields(), field) {
			return m, ErrField
		}
	}
	return m, nil
}
