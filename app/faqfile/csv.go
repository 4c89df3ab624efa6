// Package faqfile writes the shop's questions and answers (よくある質問) for the
// pages of a mall and for a spreadsheet, and reads the latter back. It is pure: a
// file is bytes, an entry a Row.
package faqfile

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"madoguchi/app/templatefile"

	"golang.org/x/text/encoding/japanese"
)

// Row is one question with its answer.
type Row struct {
	Question, Answer   string
	Category, Template string // names
	Shown              bool   // on the pages of the shop

	Line int      // of the file it was read from
	Has  []string // fields that the file says something of, by their headings
	Bad  string   // Japanese: why it cannot be read
}

// The headings of a file, by which its columns are found.
const (
	HeadQuestion = "質問"
	HeadAnswer   = "回答"
	HeadCategory = "分類"
	HeadTemplate = "テンプレート"
	HeadShown    = "お店のページ"
)

var heads = []string{HeadQuestion, HeadAnswer, HeadCategory, HeadTemplate, HeadShown}

const (
	shown  = "出す"
	hidden = "出さない"
)

// ErrFormat is a file that holds no questions.
var ErrFormat = templatefile.ErrFormat

// mark is how Excel knows UTF-8, and how a browser reads a file without a head.
const mark = "\uFEFF"

// CSV writes rows for a spreadsheet.
func CSV(rows []Row) []byte {
	b := bytes.NewBufferString(mark)
	out := csv.NewWriter(b)
	out.UseCRLF = true
	_ = out.Write(heads) // a buffer does not fail
	for _, r := range rows {
		page := hidden
		if r.Shown {
			page = shown
		}
		_ = out.Write([]string{
			templatefile.Guard(r.Question), templatefile.Guard(r.Answer), templatefile.Guard(r.Category), templatefile.Guard(r.Template), page,
		})
	}
	out.Flush()
	return b.Bytes()
}

// ShiftJIS turns a file into the character set that older programs of malls and
// spreadsheets in Japan expect (CP932). Letters it does not have are returned, and
// then there is no file: a 髙 that becomes a question mark is somebody's name.
func ShiftJIS(file []byte) (out []byte, missing []rune) {
	text := strings.TrimPrefix(string(file), mark)
	text = strings.NewReplacer("〜", "～", "−", "－", "—", "―", "‖", "∥").Replace(text) // the same signs, by their names there
	for _, r := range text {
		if r > 0x7E || r == 0x5C {
			if _, err := japanese.ShiftJIS.NewEncoder().String(string(r)); err != nil && !slices.Contains(missing, r) {
				missing = append(missing, r)
			}
		}
	}
	if len(missing) > 0 {
		return nil, missing
	}
	out, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(text))
	if err != nil {
		return nil, []rune{'?'}
	}
	return out, nil
}

// Read reads what CSV has written, also after a spreadsheet has saved it in its own
// way. A broken row is told in its Bad and costs no other.
func Read(data []byte) ([]Row, error) {
	text, err := templatefile.Decode(data)
	if err != nil {
		return nil, ErrFormat
	}
	head, lines, err := templatefile.Table(text)
	if !slices.Contains(head, HeadQuestion) || !slices.Contains(head, HeadAnswer) {
		return nil, ErrFormat
	}
	if err != nil {
		return nil, err
	}
	rows := make([]Row, 0, len(lines))
	for _, l := range lines {
		r := readRow(head, l.Cells)
		r.Line = l.Number
		rows = append(rows, r)
	}
	return rows, nil
}

func readRow(head, cells []string) Row {
	var r Row
	if len(cells) > len(head) {
		r.Bad = "見出しより列が多くあります。回答のカンマや改行を「\"」で囲んでください。"
	}
	for i, cell := range cells {
		if i >= len(head) || !slices.Contains(heads, head[i]) || slices.Contains(r.Has, head[i]) {
			continue
		}
		r.Has = append(r.Has, head[i])
		cell = strings.TrimSpace(templatefile.Unguard(cell))
		switch head[i] {
		case HeadQuestion:
			r.Question = cell
		case HeadAnswer:
			r.Answer = cell
		case HeadCategory:
			r.Category = cell
		case HeadTemplate:
			r.Template = cell
		case HeadShown:
			switch strings.ToLower(cell) {
			case shown, "はい", "1", "true", "○":
				r.Shown = true
			case hidden, "いいえ", "0", "false", "":
			default:
				r.Bad = "「" + HeadShown + "」は「" + shown + "」か「" + hidden + "」にしてください。"
			}
		}
	}
	return r
}
