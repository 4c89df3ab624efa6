package rakuten

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/japanese"
)

// maxMemo is the mall's limit. How it counts is not said: UTF-16 units are the
// careful guess.
const maxMemo = 1000

// NoteOrder adds a line to ひとことメモ. The call overwrites the whole memo and
// other people write in it, so it is read right before; what somebody writes in
// between is the one thing that can be lost. A line that already stands at the
// end is not added again: a call that was cut may be repeated.
func (s *shop) NoteOrder(ctx context.Context, number, line string) (string, error) {
	line = strings.TrimFunc(lines(line), isBlank)
	if err := canNote(line); err != nil {
		return "", err
	}
	if len(s.ownNumbers([]string{number})) == 0 {
		return "", noOrder()
	}
	orders, err := s.getOrders(ctx, []string{number})
	if err != nil {
		return "", err
	}
	if len(orders) == 0 {
		return "", noOrder()
	}
	old := lines(orders[0].Memo)
	if old == line || strings.HasSuffix(old, "\n"+line) {
		return orders[0].Memo, nil
	}
	memo := line
	if old != "" {
		memo = strings.TrimRight(old, "\n") + "\n" + line
	}
	if n := units(memo); n > maxMemo {
		return "", notSent("memo_full", fmt.Sprintf("楽天のひとことメモは %d 文字までです。足すと %d 文字になるため、書き込んでいません。RMS でメモを整理するか、短くしてからもう一度書いてください。", maxMemo, n))
	}
	_, err = s.client.order(ctx, fnUpdateMemo, "/updateOrderMemo/", map[string]any{"orderNumber": number, "memo": memo}, true)
	if err != nil {
		return "", plain(err)
	}
	return memo, nil
}

func noOrder() error {
	return notSent("order_not_found", "楽天にこの番号の注文が見つかりません。何も書き込んでいません。RMS で受注番号を確かめてください。")
}

func canNote(line string) error {
	if line == "" {
		return notSent("empty", "メモが空のため、書き込んでいません。")
	}
	if bad := foreign(line); bad != "" {
		return notSent("memo_characters", "楽天のメモに書けない文字があります（"+bad+"）。書き込んでいません。機種依存文字や半角カナ、絵文字を置き換えてから、もう一度書いてください。")
	}
	return nil
}

// foreign lists the characters of a text that the mall's order system does not
// take (機種依存文字), each once: everything that is neither printable ASCII, a
// line break, nor in JIS X 0208.
func foreign(s string) string {
	var bad []string
	for _, r := range s {
		if r == '\n' || r >= ' ' && r <= '~' || inJIS(r) {
			continue
		}
		shown := "「" + string(r) + "」"
		if !unicode.IsGraphic(r) {
			shown = fmt.Sprintf("U+%04X", r)
		}
		if !slices.Contains(bad, shown) {
			bad = append(bad, shown)
		}
	}
	return strings.Join(bad, "")
}

// inJIS asks for the row in EUC-JP: rows 1 to 8 and 16 to 84 are the standard's,
// what stands elsewhere was added by makers of computers.
func inJIS(r rune) bool {
	if strings.ContainsRune("〜−—‖¢£¬", r) {
		return true // the same sign under the code that other systems give it
	}
	b, err := japanese.EUCJP.NewEncoder().Bytes([]byte(string(r)))
	if err != nil || len(b) != 2 || b[0] < 0xA1 {
		return false
	}
	row := int(b[0]) - 0xA0
	return row <= 8 || row >= 16 && row <= 84
}
