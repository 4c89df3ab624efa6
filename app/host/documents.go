package host

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"madoguchi/app"
)

// documents serves kept papers: /paper/document/<id> as it is, /paper/documents/<query as
// JSON> as a zip with its index. The desk asks for the right to each.
func (h *Host) documents(w http.ResponseWriter, r *http.Request) {
	kind, what, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/paper/"), "/")
	if r.Method != http.MethodGet {
		http.NotFound(w, r)
		return
	}
	patience(w, 0)
	switch kind {
	case "document":
		h.document(w, r, what)
	case "documents":
		h.documentsZip(w, r, what)
	default:
		http.NotFound(w, r)
	}
}

func (h *Host) document(w http.ResponseWriter, r *http.Request, what string) {
	id, err := strconv.ParseInt(what, 10, 64)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	x, data, err := h.desk.DocumentFile(r.Context(), id)
	if err != nil {
		h.fail(w, err)
		return
	}
	if x.Type == "application/pdf" {
		document(w, x.Type, "inline", x.FileName)
	} else { // somebody else's file: it is saved and never shown
		document(w, "application/octet-stream", "attachment", x.FileName)
	}
	_, _ = w.Write(data)
}

func (h *Host) documentsZip(w http.ResponseWriter, r *http.Request, what string) {
	var q app.DocumentQuery
	if json.Unmarshal([]byte(what), &q) != nil {
		http.NotFound(w, r)
		return
	}
	document(w, "application/zip", "attachment", app.DocumentsName(q))
	begun := &began{ResponseWriter: w}
	if _, err := h.desk.DocumentsZip(r.Context(), q, begun); err != nil {
		if begun.wrote {
			panic(http.ErrAbortHandler) // half a zip must not look like a whole one
		}
		w.Header().Del("Content-Disposition")
		h.fail(w, err)
	}
}
