package reply

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	hole  = regexp.MustCompile(`[{｛][^{}｛｝]{0,100}[}｝]`)
	dummy = regexp.MustCompile(`[●〇○◯△▲■□◎]{2,}|[XＸ]{3,}|[xｘ]{4,}|＿{2,}|_{3,}|TODO|(?:ほげ|ダミー)テキスト` +
		`|(?:[●○◯△▲■□◎]|[xXｘＸ]{2}|[?？]{2,})[ 　]*(?:月|日|円|時|年|点|個|様|さま|運輸|営業日)` + // ●月●日
		`|(?:\d{1,2}[ 　]*月)[ 　]+日|[(（［\[][ 　]+[)）］\]]` + // 11月　日, ［　　］
		`|[【［\[（(※](?:要確認|要記入|確認中|未記入|未定|要修正|仮)[】］\])）※]` +
		`|[【［\[<＜《%](?:お客様名|お名前|氏名|宛名|名前|日付|注文番号|追跡番号|金額|商品名|店名|担当者名?|NAME|name|DATE|date)[】］\]>＞》%]` +
		`|(?:[【［\[（(]|ここに)[^】］\])）\n]{0,12}(?:を(?:記入|入力|入れる|書く|挿入)|に日付|に名前|に金額)[】］\])）]?`)
	rule  = regexp.MustCompile(`^[\s●〇○◯△▲■□＿_\-=＝*＊・]*$`)
	masks = regexp.MustCompile(`[^\s＊*]{1,6}＊＊(?:[\s　]*様|[-＊])|＊{3,4}-`)
)

// holes finds what a person still has to fill in.
func (d *draft) holes() {
	for _, m := range hole.FindAllStringIndex(d.text, -1) {
		name, _, _ := strings.Cut(strings.Trim(d.text[m[0]:m[1]], "{}｛｝ 　\n"), ":")
		d.at(m[0], m[1], Problem{
			Code: "hole", Fix: fixFill,
			Text: fmt.Sprintf("「%s」が空です。言葉を入れるか、この部分を消してください。", name),
		})
	}
	for _, m := range dummy.FindAllStringIndex(d.text, -1) {
		if rule.MatchString(lineAt(d.text, m[0])) {
			continue // a line drawn with signs
		}
		d.at(m[0], m[1], Problem{
			Code: "placeholder", Fix: fixFill,
			Text: fmt.Sprintf("仮の文字「%s」が残っています。正しい言葉に直してください。", clip(d.text[m[0]:m[1]])),
		})
	}
	for _, m := range masks.FindAllStringIndex(d.text, -1) {
		d.at(m[0], m[1], Problem{
			Code: "mask", Warn: true, Fix: fixFill,
			Text: "伏せ字（＊＊）が本文に入っています。このままお客様に届きます。",
		})
	}
}

// count measures text by the channel's own unit.
func (d *draft) count(s string) int {
	if d.Rules.EmojiAsTwo {
		return units(s)
	}
	return utf8.RuneCountInString(s)
}

func (d *draft) length() {
	n := d.count(d.text)
	switch most, near := d.Rules.MaxChars, d.Rules.WarnChars; {
	case most > 0 && n > most:
		d.whole(Problem{
			Code: "too_long",
			Text: fmt.Sprintf("本文が %d 字あります。%sの上限は %d 字です。%d 字減らしてください。", n, d.channel(), most, n-most),
		})
	case near > 0 && n > near:
		d.whole(Problem{
			Code: "nearly_too_long", Warn: true, Key: "near",
			Text: fmt.Sprintf("本文が %d 字あります。%sの上限 %d 字に近づいています。", n, d.channel(), most),
		})
	}
}

func (d *draft) lines() {
	most := d.Rules.MaxLine
	if most <= 0 {
		return
	}
	start := 0
	for _, line := range strings.Split(d.text, "\n") {
		if n := d.count(line); n > most {
			d.at(start, start+len(line), Problem{
				Code: "line_too_long", Fix: fixWrap, FixTo: d.wrap(line, most),
				Text: fmt.Sprintf("1 行が %d 字あります。%sの上限は %d 字です。句点で改行できます。", n, d.channel(), most),
			})
		}
		start += len(line) + 1
	}
}

// wrap breaks a line after the last full stop that fits, else after a comma,
// else where the limit is.
func (d *draft) wrap(line string, most int) string {
	var rows []string
	for d.count(line) > most {
		cut := d.breakAt(line, most)
		rows = append(rows, line[:cut])
		line = line[cut:]
	}
	return strings.Join(append(rows, line), "\n")
}

func (d *draft) breakAt(line string, most int) int {
	stop, comma, last, n := 0, 0, 0, 0
	for i, r := range line {
		n += d.count(string(r))
		if n > most {
			break
		}
		last = i + utf8.RuneLen(r)
		switch r {
		case '。', '！', '？':
			stop = last
		case '、', ' ', '　':
			comma = last
		}
	}
	switch {
	case stop > 0:
		return stop
	case comma > 0:
		return comma
	}
	return max(last, 1)
}

func lineAt(text string, at int) string {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return line
}

// sentenceAt is the sentence around a place, and where it starts.
func sentenceAt(text string, at int) string {
	start := strings.LastIndexAny(text[:at], "\n。")
	switch {
	case start < 0:
		start = 0
	case text[start] == '\n':
		start++
	default:
		start += len("。")
	}
	end := strings.IndexAny(text[at:], "\n。")
	if end < 0 {
		return text[start:]
	}
	return text[start : at+end]
}

func clip(s string) string {
	r := []rune(s)
	if len(r) <= 20 {
		return s
	}
	return string(r[:20]) + "…"
}
