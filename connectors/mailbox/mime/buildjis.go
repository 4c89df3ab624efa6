package mime

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/unicode/norm"
)

// jisTable are the letters that other systems write in place of those of JIS X
// 0208, and the ones that stand for them there.
var jisTable = strings.NewReplacer(
	"〜", "～", "−", "－", "‖", "∥", "—", "―", "¢", "￠", "£", "￡", "¬", "￢", "¥", "￥", "\u00A0", " ",
)

// jisMarks are the usual marks outside of JIS X 0208 in letters that every
// telephone has. They change what the customer reads: only by choice.
var jisMarks = func() *strings.Replacer {
	pairs := []string{"㈱", "(株)", "㈲", "(有)", "㈹", "(代)", "№", "No.", "℡", "TEL", "㌔", "キロ", "㌢", "センチ", "㍉", "ミリ", "㌘", "グラム", "㎜", "mm", "㎝", "cm", "㎞", "km", "㎏", "kg", "㎡", "平方メートル", "㍻", "平成", "㍼", "昭和"}
	for i, r := range []rune("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") {
		pairs = append(pairs, string(r), "("+itoa(i+1)+")")
	}
	for i, r := range []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"} {
		pairs = append(pairs, string([]rune("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")[i]), r)
	}
	return strings.NewReplacer(pairs...)
}()

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// JIS makes o a mail in ISO-2022-JP, for telephones that read nothing else, by
// the table above; marks also replaces ① and its like. A mail with letters that
// JIS X 0208 does not have stays in UTF-8: they are returned, each once.
func JIS(o Outgoing, marks bool) (Outgoing, []rune) {
	out := o
	var lost []rune
	convert := func(s string) string {
		s = jisText(s, marks)
		for _, r := range s {
			if !inJIS(r) && !slices.Contains(lost, r) {
				lost = append(lost, r)
			}
		}
		return s
	}
	people := func(all []Address) []Address {
		var c []Address
		for _, a := range all {
			c = append(c, Address{Name: convert(a.Name), Address: a.Address})
		}
		return c
	}
	out.Subject, out.Text = convert(o.Subject), convert(o.Text)
	out.From = Address{Name: convert(o.From.Name), Address: o.From.Address}
	out.To, out.Cc, out.ReplyTo = people(o.To), people(o.Cc), people(o.ReplyTo)
	if len(lost) > 0 {
		return o, lost
	}
	out.jis = true
	return out, nil
}

// jisText writes a text in letters of JIS X 0208 where that loses nothing: half
// width kana, which the charset lacks, become full width.
func jisText(s string, marks bool) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "?"))
	if marks {
		s = jisMarks.Replace(s)
	}
	var b strings.Builder
	for s != "" {
		kana := strings.IndexFunc(s, isHalfKana)
		if kana < 0 {
			kana = len(s)
		}
		b.WriteString(s[:kana])
		s = s[kana:]
		end := strings.IndexFunc(s, func(r rune) bool { return !isHalfKana(r) })
		if end < 0 {
			end = len(s)
		}
		b.WriteString(norm.NFKC.String(s[:end]))
		s = s[end:]
	}
	return jisTable.Replace(b.String())
}

func isHalfKana(r rune) bool { return r >= 0xFF61 && r <= 0xFF9F }

// inJIS tells that a letter is ASCII or in JIS X 0208 itself: rows 1 to 8 and 16
// to 84, none of a maker's.
func inJIS(r rune) bool {
	if r < 0x80 {
		return r >= ' ' && r != 0x7F || r == '\t' || r == '\r' || r == '\n'
	}
	b := jisBytes(r)
	row := 0
	if b != nil {
		row = int(b[0]) - 0x20
	}
	return row >= 1 && row <= 8 || row >= 16 && row <= 84
}

// jisBytes are the two bytes of a letter, nil when it has none.
func jisBytes(r rune) []byte {
	b, err := japanese.EUCJP.NewEncoder().Bytes([]byte(string(r)))
	if err != nil || len(b) != 2 || b[0] < 0xA1 {
		return nil
	}
	return []byte{b[0] & 0x7F, b[1] & 0x7F}
}

// encodeJIS writes ISO-2022-JP (RFC 1468): each line begins and ends in ASCII.
func encodeJIS(s string) []byte {
	var b bytes.Buffer
	kanji := false
	for _, r := range s {
		switch two := jisBytes(r); {
		case r < 0x80 || two == nil:
			if kanji {
				b.WriteString("\x1b(B")
			}
			kanji = false
			if r >= 0x80 {
				r = '?'
			}
			b.WriteByte(byte(r))
		default:
			if !kanji {
				b.WriteString("\x1b$B")
			}
			kanji = true
			b.Write(two)
		}
	}
	if kanji {
		b.WriteString("\x1b(B")
	}
	return b.Bytes()
}

// writeJISText writes the text as it is, 7 bits; base64 only where a line would
// be longer than mail allows.
func writeJISText(b *bytes.Buffer, text string) {
	data := encodeJIS(text)
	writeField(b, "Content-Type", "text/plain; charset=ISO-2022-JP")
	for _, line := range bytes.Split(data, []byte("\r\n")) {
		if len(line) > maxLine {
			writeField(b, "Content-Transfer-Encoding", "base64")
			b.WriteString("\r\n")
			writeBase64(b, data)
			return
		}
	}
	writeField(b, "Content-Transfer-Encoding", "7bit")
	b.WriteString("\r\n")
	b.Write(data)
}
