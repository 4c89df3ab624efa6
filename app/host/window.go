//go:build desktop

package host

import (
	"context"
	"maps"

	"madoguchi/app"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// HasWindow tells whether this build can open a window.
const HasWindow = true

// window is the open window as the methods that need one see it: its dialogs, and the
// desk behind it. This file is the only one that knows Wails.
type window struct {
	desk *app.Desk
	ctx  context.Context // Wails' own, from the start of the window on
	end  closing
}

// OpenWindow shows the desk in a window until it is closed or ctx ends.
func OpenWindow(ctx context.Context, desk *app.Desk, h *Host, instance string) error {
	w := &window{desk: desk}
	maps.Copy(h.calls, w.methods())
	done := make(chan struct{})
	return wails.Run(&options.App{
		Title: "窓口", Width: 1440, Height: 900, MinWidth: 720, MinHeight: 450,
		AssetServer:      &assetserver.Options{Handler: h},
		BackgroundColour: options.NewRGB(0xF4, 0xF4, 0xF1),
		// A second start of the same profile brings the first window up.
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               instance,
			OnSecondInstanceLaunch: func(options.SecondInstanceData) { w.bringUp() },
		},
		Linux: &linux.Options{ProgramName: "madoguchi"},
		OnStartup: func(c context.Context) {
			w.ctx = c
			go forward(c, desk, done)
			go notify(c, desk, done)
			context.AfterFunc(ctx, func() { runtime.Quit(c) })
		},
		// When the system ends it there is nobody to ask.
		OnBeforeClose: func(c context.Context) bool { return ctx.Err() == nil && w.stays(c) },
		OnShutdown:    func(context.Context) { close(done) },
	})
}

// stays keeps the window open until the person has said what becomes of the replies
// that wait. Nobody in particular acts here: all that waits on this machine counts, not
// only what the person at the seat may see.
func (w *window) stays(c context.Context) bool {
	counts, err := w.desk.Counts(c, app.CountsQuery{})
	return err == nil && !w.end.may(counts.Queued, func() { runtime.EventsEmit(c, "closing", counts.Queued) })
}

func (w *window) bringUp() {
	runtime.WindowUnminimise(w.ctx)
	runtime.Show(w.ctx)
}

func (w *window) quit() { runtime.Quit(w.ctx) }

// browse opens an address in the person's own browser.
func (w *window) browse(address string) { runtime.BrowserOpenURL(w.ctx, address) }

// fileKind is what a dialog offers: a name for the person, and the patterns of file names.
type fileKind struct{ name, pattern string }

func (k fileKind) filters() []runtime.FileFilter {
	return []runtime.FileFilter{{DisplayName: k.name, Pattern: k.pattern}}
}

// chooseFile asks for one file, chooseFiles for several and chooseFolder for a folder;
// chooseName asks where a file goes. No choice is an empty answer.
func (w *window) chooseFile(title string, k fileKind) (string, error) {
	return runtime.OpenFileDialog(w.ctx, runtime.OpenDialogOptions{Title: title, Filters: k.filters()})
}

func (w *window) chooseFiles(title string) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(w.ctx, runtime.OpenDialogOptions{Title: title})
}

func (w *window) chooseFolder(title string) (string, error) {
	return runtime.OpenDirectoryDialog(w.ctx, runtime.OpenDialogOptions{Title: title})
}

func (w *window) chooseName(title, usual string, k fileKind) (string, error) {
	return runtime.SaveFileDialog(w.ctx, runtime.SaveDialogOptions{Title: title, DefaultFilename: usual, Filters: k.filters()})
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
