//go:build desktop

package host

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"madoguchi/app"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// HasWindow tells whether this build can open a window.
const HasWindow = true

// OpenWindow shows the desk in a window until it is closed or ctx ends. This
// file is the only one that knows Wails.
func OpenWindow(ctx context.Context, desk *app.Desk, h *Host, instance string) error {
	var win context.Context
	h.calls["PickFiles"] = get(func(context.Context) (picked, error) { return pickFiles(win, desk) })
	h.calls["SignInOpen"] = do(func(_ context.Context, in app.SignInID) error { return openSignIn(win, desk, in) })
	h.calls["OpenTracking"] = do(func(_ context.Context, in app.TrackNumber) error { return openTracking(win, desk, in) })
	h.calls["PickOrderFile"] = get(func(context.Context) (app.HeldFile, error) { return pickOrderFile(win, desk) })
	h.calls["PickSettlementFile"] = get(func(context.Context) (app.HeldFile, error) { return pickSettlementFile(win, desk) })
	h.calls["PickEntryFile"] = get(func(context.Context) (app.HeldFile, error) { return pickEntryFile(win, desk) })
	h.calls["OpenDemo"] = do(func(context.Context, none) error { return openDemo() })
	h.calls["PickMails"] = call(func(_ context.Context, in mailPlace) (mailPaths, error) { return pickMails(win, in) })
	h.calls["SaveCase"] = call(func(c context.Context, in app.CasePaper) (saved, error) { return saveCase(c, win, desk, in) })
	h.calls["SaveEvidence"] = call(func(_ context.Context, in app.Evidence) (saved, error) { return saveEvidence(win, desk, in.Token) })
	h.calls["SaveCaseFile"] = call(func(_ context.Context, in app.CaseFileToken) (saved, error) { return saveCaseFile(win, desk, in.Token) })
	h.calls["SaveTemplateFile"] = call(func(c context.Context, in app.TemplateFileKind) (saved, error) {
		return saveTemplates(c, win, desk, in.Kind)
	})
	h.calls["SaveMonth"] = call(func(c context.Context, in app.MonthQuery) (saved, error) { return saveMonth(c, win, desk, in) })
	h.calls["SaveFAQFile"] = call(func(c context.Context, in app.FAQExport) (saved, error) { return saveFAQs(c, win, desk, in) })
	h.calls["SaveExport"] = call(func(c context.Context, in app.ExportRequest) (saved, error) { return saveExport(c, win, desk, in) })
	h.calls["SaveExportAgain"] = call(func(c context.Context, in app.ID) (saved, error) { return saveExportAgain(c, win, desk, in) })
	h.calls["SaveDocument"] = call(func(c context.Context, in app.ID) (saved, error) { return saveDocument(c, win, desk, in.ID) })
	h.calls["SaveDocuments"] = call(func(c context.Context, in app.DocumentQuery) (saved, error) { return saveDocuments(c, win, desk, in) })
	h.calls["SaveFiles"] = call(func(c context.Context, in app.ID) (saved, error) { return saveFiles(c, win, desk, in.ID) })
	var end closing
	h.calls["CloseWindow"] = do(func(_ context.Context, in closeAnswer) error {
		end.answered(in.Sure)
		if in.Sure {
			runtime.Quit(win)
		}
		return nil
	})
	done := make(chan struct{})
	return wails.Run(&options.App{
		Title: "窓口", Width: 1440, Height: 900, MinWidth: 720, MinHeight: 450,
		AssetServer:      &assetserver.Options{Handler: h},
		BackgroundColour: options.NewRGB(0xF4, 0xF4, 0xF1),
		// A second start of the same profile brings the first window up.
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId: instance,
			OnSecondInstanceLaunch: func(options.SecondInstanceData) {
				runtime.WindowUnminimise(win)
				runtime.Show(win)
			},
		},
		Linux: &linux.Options{ProgramName: "madoguchi"},
		OnStartup: func(c context.Context) {
			win = c
			go forward(c, desk, done)
			go notify(c, desk, done)
			context.AfterFunc(ctx, func() { runtime.Quit(c) })
		},
		OnBeforeClose: func(c context.Context) bool {
			if ctx.Err() != nil {
				return false // the system ends it: there is nobody to ask
			}
			// Nobody in particular acts here: all that waits on this machine counts,
			// not only what the person at the seat may see.
			counts, err := desk.Counts(c, app.CountsQuery{})
			return err == nil && !end.may(counts.Queued, func() { runtime.EventsEmit(c, "closing", counts.Queued) })
		},
		OnShutdown: func(context.Context) { close(done) },
	})
}

// closeAnswer is the person's word on closing the window.
type closeAnswer struct {
	Sure bool `json:"sure"`
}

// forward hands the desk's hints to the page.
func forward(win context.Context, desk *app.Desk, done <-chan struct{}) {
	hints, stop := desk.Subscribe()
	defer stop()
	for {
		select {
		case <-done:
			return
		case hint := <-hints:
			runtime.EventsEmit(win, "hint", hint)
		}
	}
}

// notify shows what is to be known as notifications of the system, each once.
// Where there are none, the page's own list is all there is.
func notify(win context.Context, desk *app.Desk, done <-chan struct{}) {
	if !runtime.IsNotificationAvailable(win) || runtime.InitializeNotifications(win) != nil {
		return
	}
	defer runtime.CleanupNotifications(win)
	if ok, err := runtime.RequestNotificationAuthorization(win); err != nil || !ok {
		return
	}
	runtime.OnNotificationResponse(win, func(r runtime.NotificationResult) {
		runtime.WindowUnminimise(win)
		runtime.Show(win)
		runtime.EventsEmit(win, "open", r.Response.UserInfo)
	})
	hints, stop := desk.Subscribe()
	defer stop()
	for {
		select {
		case <-done:
			return
		case hint := <-hints:
			if hint.Name != app.EventAlerts {
				continue
			}
		}
		if err := showAlerts(win, desk); err != nil {
			desk.Log().Warn("notification", "err", err)
		}
	}
}

// showAlerts shows what has not been told yet. After a weekend that may be a
// lot: then it is one notification, and the list in the window has the rest.
func showAlerts(win context.Context, desk *app.Desk) error {
	list, err := desk.Alerts(win)
	if err != nil {
		return err
	}
	fresh := app.Untold(list)
	if len(fresh.IDs) == 0 {
		return nil
	}
	for _, n := range fresh.Shown {
		err := runtime.SendNotification(win, runtime.NotificationOptions{
			ID: n.ID, Title: n.Title, Body: n.Text, Data: map[string]any{"account": n.Account, "inquiry": n.Inquiry},
		})
		if err != nil {
			return err
		}
	}
	return desk.Told(win, app.ToldAlerts{IDs: fresh.IDs})
}

// openSignIn opens a sign-in in the person's own browser: the window never sees
// what is typed at the mall (RFC 8252).
func openSignIn(win context.Context, desk *app.Desk, in app.SignInID) error {
	address, err := desk.SignInAddressOf(in.ID)
	if err != nil {
		return err
	}
	runtime.BrowserOpenURL(win, address)
	return nil
}

// openDemo starts the demo shop as a program of its own: it has its own profile
// and pretend servers, and nothing of it can reach this one.
func openDemo() error {
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

// openTracking opens a carrier's page in the person's own browser.
func openTracking(win context.Context, desk *app.Desk, in app.TrackNumber) error {
	address, err := desk.TrackAddress(win, in)
	if err != nil {
		return err
	}
	runtime.BrowserOpenURL(win, address)
	return nil
}

// picked are files chosen in the system's own dialog.
type picked struct {
	Files []app.DraftFile `json:"files"`
}

func pickFiles(win context.Context, desk *app.Desk) (picked, error) {
	out := picked{Files: []app.DraftFile{}}
	paths, err := runtime.OpenMultipleFilesDialog(win, runtime.OpenDialogOptions{Title: "添付するファイルを選ぶ"})
	if err != nil {
		return out, err
	}
	for _, p := range paths {
		st, err := os.Stat(p)
		if err != nil {
			return out, unreadable()
		}
		if st.Size() > maxUpload {
			return out, tooLarge()
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return out, unreadable()
		}
		f, err := desk.Attach(win, filepath.Base(p), data)
		if err != nil {
			return out, err
		}
		out.Files = append(out.Files, f)
	}
	return out, nil
}

// pickOrderFile takes a list of orders. No choice is a file without a token.
func pickOrderFile(win context.Context, desk *app.Desk) (app.HeldFile, error) {
	return pickOne(win, runtime.OpenDialogOptions{
		Title:   "注文のファイルを選ぶ",
		Filters: []runtime.FileFilter{{DisplayName: "注文のファイル（CSV、Excel）", Pattern: "*.csv;*.tsv;*.txt;*.xlsx;*.xlsm"}},
	}, app.MaxOrderFile, listTooLarge, desk.HoldOrderFile)
}

// pickEntryFile takes a file of entries for the books.
func pickEntryFile(win context.Context, desk *app.Desk) (app.HeldFile, error) {
	return pickOne(win, runtime.OpenDialogOptions{
		Title:   "経理の記録のファイルを選ぶ",
		Filters: []runtime.FileFilter{{DisplayName: "経理の記録（CSV、JSON）", Pattern: "*.csv;*.tsv;*.txt;*.json"}},
	}, app.MaxEntryFile, app.EntryFileTooLarge, desk.HoldEntryFile)
}

// pickSettlementFile takes a mall's settlement.
func pickSettlementFile(win context.Context, desk *app.Desk) (app.HeldFile, error) {
	return pickOne(win, runtime.OpenDialogOptions{
		Title:   "モールの精算書を選ぶ",
		Filters: []runtime.FileFilter{{DisplayName: "精算書（CSV、Excel）", Pattern: "*.csv;*.tsv;*.txt;*.xlsx;*.xlsm"}},
	}, app.MaxOrderFile, listTooLarge, desk.HoldSettlement)
}

func pickOne(win context.Context, o runtime.OpenDialogOptions, most int64, tooLarge func() error, keep holder) (app.HeldFile, error) {
	p, err := runtime.OpenFileDialog(win, o)
	if err != nil || p == "" {
		return app.HeldFile{}, err
	}
	st, err := os.Stat(p)
	if err != nil {
		return app.HeldFile{}, listNotTaken()
	}
	if st.Size() > most {
		return app.HeldFile{}, tooLarge()
	}
	data, err := os.ReadFile(p)
	if err != nil {
		return app.HeldFile{}, listNotTaken()
	}
	return keep(win, filepath.Base(p), data)
}

// mailPlace says what is to be chosen: files, or one folder with all in it.
type mailPlace struct {
	Folder bool `json:"folder"`
}

// mailPaths are where mails of before lie; none when the person chose nothing.
type mailPaths struct {
	Paths []string `json:"paths"`
}

// pickMails hands on only where the mails lie: there may be gigabytes of them.
func pickMails(win context.Context, in mailPlace) (mailPaths, error) {
	if in.Folder {
		p, err := runtime.OpenDirectoryDialog(win, runtime.OpenDialogOptions{Title: "過去のメールのフォルダーを選ぶ"})
		if err != nil || p == "" {
			return mailPaths{Paths: []string{}}, err
		}
		return mailPaths{Paths: []string{p}}, nil
	}
	paths, err := runtime.OpenMultipleFilesDialog(win, runtime.OpenDialogOptions{Title: "過去のメールのファイルを選ぶ"})
	return mailPaths{Paths: append([]string{}, paths...)}, err
}

// unreadable does not name the file: its name may be a customer's.
func unreadable() error {
	return &app.Refusal{
		Code: "file", Problems: []app.Problem{},
		Text: "このファイルを読めませんでした。何も付けていません。ほかのプログラムで開いていないか確かめて、もう一度選んでください。",
	}
}

// saved tells the page whether a file was written, or the person chose no place.
type saved struct {
	Saved bool `json:"saved"`
}

// saveTo asks where a document goes and writes it there, whole or not at all. No
// choice is no file.
func saveTo(win context.Context, name, kind, pattern string, write func(path string) error) (saved, error) {
	path, err := runtime.SaveFileDialog(win, runtime.SaveDialogOptions{
		Title: "保存する場所を選ぶ", DefaultFilename: name, Filters: []runtime.FileFilter{{DisplayName: kind, Pattern: pattern}},
	})
	if err != nil || path == "" {
		return saved{}, err
	}
	return saved{Saved: true}, write(path)
}

func saveCase(ctx, win context.Context, desk *app.Desk, in app.CasePaper) (saved, error) {
	return saveTo(win, app.CaseName(in.ID), "PDF", "*.pdf", func(path string) error {
		_, data, err := desk.CasePDF(ctx, in)
		if err != nil {
			return err
		}
		return app.WriteWhole(path, func(w io.Writer) error { _, err := w.Write(data); return err })
	})
}

func saveMonth(ctx, win context.Context, desk *app.Desk, in app.MonthQuery) (saved, error) {
	name, data, err := desk.MonthPDF(ctx, in)
	if err != nil {
		return saved{}, err
	}
	return saveTo(win, name, "PDF", "*.pdf", func(path string) error {
		return app.WriteWhole(path, func(w io.Writer) error { _, err := w.Write(data); return err })
	})
}

func saveTemplates(ctx, win context.Context, desk *app.Desk, kind string) (saved, error) {
	name, data, err := desk.TemplatesAs(ctx, kind)
	if err != nil {
		return saved{}, err
	}
	return saveTo(win, name, strings.ToUpper(kind), "*."+kind, func(path string) error {
		return app.WriteWhole(path, func(w io.Writer) error { _, err := w.Write(data); return err })
	})
}

func saveFAQs(ctx, win context.Context, desk *app.Desk, in app.FAQExport) (saved, error) {
	name, data, err := desk.FAQsAs(ctx, in)
	if err != nil {
		return saved{}, err
	}
	return saveTo(win, name, strings.ToUpper(in.Kind), "*."+in.Kind, func(path string) error {
		return app.WriteWhole(path, func(w io.Writer) error { _, err := w.Write(data); return err })
	})
}

func saveExport(ctx, win context.Context, desk *app.Desk, in app.ExportRequest) (saved, error) {
	p, err := desk.ExportPreview(ctx, in)
	if err != nil {
		return saved{}, err
	}
	ext := strings.TrimPrefix(filepath.Ext(p.FileName), ".")
	return saveTo(win, p.FileName, strings.ToUpper(ext), "*."+ext, func(path string) error {
		_, err := desk.ExportTo(context.WithoutCancel(ctx), in, path)
		return err
	})
}

func saveExportAgain(ctx, win context.Context, desk *app.Desk, in app.ID) (saved, error) {
	name, err := desk.ExportName(ctx, in)
	if err != nil {
		return saved{}, err
	}
	ext := strings.TrimPrefix(filepath.Ext(name), ".")
	return saveTo(win, name, strings.ToUpper(ext), "*."+ext, func(path string) error {
		return desk.ExportAgainTo(context.WithoutCancel(ctx), in, path)
	})
}

func saveEvidence(win context.Context, desk *app.Desk, token string) (saved, error) {
	from, name, err := desk.EvidenceFile(token)
	if err != nil {
		return saved{}, err
	}
	return saveTo(win, name, "zip", "*.zip", func(path string) error { return copyTo(path, from) })
}

func saveCaseFile(win context.Context, desk *app.Desk, token string) (saved, error) {
	from, name, err := desk.CaseFileOf(token)
	if err != nil {
		return saved{}, err
	}
	ext := strings.TrimPrefix(filepath.Ext(name), ".")
	return saveTo(win, name, strings.ToUpper(ext), "*."+ext, func(path string) error { return copyTo(path, from) })
}

func copyTo(path, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read only
	return app.WriteWhole(path, func(w io.Writer) error { _, err := io.Copy(w, f); return err })
}

func saveFiles(ctx, win context.Context, desk *app.Desk, message int64) (saved, error) {
	return saveTo(win, app.MessageFilesName(message), "zip", "*.zip", func(path string) error {
		return app.WriteWhole(path, func(w io.Writer) error { return desk.MessageFiles(ctx, message, w) })
	})
}

func saveDocument(ctx, win context.Context, desk *app.Desk, id int64) (saved, error) {
	x, data, err := desk.DocumentFile(ctx, id)
	if err != nil {
		return saved{}, err
	}
	ext := strings.TrimPrefix(filepath.Ext(x.FileName), ".")
	return saveTo(win, x.FileName, strings.ToUpper(ext), "*."+ext, func(path string) error {
		return app.WriteWhole(path, func(w io.Writer) error { _, err := w.Write(data); return err })
	})
}

func saveDocuments(ctx, win context.Context, desk *app.Desk, in app.DocumentQuery) (saved, error) {
	return saveTo(win, app.DocumentsName(in), "zip", "*.zip", func(path string) error {
		return app.WriteWhole(path, func(w io.Writer) error { _, err := desk.DocumentsZip(ctx, in, w); return err })
	})
}
