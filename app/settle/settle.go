// Package settle reads the settlement of a mall and holds it against what the books
// know (精算の突合): which refund was taken off, with how much, and when.
//
// It is pure: bytes and rows come in, rows go out; no I/O, no database, no clock. Of a
// file it takes what was taken off for orders, and leaves sales, fees and every column
// that nobody has named, so that no customer gets out of it but by an order number.
package settle

import "madoguchi/connectors"

// Row is what a settlement took off for an order.
type Row struct {
	ID    int64  // where it is kept; 0 in a file
	File  int64  // in which it stands
	Line  int    // of that file
	Order string // the number of the order
	Yen   int64  // more than nothing
	Day   string // 精算日, 2026-11-05
	Kind  string // the mall's word
	Round string // 精算回
}

// refuse is a file or a map that cannot be used at all.
func refuse(code, text string) error {
	return &connectors.Error{Reason: connectors.Rejected, Code: code, Text: text}
}
