//go:build desktop

package host

import (
	"context"
	"os"
	"os/exec"

	"madoguchi/app"
)

// methods are what the page may call in a window only: what a browser cannot do, or does
// by itself.
func (w *window) methods() map[string]method {
	return map[string]method{
		"PickFiles":          get(w.pickFiles),
		"PickOrderFile":      get(w.pickOrderFile),
		"PickSettlementFile": get(w.pickSettlementFile),
		"PickEntryFile":      get(w.pickEntryFile),
		"PickMails":          call(w.pickMails),

		"SaveCase":         call(w.saveCase),
		"SaveCaseFile":     call(w.saveCaseFile),
		"SaveEvidence":     call(w.saveEvidence),
		"SaveFiles":        call(w.saveFiles),
		"SaveTemplateFile": call(w.saveTemplates),
		"SaveFAQFile":      call(w.saveFAQs),
		"SaveMonth":        call(w.saveMonth),
		"SaveExport":       call(w.saveExport),
		"SaveExportAgain":  call(w.saveExportAgain),
		"SaveDocument":     call(w.saveDocument),
		"SaveDocuments":    call(w.saveDocuments),

		"SignInOpen":   do(w.openSignIn),
		"OpenTracking": do(w.openTracking),
		"OpenDemo":     do(openDemo),
		"CloseWindow":  do(w.closeWindow),
	}
}

// closeAnswer is the person's word on closing the window.
type closeAnswer struct {
	Sure bool `json:"sure"`
}

func (w *window) closeWindow(_ context.Context, in closeAnswer) error {
	w.end.answered(in.Sure)
	if in.Sure {
		w.quit()
	}
	return nil
}

// openSignIn opens a sign-in in the person's own browser: the window never sees
// what is typed at the mall (RFC 8252).
func (w *window) openSignIn(_ context.Context, in app.SignInID) error {
	address, err := w.desk.SignInAddressOf(in.ID)
	if err != nil {
		return err
	}
	w.browse(address)
	return nil
}

// openTracking opens a carrier's page in the person's own browser.
func (w *window) openTracking(_ context.Context, in app.TrackNumber) error {
	address, err := w.desk.TrackAddress(w.ctx, in)
	if err != nil {
		return err
	}
	w.browse(address)
	return nil
}

// openDemo starts the demo shop as a program of its own: it has its own profile
// and pretend servers, and nothing of it can reach this one.
func openDemo(context.Context, none) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	demo := exec.Command(self, "demo")
	// The window of the demo outlives this call and need not outlive this program.
	if err := demo.Start(); err != nil {
		return err
	}
	go func() { _ = demo.Wait() }()
	return nil
}
