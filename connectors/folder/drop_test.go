package folder

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

// desk is an account over a fresh folder and the cursor it has reached.
type desk struct {
	t   *testing.T
	dir string
	a   *account
	cur string
	now time.Time
}

func newDesk(t *testing.T, more ...string) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir(), now: testNow}
	set := connectors.Settings{"path": d.dir, "name": "見本の店", "address": "shop@shop.example"}
	for i := 0; i+1 < len(more); i += 2 {
		set[more[i]] = more[i+1]
	}
	c, err := Spec.Open(set, connectors.Env{Now: func() time.Time { return d.now }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	d.a = c.(*account)
	return d
}

func (d *desk) drop(name, text string) { drop(d.t, d.dir, name, text) }

// pull brings everything, as the desk does.
func (d *desk) pull() (all connectors.Batch) {
	d.t.Helper()
	for range 1000 {
		b, err := d.a.Pull(d.t.Context(), d.cur)
		if err != nil {
			d.t.Fatal(err)
		}
		all.Inquiries = append(all.Inquiries, b.Inquiries...)
		all.Orders = append(all.Orders, b.Orders...)
		all.Notices = append(all.Notices, b.Notices...)
		d.cur = b.Next
		if !b.More {
			return all
		}
	}
	d.t.Fatal("the pull never ends")
	return all
}

// ids are the messages of a batch, each once.
func ids(b connectors.Batch) map[string]bool {
	out := map[string]bool{}
	for _, q := range b.Inquiries {
		for _, m := range q.Messages {
			out[m.RemoteID] = true
		}
	}
	return out
}

func one(thread, text string) string {
	return fmt.Sprintf(`{"madoguchi":1,"inquiries":[{"thread":%q,"messages":[{"from":"customer","date":"2026-11-21T10:00:00+09:00","text":%q}]}]}`, thread, text)
}

func TestPull_brings_each_file_once_and_leaves_it(t *testing.T) {
	d := newDesk(t)
	d.drop("お客様の声（2026）.json", one("A", "一"))
	d.drop("in/b.json", one("B", "二"))
	if got := d.pull(); len(got.Inquiries) != 2 || len(got.Notices) != 0 {
		t.Fatalf("%d inquiries, notices %v", len(got.Inquiries), got.Notices)
	}
	if got := d.pull(); len(got.Inquiries) != 0 {
		t.Errorf("%d came again", len(got.Inquiries))
	}
	for _, name := range []string{"お客様の声（2026）.json", "in/b.json"} {
		if _, err := os.Stat(filepath.Join(d.dir, name)); err != nil {
			t.Errorf("it did not stay: %v", err)
		}
	}
}

func TestPull_knows_the_same_content_under_another_name(t *testing.T) {
	d := newDesk(t)
	row := "2026/11/22 9:05,T,山田,y@customer.example,件名,本文です。,\n"
	d.drop("a.csv", "date,thread,name,address,subject,text,order\n"+row)
	mail := "From: y@customer.example\nSubject: x\n\nno id\n"
	d.drop("a.eml", mail)
	first := ids(d.pull())
	d.drop("in/写し.csv", "日時,会話,名前,アドレス,件名,本文,注文番号\n"+row+row)
	d.drop("in/写し.eml", strings.ReplaceAll(mail, "\n", "\r\n"))
	d.drop("in/写し.mbox", "From a@b Sat Nov 21 10:20:30 2026\n"+mail)
	again := ids(d.pull())
	if len(first) != 2 || len(again) != 2 {
		t.Fatalf("first %v, again %v", first, again)
	}
	for id := range again {
		if !first[id] {
			t.Errorf("%s is new", id)
		}
	}
}

func TestPull_leaves_what_is_being_written(t *testing.T) {
	d := newDesk(t)
	for _, name := range []string{"a.json.tmp", "~$b.csv", "c.json.part", ".d.json", "e.eml.crdownload", "f.json~"} {
		d.drop(name, one("X", "x"))
	}
	path := filepath.Join(d.dir, "g.json")
	whole := one("G", "全部")
	write := func(text string, at time.Time) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		text string
		age  time.Duration
	}{{whole[:20], time.Second}, {whole[:40], 10 * time.Second}, {whole, time.Second}} {
		write(step.text, d.now.Add(-step.age))
		if got := d.pull(); len(got.Inquiries)+len(got.Notices) != 0 {
			t.Fatalf("%d bytes %v old: %v %v", len(step.text), step.age, ids(got), got.Notices)
		}
	}
	d.now = d.now.Add(quiet)
	if got := d.pull(); len(got.Inquiries) != 1 {
		t.Errorf("at rest it did not come: %v", got)
	}
}

func TestPull_takes_a_file_of_tomorrow_at_the_second_look(t *testing.T) {
	d := newDesk(t)
	d.drop("a.json", one("A", "一"))
	ahead := d.now.Add(24 * time.Hour)
	if err := os.Chtimes(filepath.Join(d.dir, "a.json"), ahead, ahead); err != nil {
		t.Fatal(err)
	}
	if got := d.pull(); len(got.Inquiries) != 0 {
		t.Fatal("it may still be growing")
	}
	if got := d.pull(); len(got.Inquiries) != 1 {
		t.Error("a share with a wrong clock never gives its files")
	}
}

// A file that grows while it is read is never taken by halves.
func TestPull_never_reads_half_a_growing_file(t *testing.T) {
	d := newDesk(t)
	path := filepath.Join(d.dir, "grows.csv")
	const head = "date,thread,name,address,subject,text,order\n"
	old := testNow.Add(-long)
	d.drop("grows.csv", head)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return
			}
			_, _ = f.WriteString("2026-11-22 09:05,T,山田,y@customer.example,件名,はじめ")
			_, _ = fmt.Fprintf(f, "と終わり %d,\n", n)
			_ = f.Close()
			_ = os.Chtimes(path, old, old) // the clock alone must not be trusted
		}
	}()
	for range 200 {
		b, err := d.a.Pull(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range b.Inquiries {
			for _, m := range q.Messages {
				if !strings.Contains(m.Text, "と終わり") {
					t.Fatalf("half a text: %q", m.Text)
				}
			}
		}
	}
	close(stop)
	<-stopped
	if got := d.pull(); len(got.Inquiries) != 1 {
		t.Errorf("when it had come to rest: %d inquiries", len(got.Inquiries))
	}
}

func TestPull_tells_of_a_damaged_file_for_as_long_as_it_lies_there(t *testing.T) {
	d := newDesk(t)
	d.drop("こわれ\n\u202e.json", `{"madoguchi":1`)
	d.drop("b.json", one("B", "二"))
	for range 2 {
		got := d.pull()
		if len(got.Notices) != 1 || got.Notices[0].Code != "damaged_file" || !strings.Contains(got.Notices[0].Text, "こわれ") ||
			strings.ContainsAny(got.Notices[0].Text, "\n\u202e") {
			t.Fatalf("notices %v", got.Notices)
		}
	}
	if err := os.Remove(filepath.Join(d.dir, "こわれ\n\u202e.json")); err != nil {
		t.Fatal(err)
	}
	if got := d.pull(); len(got.Notices) != 0 {
		t.Errorf("still told: %v", got.Notices)
	}
}

func TestPull_follows_nothing_out_of_the_folder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	d := newDesk(t)
	outside := t.TempDir()
	drop(t, outside, "secret.json", one("S", "外のファイル"))
	drop(t, outside, "beside.txt", "外の添付")
	for from, to := range map[string]string{"l.json": outside + "/secret.json", "in": outside, "beside.txt": outside + "/beside.txt"} {
		if err := os.Symlink(to, filepath.Join(d.dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	d.drop("a.json", `{"madoguchi":1,"inquiries":[{"thread":"A","messages":[{"from":"customer","text":"x","attachments":[{"file":"beside.txt"},{"file":"../`+filepath.Base(outside)+`/beside.txt"}]}]}]}`)
	got := d.pull()
	if len(got.Inquiries) != 1 {
		t.Fatalf("%v", ids(got))
	}
	for _, a := range got.Inquiries[0].Messages[0].Attachments {
		if a.Data != nil {
			t.Errorf("%s was read", a.Name)
		}
	}
}

func TestPull_reads_a_long_file_step_by_step(t *testing.T) {
	d := newDesk(t)
	var csv, mbox strings.Builder
	csv.WriteString("date,thread,name,address,subject,text,order\n")
	const n = 2*maxItems + 7
	for i := range n {
		fmt.Fprintf(&csv, "2026-11-21 10:00,T%d,,,,x,\n", i)
		fmt.Fprintf(&mbox, "From a@b Sat Nov 21 10:20:30 2026\nMessage-ID: <m%d@x>\nFrom: y@customer.example\nSubject: s\n\nx\n\n", i)
	}
	d.drop("a.csv", csv.String())
	d.drop("b.mbox", mbox.String())
	steps, cur, all := 0, "", map[string]bool{}
	for more := true; more; steps++ {
		b, err := newAccountLike(t, d).Pull(t.Context(), cur) // a restart before every step
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Inquiries) > maxItems {
			t.Errorf("a batch of %d", len(b.Inquiries))
		}
		for id := range ids(b) {
			all[id] = true
		}
		cur, more = b.Next, b.More
	}
	if len(all) != 2*n || steps < 4 {
		t.Errorf("%d of %d messages in %d steps", len(all), 2*n, steps)
	}
}

func newAccountLike(t *testing.T, d *desk) *account {
	t.Helper()
	return &account{set: d.a.set, env: d.a.env, disk: realDisk, tick: d.a.tick}
}

func TestPull_a_whole_archive_is_no_pile_of_new_questions(t *testing.T) {
	d := newDesk(t)
	d.drop("a.mbox", "From a@b Sat Feb 03 10:20:30 2024\nMessage-ID: <m@x>\nFrom: y@customer.example\nDate: Sat, 3 Feb 2024 10:20:30 +0900\n\nx\n")
	b, err := d.a.Pull(t.Context(), "")
	if err != nil || len(b.Inquiries) != 1 || !lastAt(b.Inquiries[0]).Before(b.History) {
		t.Errorf("history %v, error %v", b.History, err)
	}
	d.a.env.Since = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	if b, err = d.a.Pull(t.Context(), ""); err != nil || lastAt(b.Inquiries[0]).Before(b.History) {
		t.Errorf("a longer reach was asked for: history %v, error %v", b.History, err)
	}
}

func TestPull_an_unreadable_cursor_begins_anew(t *testing.T) {
	d := newDesk(t)
	d.drop("a.json", one("A", "一"))
	d.pull()
	for _, cur := range []string{"{", `{"read":"short"}`, `{"read":7}`, d.a.Rescan(d.cur, time.Time{})} {
		d.cur = cur
		if got := d.pull(); len(got.Inquiries) != 1 {
			t.Errorf("cursor %q: %d", cur, len(got.Inquiries))
		}
	}
}

func TestPull_moves_only_when_asked_and_only_what_is_saved(t *testing.T) {
	d := newDesk(t, "done", doneMove)
	d.drop("a.json", one("A", "一"))
	d.drop("in/a.json", one("B", "二"))
	d.drop("bad.json", `{"madoguchi":1`)
	lies := func(name string) bool { _, err := os.Stat(filepath.Join(d.dir, name)); return err == nil }
	if got := d.pull(); len(got.Inquiries) != 2 || !lies("a.json") {
		t.Fatal("a file is moved before what it says is saved")
	}
	got := d.pull()
	for _, name := range []string{dirDone + "/a.json", dirDone + "/a (2).json", dirBad + "/bad.json"} {
		if !lies(name) {
			t.Errorf("%s is not there", name)
		}
	}
	if len(got.Notices) != 1 || len(got.Inquiries) != 0 || lies("a.json") || lies("in/a.json") {
		t.Errorf("after moving: %+v", got)
	}
	if err := os.Remove(filepath.Join(d.dir, dirBad, "bad.json")); err != nil {
		t.Fatal(err)
	}
	if got := d.pull(); len(got.Notices) != 0 {
		t.Errorf("still told: %v", got.Notices)
	}
}

func TestWatch_hints_once_when_a_file_has_come_to_rest(t *testing.T) {
	d := newDesk(t)
	d.a.tick = time.Millisecond
	looks := make(chan struct{}, 1)
	d.a.disk.open = func(p string) (*os.Root, error) {
		select {
		case looks <- struct{}{}:
		default:
		}
		return openRoot(p)
	}
	ctx, cancel := context.WithCancel(t.Context())
	hints, ended := make(chan struct{}, 10), make(chan error, 1)
	go func() { ended <- d.a.Watch(ctx, func() { hints <- struct{}{} }) }()
	<-looks
	<-looks // the first look is over
	d.drop("a.json", one("A", "一"))
	<-hints
	for range 5 {
		<-looks
	}
	cancel()
	if err := <-ended; err != nil || len(hints) != 0 {
		t.Errorf("error %v, %d more hints", err, len(hints))
	}
}
