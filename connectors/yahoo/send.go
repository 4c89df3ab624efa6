package yahoo

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
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
	for _, bad := range a.Check(r) {
		if !bad.Warn {
			return connectors.Receipt{}, &connectors.Error{Reason: connectors.Rejected, Code: bad.Code, Text: bad.Text}
		}
	}
	if r.Thread == "" {
		return a.begin(ctx, r)
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
		body: payload, kind: "application/json", posts: true, urgent: sending,
	})
	if err != nil {
		return connectors.Receipt{}, err
	}
	var got addAnswer
	if json.Unmarshal(answer.Body, &got) != nil || got.MessageID.String() == "" {
		return connectors.Receipt{}, noReceipt("success without messageid")
	}
	return connectors.Receipt{RemoteID: messageID(topicID, got.MessageID), At: a.postedAt(got.Posted)}, nil
}

// noReceipt is a success that does not say what it has done.
func noReceipt(why string) error {
	return &connectors.Error{
		Reason: connectors.Unsure, Code: "no_message_id",
		Text: "Yahoo!ショッピングが投稿の結果を返しませんでした。届いたかどうかを問い合わせの画面で確かめています。もう一度送らないでください。",
		Err:  errors.New(why),
	}
}

// FindSent looks for the reply in its thread, or for the thread it has begun.
// A thread with a post that cannot be read does not say that the reply is not there.
func (a *account) FindSent(ctx context.Context, r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
	if r.Thread == "" {
		return a.findBegun(ctx, r)
	}
	d, err := a.detail(ctx, r.Thread, looking)
	if err != nil {
		return connectors.Receipt{}, connectors.CannotTell, err
	}
	q := a.inquiry(r.Thread, headline{}, d)
	if m, ok := ourPost(q, r, false); ok {
		return connectors.Receipt{RemoteID: m.RemoteID, At: m.SentAt}, connectors.Delivered, nil
	}
	if len(q.Messages) == len(d.Messages) && connectors.AbsentFrom(q, r) {
		return connectors.Receipt{}, connectors.Absent, nil
	}
	return connectors.Receipt{}, connectors.CannotTell, nil
}

// ourPost is the post of the shop that was not known before the attempt, has the
// same text and is not older than the attempt.
func ourPost(q connectors.Inquiry, r connectors.Reply, firstOnly bool) (connectors.Message, bool) {
	for i, m := range q.Messages {
		if firstOnly && i > 0 {
			break
		}
		late := r.Since.IsZero() || !m.SentAt.Before(r.Since.Add(-clockSlack))
		if m.Direction == connectors.Out && !slices.Contains(r.Known, m.RemoteID) && late && sameText(m.Text, r.Text) {
			return m, true
		}
	}
	return connectors.Message{}, false
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
