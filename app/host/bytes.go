package host

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"madoguchi/app"
)

// maxUpload is the largest file a person may put beside a reply.
const maxUpload = 25 << 20

// bytes serves an attachment or a raw mail. Only raster pictures are shown in
// place; everything else is saved, never opened.
func (h *Host) bytes(w http.ResponseWriter, r *http.Request) {
	kind, number, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil || r.Method != http.MethodGet {
		http.NotFound(w, r)
		return
	}
	name, data, show := "", []byte(nil), "application/octet-stream"
	if kind == "raw" {
		name, data, err = h.desk.RawBytes(r.Context(), id)
	} else {
		var f app.File
		f, data, err = h.desk.PartBytes(r.Context(), app.MailPart{ID: id, Part: r.URL.Query().Get("part")})
		if name = f.Name; f.Image {
			show = f.Type
		}
	}
	if err != nil {
		h.fail(w, err)
		return
	}
	how := "attachment"
	if show != "application/octet-stream" {
		how = "inline"
	}
	head := w.Header()
	head.Set("Content-Type", show)
	head.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": name}))
	head.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	_, _ = w.Write(data)
}

// upload takes a file that goes with a reply. In the window files come by
// path, because its web view may cut large bodies.
func (h *Host) upload(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		http.NotFound(w, r)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload+1<<20)
	part, head, err := r.FormFile("file")
	if err != nil {
		h.fail(w, notTaken(err))
		return
	}
	patience(w, 0)
	defer func() {
		_ = part.Close()
		_ = r.MultipartForm.RemoveAll() // what did not fit the memory is a file
	}()
	if head.Size > maxUpload {
		h.fail(w, tooLarge())
		return
	}
	data, err := io.ReadAll(part)
	if err != nil {
		h.fail(w, notTaken(err))
		return
	}
	out, err := h.desk.Attach(r.Context(), head.Filename, data)
	if err != nil {
		h.fail(w, err)
		return
	}
	h.answer(w, http.StatusOK, out)
}

// notTaken says why no file arrived.
func notTaken(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return tooLarge()
	}
	return &app.Refusal{
		Code: "request", Problems: []app.Problem{},
		Text: "ファイルを受け取れませんでした。何も付けていません。もう一度付けてください。",
	}
}

func tooLarge() error {
	return &app.Refusal{
		Code: "file_too_large", Problems: []app.Problem{},
		Text: "このファイルは大きすぎて添付できません（上限 25 MB）。小さくしてから、もう一度付けてください。",
	}
}

// events sends hints as server-sent events until the page goes away.
func (h *Host) events(w http.ResponseWriter, r *http.Request) {
	stream, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no stream", http.StatusNotImplemented)
		return
	}
	hints, stop := h.desk.Subscribe()
	defer stop()
	patience(w, 0)
	w.Header().Set("Content-Type", "text/event-stream")
	_, _ = io.WriteString(w, ": open\n\n")
	stream.Flush()
	for {
		select {
		case <-r.Context().Done():
			return
		case hint := <-hints:
			data, err := json.Marshal(hint)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
				return
			}
			stream.Flush()
		}
	}
}

// types of the page's files. The system's own table is not asked: on some
// Windows PCs it says that a script is plain text, and the page stays white.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
}

// asset serves the page. Every path that is not a file of it is the page too:
// the page knows its own screens.
func (h *Host) asset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	data, err := fs.ReadFile(h.page, name)
	if err != nil {
		if path.Ext(name) != "" {
			http.NotFound(w, r)
			return
		}
		name = "index.html"
		if data, err = fs.ReadFile(h.page, name); err != nil {
			http.Error(w, "page is not built: run `make build`", http.StatusInternalServerError)
			return
		}
	}
	w.Header().Set("Content-Type", cmp.Or(types[path.Ext(name)], "application/octet-stream"))
	if strings.HasPrefix(name, "assets/") {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable") // their names change with their bytes
	}
	if name == "index.html" {
		data = h.withRights(r.Context(), data)
	}
	_, _ = w.Write(data)
}

// withRights says in the page what the person at the seat may do, so that it does not begin
// with questions that are refused. It is a hint: every call is judged by itself.
func (h *Host) withRights(ctx context.Context, page []byte) []byte {
	head := []byte("<head>")
	meta := fmt.Sprintf("<head><meta name=\"rights\" content=%q>", strings.Join(h.desk.Rights(ctx), " "))
	return bytes.Replace(page, head, []byte(meta), 1)
}
