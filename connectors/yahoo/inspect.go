package yahoo

import (
	"context"
	"fmt"
	"time"

	"madoguchi/connectors"
)

// inspection tries one function after the other and carries what one step found
// to the next.
type inspection struct {
	a     *account
	steps []connectors.Step
	dead  bool // without a sign-in nothing else can work

	topic  string // one that a list has shown, an unread one if there is any
	unread bool   // what the list says of it
	file   string // reference of an attachment
	order  string // a number
}

// Inspect tries the sign-in, the counts, both lists, a detail (twice, to see
// that reading marks nothing), a file, the order search and an order.
func (a *account) Inspect(ctx context.Context) []connectors.Step {
	in := &inspection{a: a}
	in.try("サインイン", func() (string, error) {
		_, err := a.client.tokens.Get(ctx, "")
		in.dead = err != nil
		return "token ok", err
	})
	in.try("注文の件数（orderCount）", func() (string, error) {
		answer, err := a.countOrders(ctx)
		return shape(answer), err
	})
	in.try("ショッピングの問い合わせの一覧（externalTalkList shp）", func() (string, error) { return in.list(ctx, "shp") })
	in.try("オークションの問い合わせの一覧（externalTalkList auc）", func() (string, error) { return in.list(ctx, "auc") })
	in.tryWith(in.topic, "問い合わせがまだ無いので、試していません。", "問い合わせの中身（externalTalkDetail）", func() (string, error) { return in.detailTwice(ctx) })
	in.tryWith(in.file, "添付のある問い合わせが手元に無いので、試していません。", "添付ファイル（externalTalkFileDownload）", func() (string, error) {
		data, err := a.File(ctx, connectors.Attachment{Ref: in.file})
		return fmt.Sprintf("%d bytes, %s", len(data), kindOf(data)), err
	})
	in.try("注文の検索（orderList）", func() (string, error) { return in.search(ctx) })
	in.tryWith(in.order, "この 28 日の注文が無いので、試していません。", "注文の中身（orderInfo）", func() (string, error) {
		o, ok, err := a.order(ctx, in.order)
		return fmt.Sprintf("found %t, %d lines", ok, len(o.Lines)), err
	})
	in.signature()
	return in.steps
}

// try adds a step: what it saw, or what its failure means.
func (in *inspection) try(name string, do func() (string, error)) {
	s := connectors.Step{Name: name, State: "skipped", Text: "サインインできないので、試していません。"}
	if !in.dead {
		s.Detail, s.State, s.Text = "", "ok", ""
		detail, err := do()
		s.Detail = detail
		if err != nil {
			e := connectors.As(err)
			s.State, s.Text, s.Detail = "failed", e.Text, e.Error()
			if s.Text == "" {
				s.Text = "うまくいきませんでした。少し待ってから、もう一度試してください。"
			}
		}
	}
	in.steps = append(in.steps, s)
}

// tryWith is try for a step that needs what an earlier one has found.
func (in *inspection) tryWith(found, without, name string, do func() (string, error)) {
	if found == "" && !in.dead {
		in.steps = append(in.steps, connectors.Step{Name: name, State: "skipped", Text: without})
		return
	}
	in.try(name, do)
}

func (in *inspection) list(ctx context.Context, service string) (string, error) {
	q := firstLook(service)
	q.filter = "all"
	p, err := in.a.listOnce(ctx, q, 1)
	if err != nil {
		return "", err
	}
	for _, h := range p.rows {
		if unread := h.IsUnread.Bool(); in.topic == "" || unread && !in.unread {
			in.topic, in.unread = h.TopicID.String(), unread
		}
	}
	return fmt.Sprintf("%d rows of %d", len(p.rows), p.count), nil
}

// detailTwice reads a topic twice: what the first reading has marked, the second
// one shows.
func (in *inspection) detailTwice(ctx context.Context) (string, error) {
	var d detailAnswer
	for range 2 {
		var err error
		if d, err = in.a.detail(ctx, in.topic, looking); err != nil {
			return "", err
		}
	}
	q := in.a.inquiry(in.topic, headline{}, d)
	for _, m := range q.Messages {
		for _, f := range m.Attachments {
			in.file = f.Ref
		}
	}
	if in.unread && d.Topic.IsUnread != "" && !d.Topic.IsUnread.Bool() {
		return "", &connectors.Error{
			Reason: connectors.Rejected, Code: "reading_marks",
			Text: "問い合わせを読み込むと、ストアクリエイターProで既読になります。未読の印を頼りにしている担当者に伝えてください。受信と返信はそのまま使えます。",
		}
	}
	return fmt.Sprintf("%d messages, read twice, unread before %t after %t", len(q.Messages), in.unread, d.Topic.IsUnread.Bool()), nil
}

func (in *inspection) search(ctx context.Context) (string, error) {
	found, total, err := in.a.orderPage(ctx, in.a.now().Add(-28*24*time.Hour), 1, 10)
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		in.order = found[len(found)-1].Number
	}
	return fmt.Sprintf("%d rows of %d", len(found), total), nil
}

// signature is what the gateway said of it in all the steps before.
func (in *inspection) signature() {
	in.try("公開鍵の署名（X-SWS-Authorize-Status）", func() (string, error) {
		if all := in.a.client.takeNotices(); len(all) > 0 {
			return "", &connectors.Error{Reason: connectors.Auth, Code: all[0].Code, Text: all[0].Text}
		}
		return "nothing refused", nil
	})
}
