package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/reply"
	"madoguchi/app/textdiff"
	"madoguchi/app/worker"
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

// mayAgree tells whether the person in ctx may agree to what others ask for: the
// owners, and the staff where the shop wants it.
func (d *Desk) mayAgree(ctx context.Context) (bool, error) {
	a := who(ctx)
	if a.free() || a.role != RoleStaff {
		return a.free(), nil
	}
	p, err := d.protection(ctx)
	return p.StaffApprove, err
}

// mustAsk says why the person in ctx cannot send without approval, "" when they
// can: by their role, because a rule of the shop wants it for the inquiry, or the
// template does.
func (d *Desk) mustAsk(ctx context.Context, inquiry, template int64) (string, error) {
	a := who(ctx)
	if a.free() {
		return "", nil
	}
	p, err := d.protection(ctx)
	if err != nil || a.role != RoleStaff || p.AskStaff {
		return store.WhyRole, err
	}
	if inquiry != 0 {
		wants, err := d.store.WantsApproval(ctx, inquiry)
		if err != nil || wants {
			return store.WhyRule, err
		}
		draft, err := d.store.Draft(ctx, inquiry)
		if err != nil {
			return "", err
		}
		if template == 0 {
			template = draft.Template // sending without naming it changes nothing
		}
	}
	terms, err := d.store.TemplateTerms(ctx, template)
	if err != nil || !terms.Approval {
		return "", err
	}
	return store.WhyTemplate, nil
}

var mustAskTexts = map[string]string{
	store.WhyRole:     "いまの設定では、送る前に承認が要ります。",
	store.WhyRule:     "この問い合わせへの返信は、振り分けのルールで承認が要ることになっています。",
	store.WhyTemplate: "このテンプレートの返信は、送る前に承認が要ります。",
}

// agreed refuses what has to be asked for first.
func (d *Desk) agreed(ctx context.Context, inquiry, template int64) error {
	why, err := d.mustAsk(ctx, inquiry, template)
	return needsAsking(why, err)
}

func needsAsking(why string, err error) error {
	if err != nil || why == "" {
		return err
	}
	return refuse("approval_needed", mustAskTexts[why]+"まだ送っていません。下書きは残っています。「承認を頼む」を使ってください。")
}

// mustAskStart is mustAsk for a first text: a rule that wants the answers about its
// order agreed to is not passed by beginning anew.
func (d *Desk) mustAskStart(ctx context.Context, order, template int64) (string, error) {
	why, err := d.mustAsk(ctx, 0, template)
	if err != nil || why != "" || order == 0 || who(ctx).free() {
		return why, err
	}
	wants, err := d.store.OrderWantsApproval(ctx, order)
	if err != nil || !wants {
		return "", err
	}
	return store.WhyRule, nil
}

// agreedStart is agreed for a first text.
func (d *Desk) agreedStart(ctx context.Context, order, template int64) error {
	why, err := d.mustAskStart(ctx, order, template)
	return needsAsking(why, err)
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

// Approvals lists what waits for approval, or everything that was asked about one
// inquiry.
func (d *Desk) Approvals(ctx context.Context, in ApprovalQuery) (ApprovalList, error) {
	list := ApprovalList{Approvals: []Approval{}}
	read := d.store.OpenApprovals
	if in.Inquiry != 0 {
		read = func(ctx context.Context) ([]store.Approval, error) { return d.store.ApprovalsOf(ctx, in.Inquiry) }
	}
	all, err := read(ctx)
	if err != nil {
		return list, err
	}
	for _, p := range all {
		out, err := d.approvalOut(ctx, p)
		if err != nil {
			return list, err
		}
		list.Approvals = append(list.Approvals, out)
	}
	return list, nil
}

// ApprovalByID returns one with what was said and how the text differs.
func (d *Desk) ApprovalByID(ctx context.Context, in ID) (Approval, error) {
	p, err := d.approvalInReach(ctx, in.ID)
	if err != nil {
		return Approval{}, err
	}
	out, err := d.approvalOut(ctx, p)
	if err != nil {
		return out, err
	}
	for _, w := range p.Words {
		out.Words = append(out.Words, ApprovalWord{By: w.Name, At: w.At, Text: w.Text})
	}
	out.Changes, err = d.changes(ctx, p)
	return out, err
}

// approvalInReach reads an approval whose inquiry the person in ctx may read.
func (d *Desk) approvalInReach(ctx context.Context, id int64) (store.Approval, error) {
	p, err := d.store.Approval(ctx, id)
	if err != nil || who(ctx).free() {
		return p, err
	}
	return p, d.mayReach(ctx, need{mayRead, ofInquiry}, "Approval", p.InquiryID)
}

func (d *Desk) approvalOut(ctx context.Context, p store.Approval) (Approval, error) {
	out := Approval{
		ID: p.ID, InquiryID: p.InquiryID, State: p.State, Why: p.Why, Text: p.Text, Final: p.Final, Files: draftFiles(p.Files),
		Done: p.Done, SendAt: p.SendAt, Follow: int(p.Follow), By: p.AskedName, AskedAt: p.AskedAt, AnsweredBy: p.AnsweredName, AnsweredAt: p.AnsweredAt,
		OutboxID: p.OutboxID, Version: p.Version, Template: p.Template, Mine: p.AskedBy == actor(ctx).Staff, Records: linesOut(p.Records), Words: []ApprovalWord{}, Changes: []TextChange{},
	}
	q, err := d.store.Inquiry(ctx, p.InquiryID)
	if err != nil {
		return out, err
	}
	out.Customer, out.Subject, out.Newest = q.Customer, q.Subject, q.NewestID
	if t, err := d.store.Template(ctx, p.Template); err == nil {
		out.TemplateName = t.Name
	} else if ignoreGone(err) != nil {
		return out, err
	}
	if p.State != store.ApprovalOpen {
		return out, nil
	}
	if out.Newer, err = d.newer(ctx, p.InquiryID, p.SeenID); err != nil {
		return out, err
	}
	out.May, err = d.mayAgreeTo(ctx, p)
	return out, err
}

// mayAgreeTo: nobody agrees to what they ask for themselves, but an owner.
func (d *Desk) mayAgreeTo(ctx context.Context, p store.Approval) (bool, error) {
	may, err := d.mayAgree(ctx)
	return may && (who(ctx).free() || p.AskedBy != actor(ctx).Staff), err
}

// newer tells whether anybody but us has written since a message, or we have sent
// an answer.
func (d *Desk) newer(ctx context.Context, inquiry, seen int64) (bool, error) {
	messages, err := d.store.Messages(ctx, inquiry)
	return slices.ContainsFunc(messages, func(m store.Message) bool { return m.ID > seen && worker.Stops(m) }), err
}

// changes compares what was asked for with what the template says and with what
// was asked for before; what was sent with what was asked for.
func (d *Desk) changes(ctx context.Context, p store.Approval) ([]TextChange, error) {
	out := []TextChange{}
	veil := &veil{}
	if who(ctx).masked {
		v, err := d.veilOf(ctx, p.InquiryID)
		if err != nil {
			return out, err
		}
		veil = v
	}
	add := func(against, a, b string) {
		if a != "" && a != b {
			out = append(out, TextChange{Against: against, Pieces: pieces(textdiff.Diff(veil.text(a), veil.text(b)))})
		}
	}
	if p.Final != "" {
		add("asked", p.Text, p.Final)
	}
	all, err := d.store.ApprovalsOf(ctx, p.InquiryID)
	if err != nil {
		return out, err
	}
	for _, old := range slices.Backward(all) {
		if old.ID < p.ID && old.State != store.ApprovalApproved {
			add("earlier", old.Text, p.Text)
			break
		}
	}
	add("template", p.Base, p.Text)
	return out, nil
}

func pieces(in []textdiff.Piece) []TextPiece {
	out := make([]TextPiece, 0, len(in))
	for _, p := range in {
		out = append(out, TextPiece(p))
	}
	return out
}

// ApprovalChanges tells how a text that is being changed differs from what was
// asked for.
func (d *Desk) ApprovalChanges(ctx context.Context, in ApprovalText) (TextChange, error) {
	p, err := d.approvalInReach(ctx, in.ID)
	if err != nil {
		return TextChange{}, err
	}
	old := p.Text
	if who(ctx).masked {
		v, err := d.veilOf(ctx, p.InquiryID)
		if err != nil {
			return TextChange{}, err
		}
		old = v.text(old)
	}
	return TextChange{Against: "asked", Pieces: pieces(textdiff.Diff(old, in.Text))}, nil
}

// threadApproval names what of a conversation waits for approval or came back.
func (d *Desk) threadApproval(ctx context.Context, q store.Inquiry, t *Thread) error {
	var err error
	if t.MustAsk, err = d.mustAsk(ctx, q.ID, 0); err != nil {
		return err
	}
	all, err := d.store.ApprovalsOf(ctx, q.ID)
	if err != nil || len(all) == 0 {
		return err
	}
	last := all[len(all)-1]
	if last.State == store.ApprovalOpen || last.State == store.ApprovalReturned && t.Draft.Text != "" {
		t.Approval = last.ID
	}
	return nil
}
