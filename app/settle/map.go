package settle

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"madoguchi/connectors/orderfile"
)

// How a file says that something was taken off.
const (
	ByMinus = "minus" // with a minus, beside sales without one
	ByPlus  = "plus"  // in a column of its own, without a minus
)

// Map says which column of a settlement holds what. Its JSON form is the file of
// `settlement import --map`.
type Map struct {
	Order  string   `json:"order"`  // the heading of its column
	Amount string   `json:"amount"` //
	Day    string   `json:"day"`    // "": the same day for all of the file
	Kind   string   `json:"kind"`   // "": none
	Round  string   `json:"round"`  // "": the same for all of the file
	Signs  string   `json:"signs"`  // ByMinus or ByPlus
	Skip   []string `json:"skip"`   // kinds that are fees and no refunds
	Dates  string   `json:"dates"`  // the order in dates like 03/04/2026: ymd, mdy, dmy
	Prefix string   `json:"prefix"` // before an order number that is nothing but digits
}

// The fields of a map.
const (
	FieldOrder, FieldAmount, FieldDay, FieldKind, FieldRound = "order", "amount", "day", "kind", "round"
)

// Fields are the words for the columns of a map, in the order in which they are asked.
func Fields() []string { return []string{FieldOrder, FieldAmount, FieldDay, FieldKind, FieldRound} }

// Column is the heading that a field has.
func (m *Map) Column(field string) *string {
	switch field {
	case FieldOrder:
		return &m.Order
	case FieldAmount:
		return &m.Amount
	case FieldDay:
		return &m.Day
	case FieldKind:
		return &m.Kind
	}
	return &m.Round
}

// ParseMap reads a map from a file.
func ParseMap(data []byte) (Map, error) {
	var m Map
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields() // a misspelt word must not be a forgotten column
	if len(data) > 1<<20 || d.Decode(&m) != nil {
		return m, refuse("settlement_map", "列の対応表として読めません。何も取り込んでいません。docs/cli.md の settlement の形か確かめてください。")
	}
	return m, m.check()
}

func (m Map) check() error {
	if !slices.Contains([]string{"", ByMinus, ByPlus}, m.Signs) {
		return refuse("settlement_map", "列の対応表の signs は minus か plus です。何も取り込んでいません。直してからもう一度お試しください。")
	}
	if !slices.Contains([]string{"", orderfile.YearFirst, orderfile.MonthFirst, orderfile.DayFirst}, m.Dates) {
		return refuse("settlement_map", "列の対応表の日付の順（dates）は ymd、mdy、dmy のどれかです。何も取り込んでいません。直してからもう一度お試しください。")
	}
	return nil
}

// Fits says what keeps the map from reading a file, nil when nothing does. A day may
// be given for all of it.
func (m Map) Fits(f *orderfile.File, day string) error {
	if err := m.check(); err != nil {
		return err
	}
	for _, field := range Fields() {
		if c := *m.Column(field); c != "" && !slices.Contains(f.Head, c) {
			return refuse("settlement_columns", "「"+short(c)+"」という列が、このファイルにありません。何も取り込んでいません。列の対応を選び直してください。")
		}
	}
	switch {
	case m.Order == "":
		return refuse("settlement_columns", "注文番号の列が分かりません。何も取り込んでいません。注文番号がどの列にあるかを選んでください。")
	case m.Amount == "":
		return refuse("settlement_columns", "金額の列が分かりません。何も取り込んでいません。相殺された金額がどの列にあるかを選んでください。")
	case m.Day == "" && day == "":
		return refuse("settlement_day", "精算日の列が分かりません。何も取り込んでいません。列を選ぶか、この精算書の精算日を入れてください。")
	}
	return nil
}

// short is a text as it is shown beside others.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return strings.TrimSpace(s)
}
