package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// GiveDocument keeps what a person says of how a paper was given (渡した記録). What an answer of
// the desk carries is known without anybody.
func (d *Desk) GiveDocument(ctx context.Context, in DocumentGiving) (Document, error) {
	in.Day, in.Note = strings.TrimSpace(in.Day), oneLine(in.Note)
	one, err := d.store.Document(ctx, in.ID)
	if err != nil {
		return Document{}, err
	}
	if in.MessageID != 0 {
		if err := d.mayBytes(ctx, in.MessageID); err != nil {
			return Document{}, err
		}
	}
	x := store.DocumentSending{Way: in.Way, Day: cmp.Or(in.Day, jst.Day(d.now())), Message: in.MessageID, Note: in.Note}
	if x.Message != 0 && x.Way == store.SentByReply {
		if x.Day, err = d.carriedOn(ctx, one, x.Message); err != nil {
			return Document{}, err
		}
	}
	if err := goodGiving(one, x, jst.Day(d.now())); err != nil {
		return Document{}, err
	}
	one, err = d.store.GiveDocument(ctx, actor(ctx), in.ID, x)
	switch {
	case errors.Is(err, store.ErrConflict):
		return Document{}, refuse("document_given", "この返信で渡したことは、もう記録されています。何も足していません。")
	case errors.Is(err, store.ErrNotFound):
		return Document{}, noSuchAnswer()
	}
	return d.documentTold(ctx, one, err)
}

// carriedOn is the day of the answer that is said to have carried a paper. A paper of an inquiry
// went with an answer of that inquiry; what belongs to none may have gone with any.
func (d *Desk) carriedOn(ctx context.Context, one store.Document, message int64) (string, error) {
	m, err := d.store.MessageByID(ctx, message)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return "", noSuchAnswer()
	case err != nil:
		return "", err
	case m.Direction != string(connectors.Out), one.InquiryID != 0 && m.InquiryID != one.InquiryID:
		return "", noSuchAnswer()
	}
	return jst.Day(time.UnixMilli(m.SentAt)), nil
}

func noSuchAnswer() error {
	return refuse("document_message", "この書類の問い合わせで店舗から送ったメッセージの中に、この番号はありません。何も記録していません。番号を確かめてください。")
}

func goodGiving(one store.Document, x store.DocumentSending, today string) error {
	switch {
	case one.Direction != store.DocumentSent:
		return refuse("document_received", "受け取った書類です。渡し方は、店舗が発行した書類にだけ記録できます。何も記録していません。")
	case labelOf(givenWords(), x.Way) == "":
		return refuse("document_way", "渡し方がわかりません。何も記録していません。返信、メール、画面、手渡し、郵送から選んでください。")
	case x.Message != 0 && x.Way != store.SentByReply:
		return refuse("document_way", "メッセージの番号は、返信で送ったときだけ入れられます。何も記録していません。")
	case !isDay(x.Day):
		return refuse("day", "日付は 2026-10-03 のように入れてください。何も記録していません。")
	case x.Day > today:
		return refuse("document_day", "渡した日がまだ来ていません。何も記録していません。渡してから記録してください。")
	case x.Day < one.Issued:
		return refuse("document_day", "渡した日が、発行した日（"+one.Issued+"）より前です。何も記録していません。日付を確かめてください。")
	}
	return nil
}

// UngiveDocument takes back what a person has said. It stays in the ledger with the reason.
func (d *Desk) UngiveDocument(ctx context.Context, in DocumentUngiving) (Document, error) {
	if in.Reason = oneLine(in.Reason); in.Reason == "" {
		return Document{}, refuse("document_reason", "取り消す理由が空です。何も変えていません。台帳に残るので、短く書いてください。")
	}
	one, err := d.store.UngiveDocument(ctx, actor(ctx), in.ID, in.Sending, in.Reason)
	if errors.Is(err, store.ErrConflict) {
		return Document{}, refuse("document_ungiven", "この記録は取り消せません。もう取り消されているか、この窓口の返信が実際に運んだものです。何も変えていません。")
	}
	return d.documentTold(ctx, one, err)
}

// documentTold is a document after an act of a person, whose inquiry is read again.
func (d *Desk) documentTold(ctx context.Context, one store.Document, err error) (Document, error) {
	if err != nil {
		return Document{}, err
	}
	if one.InquiryID != 0 {
		d.tell(EventInquiries, one.InquiryID)
	}
	return d.documentOut(ctx, one)
}

// givenWords are how a paper was given.
func givenWords() []EntryWord {
	return []EntryWord{
		{Word: store.SentByReply, Label: "返信で送信"},
		{Word: "mail", Label: "別のメールで送信"},
		{Word: "web", Label: "画面で交付"},
		{Word: "paper", Label: "紙で手渡し"},
		{Word: "post", Label: "郵送・同梱"},
	}
}

func sendingsOf(d store.Document) []DocumentSending {
	out := make([]DocumentSending, 0, len(d.Sendings))
	for _, s := range d.Sendings {
		out = append(out, DocumentSending{
			ID: s.ID, Way: s.Way, WayLabel: labelOf(givenWords(), s.Way), Day: s.Day, At: s.At, OutboxID: s.Outbox, MessageID: s.Message, InquiryID: s.InquiryID,
			Remote: s.Remote, Note: s.Note, CreatedAt: s.By.At, CreatedBy: s.By.Name, UndoneAt: s.Undone.At, UndoneBy: s.Undone.Name, UndoneFor: s.UndoneFor,
		})
	}
	return out
}

// givenLine is how a paper was given, for the ledger: what holds, each with its day, who says so
// and the message by which it can be followed.
func givenLine(d store.Document) string {
	var all []string
	for _, s := range d.Sendings {
		if s.Undone.At != 0 {
			continue
		}
		line := cmp.Or(minute(s.At), strings.ReplaceAll(s.Day, "-", "/")) + " " + labelOf(givenWords(), s.Way)
		if place := carriedIn(s); place != "" {
			line += "（" + place + "）"
		}
		all = append(all, strings.TrimSpace(line+" "+s.By.Name))
	}
	return strings.Join(all, "、")
}

// carriedIn names the message that carried a paper. Once that is erased here, the number it has
// on the other side is what is left.
func carriedIn(s store.DocumentSending) string {
	switch {
	case s.InquiryID != 0:
		return fmt.Sprintf("問い合わせ %d メッセージ %d", s.InquiryID, s.Message)
	case s.Message != 0:
		return strings.TrimSpace(fmt.Sprintf("メッセージ %d %s", s.Message, s.Remote))
	}
	return ""
}
