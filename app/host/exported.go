package host

import (
	"net/http"
	"strconv"
	"strings"
)

// exported serves /paper/export/<id>: a file that went to the books, written as it is read.
func (h *Host) exported(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(strings.TrimPrefix(r.URL.Path, "/paper/export/"), 10, 64)
	if err != nil || r.Method != http.MethodGet {
		http.NotFound(w, r)
		return
	}
	patience(w, 0)
	x, write, err := h.desk.ExportOut(r.Context(), id)
	if err != nil {
		h.fail(w, err)
		return
	}
	document(w, x.Type, "attachment", x.Export.FileName)
	begun := &began{ResponseWriter: w}
	if err := write(begun); err != nil {
		if begun.wrote {
			panic(http.ErrAbortHandler) // half a file must not look like a whole one
		}
		w.Header().Del("Content-Disposition")
		h.fail(w, err)
	}
}
