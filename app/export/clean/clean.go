// Package clean makes a text fit for the cell of a file that another program reads:
// only letters it has, no sign that a spreadsheet would compute, no longer than its
// column. What it changes it says, in Japanese.
//
// It is pure. It never uses encoding.ReplaceUnsupported: that writes Ctrl-Z, at
// which Windows programs take the file to end. Bytes in CP932 are never looked at
// again as if they were ASCII: the second half of 表 is a backslash.
package clean

import (
	"strings"

	"madoguchi/app/export/book"

	"golang.org/x/text/unicode/norm"
)

// Rules are what a column takes.
type Rules struct {
	CP932   bool          // only letters of Windows-31J
	Width   int           // half-width units: a full-width letter is two; 0 for any
	Letters int           // letters of any width; 0 for any
	Replace []book.Rename // the shop's own: 𠮷 → 吉
}

// gone stands for a letter that a file cannot hold (下駄).
const gone = "〓"

// Text makes a text fit, and says what was changed that a reader could miss. The
// order of the steps matters: a sign is mapped before it is given up.
func (r Rules) Text(s string) (out, told string) {
	var notes []string
	step := func(next, note string) {
		if next != s && note != "" {
			notes = append(notes, note)
		}
		s = next
	}
	step(strings.ToValidUTF8(s, gone), "読めない文字を〓にしました")
	step(norm.NFC.String(s), "")
	step(visible(s), "")
	if r.CP932 {
		step(twins.Replace(s), "この形式にない記号を同じ意味の記号にしました")
	}
	step(withoutPictures(s), "絵文字を除きました")
	step(r.replaced(s), "登録した置き換えをしました")
	if r.CP932 {
		step(held(s), "この形式にない文字を〓にしました")
	}
	step(oneSpace(s), "続いた空白や改行を 1 つの空白にしました")
	step(Tame(s), "表計算ソフトが式と見る先頭の記号を除きました")
	step(cut(s, r), "列の長さに収まるように後ろを切りました")
	if len(notes) == 0 {
		return s, ""
	}
	return s, strings.Join(notes, "。") + "。"
}

// twins are signs that CP932 has under another number, or in other words. They are
// what a Mac, a phone and a web page write where Windows writes the right side.
var twins = strings.NewReplacer(
	"〜", "～", "−", "－", "—", "―", "‖", "∥", "¢", "￠", "£", "￡", "¬", "￢", "¥", "￥",
	"•", "・", "·", "・", "©", "(C)", "®", "(R)", "™", "(TM)", "€", "EUR", "㋿", "令和",
)

func (r Rules) replaced(s string) string {
	for _, own := range r.Replace {
		if own.From != "" {
			s = strings.ReplaceAll(s, own.From, own.To)
		}
	}
	return s
}

// computed are the first signs of a formula, also in their full width: some imports
// narrow them before they look.
const computed = "=+-@＝＋－＠\t\r\n"

// Tame takes away what would make a cell a formula. For files of a package: an
// apostrophe would stay in the books.
func Tame(s string) string { return strings.TrimLeft(s, computed+" 　") }

// Guard keeps a spreadsheet from computing a cell, and loses nothing. For our own
// CSV files, which people open.
func Guard(s string) string {
	if strings.TrimLeft(s, computed) != s {
		return "'" + s
	}
	return s
}

// Width is how wide a text is in half-width units.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += wide(r)
	}
	return n
}

func wide(r rune) int {
	if r < 0x80 || 0xFF61 <= r && r <= 0xFF9F {
		return 1
	}
	return 2
}

// cut shortens a text to its column, never within a letter.
func cut(s string, r Rules) string {
	width, letters := 0, 0
	for i, c := range s {
		width, letters = width+wide(c), letters+1
		if r.Width > 0 && width > r.Width || r.Letters > 0 && letters > r.Letters {
			return strings.TrimRight(s[:i], " 　")
		}
	}
	return s
}
