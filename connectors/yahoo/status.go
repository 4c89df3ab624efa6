package yahoo

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// statuses are the values of the signature header other than "authorized". The
// call itself has worked, but the sign-in then ends after 12 hours.
var statuses = map[string]string{
	"none":                    "公開鍵の署名が Yahoo! に届いていません。公開鍵とバージョンを入れ直してください。このままではサインインが 12 時間で切れます。",
	"expired-key-version":     "公開鍵の期限が切れています。ストアクリエイターProの「暗号鍵管理」で新しい鍵を発行し、バージョンと一緒に貼り付けてください。",
	"invalid-key-status":      "公開鍵がストアクリエイターProで無効にされています。「暗号鍵管理」で有効に戻すか、新しい鍵を発行して、バージョンと一緒に貼り付けてください。",
	"invalid-key-version":     "公開鍵のバージョンが違います。ストアクリエイターProの「暗号鍵管理」に出ている番号を入れてください。",
	"not-found-key-version":   "入力されたバージョンの公開鍵が見つかりません。ストアクリエイターProの「暗号鍵管理」に出ている番号を確かめてください。",
	"expired-timestamp":       textClock,
	"invalid-timestamp":       "公開鍵の署名の時刻が読み取られませんでした。" + textSetClock,
	"invalid-sellerid":        "公開鍵とストアアカウントが合っていません。接続の設定の「ストアアカウント」を確かめてください。",
	"invalid-authorize-value": "公開鍵の文字が正しくありません。「-----BEGIN」の行から「-----END」の行まで、もう一度貼り付けてください。",
	"unauthorized":            "公開鍵がこのストアのものと認められませんでした。ストアクリエイターProの「暗号鍵管理」から、公開鍵をもう一度貼り付けてください。",
}

const (
	textStatus   = "公開鍵の署名が受け付けられていません。公開鍵、バージョン、ストアアカウントを確かめてください。"
	textClock    = "このパソコンの時計がずれているため、公開鍵の署名が受け付けられていません。" + textSetClock
	textSetClock = "パソコンの時計を合わせてください（「日付と時刻」の設定で「自動的に設定」を入れます）。"
	textUnsigned = "公開鍵が設定されていないため、サインインが 12 時間で切れます。ストアクリエイターProの「暗号鍵管理」で公開鍵を発行し、接続の設定に貼り付けてください。"
)

var statusWord = regexp.MustCompile(`^[a-z-]{1,40}$`)

// signatureStatus is what the gateway says of the signature, "" when it says
// nothing that could be repeated.
func signatureStatus(a web.Answer) string {
	s := strings.ToLower(strings.TrimSpace(a.Header.Get("X-SWS-Authorize-Status")))
	if !statusWord.MatchString(s) {
		return ""
	}
	return s
}

// checkStatus notes a refused signature, whatever else the answer says: the
// answer is good all the same.
func (c *client) checkStatus(a web.Answer) {
	status := signatureStatus(a)
	if status == "" || status == "authorized" || c.key == nil {
		return
	}
	text, ok := statuses[status]
	if !ok {
		status, text = "refused", textStatus
	}
	if strings.HasSuffix(status, "-timestamp") {
		text = clockText(text, a.Header, c.now())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.notices["signature_"+status] = text
}

// clockText says how far this clock is from theirs, as their Date header has it.
func clockText(text string, h http.Header, now time.Time) string {
	theirs, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return text
	}
	off, word := now.Sub(theirs), "進んで"
	if off < 0 {
		off, word = -off, "遅れて"
	}
	if off < time.Minute {
		return "公開鍵の署名の時刻が受け付けられませんでしたが、このパソコンの時計は合っています。公開鍵とバージョンを入れ直してください。"
	}
	return "このパソコンの時計が" + span(off) + word + "いるため、公開鍵の署名が受け付けられていません。" + textSetClock
}

func span(d time.Duration) string {
	switch {
	case d < 2*time.Hour:
		return fmt.Sprintf("約 %d 分", int(d.Round(time.Minute)/time.Minute))
	case d < 48*time.Hour:
		return fmt.Sprintf("約 %d 時間", int(d.Round(time.Hour)/time.Hour))
	}
	return fmt.Sprintf("約 %d 日", int(d.Round(24*time.Hour)/(24*time.Hour)))
}

// takeNotices returns what was noted since the last time.
func (c *client) takeNotices() []connectors.Notice {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.key == nil {
		c.notices["unsigned"] = textUnsigned
	}
	var list []connectors.Notice
	for _, code := range slices.Sorted(maps.Keys(c.notices)) {
		list = append(list, connectors.Notice{Code: code, Text: c.notices[code], Serious: true})
	}
	clear(c.notices)
	return list
}
