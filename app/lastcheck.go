package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

const (
	tooLate = 24 * time.Hour   // behind its time a reply waits for a person
	fresh   = 10 * time.Minute // old: what was checked just now is not checked again
)

// lastCheck looks once more at a reply that has waited, before it leaves: what
// blocks a reply now, a promise whose day is over, an order that is not as it was
// when it was written, a template that may no longer be used. It keeps back what
// is more than a day late, as after a long sleep of the PC or a clock that jumped.
func (d *Desk) lastCheck(ctx context.Context, item store.OutboxItem) error {
	now := d.now()
	if now.Sub(jst.Of(item.SendAt)) > tooLate {
		return &worker.Stopped{Code: "late", Text: "送る時刻から 1 日以上過ぎていたため、送信を止めました。お客様には何も届いていません。いま送ってよいか確かめてから、送り直してください。"}
	}
	if !item.Planned && now.Sub(jst.Of(item.CreatedAt)) < fresh {
		return nil
	}
	reasons, err := d.noLonger(ctx, item)
	if err != nil {
		return &connectors.Error{Reason: connectors.Temporary, Code: "check", Err: err}
	}
	if len(reasons) == 0 {
		return nil
	}
	return &worker.Stopped{
		Code: "check",
		Text: "送る直前の確認で、送信を止めました。お客様には何も届いていません。" + strings.Join(reasons, " ") + " 本文は残っています。直してから、送り直してください。",
	}
}

// noLonger says in sentences what stands in the way of a reply by now.
func (d *Desk) noLonger(ctx context.Context, item store.OutboxItem) ([]string, error) {
	s, err := d.situation(ctx, item.InquiryID)
	if err != nil {
		return nil, err
	}
	s.charset, s.writing = item.Charset, writing{template: item.Template}
	problems, err := d.problems(ctx, s, item.Text, draftFiles(item.Files))
	if err != nil {
		return nil, err
	}
	today := workday.DayOf(d.now())
	written := workday.DayOf(jst.Of(item.CreatedAt))
	var out []string
	for _, p := range problems {
		if !p.Warn || p.Code == "past_date" && written != today {
			out = append(out, p.Text)
		}
	}
	out = append(out, stood(s).since(item.Stood)...)
	terms, err := d.store.TemplateTerms(ctx, item.Template)
	if err == nil && terms.Until >= written.String() && terms.Until < today.String() {
		out = append(out, "書いたときから、使ったテンプレートの期限が過ぎました。")
	}
	return out, err
}

// standing is how the order of a reply stands, as far as a change of it makes the
// reply wrong. Addresses are hashes: it is compared and never shown.
type standing struct {
	Order    string   `json:"order"`
	Canceled bool     `json:"canceled"`
	To       []string `json:"to"`
}

func stood(s situation) standing {
	if s.order == nil {
		return standing{}
	}
	out := standing{Order: s.order.Number, Canceled: s.order.Status == connectors.OrderCanceled || s.order.Status == connectors.OrderCanceling}
	for _, p := range s.order.Parcels {
		one := sha256.Sum256([]byte(strings.Join([]string{p.To.Name, p.To.Zip, p.To.State, p.To.City, p.To.Rest}, "\x00")))
		if key := hex.EncodeToString(one[:8]); !slices.Contains(out.To, key) {
			out.To = append(out.To, key)
		}
	}
	slices.Sort(out.To)
	return out
}

func (s standing) String() string {
	data, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(data)
}

// since says what has changed since an earlier one was written down.
func (s standing) since(text string) []string {
	var was standing
	if json.Unmarshal([]byte(text), &was) != nil {
		return nil // of a program that did not write it down
	}
	switch {
	case was.Order != "" && s.Order != was.Order:
		return []string{"紐付いている注文が、書いたときと変わっています。"}
	case was.Order == "":
		return nil // it was linked since
	case s.Canceled && !was.Canceled:
		return []string{"注文がキャンセルになっています。"}
	case len(was.To) > 0 && !slices.Equal(s.To, was.To):
		return []string{"お届け先が、書いたときと変わっています。"}
	}
	return nil
}
