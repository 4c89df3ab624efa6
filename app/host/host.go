// Package host is how the desk is reached: one http.Handler with the page, the methods under
// /api/, the hints under /events and the bytes under /files/. The desktop window mounts it as
// its asset handler, `madoguchi serve` as a server on this machine.
//
// It decides nothing about the shop. It lets nobody in without a sign-in when it is a server,
// and answers only to its own address.
//
// Each run of the server has a random key in the link that it prints. Following the link once
// gives the browser a cookie (HttpOnly, SameSite=Strict); only its hash is kept, in memory.
// Host and Origin must be our own. In the window there is no door: nothing else can reach the
// handler.
//
// POST /api answers several calls in one request, each with its own rights, mask and refusal
// (`app/host/several.go`).
package host

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"mime"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"madoguchi/app"
)

// maxBody is the largest request to a method; files come by /upload.
const maxBody = 4 << 20

// Host serves one desk.
type Host struct {
	desk   *app.Desk
	page   fs.FS
	door   *Door // nil in the window: nothing else can reach it
	log    *slog.Logger
	calls  map[string]method
	seat   *app.Seat // of the window; a browser has one of its own
	window bool
}

// New returns the handler of a desk. With a door it is a server that asks for a
// sign-in, without one it is the inside of the window.
func New(desk *app.Desk, page fs.FS, door *Door, log *slog.Logger) *Host {
	return &Host{desk: desk, page: page, door: door, log: log, calls: methods(desk), seat: &app.Seat{}, window: door == nil}
}

// policy allows the page itself and nothing from anywhere else. Styles may be
// inline because the component library measures with them; scripts may not.
const policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; " +
	"form-action 'self'; frame-ancestors 'none'"

func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Content-Security-Policy", policy)
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Cross-Origin-Opener-Policy", "same-origin")
	head.Set("Cache-Control", "no-store") // names, addresses and pictures stay out of the browser's folder
	defer h.rescue(w)
	patience(w, slowest)
	seat := h.seat
	if h.door != nil {
		if seat = h.door.admit(w, r); seat == nil {
			return
		}
	}
	ctx, err := h.desk.Enter(r.Context(), seat)
	if err != nil {
		h.fail(w, err)
		return
	}
	r = r.WithContext(ctx)
	switch path := r.URL.Path; {
	case path == "/api":
		h.several(w, r)
	case strings.HasPrefix(path, "/api/"):
		h.api(w, r, strings.TrimPrefix(path, "/api/"))
	case path == "/events":
		h.events(w, r)
	case path == "/upload":
		h.allowed(w, r, "SaveDraft", h.upload)
	case path == "/orderfile":
		h.allowed(w, r, "OrderFilePreview", h.orderFile)
	case path == "/entryfile":
		h.allowed(w, r, "ImportEntries", h.entryFile)
	case path == "/settlementfile":
		h.allowed(w, r, "ImportSettlement", h.settlementFile)
	case strings.HasPrefix(path, "/files/"), strings.HasPrefix(path, "/raw/"):
		h.bytes(w, r)
	case strings.HasPrefix(path, "/paper/month/"): // sums of the books, which name no customer
		h.allowed(w, r, "MonthSheet", h.monthPaper)
	case strings.HasPrefix(path, "/paper/export/"): // a package asks for the right to its papers besides
		h.allowed(w, r, "ExportAgain", h.exported)
	case strings.HasPrefix(path, "/paper/document"):
		h.documents(w, r)
	case strings.HasPrefix(path, "/paper/"):
		h.onPaper(w, r)
	default:
		h.asset(w, r)
	}
}

// allowed serves what is no method to those who may call the method it belongs to.
func (h *Host) allowed(w http.ResponseWriter, r *http.Request, method string, serve http.HandlerFunc) {
	if err := h.desk.May(r.Context(), method, nil); err != nil {
		h.fail(w, err)
		return
	}
	serve(w, r)
}

// onPaper prints for those from whom the screen hides nothing.
func (h *Host) onPaper(w http.ResponseWriter, r *http.Request) {
	if err := h.desk.MayPaper(r.Context()); err != nil {
		h.fail(w, err)
		return
	}
	h.paper(w, r)
}

// api answers one call of a method.
func (h *Host) api(w http.ResponseWriter, r *http.Request, name string) {
	m, ok := h.calls[name]
	if !ok {
		h.fail(w, mismatch("method_unknown"))
		return
	}
	body, err := asked(w, r)
	if err != nil {
		h.fail(w, err)
		return
	}
	ctx, end := h.desk.Underway(r.Context(), r.Header.Get(callHeader))
	defer end()
	out, err := h.run(ctx, name, body, m)
	if err != nil {
		h.fail(w, err)
		return
	}
	h.answer(w, http.StatusOK, out)
}

// callHeader holds the name that the page gives to a call.
const callHeader = "Madoguchi-Call"

// run calls a method for the person at the seat.
func (h *Host) run(ctx context.Context, name string, body []byte, m method) (any, error) {
	out, err := h.desk.Do(ctx, name, body, m)
	if me, ok := out.(app.Me); ok {
		me.Window = h.window
		out = me
	}
	return out, err
}

// asked reads the JSON of a request. A form of another site can post neither
// this way nor with this type.
func asked(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.Method != http.MethodPost {
		return nil, mismatch("method")
	}
	if !isJSON(r) {
		return nil, mismatch("content_type")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return nil, unread(err)
	}
	patience(w, 0)
	return body, nil
}

// slowest is how long a client may take to send a request.
const slowest = time.Minute

// patience limits how long the rest of a request may take to arrive; 0 lifts the
// limit, because an answer may take longer than its question. The window's
// writer knows no deadlines and needs none.
func patience(w http.ResponseWriter, d time.Duration) {
	end := time.Time{}
	if d > 0 {
		end = time.Now().Add(d)
	}
	_ = http.NewResponseController(w).SetReadDeadline(end)
}

// rescue keeps one bad mail from ending the program. The log gets where it
// happened but not the value, which may hold what a customer wrote.
func (h *Host) rescue(w http.ResponseWriter) {
	switch v := recover(); v {
	case nil:
	case http.ErrAbortHandler:
		panic(v)
	default:
		h.log.Error("panic", "type", fmt.Sprintf("%T", v), "stack", string(debug.Stack()))
		h.fail(w, errPanic)
	}
}

var errPanic = errors.New("a method panicked")

// mismatch refuses what only an older or newer page would send.
func mismatch(code string) error {
	return &app.Refusal{Code: code, Text: "画面とプログラムの版が合っていません。窓口を閉じて、もう一度開いてください。", Problems: []app.Problem{}}
}

// unread says why a request could not be read to its end.
func unread(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return &app.Refusal{Code: "too_large", Text: "送った内容が大きすぎます。何も保存していません。文を短くするか、ファイルを添付で送ってください。", Problems: []app.Problem{}}
	}
	return &app.Refusal{Code: "request", Text: "送った内容が途中で切れました。何も保存していません。もう一度お試しください。", Problems: []app.Problem{}}
}

func isJSON(r *http.Request) bool {
	t, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && t == "application/json"
}

func (h *Host) answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		h.log.Debug("answer", "err", err) // the page went away
	}
}

// statuses of refusals that are about the request itself.
var statuses = map[string]int{
	"internal": http.StatusInternalServerError, "request": http.StatusBadRequest, "method_unknown": http.StatusNotFound,
	"method": http.StatusMethodNotAllowed, "content_type": http.StatusUnsupportedMediaType,
	"too_large": http.StatusRequestEntityTooLarge, "file_too_large": http.StatusRequestEntityTooLarge, "file_gone": http.StatusGone,
	"forbidden": http.StatusForbidden, "not_yours": http.StatusForbidden, "seat_locked": http.StatusForbidden,
	"conflict": http.StatusConflict, "not_found": http.StatusNotFound,
}

// fail answers with words a person can act on.
func (h *Host) fail(w http.ResponseWriter, err error) {
	r := app.Explain(err, h.log)
	status, ok := statuses[r.Code]
	if !ok {
		status = http.StatusUnprocessableEntity
	}
	h.answer(w, status, map[string]any{"error": r})
}
