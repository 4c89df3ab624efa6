package mf

import (
	"errors"
	"slices"
	"strings"

	"madoguchi/app/export/book"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/unicode/norm"
)

// Columns are the header of the service's template: 27 columns. Shops have files
// with 19 or 23 of them, by what they have switched on; Learn reads theirs.
func Columns() []string {
	return []string{
		"取引No", "取引日", "借方勘定科目", "借方補助科目", "借方部門", "借方取引先", "借方税区分", "借方インボイス", "借方金額(円)", "借方税額",
		"貸方勘定科目", "貸方補助科目", "貸方部門", "貸方取引先", "貸方税区分", "貸方インボイス", "貸方金額(円)", "貸方税額",
		"摘要", "仕訳メモ", "タグ", "MF仕訳タイプ", "決算整理仕訳", "作成日時", "作成者", "最終更新日時", "最終更新者",
	}
}

// ErrHeader is a file that is no 仕訳帳 of the service.
var ErrHeader = errors.New("no header of a journal")

// needed are columns without which the service takes no file.
var needed = []string{"取引no", "取引日", "借方勘定科目", "借方金額(円)", "貸方勘定科目", "貸方金額(円)"}

// filled are the other columns in which we have something to say.
var filled = []string{
	"借方補助科目", "借方税区分", "借方インボイス", "借方税額", "貸方補助科目", "貸方税区分", "貸方インボイス", "貸方税額", "摘要", "仕訳メモ", "タグ",
}

// known is how a heading is recognised: whatever the width of its letters.
func known(head string) string {
	s := strings.ToLower(strings.ReplaceAll(norm.NFKC.String(head), " ", ""))
	switch s {
	case "メモ":
		return "仕訳メモ"
	case "取引番号":
		return "取引no"
	case "借方金額", "貸方金額":
		return s + "(円)"
	}
	return s
}

// Learn takes the header and the character set from a file that the shop's own
// books have written, so that what we write fits what they read.
func Learn(file []byte) (book.Words, error) {
	text, w := string(file), book.Words{Encoding: book.UTF8}
	if !strings.HasPrefix(text, "\uFEFF") && !strings.HasPrefix(known(firstCell(text)), "取引no") {
		decoded, err := japanese.ShiftJIS.NewDecoder().Bytes(firstLine(file))
		if err != nil {
			return w, ErrHeader
		}
		text, w.Encoding = string(decoded), book.CP932
	}
	head, _, _ := strings.Cut(strings.TrimPrefix(text, "\uFEFF"), "\n")
	for c := range strings.SplitSeq(strings.TrimRight(head, "\r"), ",") {
		w.Columns = append(w.Columns, strings.Trim(c, `"`))
	}
	return w, fits(w.Columns)
}

func firstLine(file []byte) []byte {
	head, _, _ := strings.Cut(string(file), "\n")
	return []byte(head)
}

func firstCell(text string) string {
	cell, _, _ := strings.Cut(text, ",")
	return strings.Trim(cell, `"`)
}

// Lost are columns of ours that a header has no place for: what stands in them stays out of
// the file.
func Lost(columns []string) []string {
	var lost []string
	for _, c := range filled {
		if !slices.ContainsFunc(columns, func(o string) bool { return known(o) == c }) {
			lost = append(lost, c)
		}
	}
	return lost
}

// Fits tells whether the service could read a file with this header.
func Fits(columns []string) error { return fits(columns) }

func fits(columns []string) error {
	for _, n := range needed {
		if !slices.ContainsFunc(columns, func(c string) bool { return known(c) == n }) {
			return ErrHeader
		}
	}
	return nil
}
