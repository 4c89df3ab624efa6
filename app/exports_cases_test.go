package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/app/export/plain"
	"madoguchi/app/export/sheet"
	"madoguchi/connectors"
	"madoguchi/store"
)

func TestWriteCases_that_is_stopped_leaves_what_was_there(t *testing.T) {
	var mails []connectors.Inquiry
	for i := range 600 {
		mails = append(mails, letterFrom(fmt.Sprint(i), fmt.Sprint(i, "@customer.example"), "本文"))
	}
	d, _ := mailDesk(t, mails...)
	path := filepath.Join(t.TempDir(), "控え.csv")
	for _, kind := range []string{"cases", "messages"} {
		if err := os.WriteFile(path, []byte("前の内容"), 0o600); err != nil {
			t.Fatal(err)
		}
		in := ExportRequest{Kind: kind, From: "1970-01-01", To: "2099-12-31"}
		ctx, stop := context.WithCancel(asOwner(t, d))
		if _, err := d.WriteCases(Watching(ctx, func(int64, int64) { stop() }), in, path); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		left := must[[]fs.DirEntry](t)(os.ReadDir(filepath.Dir(path)))
		if text := string(must[[]byte](t)(os.ReadFile(path))); len(left) != 1 || text != "前の内容" {
			t.Errorf("%s: %v, %q", kind, left, text)
		}
		done := must[CaseFile](t)(d.WriteCases(asOwner(t, d), in, path))
		if text := string(must[[]byte](t)(os.ReadFile(path))); done.Rows != len(mails) || strings.Count(text, "\r\n") != len(mails)+1 || done.Size != int64(len(text)) {
			t.Errorf("%s: %+v, %d lines", kind, done, strings.Count(text, "\r\n"))
		}
	}
}

func TestWriteCases_is_for_owners(t *testing.T) {
	d, _, people := shopOf(t)
	path := filepath.Join(t.TempDir(), "a.csv")
	in := ExportRequest{Kind: "messages", From: "1970-01-01", To: "2099-12-31"}
	for role, person := range people {
		_, err := d.WriteCases(sit(t, d, person.ID), in, path)
		refused(t, err, "forbidden")
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s has a file: %v", role, err)
		}
	}
	in.Kind = "secrets"
	_, err := d.WriteCases(asOwner(t, d), in, path)
	refused(t, err, "export_kind")
}

func TestPostRow_says_what_was_taken_back(t *testing.T) {
	p := postRow(store.WrittenMessage{Direction: "out", Deleted: true})
	if p.Direction != "送信（削除済み）" {
		t.Error(p.Direction)
	}
}

func TestSheetRows_are_no_more_than_a_workbook_holds(t *testing.T) {
	s := &sheetRows{table: plain.Posts()}
	s.table.Rows = make([][]string, sheet.MaxRows)
	refused(t, s.Row(nil), "export_rows")
	s = &sheetRows{table: plain.Posts(), text: mostSheetText - 3}
	if err := s.Row([]string{"1", "あ"}); err == nil {
		t.Error("too much text was taken")
	}
}

// One file of a person waits at a time; it goes with the next one and with the desk.
func TestMakeCaseFile_lets_one_file_wait_to_be_saved(t *testing.T) {
	d, _ := mailDesk(t, letterFrom("1", "a@customer.example", "本文"))
	ctx := asOwner(t, d)
	wish := CaseFileWish{Kind: "messages", Form: "csv", From: "1970-01-01", To: "2099-12-31"}
	first := must[CaseFileMade](t)(d.MakeCaseFile(ctx, wish))
	path, name, err := d.CaseFileOf(ctx, first.Token)
	if text := string(must[[]byte](t)(os.ReadFile(path))); err != nil || name != "メッセージ_1970-01-01_2099-12-31.csv" || first.Rows != 1 || !strings.Contains(text, "本文") {
		t.Errorf("%+v %q %q %v", first, name, text, err)
	}
	wish.Kind, wish.Form = "cases", "xlsx"
	second := must[CaseFileMade](t)(d.MakeCaseFile(ctx, wish))
	if _, _, err := d.CaseFileOf(ctx, first.Token); err == nil {
		t.Error("the file before is still given out")
	}
	if left := must[[]fs.DirEntry](t)(os.ReadDir(d.papers())); len(left) != 1 || left[0].Name() != second.Token {
		t.Errorf("%v wait beside %s", left, second.Token)
	}
	wish.Form = "../a"
	_, err = d.MakeCaseFile(ctx, wish)
	refused(t, err, "export_kind")
	d.endCaseFiles()
	if left := must[[]fs.DirEntry](t)(os.ReadDir(d.papers())); len(left) != 0 {
		t.Errorf("%v is left behind", left)
	}
}

func TestMakeCaseFile_gives_each_person_a_file_of_their_own(t *testing.T) {
	d, _ := mailDesk(t, letterFrom("1", "a@customer.example", "本文"))
	wish := CaseFileWish{Kind: "messages", Form: "csv", From: "1970-01-01", To: "2099-12-31"}
	people := []context.Context{asOwner(t, d), t.Context()} // the second is the command line
	var made []CaseFileMade
	for _, ctx := range people {
		made = append(made, must[CaseFileMade](t)(d.MakeCaseFile(ctx, wish)))
	}
	for i, ctx := range people {
		if _, _, err := d.CaseFileOf(ctx, made[i].Token); err != nil {
			t.Error(err)
		}
		if _, _, err := d.CaseFileOf(ctx, made[1-i].Token); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the file of somebody else is given out: %v", err)
		}
		if _, _, err := d.CaseFileOf(ctx, ""); err == nil {
			t.Error("no token opens a file")
		}
	}
}

func TestMakeCaseFile_keeps_the_new_file_when_the_one_before_cannot_go(t *testing.T) {
	d, _ := mailDesk(t, letterFrom("1", "a@customer.example", "本文"))
	ctx := asOwner(t, d)
	wish := CaseFileWish{Kind: "messages", Form: "csv", From: "1970-01-01", To: "2099-12-31"}
	first := must[CaseFileMade](t)(d.MakeCaseFile(ctx, wish))
	held := filepath.Join(d.papers(), first.Token)
	if err := errors.Join(os.Remove(held), os.MkdirAll(filepath.Join(held, "open"), 0o700)); err != nil {
		t.Fatal(err)
	}
	second := must[CaseFileMade](t)(d.MakeCaseFile(ctx, wish))
	if _, _, err := d.CaseFileOf(ctx, second.Token); err != nil {
		t.Error(err)
	}
	if _, _, err := d.CaseFileOf(ctx, first.Token); err == nil {
		t.Error("the file before is still given out")
	}
}

func TestMakeCaseFile_lets_a_file_wait_for_an_hour(t *testing.T) {
	d, _ := mailDesk(t, letterFrom("1", "a@customer.example", "本文"))
	now := d.now()
	d.now = func() time.Time { return now }
	ctx := asOwner(t, d)
	made := must[CaseFileMade](t)(d.MakeCaseFile(ctx, CaseFileWish{Kind: "messages", Form: "csv", From: "1970-01-01", To: "2099-12-31"}))
	now = now.Add(caseFileFor)
	if _, _, err := d.CaseFileOf(ctx, made.Token); err == nil {
		t.Error("it is given out after its hour")
	}
}

func TestOpen_takes_away_files_of_inquiries_whose_hour_is_over(t *testing.T) {
	profile := newProfile(t)
	papers := filepath.Join(profile, "papers")
	old := filepath.Join(papers, "OLD.csv")
	if err := os.MkdirAll(papers, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"OLD.csv", "NEW.xlsx", "COLLECTED.zip"} {
		if err := os.WriteFile(filepath.Join(papers, name), []byte("本文"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-2 * caseFileFor)
	if err := errors.Join(os.Chtimes(old, past, past), os.Chtimes(filepath.Join(papers, "COLLECTED.zip"), past, past)); err != nil {
		t.Fatal(err)
	}
	d := must[*Desk](t)(Open(t.Context(), Config{Profile: profile, Log: slog.New(slog.DiscardHandler)}))
	t.Cleanup(func() { _ = d.Close() })
	left := must[[]fs.DirEntry](t)(os.ReadDir(papers))
	if len(left) != 2 || left[0].Name() != "COLLECTED.zip" || left[1].Name() != "NEW.xlsx" {
		t.Errorf("%v", left)
	}
}
