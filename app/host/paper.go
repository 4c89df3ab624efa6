package host

import (
	"mime"
	"net/http"
	"os"
	"strconv"
	"strings"

	"madoguchi/app"
)

// paper serves what leaves the desk as a document: /paper/case/<inquiry>[?outside=1]
// as PDF, /paper/evidence/<token> as zip, /paper/cases/<token> as CSV or workbook, /paper/files/<message> as zip.
func (h *Host) paper(w http.ResponseWriter, r *http.Request) {
	kind, what, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/paper/"), "/")
	if r.Method != http.MethodGet {
		http.NotFound(w, r)
		return
	}
	patience(w, 0)
	switch kind {
	case "case":
		h.casePaper(w, r, what)
	case "evidence":
		h.allowed(w, r, "EvidenceState", func(w http.ResponseWriter, r *http.Request) { h.evidence(w, r, what) })
	case "cases":
		h.allowed(w, r, "MakeCaseFile", func(w http.ResponseWriter, r *http.Request) { h.cases(w, r, what) })
	case "files":
		h.messageFiles(w, r, what)
	default:
		http.NotFound(w, r)
	}
}

func (h *Host) casePaper(w http.ResponseWriter, r *http.Request, what string) {
	id, err := strconv.ParseInt(what, 10, 64)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	name, data, err := h.desk.CasePDF(r.Context(), app.CasePaper{ID: id, Outside: r.URL.Query().Get("outside") != ""})
	if err != nil {
		h.fail(w, err)
		return
	}
	document(w, "application/pdf", "inline", name)
	_, _ = w.Write(data)
}

// monthPaper serves /paper/month/<month> as PDF.
func (h *Host) monthPaper(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		http.NotFound(w, r)
		return
	}
	name, data, err := h.desk.MonthPDF(r.Context(), app.MonthQuery{Month: strings.TrimPrefix(r.URL.Path, "/paper/month/")})
	if err != nil {
		h.fail(w, err)
		return
	}
	document(w, "application/pdf", "inline", name)
	_, _ = w.Write(data)
}

func (h *Host) evidence(w http.ResponseWriter, r *http.Request, token string) {
	path, name, err := h.desk.EvidenceFile(token)
	if err != nil {
		h.fail(w, err)
		return
	}
	h.waiting(w, r, path, name, "application/zip")
}

func (h *Host) cases(w http.ResponseWriter, r *http.Request, token string) {
	path, name, err := h.desk.CaseFileOf(r.Context(), token)
	if err != nil {
		h.fail(w, err)
		return
	}
	kind := "text/csv; charset=utf-8"
	if strings.HasSuffix(name, ".xlsx") {
		kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	h.waiting(w, r, path, name, kind)
}

// waiting gives out a file that waits in the profile to be saved.
func (h *Host) waiting(w http.ResponseWriter, r *http.Request, path, name, kind string) {
	f, err := os.Open(path)
	if err != nil {
		h.fail(w, err)
		return
	}
	defer f.Close() //nolint:errcheck // read only
	st, err := f.Stat()
	if err != nil {
		h.fail(w, err)
		return
	}
	document(w, kind, "attachment", name)
	http.ServeContent(w, r, "", st.ModTime(), f)
}

func (h *Host) messageFiles(w http.ResponseWriter, r *http.Request, what string) {
	id, err := strconv.ParseInt(what, 10, 64)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	document(w, "application/zip", "attachment", app.MessageFilesName(id))
	begun := &began{ResponseWriter: w}
	if err := h.desk.MessageFiles(r.Context(), id, begun); err != nil {
		if begun.wrote {
			panic(http.ErrAbortHandler) // half a zip must not look like a whole one
		}
		w.Header().Del("Content-Disposition")
		h.fail(w, err)
	}
}

// began knows whether an answer is on its way.
type began struct {
	http.ResponseWriter
	wrote bool
}

func (b *began) Write(data []byte) (int, error) {
	b.wrote = true
	return b.ResponseWriter.Write(data)
}

// document is said of every answer here: it is shown or saved, and never runs.
func document(w http.ResponseWriter, kind, how, name string) {
	head := w.Header()
	head.Set("Content-Type", kind)
	head.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": name}))
	head.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'")
}
