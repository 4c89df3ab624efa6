package app

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"madoguchi/store"
)

// evidenceRun is the one collection that the page has asked for. Its file waits in
// the profile until the next one, or until the program ends.
type evidenceRun struct {
	mu    sync.Mutex
	state Evidence
	stop  context.CancelFunc
	ended chan struct{}
}

// EvidenceStart begins to collect 証拠一式. EvidenceState says how far it is.
func (d *Desk) EvidenceStart(ctx context.Context, in EvidenceRequest) error {
	r := &d.evidence
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.Running {
		return refuse("evidence_running", "いま別の証拠一式をまとめています。終わるか止めるまで待って、もう一度選んでください。")
	}
	if err := d.clearPapers(r.state.Token); err != nil {
		return err
	}
	if err := os.MkdirAll(d.papers(), 0o700); err != nil {
		return notWritten(err)
	}
	run, stop := context.WithCancel(context.WithoutCancel(ctx))
	r.state = Evidence{Running: true, Name: evidenceName(distinct(in.IDs))}
	r.stop, r.ended = stop, make(chan struct{})
	token := rand.Text()
	go func() {
		defer close(r.ended)
		defer stop()
		end, err := d.Evidence(run, in, d.paperPath(token), r.set)
		if err == nil {
			end.Token = token
		} else if !errors.Is(err, context.Canceled) {
			end.Problem = Explain(err, d.log).Text
		}
		end.Running = false
		r.set(end)
	}()
	return nil
}

func (r *evidenceRun) set(e Evidence) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.state = e
}

// EvidenceState says how far the collection is, or how the last one ended.
func (d *Desk) EvidenceState(context.Context) (Evidence, error) {
	d.evidence.mu.Lock()
	defer d.evidence.mu.Unlock()
	return d.evidence.state, nil
}

// EvidenceStop ends the collection; nothing of it is left.
func (d *Desk) EvidenceStop(context.Context) error {
	r := &d.evidence
	r.mu.Lock()
	stop, ended := r.stop, r.ended
	r.mu.Unlock()
	if stop != nil {
		stop()
		<-ended
	}
	return nil
}

func (d *Desk) paperPath(token string) string { return filepath.Join(d.papers(), token+".zip") }

// endEvidence stops the collection and forgets its file.
func (d *Desk) endEvidence() error {
	return errors.Join(d.EvidenceStop(context.Background()), d.clearPapers(d.evidence.state.Token))
}

// EvidenceFile is where a finished collection lies and what to call it.
func (d *Desk) EvidenceFile(token string) (path, name string, err error) {
	d.evidence.mu.Lock()
	defer d.evidence.mu.Unlock()
	if token == "" || token != d.evidence.state.Token {
		return "", "", store.ErrNotFound
	}
	return d.paperPath(token), d.evidence.state.Name, nil
}
