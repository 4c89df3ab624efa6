package content

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
)

// sheets are the documents that people of the demo attach, line by line.
var sheets = map[string][]string{
	"request": {
		"領収書（適格請求書）発行のお願い", "見本堂 御中", "合同会社オオタ設計　経理担当", "",
		"宛名：合同会社オオタ設計", "但し書き：来客用の食器・お茶代として", "税率ごとに区分した金額と消費税額（8%・10%）の記載", "登録番号（T から始まる 13 桁）の記載", "",
		"お手数をおかけしますが、よろしくお願いいたします。",
	},
	"receipt": {"領収書", "見本堂", "", "ご注文の代金として、正に領収いたしました。", "（この書類は見本です）"},
}

// pdf is one page of Japanese without a font in it, as many office programs of
// the shop's customers make them: the reader brings the letters (Adobe-Japan1,
// table UniJIS-UTF16-H).
func pdf(kind string) []byte {
	text := &strings.Builder{}
	text.WriteString("BT /F1 20 Tf 60 760 Td ")
	for i, line := range sheets[kind] {
		if i == 1 {
			text.WriteString("/F1 12 Tf 0 -16 Td ")
		}
		fmt.Fprintf(text, "<%s> Tj 0 -26 Td ", wide(line))
	}
	text.WriteString("ET")
	return objects(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), text),
		"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /W [1 632 500] /FontDescriptor 7 0 R >>",
		"<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>",
	)
}

// wide is a text in UTF-16, as hexadecimal.
func wide(line string) string {
	b := &strings.Builder{}
	for _, u := range utf16.Encode([]rune(line)) {
		fmt.Fprintf(b, "%04X", u)
	}
	return b.String()
}

// objects puts the objects of a PDF behind each other.
func objects(all ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range all {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, start)
	return b.Bytes()
}
