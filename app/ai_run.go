package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"madoguchi/app/drafting"
	"madoguchi/app/drafting/endpoint"
	"madoguchi/connectors"
	"madoguchi/store"
)

const (
	longestDraft = 15 * time.Minute       // no draft takes longer: what still runs then was lost
	mostDrafts   = 3                      // at once: a small PC does one thing at a time anyway
	tellEvery    = 150 * time.Millisecond // while a text grows
)

// machineRuns are the drafts that machines are writing, or wrote since the start,
// by inquiry. The goroutine of each is started in DraftStart and waited for in close.
type machineRuns struct {
	mu     sync.Mutex
	runs   map[int64]*machineRun
	all    sync.WaitGroup
	ended  bool
	places []LocalServer // where FindLocalModels looks, the usual places when nil
	line   endpoint.Line // how servers are reached
	limits endpoint.Limits
}

type machineRun struct {
	mu    sync.Mutex
	state DraftRun
	begun time.Time
	told  time.Time
	stop  context.CancelFunc
	ended chan struct{}
}

func (r *machineRun) now() DraftRun {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := r.state
	if out.State == store.AIRunning {
		out.Took = time.Since(r.begun).Milliseconds()
	}
	return out
}

func (m *machineRuns) of(inquiry int64) *machineRun {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.runs[inquiry]
}

// begin makes room for a run, one for an inquiry.
func (m *machineRuns) begin(inquiry int64, r *machineRun) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ended {
		return context.Canceled
	}
	busy := 0
	for id, other := range m.runs {
		if other.now().State != store.AIRunning {
			continue
		}
		if id == inquiry {
			return refuse("ai_running", "この問い合わせの下書きは、いま書いている途中です。終わるのを待つか、止めてから頼んでください。")
		}
		busy++
	}
	if busy >= mostDrafts {
		return refuse("ai_many", "ほかの下書きを書いている途中です。まだ頼んでいません。終わってから、もう一度頼んでください。")
	}
	if m.runs == nil {
		m.runs = map[int64]*machineRun{}
	}
	m.runs[inquiry] = r
	m.all.Add(1)
	return nil
}

// close stops every run and waits for it.
func (m *machineRuns) close() {
	m.mu.Lock()
	m.ended = true
	for _, r := range m.runs {
		r.stop()
	}
	m.mu.Unlock()
	m.all.Wait()
}

// DraftStart asks a machine for a draft. It only begins: DraftState tells how far
// it is. Nothing is put into the reply, and nothing is ever sent.
func (d *Desk) DraftStart(ctx context.Context, in DraftWish) (DraftRun, error) {
	w, err := d.worded(ctx, in)
	if err != nil {
		return DraftRun{}, err
	}
	if !w.machine.Local() && in.Seen != w.mark {
		return DraftRun{}, refuse("ai_unseen", "この PC の外へ送る内容を、まだ確かめていません。何も送っていません。送る内容を見てから、もう一度頼んでください。")
	}
	run, stop := context.WithCancel(context.WithoutCancel(ctx))
	r := &machineRun{begun: time.Now(), stop: stop, ended: make(chan struct{})}
	r.state = DraftRun{InquiryID: in.ID, State: store.AIRunning, Problems: []Problem{}, Model: w.set.Model}
	if err := d.machines.begin(in.ID, r); err != nil {
		stop()
		return DraftRun{}, err
	}
	row := store.AIDraft{
		InquiryID: in.ID, Endpoint: w.machine.Host(), Model: w.set.Model, Prompt: drafting.Version, Local: w.machine.Local(),
		Tone: in.Tone, Points: w.points,
	}
	if !row.Local {
		row.Sent = string(w.machine.Body(w.turns))
	}
	if row.ID, err = d.store.BeginAI(ctx, actor(ctx), row); err != nil {
		r.mu.Lock()
		r.state = DraftRun{InquiryID: in.ID, Problems: []Problem{}}
		r.mu.Unlock()
		stop()
		close(r.ended)
		d.machines.all.Done()
		return DraftRun{}, err
	}
	r.mu.Lock()
	r.state.Number = row.ID
	r.mu.Unlock()
	go func() {
		defer d.machines.all.Done()
		defer close(r.ended)
		defer stop()
		d.wordIt(run, r, w, row)
	}()
	return r.now(), nil
}

// wordIt waits for the machine and writes down how it ended.
func (d *Desk) wordIt(ctx context.Context, r *machineRun, w wording, row store.AIDraft) {
	said, err := w.machine.Draft(ctx, w.turns, func(text string) {
		r.mu.Lock()
		r.state.Text = drafting.Clean(w.veil.Restore(drafting.Whole(text)))
		tell := time.Since(r.told) > tellEvery
		if tell {
			r.told = time.Now()
		}
		r.mu.Unlock()
		if tell {
			d.tell(EventDrafting, row.InquiryID)
		}
	})
	end := context.WithoutCancel(ctx)
	row.Body, row.Took = drafting.Clean(w.veil.Restore(said)), time.Since(r.begun).Milliseconds()
	state := DraftRun{InquiryID: row.InquiryID, Number: row.ID, Text: row.Body, Model: row.Model, Took: row.Took, Problems: []Problem{}}
	row.State, row.Reason, state.Why = d.howEnded(err, row.Body)
	if row.State == store.AIFailed {
		row.Body, state.Text = "", ""
	}
	state.State = row.State
	if row.Body != "" {
		for _, b := range drafting.Verify(row.Body, w.ground, nil) {
			state.Problems = append(state.Problems, doubtful(b))
		}
		row.Doubts = len(state.Problems)
	}
	// Until its row says what the words are, nobody gets to see that they are whole.
	if err := d.store.EndAI(end, row); err != nil {
		if !errors.Is(err, store.ErrNotFound) {
			d.log.Error("end draft", "draft", row.ID, "err", err)
		}
		state = DraftRun{InquiryID: row.InquiryID, State: store.AIFailed, Why: Explain(err, d.log).Text, Problems: []Problem{}}
	}
	r.mu.Lock()
	r.state = state
	r.mu.Unlock()
	d.tell(EventDrafting, row.InquiryID)
}

// howEnded puts the end of a draft into a state, a code and words.
func (d *Desk) howEnded(err error, text string) (state, code, why string) {
	var e *connectors.Error
	switch {
	case err == nil && text == "":
		return store.AIFailed, "ai_empty", "答えが空でした。下書きは変えていません。要点を言い換えるか、ほかのモデルを選んで、もう一度頼んでください。"
	case err == nil:
		return store.AIDone, "", ""
	case errors.Is(err, context.Canceled):
		return store.AIStopped, "stopped", "途中で止めました。返信の本文は変えていません。"
	case errors.As(err, &e) && e.Code == "ai_cut" && text != "":
		return store.AICut, e.Code, e.Text
	case errors.As(err, &e):
		return store.AIFailed, e.Code, e.Text
	}
	return store.AIFailed, "internal", Explain(err, d.log).Text
}

// DraftState says how far a draft is, or how the last one ended.
func (d *Desk) DraftState(ctx context.Context, in ID) (DraftRun, error) {
	if r := d.machines.of(in.ID); r != nil {
		if s := r.now(); s.State != "" {
			return s, nil
		}
	}
	out := DraftRun{InquiryID: in.ID, Problems: []Problem{}}
	last, err := d.store.LastAI(ctx, in.ID)
	if errors.Is(err, store.ErrNotFound) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	out.Number, out.State, out.Text, out.Model, out.Took = last.ID, last.State, last.Body, last.Model, last.Took
	if last.Final != "" || last.Body == "" {
		return out, nil
	}
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return out, err
	}
	doubts, err := d.doubts(ctx, s, last.Body)
	out.Problems = append(out.Problems, doubts...)
	return out, err
}

// DraftStop ends a draft within a moment; what came so far is kept in the log.
func (d *Desk) DraftStop(ctx context.Context, in ID) error {
	r := d.machines.of(in.ID)
	if r == nil {
		return nil
	}
	r.stop()
	select {
	case <-r.ended:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
