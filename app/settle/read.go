package settle

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/orderfile"
)

const (
	mostKinds   = 40    // words of a mall, or rounds in a file; names of persons are more
	mostDamaged = 1_000 // that are listed; all are counted
	mostYen     = 999_999_999
)

// Kind is a word of the mall for what it took off, and what that comes to.
type Kind struct {
	Name string
	Rows int
	Yen  int64
	Skip bool
}

// Result is what a file says.
type Result struct {
	Rows    []Row
	Yen     int64  // of them
	Kinds   []Kind // of everything that was taken off for an order, the largest sum first
	Added   int    // rows that take nothing off: sales
	Fees    int    // rows without an order
	FeesYen int64
	Left    int // rows that cannot be read
	Damaged []orderfile.Damage
	More    int // damaged rows that are not listed
}

// Why a row cannot be read.
var (
	errOrder = errors.New("注文番号として読めません。")
	errPhone = errors.New("電話番号か郵便番号のようです。注文番号の列が正しいか確かめてください。")
	errDay   = errors.New("精算日が空です。")
	errMuch  = errors.New("金額が大きすぎます（上限 999,999,999 円）。")
)

var (
	orderNumber = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._#/-]{0,63}$`)
	phoneOrZip  = regexp.MustCompile(`^(?:0\d{1,4}-\d{1,4}-\d{3,4}|\d{3}-\d{4})$`)
)

// reader walks over a file.
type reader struct {
	f          *orderfile.File
	m          Map
	day, round string // of a file without columns for them
	col        map[string]int
	kinds      map[string]*Kind
	rounds     map[string]bool
	names      map[string]bool // of kinds, in all rows
	seen       int
	out        Result
}

// Read takes what was taken off out of a file. Day and round are those of the whole
// file where no column has them. A row that cannot be read is named and left out.
func Read(ctx context.Context, f *orderfile.File, m Map, day, round string) (Result, error) {
	if err := m.Fits(f, day); err != nil {
		return Result{}, err
	}
	r := &reader{f: f, m: m, day: day, round: kindOf(round), col: map[string]int{}, kinds: map[string]*Kind{}, rounds: map[string]bool{}, names: map[string]bool{}}
	for _, field := range Fields() {
		r.col[field] = slices.Index(f.Head, *m.Column(field))
	}
	for row, err := range f.Rows() {
		if err != nil {
			return Result{}, err
		}
		if r.seen++; r.seen%1000 == 0 && ctx.Err() != nil {
			return Result{}, ctx.Err()
		}
		if err := r.row(row); err != nil {
			return Result{}, err
		}
	}
	return r.result()
}

// row reads one; an error ends the reading.
func (r *reader) row(row orderfile.Row) error {
	if row.Bad != "" {
		r.damaged(row.Line, "", errors.New(row.Bad))
		return nil
	}
	cell := func(field string) string { return at(row.Cells, r.col[field]) }
	kind := kindOf(cell(FieldKind))
	if r.names[kind] = true; len(r.names) > mostKinds {
		return refuse("settlement_kinds", "種別の列に、40 を超える言葉が入っています。何も取り込んでいません。種別の列が正しいか確かめてください。")
	}
	order, err := orderfile.Code(cell(FieldOrder))
	if err != nil {
		r.damaged(row.Line, r.m.Order, err)
		return nil
	}
	yen, off, err := r.yen(cell(FieldAmount))
	switch {
	case err != nil && order == "": // a line of text between the tables
		return nil
	case err != nil:
		r.damaged(row.Line, r.m.Amount, err)
		return nil
	case !off:
		r.out.Added++
		return nil
	case order == "":
		r.out.Fees++
		r.out.FeesYen += yen
		return nil
	}
	return r.takenOff(row, Row{Line: row.Line, Order: order, Yen: yen, Kind: kind})
}

// yen is what a cell takes off; off is false where it does not.
func (r *reader) yen(cell string) (yen int64, off bool, err error) {
	if words, err := orderfile.Words(cell); err == nil && strings.Trim(words, " 　-－−ー―") == "" {
		return 0, false, nil
	}
	if yen, err = orderfile.Yen(cell); err != nil {
		return 0, false, err
	}
	if r.m.Signs != ByPlus {
		yen = -yen
	}
	if yen > mostYen {
		return 0, false, errMuch
	}
	return yen, yen > 0, nil
}

// takenOff reads what is left of a row that counts.
func (r *reader) takenOff(from orderfile.Row, w Row) error {
	if r.m.Prefix != "" && strings.Trim(w.Order, "0123456789") == "" {
		w.Order = r.m.Prefix + w.Order
	}
	switch {
	case phoneOrZip.MatchString(w.Order):
		r.damaged(w.Line, r.m.Order, errPhone)
		return nil
	case !orderNumber.MatchString(w.Order):
		r.damaged(w.Line, r.m.Order, errOrder)
		return nil
	}
	var err error
	if w.Day, err = r.dayOf(at(from.Cells, r.col[FieldDay])); err != nil {
		r.damaged(w.Line, r.m.Day, err)
		return nil
	}
	if w.Round = kindOf(at(from.Cells, r.col[FieldRound])); w.Round == "" {
		w.Round = r.round
	}
	if r.rounds[w.Round] = true; len(r.rounds) > mostKinds {
		return refuse("settlement_kinds", "精算回の列に、40 を超える言葉が入っています。何も取り込んでいません。精算回の列が正しいか確かめてください。")
	}
	if r.count(w) {
		r.out.Rows = append(r.out.Rows, w)
		r.out.Yen += w.Yen
	}
	return nil
}

func (r *reader) dayOf(cell string) (string, error) {
	if words, err := orderfile.Words(cell); err == nil && words == "" {
		if r.day == "" {
			return "", errDay
		}
		return r.day, nil
	}
	return r.f.Day(cell, r.m.Dates)
}

// count adds a row to its kind and tells whether that counts.
func (r *reader) count(w Row) bool {
	k := r.kinds[w.Kind]
	if k == nil {
		k = &Kind{Name: w.Kind, Skip: slices.Contains(r.m.Skip, w.Kind)}
		r.kinds[w.Kind] = k
	}
	k.Rows++
	k.Yen += w.Yen
	return !k.Skip
}

func (r *reader) damaged(line int, column string, err error) {
	r.out.Left++
	if len(r.out.Damaged) == mostDamaged {
		r.out.More++
		return
	}
	r.out.Damaged = append(r.out.Damaged, orderfile.Damage{Line: line, Column: column, Reason: err.Error()})
}

// result holds the words of the file against what they should be: a column with another
// word in nearly each row names persons or goods, and is not kept.
func (r *reader) result() (Result, error) {
	const few = 8
	if n := len(r.names); n > few && n > r.seen/2 {
		return Result{}, refuse("settlement_kinds", "種別の列に、行ごとに違う言葉が入っています。何も取り込んでいません。種別の列が正しいか確かめてください。")
	}
	if n := len(r.rounds); n > few && n > len(r.out.Rows)/2 {
		return Result{}, refuse("settlement_kinds", "精算回の列に、行ごとに違う言葉が入っています。何も取り込んでいません。精算回の列が正しいか確かめてください。")
	}
	for _, k := range r.kinds {
		r.out.Kinds = append(r.out.Kinds, *k)
	}
	slices.SortFunc(r.out.Kinds, func(a, b Kind) int {
		if a.Yen != b.Yen {
			return int(min(max(b.Yen-a.Yen, -1), 1))
		}
		return strings.Compare(a.Name, b.Name)
	})
	return r.out, nil
}

// kindOf is a word of the mall as it is kept: on one line and short.
func kindOf(cell string) string {
	const most = 40
	words, err := orderfile.Words(cell)
	if err != nil {
		return ""
	}
	words = strings.Join(strings.Fields(words), " ")
	if r := []rune(words); len(r) > most {
		words = string(r[:most])
	}
	return words
}
