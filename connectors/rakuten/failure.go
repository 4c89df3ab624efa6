package rakuten

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// refusal is what an error answer says, whichever of the mall's envelopes it
// came in.
type refusal struct {
	code    string
	message string
	fields  []string // "field: what is wrong with it", sorted
	known   bool     // an envelope was found
}

type envelope struct {
	Errors list[struct {
		Code    text `json:"code"`
		Message text `json:"message"`
	}] `json:"errors"`
	Error model[struct {
		Code    text                   `json:"code"`
		Message text                   `json:"message"`
		Targets model[map[string]text] `json:"targets"`
	}] `json:"error"`
	Messages list[orderMessage] `json:"MessageModelList"`
	Results  model[struct {
		Code    text `json:"errorCode"`
		Message text `json:"message"`
	}] `json:"Results"`
}

var (
	xmlCode    = regexp.MustCompile(`<(?:code|status|errorCode)>\s*([^<]{1,80}?)\s*</`)
	xmlMessage = regexp.MustCompile(`<message>\s*([^<]{1,300}?)\s*</`)
)

// readRefusal tries the envelopes in the order in which the mall's gateways
// wrap each other; the first that yields a code wins.
func readRefusal(body []byte) refusal {
	var e envelope
	if decode(body, &e) != nil {
		return readXML(body)
	}
	if len(e.Errors) > 0 && e.Errors[0].Code != "" {
		return refusal{code: e.Errors[0].Code.String(), message: e.Errors[0].Message.String(), known: true}
	}
	if v := e.Error.value; v.Code != "" {
		r := refusal{code: v.Code.String(), message: v.Message.String(), known: true}
		for field, why := range v.Targets.value {
			r.fields = append(r.fields, field+": "+why.String())
		}
		slices.Sort(r.fields)
		return r
	}
	for _, m := range e.Messages {
		if m.isError() {
			return refusal{code: m.Code.String(), message: m.Message.String(), known: true}
		}
	}
	if v := e.Results.value; v.Code != "" {
		return refusal{code: v.Code.String(), message: v.Message.String(), known: true}
	}
	return refusal{known: len(e.Messages) > 0}
}

func readXML(body []byte) refusal {
	body = body[:min(len(body), 4096)]
	if !bytes.Contains(body, []byte("<errors>")) && !bytes.Contains(body, []byte("<result>")) {
		return refusal{}
	}
	r := refusal{known: true}
	if m := xmlCode.FindSubmatch(body); m != nil {
		r.code = string(m[1])
	}
	if m := xmlMessage.FindSubmatch(body); m != nil {
		r.message = string(m[1])
	}
	return r
}

// words is the refusal for a person, word for word as the mall put it.
func (r refusal) words() string {
	parts := append([]string{strings.TrimSpace(r.code + " " + r.message)}, r.fields...)
	s := strings.Trim(strings.Join(parts, "、"), "、 ")
	if s == "" {
		return "理由の記載はありません"
	}
	return s
}

// fault is the error of an answer that is neither a success nor a question of
// the key. A call that writes is unsure whenever the mall itself may have
// stumbled on the way.
func (c *client) fault(k call, a web.Answer) *connectors.Error {
	r := readRefusal(a.Body)
	e := &connectors.Error{After: c.web.RetryAfter(a.Header), Err: cause(k, a.Status, r)}
	switch a.Status {
	case http.StatusForbidden:
		e.Reason, e.Code, e.After = connectors.Limited, "forbidden", max(e.After, 5*time.Minute)
		e.Text = "楽天に断られました（403）。呼び出しが多すぎたか、使う権利がないときに起こります。5 分後に自動でもう一度試します。続くときは、RMS で「" + k.function + "」が「利用中」か、接続元の制限がないかを確かめてください。"
	case http.StatusTooManyRequests:
		e.Reason, e.Code, e.After = connectors.Limited, "too_many_calls", c.pauses.orOurs(e.After, a.Status)
		e.Text = "楽天が混み合っています。取りこぼしはありません。しばらくして自動でもう一度試します。"
	case http.StatusNotFound:
		e.Reason, e.Code = connectors.Rejected, "not_found"
		e.Text = "楽天にこの番号が見つかりません。R-Messe の画面で確かめてください。"
	case http.StatusConflict:
		e.Reason, e.Code = connectors.Rejected, "duplicate"
		e.Text = "同じ内容がすでに登録されているとして、楽天が受け付けませんでした（" + r.words() + "）。"
	case http.StatusRequestEntityTooLarge:
		e.Reason, e.Code = connectors.Rejected, "too_large"
		e.Text = "大きすぎるため楽天が受け付けませんでした。添付は 5 MB までです。小さくしてからもう一度送ってください。"
	case http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusUnsupportedMediaType:
		e.Reason, e.Code = connectors.Rejected, "bad_request"
		e.Text = "楽天が内容を受け付けませんでした（" + r.words() + "）。内容を直してから、もう一度試してください。"
	default:
		e.After = c.pauses.orOurs(e.After, a.Status)
		unexpected(k, a.Status, e)
	}
	return e
}

func unexpected(k call, status int, e *connectors.Error) {
	e.Reason, e.Code = connectors.Temporary, "server_fault"
	e.Text = "楽天の側で障害かメンテナンスが起きています。取りこぼしはありません。しばらくして自動でもう一度試します。"
	if status < 500 {
		e.Code = "unexpected_status"
		e.Text = fmt.Sprintf("楽天から想定していない答え（%d）が届きました。接続先の設定を確かめてください。しばらくして自動でもう一度試します。", status)
	}
	if k.writes {
		e.Reason, e.Code, e.Text = connectors.Unsure, "no_answer", ""
	}
}

// cause is for the log: code and the names of fields, no words of anybody.
func cause(k call, status int, r refusal) error {
	s := fmt.Sprintf("%s %s: status %d", k.method, k.path, status)
	if r.code != "" {
		s += " " + r.code
	}
	for _, f := range r.fields {
		name, _, _ := strings.Cut(f, ":")
		s += " " + name
	}
	return errors.New(s)
}

// asRead turns the doubt of a call that may be repeated freely into a plain
// failure.
func asRead(err error) error {
	var e *connectors.Error
	if errors.As(err, &e) && e.Reason == connectors.Unsure {
		plain := *e
		plain.Reason, plain.Code = connectors.Temporary, "network"
		return &plain
	}
	return err
}
