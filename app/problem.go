package app

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"syscall"

	"madoguchi/app/secret"
	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/store"
)

// Refusal is a failure a person can act on: Text says what happened, what is
// safe and the next step.
type Refusal struct {
	Code     string    `json:"code"`
	Text     string    `json:"text"`
	Number   string    `json:"number"`   // also in the log; "" when there is nothing to look up
	Problems []Problem `json:"problems"` // why a reply cannot be sent
}

func (r *Refusal) Error() string { return r.Code }

func refuse(code, text string) error { return &Refusal{Code: code, Text: text, Problems: []Problem{}} }

// known are the failures with words of their own.
var known = []struct {
	err        error
	code, text string
}{
	{store.ErrNotFound, "not_found", "見つかりませんでした。ほかの画面で消されたか、番号が違います。一覧から選び直してください。"},
	{store.ErrConflict, "conflict", "ほかの画面で先に変更されました。あなたの入力は消えていません。いまの内容を読んでから、もう一度保存してください。"},
	{secret.ErrLocked, "locked", "保管しているキーを開けませんでした。データはそのままです。合言葉（環境変数 MADOGUCHI_PASSPHRASE）またはこの PC のキーチェーンを確かめてから、もう一度始めてください。"},
	{worker.ErrBusy, "busy", "この接続はいま受信の途中です。取りこぼしはありません。終わってから、もう一度お試しください。"},
	{context.Canceled, "canceled", "途中でやめました。保存済みの内容はそのままです。続けるときは、もう一度お試しください。"},
	{syscall.ENOSPC, "disk_full", "ディスクの空きがなく、保存できませんでした。サーバーのメールは消していません。1 GB 以上空けて、もう一度お試しください。"},
}

// reasons are the words for a connector's failure that brought none.
var reasons = map[connectors.Reason]string{
	connectors.Auth:      "サインインできませんでした。受信済みの分はそのままです。接続の画面でキーとパスワードを確かめてください。",
	connectors.Limited:   "相手のサーバーが混み合っています。取りこぼしはありません。しばらくすると自動で受け取ります。",
	connectors.Temporary: "いまは相手のサーバーにつながりません。取りこぼしはありません。インターネットの接続を確かめてください。自動でもう一度つなぎます。",
	connectors.Rejected:  "相手のサーバーが受け付けませんでした。受信済みの分はそのままです。接続の設定を確かめてください。",
	connectors.Unsure:    "相手に届いたかどうか確かめられません。自動で送り直すことはありません。",
}

// Explain turns any failure into one that a person can act on. It is the only
// place where errors become words. A failure nobody foresaw gets a number that
// stands in the log too.
func Explain(err error, log *slog.Logger) *Refusal {
	var r *Refusal
	if errors.As(err, &r) {
		return r
	}
	if store.Full(err) {
		err = syscall.ENOSPC // of which the databases have numbers of their own
	}
	for _, k := range known {
		if errors.Is(err, k.err) {
			return &Refusal{Code: k.code, Text: k.text, Problems: []Problem{}}
		}
	}
	var e *connectors.Error
	if errors.As(err, &e) {
		return &Refusal{Code: codeOf(e), Text: textOf(e), Problems: []Problem{}}
	}
	number := "E-" + rand.Text()[:6]
	log.Error("unforeseen", "number", number, "err", err)
	return &Refusal{
		Code: "internal", Number: number, Problems: []Problem{},
		Text: "思いがけない理由で止まりました。保存済みの内容はそのままです。もう一度お試しください。続くときは番号 " + number + " を添えてお知らせください。",
	}
}

func codeOf(e *connectors.Error) string {
	if e.Code != "" {
		return e.Code
	}
	return string(e.Reason)
}

func textOf(e *connectors.Error) string {
	if e.Text != "" {
		return e.Text
	}
	return reasons[e.Reason]
}
