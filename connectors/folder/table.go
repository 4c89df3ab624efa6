package folder

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/japanese"

	"madoguchi/connectors"
	"madoguchi/connectors/orderfile"
)

// columns of a table of inquiries: our words and those of a shop.
var columns = map[string][]string{
	"date":    {"date", "日時"},
	"thread":  {"thread", "会話"},
	"name":    {"name", "名前"},
	"address": {"address", "アドレス"},
	"subject": {"subject", "件名"},
	"text":    {"text", "本文"},
	"order":   {"order", "注文番号"},
}

// readTable reads a CSV or a workbook: inquiries when it has the columns of a date
// and a text, orders otherwise. cutOff says that the last line has no end.
func readTable(data []byte, charset string, at time.Time) (c content, cutOff bool) {
	cutOff = !bytes.HasPrefix(data, []byte("PK\x03\x04")) && !bytes.HasSuffix(bytes.TrimRight(data, "\x00"), []byte("\n"))
	f, err := orderfile.Open(recode(data, charset))
	if err != nil {
		c.why = firstSentence(err, "表として読めません。")
		return c, cutOff
	}
	if col := inquiryColumns(f.Head); col != nil {
		c.inquiries, c.why = tableInquiries(f, col)
		return c, cutOff
	}
	c.orders, c.why = tableOrders(f, at)
	return c, cutOff
}

// recode reads a table in the charset that a person has chosen.
func recode(data []byte, charset string) []byte {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return data // a workbook
	}
	bom := []byte("\xEF\xBB\xBF")
	switch charset {
	case "utf-8":
		return append(bom, bytes.TrimPrefix(data, bom)...)
	case "cp932":
		text, err := japanese.ShiftJIS.NewDecoder().Bytes(data)
		if err == nil {
			return append(bom, text...)
		}
	}
	return data
}

// inquiryColumns finds where what stands, nil when it is no table of inquiries.
func inquiryColumns(head []string) map[string]int {
	at := map[string]int{}
	for key, words := range columns {
		i := slices.IndexFunc(head, func(h string) bool { return slices.Contains(words, strings.ToLower(strings.TrimSpace(h))) })
		if i >= 0 {
			at[key] = i
		}
	}
	_, text := at["text"]
	_, date := at["date"]
	if !text || !date {
		return nil
	}
	return at
}

// tableInquiries makes one message of a row and one inquiry of a thread.
func tableInquiries(f *orderfile.File, col map[string]int) (out []connectors.Inquiry, why string) {
	place := map[string]int{}
	known := map[string]bool{}
	bad := func(line int, text string) {
		if why == "" {
			why = fmt.Sprintf("%d 行目：%s", line, text)
		}
	}
	for row, err := range f.Rows() {
		if err != nil {
			bad(row.Line, firstSentence(err, "ここから先を読めません。"))
			break
		}
		q, wrong := rowInquiry(row, col)
		if wrong != "" {
			bad(row.Line, wrong)
			continue
		}
		if id := q.Messages[0].RemoteID; known[id] {
			continue // the same row twice
		} else {
			known[id] = true
		}
		i, ok := place[q.RemoteID]
		if !ok {
			place[q.RemoteID] = len(out)
			out = append(out, q)
			continue
		}
		out[i].Messages = append(out[i].Messages, q.Messages[0])
		if out[i].Order == "" {
			out[i].Order = q.Order
		}
	}
	oldestFirst(out)
	return out, why
}

func rowInquiry(row orderfile.Row, col map[string]int) (connectors.Inquiry, string) {
	var none connectors.Inquiry
	cell := func(key string) string {
		if i, ok := col[key]; ok && i < len(row.Cells) {
			return row.Cells[i]
		}
		return ""
	}
	at, ok := readDate(cell("date"))
	text := lines(cell("text"))
	thread := oneLine(cell("thread"))
	switch {
	case row.Bad != "":
		return none, row.Bad
	case !ok:
		return none, "日時が読めません。2026-11-22 10:30 のように書いてください。"
	case strings.TrimSpace(text) == "":
		return none, "本文がありません。"
	case len(thread) > maxThread:
		return none, "会話の番号が長すぎます。"
	}
	who := connectors.Person{Name: oneLine(cell("name")), Address: oneLine(cell("address"))}
	content := hash(at.Format(time.RFC3339), who.Name, who.Address, oneLine(cell("subject")), text)
	if thread == "" {
		thread = "#" + content // a row without a thread is one of its own
	}
	return connectors.Inquiry{
		RemoteID: namedThread + thread, Subject: oneLine(cell("subject")), Order: oneLine(cell("order")), Customer: who,
		Messages: []connectors.Message{{
			RemoteID: namedThread + thread + "/#" + content, Direction: connectors.In, Author: who.Name, Address: who.Address,
			SentAt: at, Text: text,
		}},
	}, ""
}

// tableOrders reads a list of orders whose columns are known.
func tableOrders(f *orderfile.File, at time.Time) ([]connectors.Order, string) {
	m := orderfile.Guess(f, "")
	if m.Fits(f) != nil || len(m.Columns) < 2 {
		return nil, "列の見出しが分かりません。注文番号の列がある注文の表か、日時と本文の列がある問い合わせの表にしてください。"
	}
	res, err := orderfile.Read(context.Background(), f, m)
	if err != nil {
		return nil, firstSentence(err, "注文の表として読めません。")
	}
	for i := range res.Orders {
		res.Orders[i].Source = connectors.FromFile
		if res.Orders[i].ChangedAt.IsZero() {
			res.Orders[i].ChangedAt = at.UTC() // a later file tells the later state
		}
	}
	if len(res.Damaged) == 0 {
		return res.Orders, ""
	}
	d := res.Damaged[0]
	why := fmt.Sprintf("%d 行目：%s", d.Line, d.Reason)
	if res.Left > 0 {
		why += fmt.Sprintf("（%d 件の注文を取り込んでいません）", res.Left)
	}
	return res.Orders, why
}

// firstSentence is what happened; the next step is told by the notice.
func firstSentence(err error, general string) string {
	if first, _, ok := strings.Cut(connectors.As(err).Text, "。"); ok {
		return first + "。"
	}
	return general
}
