package endpoint

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"madoguchi/connectors"
)

// Codes of what can go wrong, each with what to do.
const safe = "下書きは変えていません。"

// refused says what a status means, without the body: a server may repeat there
// what it was sent.
func refused(status int) error {
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return failed("ai_key", connectors.Auth, "下書きの手伝いのキーが受け付けられませんでした。"+safe+"設定の「下書きの手伝い」でキーを入れ直してください。", nil)
	case status == http.StatusTooManyRequests:
		return failed("ai_busy", connectors.Limited, "相手が混み合っているか、使える回数を超えました。"+safe+"しばらくして、もう一度頼んでください。", nil)
	case status == http.StatusNotFound:
		return failed("ai_model", connectors.Rejected, "モデルか接続先が見つかりませんでした。"+safe+"設定の「下書きの手伝い」でモデルを選び直してください。", nil)
	case status >= 300 && status < 400:
		return failed("ai_elsewhere", connectors.Rejected, "相手が別の場所へ案内したため、止めました。"+safe+"設定の「下書きの手伝い」で接続先を確かめてください。", nil)
	case status < 500:
		return failed("ai_refused", connectors.Rejected, "相手が受け付けませんでした。"+safe+"設定の「下書きの手伝い」で接続先とモデルを確かめてください。", nil)
	}
	return failed("ai_failed", connectors.Temporary, "相手のサーバーで失敗しました。"+safe+"しばらくして、もう一度頼んでください。", nil)
}

func garbage(err error) error {
	return failed("ai_garbage", connectors.Rejected, "相手の答えが読み取れませんでした。"+safe+"設定の「下書きの手伝い」で接続先を確かめてください。", err)
}

func cut(err error) error {
	return failed("ai_cut", connectors.Temporary, "答えが途中で切れました。届いた所までを残しています。最後まで読んで足りない所を書き足すか、もう一度頼んでください。", err)
}

func tooLong() error {
	return failed("ai_long", connectors.Rejected, "答えが長すぎるため、途中で止めました。"+safe+"要点を短くして、もう一度頼んでください。", errLarge)
}

// broken says why a line ended.
func (e *Endpoint) broken(ctx context.Context, err error) error {
	cause := context.Cause(ctx)
	switch {
	case errors.Is(cause, errSlow), errors.Is(err, errSlow), errors.Is(err, errQuiet), timedOut(err):
		return failed("ai_slow", connectors.Temporary, "時間内に答えが届かなかったため、止めました。"+safe+"もう一度頼むか、小さいモデルを選んでください。", err)
	case cause != nil:
		return context.Canceled
	case errors.Is(err, errLarge):
		return tooLong()
	case e.local:
		return failed("ai_away", connectors.Temporary, "この PC の中の下書きの手伝い（"+e.Host()+"）につながりませんでした。"+safe+"Ollama などが起動しているか確かめてください。", err)
	}
	return failed("ai_away", connectors.Temporary, "下書きの手伝いの接続先につながりませんでした。"+safe+"インターネットの接続を確かめて、もう一度頼んでください。", err)
}

func timedOut(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

// firstError is the first reason why a reading was ended from outside.
type firstError struct {
	mu  sync.Mutex
	err error
}

func (c *firstError) set(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.err = err
	}
}

func (c *firstError) get() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}
