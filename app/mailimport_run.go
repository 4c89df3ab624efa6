package app

import (
	"context"
	"errors"
	"sync"
)

// mailImports is the one run that the page has started. It goes on while the
// page shows something else; what a stop or a crash leaves is taken up by the
// next run of the same files.
type mailImports struct {
	mu    sync.Mutex
	state MailImport
	stop  context.CancelFunc
	ended chan struct{}
}

// MailImportStart begins to bring in mails. MailImportState says how far it is.
func (d *Desk) MailImportStart(ctx context.Context, in MailImportQuery) error {
	m := &d.imports
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.state.Running {
		return refuse("mail_import_running", "いま別の取り込みが動いています。終わるか止めるまで待って、もう一度選んでください。")
	}
	run, stop := context.WithCancel(context.WithoutCancel(ctx))
	m.state = MailImport{Account: in.Account, Running: true, Reasons: []MailLeft{}}
	m.stop, m.ended = stop, make(chan struct{})
	go func() {
		defer close(m.ended)
		defer stop()
		end, err := d.MailImport(run, in, m.set)
		if err != nil && !errors.Is(err, context.Canceled) {
			end.Problem = Explain(err, d.log).Text
		}
		end.Running = false
		m.set(end)
	}()
	return nil
}

func (m *mailImports) set(s MailImport) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state = s
}

// MailImportState says how far the run is, or how the last one ended.
func (d *Desk) MailImportState(context.Context) (MailImport, error) {
	m := &d.imports
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.state
	if s.Reasons == nil {
		s.Reasons = []MailLeft{}
	}
	return s, nil
}

// MailImportStop ends the run behind the mails that are saved.
func (d *Desk) MailImportStop(context.Context) error {
	m := &d.imports
	m.mu.Lock()
	stop, ended := m.stop, m.ended
	m.mu.Unlock()
	if stop != nil {
		stop()
		<-ended
	}
	return nil
}
