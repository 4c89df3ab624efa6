package app

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store/storetest"

	"github.com/zalando/go-keyring"
)

// noon is when these tests happen.
var noon = time.Date(2026, 4, 1, 12, 0, 0, 0, jst.Zone())

// fake is a kind of account that answers what a test wants and remembers with
// which settings it was opened.
type fake struct {
	connectors.Connector
	opened []connectors.Settings
	probe  error
}

func (f *fake) Probe(context.Context) error { return f.probe }

func (f *fake) Pull(context.Context, string) (connectors.Batch, error) {
	return connectors.Batch{Next: "1", Inquiries: []connectors.Inquiry{{
		RemoteID: "1", Subject: "届きません", Customer: connectors.Person{Name: "山田"},
		Messages: []connectors.Message{{
			RemoteID: "m", Direction: connectors.In, SentAt: noon, Text: "まだですか。",
			HTML:        `<p>まだですか。<img src="cid:p"></p>`,
			Attachments: []connectors.Attachment{{Name: "a.png", Type: "image/png", CID: "p", Data: []byte("png")}},
		}},
	}}}, nil
}

func (f *fake) spec() connectors.Spec {
	return connectors.Spec{
		Kind: "fake", Label: "試験", Every: time.Minute,
		Fields: []connectors.Field{
			{Key: "shop", Label: "店舗 ID", Required: true},
			{Key: "mode", Label: "方式", Default: "tls", Options: []string{"tls", "none"}},
			{Key: "key", Label: "キー", Secret: true, Required: true},
			{Key: "more", Label: "予備のキー", Secret: true},
		},
		Open: func(s connectors.Settings, _ connectors.Env) (connectors.Connector, error) {
			if s["shop"] == "bad" {
				return nil, &connectors.Error{Reason: connectors.Rejected, Code: "shop_id", Text: "店舗 ID を確かめてください。"}
			}
			f.opened = append(f.opened, s)
			return f, nil
		},
	}
}

var firstDay storetest.Database

// newProfile is a folder as the first start at noon leaves it.
func newProfile(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	firstDay.Copy(t, filepath.Join(dir, "madoguchi.db"), func(path string) error {
		d, err := Open(context.Background(), Config{
			Profile: filepath.Dir(path), Now: func() time.Time { return noon }, Log: slog.New(slog.DiscardHandler),
		})
		if err != nil {
			return err
		}
		return d.Close()
	})
	return dir
}

func open(t *testing.T, f *fake, more ...connectors.Spec) *Desk {
	t.Helper()
	keyring.MockInit() // a keychain of this test alone
	d, err := Open(t.Context(), Config{
		Profile: newProfile(t), Kinds: append([]connectors.Spec{f.spec()}, more...),
		Now: func() time.Time { return noon }, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// refused checks that err is a refusal with that code and words in Japanese.
func refused(t *testing.T, err error, code string) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) || r.Code != code || !strings.HasSuffix(r.Text, "。") || r.Problems == nil {
		t.Errorf("got %v %+v, want a refusal %s", err, r, code)
	}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestLevel_turns_at_midnight_in_japan_and_knows_business_days(t *testing.T) {
	week := workday.Usual()
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 4, day, hour, minute, 0, 0, jst.Zone()) }
	for name, c := range map[string]struct {
		now, due time.Time
		want     string
	}{
		"now":                                 {at(1, 12, 0), at(1, 12, 0), "late"},
		"a minute ago":                        {at(1, 12, 0), at(1, 11, 59), "late"},
		"later today":                         {at(1, 0, 0), at(1, 23, 59), "today"},
		"midnight belongs to tomorrow":        {at(1, 23, 59), at(2, 0, 0), "soon"},
		"the end of tomorrow":                 {at(1, 0, 0), at(2, 23, 59), "soon"},
		"the day after":                       {at(1, 23, 59), at(3, 0, 0), "later"},
		"the end of a month":                  {time.Date(2026, 4, 30, 23, 0, 0, 0, jst.Zone()), time.Date(2026, 5, 1, 1, 0, 0, 0, jst.Zone()), "soon"},
		"Monday, seen on a Friday":            {at(3, 10, 0), at(6, 17, 0), "soon"},
		"Monday, seen on a Sunday":            {at(5, 10, 0), at(6, 17, 0), "soon"},
		"a Saturday stands before the Monday": {at(3, 10, 0), at(4, 12, 0), "soon"},
		"Tuesday, seen on a Friday":           {at(3, 10, 0), at(7, 9, 0), "later"},
		"after the holidays of May":           {time.Date(2026, 5, 1, 10, 0, 0, 0, jst.Zone()), time.Date(2026, 5, 7, 17, 0, 0, 0, jst.Zone()), "soon"},
		// 15:30 in London on the 1st is the 2nd in Japan.
		"a clock elsewhere": {time.Date(2026, 4, 1, 15, 30, 0, 0, time.UTC), at(2, 9, 0), "today"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := level(&week, c.due.UnixMilli(), c.now); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	if got := level(&week, 0, noon); got != "" {
		t.Errorf("nothing owed: %q", got)
	}
}

func TestShop_has_limits_and_reads_back_what_was_saved(t *testing.T) {
	d := open(t, &fake{})
	if got := must[ShopSettings](t)(d.Shop(t.Context())); got != (ShopSettings{ReplyHours: 24, Hold: 15}) {
		t.Errorf("at first: %+v", got)
	}
	want := ShopSettings{ShopName: "店", StaffName: "佐藤", Signature: "一\n二", Hours: "9-17", ReplyHours: 720, Hold: 300}
	if got := must[ShopSettings](t)(d.SaveShop(t.Context(), want)); got != want {
		t.Errorf("got %+v", got)
	}
	for code, bad := range map[string][]ShopSettings{
		"hold":        {{ReplyHours: 1, Hold: -1}, {ReplyHours: 1, Hold: 301}},
		"reply_hours": {{ReplyHours: 0}, {ReplyHours: 721}},
	} {
		for _, in := range bad {
			_, err := d.SaveShop(t.Context(), in)
			refused(t, err, code)
		}
	}
	if got := must[ShopSettings](t)(d.Shop(t.Context())); got != want {
		t.Errorf("after a refusal: %+v", got)
	}
	if me := must[Me](t)(d.Me(t.Context())); me.Name != "佐藤" || me.Hold != 300 || me.Now != noon.UnixMilli() {
		t.Errorf("me: %+v", me)
	}
}

func TestHub_never_waits_for_a_slow_listener_and_forgets_no_name(t *testing.T) {
	d := &Desk{}
	slow, stop := d.Subscribe()
	quick, leave := d.Subscribe()
	d.tell(EventOutbox, 7)
	if got := <-quick; !reflect.DeepEqual(got, Hint{Name: EventOutbox, IDs: []int64{7}}) {
		t.Errorf("got %+v", got)
	}
	leave()
	for i := range int64(1000) {
		d.tell(EventInquiries, i)
	}
	stop()
	all, outbox := false, false
	for len(slow) > 0 {
		h := <-slow
		all = all || h.Name == EventInquiries && len(h.IDs) == 0
		outbox = outbox || h.Name == EventOutbox
	}
	if !all || !outbox {
		t.Errorf("all inquiries: %v, outbox: %v", all, outbox)
	}
	d.tell(EventAccounts)
	if len(slow) != 0 || len(quick) != 0 {
		t.Error("a hint came after the end")
	}
}

func TestThread_shows_the_mails_own_picture(t *testing.T) {
	d := open(t, &fake{})
	a := must[Account](t)(d.SaveAccount(t.Context(), form()))
	must[Synced](t)(d.Sync(t.Context(), ID{a.ID}))
	m := must[Thread](t)(d.Thread(t.Context(), ID{1})).Messages[0]
	if m.HTML != `<p>まだですか。<img src="data:image/png;base64,cG5n"/></p>` || !m.Files[0].Image {
		t.Errorf("got %+v", m)
	}
}

func TestPlainName_keeps_what_is_safe(t *testing.T) {
	for in, want := range map[string]string{
		"納品書.pdf": "納品書.pdf", "a/b\\c.txt": "c.txt", "a\r\nb.txt": "ab.txt", "見積\u202etxt.exe": "見積txt.exe", "\u200f.": "添付ファイル",
		"": "添付ファイル", "/": "添付ファイル", "..": "添付ファイル", " ": "添付ファイル", ".env": ".env",
	} {
		if got := plainName(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := plainName(strings.Repeat("あ", 5000) + ".pdf"); len([]rune(got)) > 201 || !strings.HasSuffix(got, ".pdf") {
		t.Errorf("a long one: %q", got)
	}
}
