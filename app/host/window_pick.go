//go:build desktop

package host

import (
	"context"
	"os"
	"path/filepath"

	"madoguchi/app"
)

// picked are files chosen in the system's own dialog.
type picked struct {
	Files []app.DraftFile `json:"files"`
}

func (w *window) pickFiles(context.Context) (picked, error) {
	out := picked{Files: []app.DraftFile{}}
	paths, err := w.chooseFiles("添付するファイルを選ぶ")
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
		f, err := w.desk.Attach(w.ctx, filepath.Base(p), data)
		if err != nil {
			return out, err
		}
		out.Files = append(out.Files, f)
	}
	return out, nil
}

// pickOrderFile takes a list of orders. No choice is a file without a token.
func (w *window) pickOrderFile(context.Context) (app.HeldFile, error) {
	k := fileKind{"注文のファイル（CSV、Excel）", "*.csv;*.tsv;*.txt;*.xlsx;*.xlsm"}
	return w.pickOne("注文のファイルを選ぶ", k, app.MaxOrderFile, listTooLarge, w.desk.HoldOrderFile)
}

// pickEntryFile takes a file of entries for the books.
func (w *window) pickEntryFile(context.Context) (app.HeldFile, error) {
	k := fileKind{"経理の記録（CSV、JSON）", "*.csv;*.tsv;*.txt;*.json"}
	return w.pickOne("経理の記録のファイルを選ぶ", k, app.MaxEntryFile, app.EntryFileTooLarge, w.desk.HoldEntryFile)
}

// pickSettlementFile takes a mall's settlement.
func (w *window) pickSettlementFile(context.Context) (app.HeldFile, error) {
	k := fileKind{"精算書（CSV、Excel）", "*.csv;*.tsv;*.txt;*.xlsx;*.xlsm"}
	return w.pickOne("モールの精算書を選ぶ", k, app.MaxOrderFile, listTooLarge, w.desk.HoldSettlement)
}

func (w *window) pickOne(title string, k fileKind, most int64, tooLarge func() error, keep holder) (app.HeldFile, error) {
	p, err := w.chooseFile(title, k)
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
	return keep(w.ctx, filepath.Base(p), data)
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
func (w *window) pickMails(_ context.Context, in mailPlace) (mailPaths, error) {
	if in.Folder {
		p, err := w.chooseFolder("過去のメールのフォルダーを選ぶ")
		if err != nil || p == "" {
			return mailPaths{Paths: []string{}}, err
		}
		return mailPaths{Paths: []string{p}}, nil
	}
	paths, err := w.chooseFiles("過去のメールのファイルを選ぶ")
	return mailPaths{Paths: append([]string{}, paths...)}, err
}

// unreadable does not name the file: its name may be a customer's.
func unreadable() error {
	return &app.Refusal{
		Code: "file", Problems: []app.Problem{},
		Text: "このファイルを読めませんでした。何も付けていません。ほかのプログラムで開いていないか確かめて、もう一度選んでください。",
	}
}
