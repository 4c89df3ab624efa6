package rakuten

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// replyBody is what a reply travels in. The shop id goes as text, and the
// attachments as a list even when there is none.
type replyBody struct {
	Number      string     `json:"inquiryNumber"`
	Shop        string     `json:"shopId"`
	Message     string     `json:"message"`
	Attachments []uploaded `json:"attachments"`
}

// Send uploads the file, if any, and posts the reply once. Nothing reaches the
// customer before the post.
func (s *shop) Send(ctx context.Context, r connectors.Reply) (connectors.Receipt, error) {
	body, err := s.prepare(ctx, r)
	if err != nil {
		return connectors.Receipt{}, err
	}
	a, err := s.client.raw(ctx, replyCall(body))
	return s.outcome(ctx, r, a, err)
}

func replyCall(body []byte) call {
	return call{
		function: fnReply, method: http.MethodPost, path: inquiryBase + "/inquiry/reply", body: body, writes: true,
	}
}

func (s *shop) prepare(ctx context.Context, r connectors.Reply) ([]byte, error) {
	if !numberForm.MatchString(r.Thread) {
		return nil, wrongNumber()
	}
	message := lines(r.Text)
	if strings.TrimFunc(message, isBlank) == "" {
		return nil, notSent("empty", "本文が空のため、送信していません。")
	}
	if len(r.Files) > 1 {
		return nil, notSent("too_many_files", "楽天で送れる添付は 1 つまでです。送信していません。1 つだけ残してください。")
	}
	body := replyBody{Number: r.Thread, Shop: s.id, Message: message, Attachments: []uploaded{}}
	for _, f := range r.Files {
		u, err := s.upload(ctx, f)
		if err != nil {
			return nil, err
		}
		body.Attachments = append(body.Attachments, u)
	}
	b, err := json.Marshal(body)
	if err != nil {
		return nil, notSent("bad_request", "本文を送れる形にできませんでした。送信していません。")
	}
	return b, nil
}

// outcome decides between sent, not sent and unknown. What happened before the
// first byte left is not sent, a clear answer is believed (its status is enough,
// the body may be cut), everything else is unknown.
func (s *shop) outcome(ctx context.Context, r connectors.Reply, a web.Answer, err error) (connectors.Receipt, error) {
	switch {
	case a.Status == http.StatusCreated, a.Status == http.StatusOK && hasResult(a.Body):
		return s.sent(ctx, r, a.Body), nil
	case a.Status == http.StatusOK: // a page of something in between, or a cut answer
		got, finding, _ := s.FindSent(ctx, r)
		if finding == connectors.Delivered {
			return got, nil
		}
		return connectors.Receipt{}, unsure(err)
	case a.Status == 0: // no answer at all
		return connectors.Receipt{}, err
	case a.Status == http.StatusConflict:
		return s.conflict(ctx, r, a)
	}
	e := *connectors.As(s.client.refused(ctx, replyCall(nil), a))
	if e.Reason != connectors.Unsure {
		e.Text += "返信は送信していません。文面は残っています。"
	}
	return connectors.Receipt{}, &e
}

// sent looks the reply up in the thread, because the answer names no id. The
// reply is out whatever comes of that.
func (s *shop) sent(ctx context.Context, r connectors.Reply, body []byte) connectors.Receipt {
	if got, finding, err := s.FindSent(ctx, r); err == nil && finding == connectors.Delivered {
		return got
	}
	var v struct {
		Result model[reply] `json:"result"`
	}
	at := s.now()
	if decode(body, &v) == nil {
		if t := readTime(v.Result.value.Registered.String()); !t.IsZero() {
			at = t
		}
	}
	return connectors.Receipt{At: at}
}

// conflict is the mall's refusal of a duplicate: whether ours is the reply that
// stands there is read from the thread.
func (s *shop) conflict(ctx context.Context, r connectors.Reply, a web.Answer) (connectors.Receipt, error) {
	q, err := s.Thread(ctx, r.Thread)
	if err != nil {
		return connectors.Receipt{}, unsure(err)
	}
	if got, found := match(q, r); found {
		return got, nil
	}
	for _, m := range slices.Backward(q.Messages) {
		if says(q, m, r.Text) {
			return connectors.Receipt{
				RemoteID: m.RemoteID, At: m.SentAt,
				Note: "同じ文面の返信がすでに楽天に届いていました。新しい返信は作られていません。",
			}, nil
		}
	}
	if mayBeOurs(q, r) {
		return connectors.Receipt{}, unsure(nil)
	}
	e := s.client.fault(replyCall(nil), a)
	e.Text += "返信は送信していません。文面は残っています。R-Messe の画面を確かめ、必要なら文面を変えて送ってください。"
	return connectors.Receipt{}, e
}

// FindSent looks for a reply whose outcome is unknown in its thread. One with a
// part that cannot be read does not say that the reply is not there.
func (s *shop) FindSent(ctx context.Context, r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
	q, notices, err := s.read(ctx, r.Thread)
	if err != nil {
		return connectors.Receipt{}, connectors.CannotTell, err
	}
	if got, found := match(q, r); found {
		return got, connectors.Delivered, nil
	}
	if len(notices) == 0 && connectors.AbsentFrom(q, r) {
		return connectors.Receipt{}, connectors.Absent, nil
	}
	return connectors.Receipt{}, connectors.CannotTell, nil
}

// clockSlack is how far the PC's clock may run ahead of the mall's.
const clockSlack = 2 * time.Minute

// match finds our reply in a thread: the shop's, the same text, not older than
// the attempt, and not known before it.
func match(q connectors.Inquiry, r connectors.Reply) (connectors.Receipt, bool) {
	for _, m := range q.Messages {
		if says(q, m, r.Text) && !m.SentAt.Before(r.Since.Add(-clockSlack)) && !slices.Contains(r.Known, m.RemoteID) {
			return connectors.Receipt{RemoteID: m.RemoteID, At: m.SentAt}, true
		}
	}
	return connectors.Receipt{}, false
}

// mayBeOurs: our text stands in the thread and the mall does not say who wrote
// it. That is no proof, and no reason to say that nothing was sent.
func mayBeOurs(q connectors.Inquiry, r connectors.Reply) bool {
	return slices.ContainsFunc(q.Messages, func(m connectors.Message) bool {
		return m.Direction == connectors.Unknown && lines(m.Text) == lines(r.Text) && !slices.Contains(r.Known, m.RemoteID)
	})
}

// says reports whether m is a reply of the shop with this text. The letter that
// opened a thread is no reply.
func says(q connectors.Inquiry, m connectors.Message, text string) bool {
	return m.Direction == connectors.Out && m.RemoteID != q.RemoteID+firstSuffix && lines(m.Text) == lines(text)
}

// lines writes every line break as one LF, so that one counts as one character
// and texts can be compared.
func lines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func isBlank(r rune) bool { return strings.ContainsRune(" \t\r\n\u00a0\u3000\u200b\ufeff", r) }

func hasResult(body []byte) bool {
	var v struct {
		Result model[struct{}] `json:"result"`
	}
	return decode(body, &v) == nil && v.Result.set
}

func notSent(code, text string) error {
	return &connectors.Error{Reason: connectors.Rejected, Code: code, Text: text}
}

func unsure(err error) error {
	return &connectors.Error{
		Reason: connectors.Unsure, Code: "no_answer", Err: err,
		Text: "送れたかどうか確かめられません。自動で送り直すことはありません。楽天から読み直して確かめます。",
	}
}
