package orderfile

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// How the day, month and year of a date with slashes are ordered.
const (
	YearFirst  = "ymd"
	MonthFirst = "mdy"
	DayFirst   = "dmy"
)

// Map says which column holds what. Its JSON form is a preset file.
type Map struct {
	Name string `json:"name"`
	// Kind is whose words states and carriers stand in: "rakuten", "yahoo" or "".
	Kind string `json:"kind"`
	// Columns are, for the key of a Field, the names of the columns that make it
	// up.
	Columns map[string][]string `json:"columns"`
	// Constants are values that stand in no column, by the key of a Field.
	Constants map[string]string `json:"constants"`
	// Dates is the order in dates like 03/04/2026; years are first when empty.
	Dates string `json:"dates"`
	// Prefix is put before an order number that is nothing but digits.
	Prefix string `json:"prefix"`
}

// ParseMap reads a preset file.
func ParseMap(data []byte) (Map, error) {
	var m Map
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields() // a misspelt word must not be a forgotten column
	if len(data) > 1<<20 || d.Decode(&m) != nil {
		return m, refuse("order_map", "列の対応表として読めません。何も取り込んでいません。docs/cli.md の「列の対応表」の形か確かめてください。")
	}
	return m, m.check()
}

func (m Map) check() error {
	for _, key := range m.keys() {
		if _, ok := fieldOf()[key]; !ok {
			return refuse("order_map", "列の対応表にある「"+short(key)+"」という項目はありません。何も取り込んでいません。docs/cli.md の項目の一覧を見て直してください。")
		}
	}
	if !slices.Contains([]string{"", YearFirst, MonthFirst, DayFirst}, m.Dates) {
		return refuse("order_map", "列の対応表の日付の順（dates）は ymd、mdy、dmy のどれかです。何も取り込んでいません。直してからもう一度お試しください。")
	}
	return nil
}

func (m Map) keys() []string {
	var keys []string
	for k := range m.Columns {
		keys = append(keys, k)
	}
	for k := range m.Constants {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Fits says what keeps the map from reading the file, nil when nothing does.
func (m Map) Fits(f *File) error {
	if err := m.check(); err != nil {
		return err
	}
	for _, key := range m.keys() {
		for _, c := range m.Columns[key] {
			if !slices.Contains(f.Head, c) {
				return refuse("order_columns", "列の対応表にある「"+short(c)+"」という列が、このファイルにありません。何も取り込んでいません。対応表か、ファイルの見出しを直してください。")
			}
		}
	}
	if len(m.Columns["number"]) == 0 {
		return refuse("order_columns", "注文番号の列が分かりません。何も取り込んでいません。注文番号がどの列にあるかを選んでください。")
	}
	return nil
}

// Guess finds out which column holds what by the names of the columns. kind, when
// it is not empty, says whose words states and carriers stand in.
func Guess(f *File, kind string) Map {
	m := Map{Kind: kind, Columns: map[string][]string{}, Constants: map[string]string{}, Dates: YearFirst}
	if kind == "" {
		m.Kind = kindOf(f.Head)
	}
	at := map[string]string{}
	for _, h := range slices.Backward(f.Head) {
		at[plain(h)] = h
	}
	taken := map[string]bool{}
	for _, field := range fields {
		for _, name := range field.from {
			if columns := find(at, taken, name); columns != nil {
				m.Columns[field.Key] = columns
				break
			}
		}
	}
	m.Dates = f.dateOrder(m)
	return m
}

// find returns the columns of a name, all of its parts or none. One column holds
// one fact.
func find(at map[string]string, taken map[string]bool, name string) []string {
	var columns []string
	for part := range strings.SplitSeq(name, "+") {
		c, ok := at[plain(part)]
		if !ok || taken[c] {
			return nil
		}
		columns = append(columns, c)
	}
	for _, c := range columns {
		taken[c] = true
	}
	return columns
}

// kindOf tells whose download a file is by columns that no other has.
func kindOf(head []string) string {
	var signs [2]int
	for _, h := range head {
		switch p := plain(h); {
		case strings.HasPrefix(p, "楽天"), p == "お荷物伝票番号", p == "送付先住所郡市区", p == "注文者住所郡市区", p == "クーポン利用総額", p == "ひとことメモ":
			signs[0]++
		case p == "orderid", p == "lineid", p == "shipcompanycode", p == "billmailaddress", p == "shipinvoicenumber1", p == "usepoint", p == "subcode":
			signs[1]++
		}
	}
	switch {
	case signs[0] > signs[1]:
		return rakuten
	case signs[1] > 0:
		return yahoo
	}
	return ""
}

// dateOrder looks at the dates themselves: a first number over 12 is a day, a
// second one over 12 as well.
func (f *File) dateOrder(m Map) string {
	columns := m.Columns["ordered_at"]
	at := slices.Index(f.Head, first(columns))
	if at < 0 {
		return YearFirst
	}
	order, seen := YearFirst, 0
	for row, err := range f.Rows() {
		if err != nil || seen == 5000 {
			break
		}
		if seen++; at >= len(row.Cells) {
			continue
		}
		switch a, b := endYear(row.Cells[at]); {
		case a > 12:
			return DayFirst
		case b > 12:
			return MonthFirst
		case a > 0:
			order = MonthFirst
		}
	}
	return order
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
