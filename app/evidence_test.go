package app

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
	"madoguchi/store/blobs/blobstest"
)

// postbox is a mailbox with one conversation that has everything in it.
type postbox struct{ fake }

func (postbox) Pull(context.Context, string) (connectors.Batch, error) {
	jpg := connectors.Attachment{Name: "写真.jpg", Type: "image/jpeg", Data: []byte("not really a picture")}
	again := connectors.Attachment{Name: "写真.JPG", Type: "image/jpeg", Data: []byte("another one")}
	slip := connectors.Attachment{Name: `..\..\windows\con.txt`, Type: "text/plain", Data: []byte("\x82\xa0\x82\xe8\x82\xaa\x82\xc6\x82\xa4\x81A\x93\xfa\x96{\x8c\xea")}
	late := connectors.Attachment{Name: "大きい.pdf", Type: "application/pdf", Ref: "later", Size: 9}
	return connectors.Batch{Next: "1", Inquiries: []connectors.Inquiry{{
		RemoteID: "1", Subject: "割れていました", Customer: connectors.Person{Name: "山田 花子", Address: "hanako@example.jp"},
		Messages: []connectors.Message{
			{RemoteID: "m1", Direction: connectors.In, Author: "山田 花子", SentAt: noon.Add(-3 * time.Hour), Text: "=HYPERLINK(\"x\")\n> 引用", Raw: []byte("Subject: 1\r\n\r\nraw"), Attachments: []connectors.Attachment{jpg, again, slip, late}},
			{RemoteID: "m2", Direction: connectors.Out, Author: "見本堂", SentAt: noon.Add(-2 * time.Hour), Text: "お詫びします。"},
		},
	}}}, nil
}

func broken(t *testing.T) (*Desk, int64) {
	t.Helper()
	l := &postbox{}
	s := l.spec()
	s.Open = func(connectors.Settings, connectors.Env) (connectors.Connector, error) { return l, nil }
	s.Kind = "letters"
	d := open(t, &l.fake, s)
	f := form()
	f.Kind = "letters"
	a := must[Account](t)(d.SaveAccount(t.Context(), f))
	must[Synced](t)(d.Sync(t.Context(), ID{a.ID}))
	id := must[InboxPage](t)(d.Inbox(t.Context(), InboxQuery{})).Inquiries[0].ID
	for _, n := range []NewNote{{ID: id, Kind: "note", Text: "在庫は B にあり"}, {ID: id, Kind: "call", Text: "お詫びの電話"}} {
		if err := d.AddNote(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	return d, id
}

func collect(t *testing.T, d *Desk, in EvidenceRequest) (map[string]string, []byte, Evidence) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.zip")
	e := must[Evidence](t)(d.Evidence(t.Context(), in, path, func(Evidence) {}))
	data := must[[]byte](t)(os.ReadFile(path))
	z := must[*zip.Reader](t)(zip.NewReader(bytes.NewReader(data), int64(len(data))))
	all := map[string]string{}
	for _, f := range z.File {
		r := must[io.ReadCloser](t)(f.Open())
		all[f.Name] = string(must[[]byte](t)(io.ReadAll(r)))
		if f.NonUTF8 {
			t.Errorf("%s is not marked as UTF-8", f.Name)
		}
	}
	if len(all) != len(z.File) {
		t.Error("two parts have one name")
	}
	return all, data, e
}

func TestEvidence_holds_everything_and_a_list_that_is_right(t *testing.T) {
	d, id := broken(t)
	all, data, e := collect(t, d, EvidenceRequest{IDs: []int64{id, id}})
	folder := fmt.Sprintf("問い合わせ-%d/", id)
	for name, want := range map[string]string{
		"メッセージ/001-20260401-0900-お客様.eml": "Subject: 1\r\n\r\nraw",
		"添付/001-写真.jpg":                   "not really a picture", "添付/002-写真.JPG": "another one",
		"添付/003-con.txt": "\x82\xa0\x82\xe8\x82\xaa\x82\xc6\x82\xa4\x81A\x93\xfa\x96{\x8c\xea",
	} {
		if got, ok := all[folder+name]; !ok || got != want {
			t.Errorf("%s: %t %q", name, ok, got)
		}
	}
	if !strings.HasPrefix(all[folder+"記録.pdf"], "%PDF-1.7") {
		t.Error("no record")
	}
	var list contents
	if err := json.Unmarshal([]byte(all["manifest.json"]), &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Files) != len(all)-2 { // all but the two lists
		t.Errorf("%d of %d parts are listed", len(list.Files), len(all))
	}
	for _, f := range list.Files {
		sum := sha256.Sum256([]byte(all[f.Path]))
		if hex.EncodeToString(sum[:]) != f.SHA256 || int64(len(all[f.Path])) != f.Size || !strings.Contains(all["manifest.txt"], f.SHA256+" *"+f.Path+"\n") {
			t.Errorf("%s is not what the list says", f.Path)
		}
	}
	if len(list.Missing) != 2 || e.Missing != 2 || !strings.Contains(all["manifest.txt"], "大きい.pdf") || !strings.Contains(all["manifest.txt"], "経過.json") {
		t.Errorf("missing %+v", list.Missing)
	}
	if sum := sha256.Sum256(data); e.SHA256 != hex.EncodeToString(sum[:]) || e.Size != int64(len(data)) || e.PartsDone != len(all) || e.Parts < e.PartsDone {
		t.Errorf("end %+v", e)
	}
}

func TestEvidence_is_the_same_bytes_until_something_happens(t *testing.T) {
	d, id := broken(t)
	in := EvidenceRequest{IDs: []int64{id}}
	_, first, _ := collect(t, d, in)
	if _, second, _ := collect(t, d, in); !bytes.Equal(first, second) {
		t.Error("two files of one state differ")
	}
	if _, _, err := d.CasePDF(t.Context(), CasePaper{ID: id}); err != nil {
		t.Fatal(err)
	}
	if _, third, _ := collect(t, d, in); !bytes.Equal(first, third) {
		t.Error("printing it changed the file")
	}
	must[Row](t)(d.SetState(t.Context(), StateChange{ID: id, State: "done"}))
	if _, later, _ := collect(t, d, in); bytes.Equal(first, later) {
		t.Error("a changed case gives the old file")
	}
}

func TestEvidence_tells_its_steps_to_a_spreadsheet(t *testing.T) {
	d, id := broken(t)
	must[Row](t)(d.SetState(t.Context(), StateChange{ID: id, State: "done"}))
	all, _, _ := collect(t, d, EvidenceRequest{IDs: []int64{id}})
	folder := fmt.Sprintf("問い合わせ-%d/", id)
	text, ok := strings.CutPrefix(all[folder+"経過.csv"], "\uFEFF")
	rows := must[[][]string](t)(csv.NewReader(strings.NewReader(text)).ReadAll())
	if !ok || !strings.Contains(text, "\r\n") || len(rows) != 7 {
		t.Fatalf("%d rows: %q", len(rows), text)
	}
	if got := rows[1]; got[1] != "2026/04/01 09:00:00" || got[2] != "お客様" || got[5] != "'=HYPERLINK(\"x\")\n> 引用" || got[6] != "写真.jpg、写真.JPG、con.txt、大きい.pdf" {
		t.Errorf("first row %q", got)
	}
	if rows[3][2] != "社内メモ" || rows[4][2] != "電話メモ" || rows[6][2] != "出来事" || !strings.Contains(rows[6][5], "完了") {
		t.Errorf("rows %q", rows[3:])
	}
	if !strings.Contains(all[folder+"経過.json"], `"=HYPERLINK(\"x\")\n\u003e 引用"`) {
		t.Errorf("the JSON changed the text: %s", all[folder+"経過.json"])
	}
}

func TestEvidence_for_outside_has_no_word_that_is_for_the_shop_only(t *testing.T) {
	d, id := broken(t)
	all, _, _ := collect(t, d, EvidenceRequest{IDs: []int64{id}, Outside: true})
	for name, text := range all {
		for _, secret := range []string{"在庫は B", "お詫びの電話"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s has %q", name, secret)
			}
		}
	}
	if !strings.Contains(all["manifest.txt"], "含めていません") {
		t.Error("the list does not say that notes are left out")
	}
}

func TestEvidence_names_what_is_damaged(t *testing.T) {
	d, id := broken(t)
	m := must[[]store.Message](t)(d.store.Messages(t.Context(), id))[0]
	for i, spoil := range []func(testing.TB, string, string){blobstest.Remove, blobstest.Spoil} {
		spoil(t, filepath.Join(d.profile, "blobs"), m.Files[i].SHA256)
	}
	all, _, e := collect(t, d, EvidenceRequest{IDs: []int64{id}})
	if e.Missing != 4 || !strings.Contains(all["manifest.txt"], "保管場所にありません") || !strings.Contains(all["manifest.txt"], "壊れています") {
		t.Errorf("missing %d:\n%s", e.Missing, all["manifest.txt"])
	}
}

func TestEvidence_that_is_stopped_leaves_nothing(t *testing.T) {
	d, id := broken(t)
	dir := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	_, err := d.Evidence(ctx, EvidenceRequest{IDs: []int64{id}}, filepath.Join(dir, "out.zip"), func(Evidence) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if left := must[[]os.DirEntry](t)(os.ReadDir(dir)); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	for _, e := range must[[]store.Event](t)(d.store.Events(t.Context(), id)) {
		if e.Kind == store.PrintedEvidence {
			t.Error("the history says that it was taken out")
		}
	}
}

func TestEvidence_refuses_what_it_cannot_do(t *testing.T) {
	d, id := broken(t)
	run := func(ids []int64, path string) error {
		_, err := d.Evidence(t.Context(), EvidenceRequest{IDs: ids}, path, func(Evidence) {})
		return err
	}
	refused(t, run(nil, "x.zip"), "evidence_count")
	refused(t, run([]int64{id}, filepath.Join(t.TempDir(), "no", "folder", "x.zip")), "file")
	if err := run([]int64{99}, filepath.Join(t.TempDir(), "x.zip")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown inquiry: %v", err)
	}
}

func TestEvidence_of_the_page_waits_until_it_is_fetched(t *testing.T) {
	d, id := broken(t)
	if _, _, err := d.EvidenceFile(""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a file without a token: %v", err)
	}
	start := func() Evidence {
		if err := d.EvidenceStart(t.Context(), EvidenceRequest{IDs: []int64{id}}); err != nil {
			t.Fatal(err)
		}
		<-d.evidence.ended
		return must[Evidence](t)(d.EvidenceState(t.Context()))
	}
	first := start()
	path, name, err := d.EvidenceFile(first.Token)
	if err != nil || name != fmt.Sprintf("証拠一式-%d.zip", id) || first.Problem != "" {
		t.Fatalf("%q %v %+v", name, err, first)
	}
	second := start()
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("the file before is still there")
	}
	path, _, _ = d.EvidenceFile(second.Token)
	if err := d.endEvidence(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("the file outlives the program")
	}
}

func TestCasePDF_is_kept_in_the_history(t *testing.T) {
	d, id := broken(t)
	name, data, err := d.CasePDF(t.Context(), CasePaper{ID: id, Outside: true})
	if err != nil || name != fmt.Sprintf("問い合わせ-%d.pdf", id) || !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Fatalf("%q %v", name, err)
	}
	events := must[[]store.Event](t)(d.store.Events(t.Context(), id))
	if last := events[len(events)-1]; last.Kind != store.PrintedCase || last.Detail != "outside" {
		t.Errorf("history %+v", last)
	}
}

func TestFileText_finds_the_charset(t *testing.T) {
	d, id := broken(t)
	files := must[[]store.Message](t)(d.store.Messages(t.Context(), id))[0].Files
	got := must[FileText](t)(d.FileText(t.Context(), MailPart{ID: files[2].ID}))
	if got.Text != "ありがとう、日本語" || got.Cut {
		t.Errorf("got %+v", got)
	}
	_, err := d.FileText(t.Context(), MailPart{ID: files[0].ID})
	refused(t, err, "no_text")
}

func TestMessageFiles_has_all_that_is_no_danger(t *testing.T) {
	d, id := broken(t)
	m := must[[]store.Message](t)(d.store.Messages(t.Context(), id))[0]
	var b bytes.Buffer
	if err := d.MessageFiles(t.Context(), m.ID, &b); err != nil {
		t.Fatal(err)
	}
	z := must[*zip.Reader](t)(zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len())))
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "写真.jpg 写真 (2).JPG _con.txt" {
		t.Errorf("names %q", got)
	}
}

func TestPaper_shows_nothing_that_the_screen_hides(t *testing.T) {
	d, id := broken(t)
	m := must[[]store.Message](t)(d.store.Messages(t.Context(), id))[0]
	for _, c := range []struct {
		who  acting
		code string
	}{
		{acting{role: RoleTrainee, seat: &Seat{}, masked: true}, "forbidden"},
		{acting{role: RoleStaff, seat: &Seat{}, masked: true}, "masked_file"},
	} {
		ctx := with(t.Context(), c.who)
		_, _, err := d.CasePDF(ctx, CasePaper{ID: id})
		refused(t, err, c.code)
		_, err = d.Evidence(ctx, EvidenceRequest{IDs: []int64{id}}, filepath.Join(t.TempDir(), "x.zip"), func(Evidence) {})
		refused(t, err, c.code)
		refused(t, d.MessageFiles(ctx, m.ID, io.Discard), "masked_file")
	}
}
