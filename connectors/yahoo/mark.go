package yahoo

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"

	"madoguchi/connectors"
)

// completions are the reasons of a completion (complete.html, read 2026-06). The
// first needs a reply through the API or ストアクリエイターPro.
func completions() []connectors.Choice {
	return []connectors.Choice{
		{Code: "1", Label: "通常完了", Help: "返信で解決したとき。一度は返信していることが必要です。"},
		{Code: "2", Label: "電話完了", Help: "電話で解決したとき。返信していなくても完了にできます。"},
		{Code: "3", Label: "メール対応", Help: "メールで解決したとき。返信していなくても完了にできます。"},
		{Code: "4", Label: "同一質問", Help: "同じ質問が別にあり、そちらで答えるとき。"},
		{Code: "5", Label: "回答不要", Help: "答えの要らない問い合わせのとき。"},
	}
}

// completion is the label of a reason; an unknown one keeps its number.
func completion(code string) string {
	for _, c := range completions() {
		if c.Code == code {
			return c.Label
		}
	}
	if code == "" || code == "0" {
		return ""
	}
	return "理由の番号 " + code
}

const (
	textIncomplete = "Yahoo!ショッピングでは、完了した問い合わせを未完了に戻せません。お客様に返信することは、そのままできます。"
	textUnreplied  = "「通常完了」にするには、一度は返信していることが必要です。返信してから完了にするか、「電話完了」など別の理由を選んでください。"
	textUndone     = "Yahoo!ショッピングで完了にできませんでした。ストアクリエイターProで、この問い合わせの様子を確かめてください。"
)

// Mark notes that inquiries were read, completed or made private. All of it may
// be repeated.
func (a *account) Mark(ctx context.Context, all []connectors.Marking) []error {
	errs := make([]error, len(all))
	for i, m := range all {
		errs[i] = a.mark(ctx, m)
	}
	return errs
}

func (a *account) mark(ctx context.Context, m connectors.Marking) error {
	r, err := a.markCall(m)
	if err != nil {
		return err
	}
	for try := 0; ; try++ {
		answer, err := a.client.do(ctx, r)
		if err == nil {
			err = checkOK(answer.Body)
		}
		switch {
		case err == nil:
			return nil
		case connectors.ReasonOf(err) == connectors.Rejected:
			return a.markRefused(ctx, m, err)
		case connectors.ReasonOf(err) != connectors.Temporary || try > 0 || ctx.Err() != nil:
			return err
		}
	}
}

func (a *account) markCall(m connectors.Marking) (call, error) {
	refuse := func(code, text string) (call, error) {
		return call{}, &connectors.Error{Reason: connectors.Rejected, Code: code, Text: text}
	}
	path, body := "", map[string]string{"sellerId": a.seller}
	switch m.Mark {
	case connectors.MarkRead:
		path = "/V1/externalTalkRead"
	case connectors.MarkPrivate:
		path = "/V1/externalTalkPrivate"
	case connectors.MarkComplete:
		path = "/V1/externalTalkComplete"
		all := completions()
		body["completeConditionId"] = first(loose(m.Reason), loose(all[0].Code))
		if !slices.ContainsFunc(all, func(c connectors.Choice) bool { return c.Code == body["completeConditionId"] }) {
			return refuse("reason", "この完了の理由は Yahoo!ショッピングにありません。理由を選び直してください。")
		}
	case connectors.MarkIncomplete:
		return refuse("no_incomplete", textIncomplete)
	default:
		return refuse("mark", "Yahoo!ショッピングにはこの印がありません。")
	}
	if !topicWord.MatchString(m.Inquiry) {
		return call{}, badTopic()
	}
	payload, _ := json.Marshal(body) // a map of strings: cannot fail
	return call{
		method: http.MethodPut, path: path, query: url.Values{"topicId": {m.Inquiry}}, body: payload, kind: "application/json", urgent: looking,
	}, nil
}

// markRefused looks whether the mark stands already, which is as good, and finds
// the words for a refusal.
func (a *account) markRefused(ctx context.Context, m connectors.Marking, err error) error {
	if m.Mark == connectors.MarkRead {
		return err
	}
	q, reading := a.Thread(ctx, m.Inquiry)
	if reading != nil {
		return err
	}
	if m.Mark == connectors.MarkComplete && q.Done || m.Mark == connectors.MarkPrivate && !q.Public {
		return nil
	}
	e := *connectors.As(err)
	replied := slices.ContainsFunc(q.Messages, func(p connectors.Message) bool { return p.Direction == connectors.Out })
	switch {
	case m.Mark == connectors.MarkPrivate:
		e.Text = "Yahoo!ショッピングで非公開にできませんでした。ストアクリエイターProで、この問い合わせの様子を確かめてください。"
	case !replied && (m.Reason == "" || m.Reason == "1"):
		e.Code, e.Text = "no_reply_yet", textUnreplied
	default:
		e.Text = textUndone
	}
	return &e
}

func checkOK(body []byte) error {
	var s struct {
		Status loose `json:"status"`
	}
	if json.Unmarshal(body, &s) != nil {
		return badAnswer("status")
	}
	if s.Status == "ng" {
		return &connectors.Error{Reason: connectors.Rejected, Code: "status_ng", Text: rejectedText(refusal{})}
	}
	return nil
}
