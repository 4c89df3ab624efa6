package yahoo

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/web"
)

// refusal is what an answer says went wrong. The form follows from the body,
// not from the endpoint: the gateway answers XML where the API speaks JSON.
type refusal struct {
	Code    string // px-… or od…
	Message string // theirs, English or Japanese; never shown alone
}

// readRefusal finds the error in a body; ok is false when there is none.
func readRefusal(body []byte) (r refusal, ok bool) {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	if len(body) == 0 {
		return refusal{}, false
	}
	switch body[0] {
	case '{':
		return jsonRefusal(body)
	case '<':
		return xmlRefusal(body)
	}
	return refusal{}, false
}

var codeWord = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,40}$`)

// codeIn lets only a word through: a code is shown, logged and passed on.
func codeIn(s string) string {
	if !codeWord.MatchString(s) {
		return ""
	}
	return s
}

func jsonRefusal(body []byte) (refusal, bool) {
	var j struct {
		Error struct {
			Reason  loose `json:"reason"`
			Message loose `json:"Message"`
			Code    loose `json:"code"`
		} `json:"error"`
	}
	if json.Unmarshal(body, &j) != nil {
		return refusal{}, false
	}
	r := refusal{Code: codeIn(j.Error.Code.String()), Message: j.Error.Reason.String()}
	if r.Message == "" {
		r.Message = j.Error.Message.String()
	}
	return r, r != refusal{}
}

func xmlRefusal(body []byte) (refusal, bool) {
	var x struct {
		XMLName xml.Name
		Code    string `xml:"Code"`
		Message string `xml:"Message"`
	}
	if xml.Unmarshal(body, &x) != nil || x.XMLName.Local != "Error" {
		return refusal{}, false
	}
	r := refusal{Code: codeIn(strings.TrimSpace(x.Code)), Message: strings.TrimSpace(x.Message)}
	return r, r != refusal{}
}

// refused turns an answer into nil when it is a success, or into the reason why
// not. With writes, an answer that leaves the outcome open is Unsure.
func refused(a web.Answer, writes bool, wait time.Duration, now time.Time) error {
	r, has := readRefusal(a.Body)
	if a.Status >= 200 && a.Status < 300 && !has {
		return nil
	}
	e := &connectors.Error{Code: r.Code, Err: fmt.Errorf("status %d %s", a.Status, r.Code)}
	if writes && a.Status >= 500 {
		e.Reason, e.Code = connectors.Unsure, fmt.Sprintf("status_%d", a.Status)
		return e
	}
	if known(e, r, a, now) {
		return e
	}
	switch {
	case a.Status == http.StatusTooManyRequests:
		e.Reason, e.Code, e.After = connectors.Limited, codeFast, cmp.Or(wait, time.Minute)
	case a.Status == http.StatusUnauthorized:
		e.Reason, e.Code, e.Text = connectors.Auth, codeStale, textSignIn
	case a.Status == http.StatusForbidden && gateway(r):
		e.Reason, e.Code, e.Text = connectors.Auth, cmp.Or(r.Code, "forbidden"), textForbidden
	case a.Status == http.StatusRequestTimeout || a.Status >= 500 || a.Status < 400 && !has:
		e.Reason, e.Code, e.After = open5xx(writes), fmt.Sprintf("status_%d", a.Status), wait
	default:
		e.Reason, e.Text = connectors.Rejected, rejectedText(r)
		if e.Code == "" {
			e.Code = "refused"
		}
	}
	return e
}

// gateway says that the refusal comes from before the API: it stands for every
// call, not only for this one.
func gateway(r refusal) bool {
	return r.Message == "" && r.Code == "" || strings.HasPrefix(r.Code, "px-")
}

// open5xx: a read may simply be tried again; a post may have happened.
func open5xx(writes bool) connectors.Reason {
	if writes {
		return connectors.Unsure
	}
	return connectors.Temporary
}

// known fills e for a code of the table and reports whether it did.
func known(e *connectors.Error, r refusal, a web.Answer, now time.Time) bool {
	switch auth := a.Header.Get("WWW-Authenticate"); {
	case strings.Contains(auth, "insufficient_scope"):
		e.Reason, e.Code, e.Text = connectors.Auth, "insufficient_scope", textScope
		return true
	case strings.Contains(auth, "invalid_token"):
		e.Reason, e.Code, e.Text = connectors.Auth, codeStale, textSignIn
		return true
	}
	if strings.Contains(r.Message, "Your Request was Forbidden") || bytes.Contains(a.Body, []byte("Your Request was Forbidden")) {
		e.Reason, e.Code, e.Text = connectors.Limited, codeDaily, textDaily
		e.After = untilMidnight(now)
		return true
	}
	c, ok := causes[r.Code]
	if !ok {
		return false
	}
	e.Reason, e.Text = c.reason, c.text
	return true
}

// untilMidnight is the time left of the day in Japan: the daily count starts anew.
func untilMidnight(now time.Time) time.Duration {
	y, m, d := jst.In(now).Date()
	return time.Date(y, m, d+1, 0, 0, 0, 0, jst.Zone()).Sub(now)
}

func rejectedText(r refusal) string {
	text := "Yahoo!ショッピングがこの操作を受け付けませんでした。"
	if r.Message != "" && len([]rune(r.Message)) <= 120 {
		text += "理由：" + r.Message + "。"
	}
	return text + "内容を確かめて、もう一度お試しください。"
}

// tokenRefused reads a refusal of the token endpoint.
func tokenRefused(a web.Answer, g grant, wait time.Duration) error {
	code := codeIn(g.Error.String())
	e := &connectors.Error{Code: code, Err: fmt.Errorf("token endpoint: status %d %s", a.Status, code)}
	switch {
	case a.Status == http.StatusTooManyRequests:
		e.Reason, e.Code, e.After = connectors.Limited, codeFast, cmp.Or(wait, time.Minute)
	case a.Status >= 500, g.Error == "server_error", g.Error == "temporarily_unavailable":
		e.Reason, e.After = connectors.Temporary, wait
	case g.Error == "invalid_grant":
		e.Reason, e.Text = connectors.Auth, textSignIn
	case g.Error == "invalid_client", g.Error == "unauthorized_client", a.Status == http.StatusUnauthorized:
		e.Reason, e.Text = connectors.Auth, textClient
	case g.Error != "":
		e.Reason, e.Text = connectors.Auth, textSignIn
	default:
		e.Reason, e.Code = connectors.Temporary, "token_answer"
	}
	return e
}
