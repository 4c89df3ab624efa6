package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// stillMasked refuses to let a mask reach a customer.
func stillMasked(text string) error {
	if !strings.Contains(text, "＊＊") {
		return nil
	}
	return refuse("masked_text", "本文に「＊＊」が残っています。まだ頼んでいません。隠れている部分を消すか、言い換えてから、もう一度頼んでください。")
}

const longestWords = 2000 // letters of what is said about an approval

func shortWords(text string) (string, error) {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) > longestWords {
		return "", refuse("long", "言葉は 2,000 字までにしてください。何も変えていません。")
	}
	return text, nil
}

// AskApproval keeps the reply as the draft, moves the inquiry to 承認待ち and calls
// whoever may agree.
func (d *Desk) AskApproval(ctx context.Context, in ApprovalRequest) (Draft, error) {
	text, err := d.unveil(ctx, in.ID, in.Text)
	if err != nil {
		return Draft{}, err
	}
	if len(in.Facts.Parts)+len(in.Facts.Typed) > 0 && who(ctx).masked {
		s, err := d.situation(ctx, in.ID)
		if err != nil {
			return Draft{}, err
		}
		if in.Facts, err = d.unveilFacts(ctx, s, in.Facts); err != nil {
			return Draft{}, err
		}
	}
	if strings.TrimSpace(text) == "" {
		return Draft{}, refuse("empty", "本文が空です。まだ頼んでいません。返信を書いてから、もう一度頼んでください。")
	}
	if who(ctx).masked {
		if err := stillMasked(text); err != nil {
			return Draft{}, err
		}
	}
	words, err := shortWords(in.Note)
	if err != nil {
		return Draft{}, err
	}
	if err := d.goodTime(in.At); err != nil {
		return Draft{}, err
	}
	if in.Facts.Records, err = d.askedRecords(ctx, in, text); err != nil {
		return Draft{}, err
	}
	ask, err := d.asking(ctx, in, text, words)
	if err != nil {
		return Draft{}, err
	}
	saved, _, err := d.store.AskApproval(ctx, actor(ctx), ask)
	if errors.Is(err, store.ErrAsked) {
		return Draft{}, refuse("approval_open", "この問い合わせの返信は、もう承認を頼んでいます。何も変えていません。文を直すときは、いったん取り戻してください。")
	}
	if errors.Is(err, store.ErrOnItsWay) {
		return Draft{}, refuse("already_queued", "この問い合わせには、送信待ちか結果のわからない返信がもうあります。まだ頼んでいません。送信待ちの画面で、その返信を先に決めてください。")
	}
	return draftOut(saved), d.changed(in.ID, err)
}

// askedRecords are what the books shall know of an answer that is asked for. That it can be
// made is for whoever agrees to judge.
func (d *Desk) askedRecords(ctx context.Context, in ApprovalRequest, text string) ([]DraftRecord, error) {
	draft, err := d.store.Draft(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	records := askable(ctx, recordsOf(in.Facts, draft, text))
	if len(records) == 0 {
		return nil, nil
	}
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	s.records, s.leaves = records, in.At
	_, err = d.promising(ctx, &s, text)
	return records, err
}

// askable are records as the person in ctx may ask for them: only who may confirm asks to
// have it done, so that nobody confirms by agreeing.
func askable(ctx context.Context, all []DraftRecord) []DraftRecord {
	all = slices.Clone(all)
	for i := range all {
		all[i].Confirm = all[i].Confirm && mayStand(ctx)
	}
	return all
}

// asking puts together what is asked for, and why.
func (d *Desk) asking(ctx context.Context, in ApprovalRequest, text, words string) (store.ApprovalAsk, error) {
	ask := store.ApprovalAsk{
		Approval: store.Approval{
			InquiryID: in.ID, Why: store.WhyAsked, Text: text, Files: storeFiles(in.Files), Template: in.Template, SeenID: in.SeenID,
			SendAt: in.At, Done: in.Done, Follow: int64(in.Follow),
		},
		Draft: in.Version, Facts: storeFacts(in.Facts), Words: words,
		Note: note("返信の確認をお願いします。下書きを残しています。", words),
	}
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return ask, err
	}
	if ask.SeenID == 0 || ask.SeenID > q.NewestID {
		ask.SeenID = q.NewestID // nobody has seen what has not come yet
	}
	why, err := d.mustAsk(ctx, in.ID, in.Template)
	if err != nil {
		return ask, err
	}
	if why != "" {
		ask.Why = why
	}
	if ask.Roles, err = d.agreeing(ctx); err != nil {
		return ask, err
	}
	if in.Template != 0 {
		ask.Base, err = d.plainTemplate(ctx, in.ID, in.Template)
	}
	return ask, err
}

// agreeing are the roles that are called to agree.
func (d *Desk) agreeing(ctx context.Context) ([]string, error) {
	p, err := d.protection(ctx)
	if p.StaffApprove {
		return []string{RoleOwner, RoleStaff}, err
	}
	return []string{RoleOwner}, err
}

// plainTemplate is what a template says about an inquiry by itself. One that is
// gone says nothing.
func (d *Desk) plainTemplate(ctx context.Context, inquiry, template int64) (string, error) {
	t, err := d.store.Template(ctx, template)
	if err != nil {
		return "", ignoreGone(err)
	}
	s, err := d.situation(ctx, inquiry)
	if err != nil {
		return "", err
	}
	return reply.Fill(reply.Text{Body: t.Body}, d.facts(s)).Text, nil
}
