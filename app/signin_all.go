package app

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

const (
	signInLife    = 10 * time.Minute // how long a person may take
	signInKept    = 30 * time.Minute // how long its outcome waits for the form
	signInAnswer  = time.Minute      // how long the mall may take to answer
	signInsAtOnce = 5
	maxReturned   = 8 << 10 // bytes of an address that comes back
)

// signIns are the sign-ins of this run, the oldest first. Each starts one
// goroutine per listener and a timer; close ends and awaits them.
type signIns struct {
	mu   sync.Mutex
	all  []*signIn
	work sync.WaitGroup
	life time.Duration // signInLife when zero; tests are quicker
}

// begin makes room, listens for the browser and starts the clock.
func (all *signIns) begin(d *Desk, flow connectors.SignIn, in AccountForm, who store.Actor) (*signIn, error) {
	all.mu.Lock()
	defer all.mu.Unlock()
	for _, old := range all.all {
		if in.ID != 0 && old.form.ID == in.ID || old.flow.Redirect() == flow.Redirect() {
			old.quit("replaced", "新しいサインインを始めたので、このサインインは終わりにしました。")
		}
	}
	if err := all.makeRoom(); err != nil {
		return nil, err
	}
	back, err := openBack(flow.Redirect())
	if err != nil {
		return nil, err
	}
	s := &signIn{id: rand.Text(), desk: d, flow: flow, form: in, who: who, back: back}
	s.state = SignInState{ID: s.id, State: SignInWaiting, Account: in.ID, Text: "ブラウザーでサインインを続けてください。"}
	s.ctx, s.stop = context.WithCancel(context.Background())
	life := all.life
	if life == 0 {
		life = signInLife
	}
	s.mu.Lock() // nobody ends it before it has begun
	defer s.mu.Unlock()
	back.serve(s, &all.work)
	s.over = time.AfterFunc(life, func() {
		s.quit("expired", "時間内にサインインが終わりませんでした。いまの設定はそのままです。もう一度サインインを始めてください。")
	})
	all.all = append(all.all, s)
	return s, nil
}

// makeRoom forgets the oldest that has ended; too many that wait are refused.
func (all *signIns) makeRoom() error {
	for i := 0; len(all.all) >= signInsAtOnce && i < len(all.all); {
		if all.all[i].now().State == SignInWaiting {
			i++
			continue
		}
		all.all = append(all.all[:i], all.all[i+1:]...)
	}
	if len(all.all) >= signInsAtOnce {
		return refuse("signin_many", "サインインの途中のものが多すぎます。どれかを終えるかやめてから、もう一度始めてください。")
	}
	return nil
}

func (all *signIns) find(id string) (*signIn, error) {
	all.mu.Lock()
	defer all.mu.Unlock()
	for _, s := range all.all {
		if subtle.ConstantTimeCompare([]byte(s.id), []byte(id)) == 1 {
			return s, nil
		}
	}
	return nil, refuse("signin_gone", "このサインインはもう終わっています。いまの設定はそのままです。もう一度サインインを始めてください。")
}

// forget drops a sign-in whose account is saved.
func (all *signIns) forget(id string) {
	all.mu.Lock()
	defer all.mu.Unlock()
	for i, s := range all.all {
		if s.id == id {
			all.all = append(all.all[:i], all.all[i+1:]...)
			return
		}
	}
}

// close ends what waits and returns when nothing listens any more.
func (all *signIns) close() {
	all.mu.Lock()
	for _, s := range all.all {
		s.quit("closed", "窓口を閉じたので、サインインを終わりにしました。")
	}
	all.mu.Unlock()
	all.work.Wait()
}

// brought returns what a finished sign-in has brought for a kind.
func (all *signIns) brought(id, kind string) (connectors.Settings, error) {
	s, err := all.find(id)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.State != SignInDone || s.form.Kind != kind {
		return nil, refuse("signin_open", "サインインがまだ終わっていません。入力はそのままです。サインインを終えてから保存してください。")
	}
	return s.got, nil
}
