package plain

import (
	"fmt"

	"madoguchi/app/export/table"
	"madoguchi/connectors/jst"
)

// Case is an inquiry as a row; moments are milliseconds since 1970, 0 for none.
type Case struct {
	ID                                      int64
	Account, RemoteID, Subject, Customer    string
	State, Category, Owner, OrderNo, Method string // Japanese words
	OpenedAt, AnsweredAt, LastInAt, LastOutAt,
	DueAt, DoneAt int64
	Messages int
}

// Cases is a table of inquiries, still without rows. It names customers: for whoever may
// read them.
func Cases() table.Table {
	return table.Table{Name: "問い合わせ", Columns: []table.Column{
		{Head: "番号"},
		{Head: "窓口"},
		{Head: "モールの番号"},
		{Head: "件名"},
		{Head: "お客様"},
		{Head: "状態"},
		{Head: "分類"},
		{Head: "担当"},
		{Head: "注文番号"},
		{Head: "種類"},
		{Head: "受付", Kind: table.Moment},
		{Head: "最初の返信", Kind: table.Moment},
		{Head: "最後の受信", Kind: table.Moment},
		{Head: "最後の返信", Kind: table.Moment},
		{Head: "期限", Kind: table.Moment},
		{Head: "完了", Kind: table.Moment},
		{Head: "メッセージ数", Kind: table.Number},
	}}
}

// Row is an inquiry under the headings of Cases.
func (c Case) Row() []string {
	return []string{
		fmt.Sprint(c.ID), c.Account, c.RemoteID, c.Subject, c.Customer, c.State, c.Category, c.Owner, c.OrderNo, c.Method,
		moment(c.OpenedAt), moment(c.AnsweredAt), moment(c.LastInAt), moment(c.LastOutAt), moment(c.DueAt), moment(c.DoneAt), fmt.Sprint(c.Messages),
	}
}

// Post is a message, note or call as a row.
type Post struct {
	ID, Case                            int64
	Account, OrderNo, Direction, Author string
	Subject, Text                       string
	At                                  int64
	Files                               int
}

// Posts is a table of messages, still without rows.
func Posts() table.Table {
	return table.Table{Name: "メッセージ", Columns: []table.Column{
		{Head: "番号"},
		{Head: "問い合わせの番号"},
		{Head: "窓口"},
		{Head: "注文番号"},
		{Head: "日時", Kind: table.Moment},
		{Head: "向き"},
		{Head: "書いた人"},
		{Head: "件名"},
		{Head: "本文"},
		{Head: "添付の数", Kind: table.Number},
	}}
}

// Row is a message under the headings of Posts.
func (p Post) Row() []string {
	return []string{
		fmt.Sprint(p.ID), fmt.Sprint(p.Case), p.Account, p.OrderNo, moment(p.At), p.Direction, p.Author, p.Subject, p.Text, fmt.Sprint(p.Files),
	}
}

func moment(ms int64) string {
	if ms <= 0 {
		return ""
	}
	return jst.Of(ms).Format("2006-01-02 15:04")
}
