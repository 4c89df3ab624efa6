package templatefile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// LineError is a place at which a CSV file stops being one.
type LineError struct{ Line int }

func (e *LineError) Error() string { return fmt.Sprintf("line %d is no CSV", e.Line) }

func (e *LineError) Unwrap() error { return ErrFormat }

const (
	kindHead    = "種類"
	isTemplate  = "テンプレート"
	isSnippet   = "文例"
	yes         = "はい"
	bodyPrefix  = "本文："
	titlePrefix = "件名："
)

// column is one column of a file: how it is headed, and how a row has it.
type column struct {
	head, field string
	get         func(Row) string
	set         func(*Row, string) string // Japanese: why it cannot be read
}

func plain(head, field string, at func(*Row) *string) column {
	return column{
		head, field, func(r Row) string { return *at(&r) },
		func(r *Row, s string) string { *at(r) = s; return "" },
	}
}

// day takes what a spreadsheet makes of a date too.
func day(head, field string, at func(*Row) *string) column {
	c := plain(head, field, at)
	c.set = func(r *Row, s string) string {
		for _, form := range []string{time.DateOnly, "2006/1/2", "2006-1-2", "2006年1月2日"} {
			if t, err := time.Parse(form, strings.TrimSpace(s)); err == nil {
				*at(r) = t.Format(time.DateOnly)
				return ""
			}
		}
		if strings.TrimSpace(s) != "" {
			return "「" + head + "」が日付ではありません。2026-12-01 のように書いてください。"
		}
		return ""
	}
	return c
}

func columns(w Words) []column {
	all := []column{
		plain("名前", FieldName, func(r *Row) *string { return &r.Name }),
		plain("よみ", FieldReading, func(r *Row) *string { return &r.Reading }),
		plain("分類", FieldCategory, func(r *Row) *string { return &r.Category }),
		plain("担当", FieldOwner, func(r *Row) *string { return &r.Owner }),
		plain("件名", FieldSubject, func(r *Row) *string { return &r.Subject }),
		plain("本文", FieldBody, func(r *Row) *string { return &r.Body }),
		wordColumn("返信後", FieldNext, w.States, func(r *Row) *string { return &r.Next },
			"「返信後」に書ける言葉ではありません。返信済・完了などを書いてください。"),
		day("見直す日", FieldReview, func(r *Row) *string { return &r.ReviewOn }),
		day("使い始め", FieldFrom, func(r *Row) *string { return &r.ValidFrom }),
		day("使い終わり", FieldTo, func(r *Row) *string { return &r.ValidTo }),
		followColumn(),
		approvalColumn(),
		{
			"手順", FieldSteps,
			func(r Row) string { return strings.Join(r.Steps, "\n") },
			func(r *Row, s string) string {
				if s != "" {
					r.Steps = strings.Split(s, "\n")
				}
				return ""
			},
		},
	}
	all = append(all, wordColumn("経理の記録", FieldRecords, w.Records, func(r *Row) *string { return &r.Records },
		"「経理の記録」に書ける言葉ではありません。一部返金・お詫びポイント進呈など、種別の名前を書いてください。"))
	for _, c := range w.Channels {
		all = append(all, channelColumns(c)...)
	}
	return append(all, plain("元", FieldLibrary, func(r *Row) *string { return &r.Library }))
}

// wordColumn holds a code under the name that people know.
func wordColumn(title, field string, words map[string]string, at func(r *Row) *string, wrong string) column {
	c := plain(title, field, at)
	c.get = func(r Row) string {
		if name := words[*at(&r)]; name != "" {
			return name
		}
		return *at(&r)
	}
	c.set = func(r *Row, s string) string {
		s = strings.TrimSpace(s)
		for code, name := range words {
			if s == name || s == code {
				*at(r) = code
				return ""
			}
		}
		if s != "" {
			return wrong
		}
		return ""
	}
	return c
}

func followColumn() column {
	return column{
		"フォロー（営業日）", FieldFollow,
		func(r Row) string {
			if r.FollowDays == 0 {
				return ""
			}
			return strconv.Itoa(r.FollowDays)
		},
		func(r *Row, s string) string {
			if s = strings.TrimSpace(s); s == "" {
				return ""
			}
			n, err := strconv.Atoi(s)
			if err != nil {
				return "「フォロー（営業日）」が数ではありません。3 のように書いてください。"
			}
			r.FollowDays = n
			return ""
		},
	}
}

func approvalColumn() column {
	return column{
		"承認", FieldApproval,
		func(r Row) string {
			if r.Approval {
				return yes
			}
			return ""
		},
		func(r *Row, s string) string {
			switch strings.ToLower(strings.TrimSpace(s)) {
			case yes, "1", "true", "○", "要":
				r.Approval = true
			case "", "0", "false", "いいえ", "不要":
			default:
				return "「承認」は「はい」か空にしてください。"
			}
			return ""
		},
	}
}

func channelColumns(c Channel) []column {
	body := column{
		bodyPrefix + c.Label, FieldTexts,
		func(r Row) string { return r.Texts[c.Kind].Body },
		func(r *Row, s string) string { r.text(c.Kind, func(t *Text) { t.Body = s }, s); return "" },
	}
	if c.NoSubject {
		return []column{body}
	}
	return []column{{
		titlePrefix + c.Label, FieldTexts,
		func(r Row) string { return r.Texts[c.Kind].Subject },
		func(r *Row, s string) string { r.text(c.Kind, func(t *Text) { t.Subject = s }, s); return "" },
	}, body}
}

func (r *Row) text(kind string, change func(*Text), s string) {
	if s == "" {
		return
	}
	if r.Texts == nil {
		r.Texts = map[string]Text{}
	}
	t := r.Texts[kind]
	change(&t)
	r.Texts[kind] = t
}

// WriteCSV writes rows for a spreadsheet: with the mark by which Excel knows
// UTF-8, its line ends, and no cell that it would compute.
func WriteCSV(rows []Row, w Words) []byte {
	all := columns(w)
	b := bytes.NewBufferString("\uFEFF")
	out := csv.NewWriter(b)
	out.UseCRLF = true
	head := []string{kindHead}
	for _, c := range all {
		head = append(head, c.head)
	}
	_ = out.Write(head) // a buffer does not fail
	for _, r := range rows {
		cells := []string{isTemplate}
		if r.Snippet {
			cells[0] = isSnippet
		}
		for _, c := range all {
			cells = append(cells, Guard(c.get(r)))
		}
		_ = out.Write(cells)
	}
	out.Flush()
	return b.Bytes()
}

// computed are signs with which a spreadsheet begins to compute. The mark put
// before them is taken off again when the file is read.
const computed = "=+-@＝＋－＠\t\r\n"

// Guard keeps a spreadsheet from computing a cell.
func Guard(s string) string {
	if s != "" && strings.ContainsRune(computed+"'", []rune(s)[0]) {
		return "'" + s
	}
	return s
}

// Unguard takes the mark of Guard off again.
func Unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && rest != "" && strings.ContainsRune(computed+"'", []rune(rest)[0]) {
		return rest
	}
	return s
}

func readCSV(text []byte, w Words) ([]Row, error) {
	head, lines, err := Table(text)
	at, wrong := headed(head, w)
	if wrong != nil {
		return nil, wrong
	}
	if err != nil {
		return nil, err
	}
	rows := make([]Row, 0, len(lines))
	for _, l := range lines {
		r := readRow(l.Cells, at, len(head))
		r.Line = l.Number
		rows = append(rows, r)
	}
	return rows, nil
}

// headed finds which column is which; without names and texts it is no file of
// templates.
func headed(head []string, w Words) (map[int]column, error) {
	at := map[int]column{}
	known := map[string]bool{}
	for i, h := range head {
		if h == kindHead {
			at[i] = column{head: kindHead, set: func(r *Row, s string) string { r.Snippet = strings.TrimSpace(s) == isSnippet; return "" }}
		}
		for _, c := range columns(w) {
			if c.head == h && !known[h] {
				at[i], known[h] = c, true
			}
		}
	}
	if !known["名前"] || !known["本文"] {
		return nil, ErrFormat
	}
	return at, nil
}

func readRow(cells []string, at map[int]column, width int) Row {
	r := Row{Has: Fields{}}
	if len(cells) > width {
		r.Bad = "見出しより列が多くあります。本文のカンマや改行を「\"」で囲んでください。"
	}
	for i, cell := range cells {
		c, ok := at[i]
		if !ok {
			continue
		}
		if why := c.set(&r, Unguard(cell)); why != "" && r.Bad == "" {
			r.Bad = why
		}
		if c.field != "" {
			r.Has[c.field] = true
		}
	}
	return r
}
