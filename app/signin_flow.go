package app

import (
	"context"
	"crypto/subtle"
	"net/url"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// signIn is one attempt of a person. What it brings for an account that is not
// saved yet waits here until the form is.
type signIn struct {
	id   string
	desk *Desk
	flow connectors.SignIn
	form AccountForm
	who  store.Actor
	ctx  context.Context // of the exchange with the mall
	stop context.CancelFunc
	back *wayBack
	over *time.Timer

	turn  sync.Mutex // one returned address at a time
	mu    sync.Mutex
	state SignInState
	got   connectors.Settings
}

func (s *signIn) listening() bool { return len(s.back.open) > 0 }

func (s *signIn) now() SignInState {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

func (s *signIn) say(text string) SignInState {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Text = text
	return s.state
}

// quit gives up. An exchange with the mall that has begun is stopped first and
// decides itself: what it has already brought is kept and not called a failure.
func (s *signIn) quit(code, text string) {
	s.stop()
	s.turn.Lock()
	defer s.turn.Unlock()
	s.end(SignInFailed, code, text)
}

// end writes down the outcome once and closes the way back.
func (s *signIn) end(state, code, text string) {
	s.mu.Lock()
	first := s.state.State == SignInWaiting
	if first {
		s.state.State, s.state.Code, s.state.Text = state, code, text
	}
	s.mu.Unlock()
	if !first {
		return
	}
	s.stop()
	s.over.Stop()
	s.back.close(&s.desk.signIns.work)
	// Secrets do not stay in memory for a form that nobody saves.
	time.AfterFunc(signInKept, func() { s.desk.signIns.forget(s.id) })
	s.desk.tell(EventAccounts)
}

// mine tells whether an address belongs to this sign-in. Anything else, such as
// a page that guesses the port, ends nothing.
func (s *signIn) mine(returned string) bool {
	back, err := url.Parse(strings.TrimSpace(returned))
	if err != nil || len(returned) > maxReturned {
		return false
	}
	want, err := url.Parse(s.flow.Redirect())
	if err != nil || back.Scheme != want.Scheme || back.Host != want.Host || pathOf(back) != pathOf(want) {
		return false
	}
	began, err := url.Parse(s.flow.URL())
	if err != nil {
		return false
	}
	state := began.Query().Get("state")
	return state == "" || subtle.ConstantTimeCompare([]byte(back.Query().Get("state")), []byte(state)) == 1
}

// come takes the address of a browser that is back. The first one decides.
func (s *signIn) come(returned string) SignInState {
	s.turn.Lock()
	defer s.turn.Unlock()
	if now := s.now(); now.State != SignInWaiting {
		return now
	}
	ctx, stop := context.WithTimeout(s.ctx, signInAnswer)
	defer stop()
	got, err := s.flow.Finish(ctx, strings.TrimSpace(returned))
	if err == nil && s.form.ID != 0 {
		// Saving goes on when a person cancels now: the mall has counted this sign-in.
		err = s.desk.keepSignIn(context.WithoutCancel(ctx), s.form, s.who, got)
	}
	if err != nil {
		e := connectors.As(err)
		if got == nil && s.ctx.Err() == nil && e.Code != "" && e.Reason == connectors.Temporary {
			// The mall did not see the code: the same address may come again.
			return s.say(textOf(e) + "サインインは続いています。サインインのあとのページを読み込み直してください。")
		}
		s.desk.log.Warn("sign-in", "account", s.form.ID, "kind", s.form.Kind, "reason", e.Reason, "code", e.Code)
		why := Explain(err, s.desk.log)
		s.end(SignInFailed, why.Code, why.Text)
		return s.now()
	}
	if s.form.ID == 0 {
		s.mu.Lock()
		s.got = got
		s.mu.Unlock()
	}
	s.end(SignInDone, "", doneText(s.form.ID))
	return s.now()
}

func doneText(account int64) string {
	if account == 0 {
		return "サインインできました。続けて、接続テストをして保存してください。"
	}
	return "サインインできました。止まっていた間の分も受け取ります。"
}
