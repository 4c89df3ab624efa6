package host

import (
	"context"
	"errors"
	"io"
	"net/http"

	"madoguchi/app"
)

// orderFile takes a list of orders from a browser; the window uses its own
// dialog. The file is kept in memory only.
func (h *Host) orderFile(w http.ResponseWriter, r *http.Request) {
	h.hold(w, r, app.MaxOrderFile, listTooLarge, h.desk.HoldOrderFile)
}

// entryFile takes a file of entries for the books in the same way.
func (h *Host) entryFile(w http.ResponseWriter, r *http.Request) {
	h.hold(w, r, app.MaxEntryFile, app.EntryFileTooLarge, h.desk.HoldEntryFile)
}

// settlementFile takes a mall's settlement.
func (h *Host) settlementFile(w http.ResponseWriter, r *http.Request) {
	h.hold(w, r, app.MaxOrderFile, listTooLarge, h.desk.HoldSettlement)
}

type holder func(ctx context.Context, name string, data []byte) (app.HeldFile, error)

// hold takes a file of up to most bytes.
func (h *Host) hold(w http.ResponseWriter, r *http.Request, most int64, tooLarge func() error, keep holder) {
	if r.Method != http.MethodPost {
		http.NotFound(w, r)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, most+1<<20)
	name, data, err := onePart(r)
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		h.fail(w, tooLarge())
		return
	}
	if err != nil {
		h.fail(w, listNotTaken())
		return
	}
	patience(w, 0)
	out, err := keep(r.Context(), name, data)
	if err != nil {
		h.fail(w, err)
		return
	}
	h.answer(w, http.StatusOK, out)
}

// onePart reads the file of a form as it comes: the usual reader would write a
// large one to the disk, names and addresses with it.
func onePart(r *http.Request) (name string, data []byte, err error) {
	form, err := r.MultipartReader()
	if err != nil {
		return "", nil, err
	}
	part, err := form.NextPart()
	if err != nil {
		return "", nil, err
	}
	data, err = io.ReadAll(part)
	return part.FileName(), data, err
}

func listNotTaken() error {
	return &app.Refusal{
		Code: "file", Problems: []app.Problem{},
		Text: "このファイルを読めませんでした。何も取り込んでいません。ほかのプログラムで開いていないか確かめて、もう一度選んでください。",
	}
}

func listTooLarge() error {
	return &app.Refusal{
		Code: "file_too_large", Problems: []app.Problem{},
		Text: "このファイルは大きすぎます（上限 50 MB）。何も取り込んでいません。期間を分けてダウンロードし直してください。",
	}
}
