package yahoo

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"madoguchi/connectors"
)

// clockSlack is how far this clock and theirs may differ when a post is matched
// by its time.
const clockSlack = 10 * time.Minute

type addRequest struct {
	SellerID string    `json:"sellerId"`
	Body     string    `json:"body"`
	Files    []addFile `json:"fileList,omitempty"`
}

type addFile struct {
	Name string `json:"fileName"`
	Path string `json:"filePath"`
	Ext  string `json:"fileExt"`
}

type addAnswer struct {
	MessageID loose `json:"messageid"`
	Posted    loose `json:"postdate"`
}

// Send posts once. Each post makes Yahoo! mail the customer and cannot be taken
// back, so whatever is not a clear yes or no is Unsure.
func (a *account) Send(ctx context.Context, r connectors.Reply) (connectors.Receipt, error) {
	if bad := a.Check(r); len(bad) > 0 {
		return connectors.Receipt{}, &connectors.Error{Reason: connectors.Rejected, Code: bad[0].Code, Text: bad[0].Text}
	}
	files, err := a.upload(ctx, r)
	if err != nil {
		a.unload(ctx, files)
		return connectors.Receipt{}, err
	}
	rec, err := a.post(ctx, r.Thread, addRequest{SellerID: a.seller, Body: normal(r.Text), Files: files})
	if err != nil && connectors.ReasonOf(err) != connectors.Unsure {
		a.unload(ctx, files)
	}
	return rec, err
}

func (a *account) post(ctx context.Context, topicID string, body addRequest) (connectors.Receipt, error) {
	payload, err := json.Marshal(body)
	if err != nil {
		return connectors.Receipt{}, &connectors.Error{Reason: connectors.Rejected, Code: "encode", Err: errors.New("reply cannot be encoded")}
	}
	answer, err := a.client.do(ctx, call{
		method: http.MethodPost, path: "/V1/externalTalkAdd", query: url.Values{"topicId": {topicID}},
		body: payload, kind: "application/json", posts: true,
	})
	if err != nil {
		return connectors.Receipt{}, err
	}
	var got addAnswer
	if json.Unmarshal(answer.Body, &got) != nil || got.MessageID.String() == "" {
		return connectors.Receipt{}, &connectors.Error{
			Reason: connectors.Unsure, Code: "no_message_id",
			Text: "Yahoo!ショッピングが投稿の結果を返しませんでした。届いたかどうかを問い合わせの画面で確かめています。もう一度送らないでください。",
			Err:  errors.New("success without messageid"),
		}
	}
	at := got.Posted.Time()
	if at.IsZero() {
		at = a.now().UTC()
	}
	return connectors.Receipt{RemoteID: messageID(topicID, got.MessageID), At: at}, nil
}

// FindSent looks for the reply in the thread: a post of the shop that was not
// known before the attempt, with the same text, not older than the attempt.
func (a *account) FindSent(ctx context.Context, r connectors.Reply) (connectors.Receipt, bool, error) {
	q, err := a.Thread(ctx, r.Thread)
	if err != nil {
		return connectors.Receipt{}, false, err
	}
	known := map[string]bool{}
	for _, id := range r.Known {
		known[id] = true
	}
	for _, m := range q.Messages {
		late := r.Since.IsZero() || !m.SentAt.Before(r.Since.Add(-clockSlack))
		if m.Direction == connectors.Out && !known[m.RemoteID] && late && sameText(m.Text, r.Text) {
			return connectors.Receipt{RemoteID: m.RemoteID, At: m.SentAt}, true, nil
		}
	}
	return connectors.Receipt{}, false, nil
}

// sameText compares without the space at line ends, which may be lost.
func sameText(x, y string) bool {
	trim := func(s string) string {
		lines := strings.Split(strings.TrimSpace(normal(s)), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " \t\u3000")
		}
		return strings.Join(lines, "\n")
	}
	return trim(x) == trim(y)
}

const textIncomplete = "Yahoo!ショッピングでは、完了した問い合わせを未完了に戻せません。お客様に返信することは、そのままできます。"

// Mark notes that inquiries were read or completed. Both may be repeated.
func (a *account) Mark(ctx context.Context, all []connectors.Marking) []error {
	errs := make([]error, len(all))
	for i, m := range all {
		errs[i] = a.mark(ctx, m.Inquiry, m.Mark)
	}
	return errs
}

func (a *account) mark(ctx context.Context, remoteID string, m connectors.Mark) error {
	path, body := "", map[string]string{"sellerId": a.seller}
	switch m {
	case connectors.MarkRead:
		path = "/V1/externalTalkRead"
	case connectors.MarkComplete:
		path = "/V1/externalTalkComplete"
		body["completeConditionId"] = "1" // 通常完了: needs a reply
	case connectors.MarkIncomplete:
		return &connectors.Error{Reason: connectors.Rejected, Code: "no_incomplete", Text: textIncomplete}
	default:
		return &connectors.Error{Reason: connectors.Rejected, Code: "mark", Text: "Yahoo!ショッピングにはこの印がありません。"}
	}
	payload, _ := json.Marshal(body) // a map of strings: cannot fail
	answer, err := a.client.do(ctx, call{
		method: http.MethodPut, path: path, query: url.Values{"topicId": {remoteID}}, body: payload, kind: "application/json",
	})
	if err != nil {
		return markFailed(err, m)
	}
	return checkOK(answer.Body)
}

// markFailed explains the usual refusal of a completion.
func markFailed(err error, m connectors.Mark) error {
	e := *connectors.As(err)
	if e.Reason == connectors.Rejected && m == connectors.MarkComplete {
		e.Text = "Yahoo!ショッピングで完了にできませんでした。一度も返信していない問い合わせは完了にできません。返信してから、もう一度お試しください。"
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
