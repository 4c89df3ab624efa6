package mailbox

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestSettings_follow_from_a_known_domain(t *testing.T) {
	for address, want := range map[string]struct {
		imap, smtp, user string
		iPort, sPort     int
		security         string
	}{
		"shop@gmail.com":         {"imap.gmail.com", "smtp.gmail.com", "shop@gmail.com", 993, 465, "tls"},
		"shop@outlook.jp":        {"outlook.office365.com", "smtp-mail.outlook.com", "shop@outlook.jp", 993, 587, "starttls"},
		"shop@yahoo.co.jp":       {"imap.mail.yahoo.co.jp", "smtp.mail.yahoo.co.jp", "shop", 993, 465, "tls"},
		"shop@mise.sakura.ne.jp": {"mise.sakura.ne.jp", "mise.sakura.ne.jp", "shop@mise.sakura.ne.jp", 993, 465, "tls"},
		"shop@mise.lolipop.jp":   {"imap.lolipop.jp", "smtp.lolipop.jp", "shop@mise.lolipop.jp", 993, 465, "tls"},
	} {
		set, err := readSettings(connectors.Settings{"address": address, "password": "x"})
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		if set.imap.host != want.imap || set.smtp.host != want.smtp || set.imap.port != want.iPort || set.smtp.port != want.sPort ||
			set.imap.username != want.user || set.smtp.username != want.user || set.smtp.password != "x" || set.smtp.security != want.security {
			t.Errorf("%s: %+v", address, set)
		}
	}
}

func TestSettings_name_the_field_that_is_wrong(t *testing.T) {
	good := connectors.Settings{
		"address": "shop@example.test", "password": "x", "imap_host": "imap.example.test", "smtp_host": "smtp.example.test",
	}
	for name, c := range map[string]struct {
		change connectors.Settings
		field  string
	}{
		"no address":          {connectors.Settings{"address": ""}, "address"},
		"no address at all":   {connectors.Settings{"address": "shop"}, "address"},
		"no password":         {connectors.Settings{"password": ""}, "password"},
		"unknown domain":      {connectors.Settings{"imap_host": ""}, "imap_host"},
		"no smtp host":        {connectors.Settings{"smtp_host": ""}, "smtp_host"},
		"a URL":               {connectors.Settings{"imap_host": "imaps://imap.example.test/"}, "imap_host"},
		"a word as port":      {connectors.Settings{"imap_port": "imap"}, "imap_port"},
		"a port too high":     {connectors.Settings{"smtp_port": "70000"}, "smtp_port"},
		"plain to the world":  {connectors.Settings{"imap_security": "none"}, "imap_security"},
		"plain sending":       {connectors.Settings{"smtp_security": "none"}, "smtp_security"},
		"an unknown word":     {connectors.Settings{"smtp_security": "ssl3"}, "smtp_security"},
		"plain through proxy": {connectors.Settings{"imap_host": "127.0.0.1", "imap_security": "none", "proxy": "socks5://203.0.113.1:1080"}, "imap_security"},
		"odd proxy":           {connectors.Settings{"proxy": "ftp://x:1"}, "proxy"},
		"proxy without port":  {connectors.Settings{"proxy": "socks5://x"}, "proxy"},
		"plain relay":         {connectors.Settings{"relay_host": "sub.fw.rakuten.ne.jp", "relay_security": "none"}, "relay_security"},
		"odd relay sender":    {connectors.Settings{"relay_host": "sub.fw.rakuten.ne.jp", "relay_from": "shop"}, "relay_from"},
		"docomo without id":   {connectors.Settings{"address": "shop@docomo.ne.jp", "imap_host": ""}, "username"},
	} {
		s := connectors.Settings{}
		for _, from := range []connectors.Settings{good, c.change} {
			for k, v := range from {
				s[k] = v
			}
		}
		_, err := readSettings(s)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if e := connectors.As(err); e.Reason != connectors.Auth || e.Code != "setting_"+c.field || e.Text == "" {
			t.Errorf("%s: %s %s", name, e.Reason, e.Code)
		}
	}
}

func TestSettings_ports_follow_the_security(t *testing.T) {
	s := connectors.Settings{
		"address": "shop@gmail.com", "password": "x", "imap_security": "starttls", "smtp_security": "starttls",
		"relay_host": "sub.fw.rakuten.ne.jp",
	}
	set, err := readSettings(s)
	if err != nil {
		t.Fatal(err)
	}
	if set.imap.port != 143 || set.smtp.port != 587 || set.relay.port != 587 || set.relay.security != "starttls" || set.from != "shop@gmail.com" {
		t.Fatalf("%+v", set)
	}
}

func TestSpec_has_every_key_and_marks_the_secrets(t *testing.T) {
	want := strings.Fields("address name auth oauth_client_id oauth_client_secret* refresh_token* redirect_port auth_endpoint sent_folder imap_host imap_port imap_security smtp_host smtp_port smtp_security username password* smtp_username smtp_password* folders notice_rules proxy relay_host relay_port relay_security relay_username relay_password* relay_from relay_bcc bcc iso2022jp_to iso2022jp_marks")
	var got []string
	for _, f := range Spec.Fields {
		if f.Secret {
			f.Key += "*"
		}
		got = append(got, f.Key)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestReadFolders(t *testing.T) {
	for list, want := range map[string][]string{
		"":                            {"INBOX"},
		" , 、\n":                      {"INBOX"},
		" inbox, 楽天、INBOX.受注 ,,inbox": {"INBOX", "楽天", "INBOX.受注"},
		`INBOX,"返品, 交換",楽天`:           {"INBOX", "返品, 交換", "楽天"},
		`"返品、交換" 、 " a "`:             {"返品、交換", " a "},
		`"""やり直し"" 済み","inbox","",x`:  {`"やり直し" 済み`, "INBOX", "x"},
		`a "b",c`:                     {`a "b"`, "c"},
		`"a, b`:                       {`"a`, "b"}, // no end
		`"a"b, c`:                     {`"a"b`, "c"},
		"\"a\nb\"\r\nc":               {"a\nb", "c"},
		`"`:                           {`"`},
	} {
		if got := readFolders(list); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", list, got, want)
		}
	}
}

// FuzzReadFolders: every list has names, and each can be written so that it is
// read again.
func FuzzReadFolders(f *testing.F) {
	for _, s := range []string{"", `INBOX,"a, b"`, "\"\"\"", "a、\xff,b", "\"\"\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		names := readFolders(s)
		var quoted []string
		for _, n := range names {
			quoted = append(quoted, `"`+strings.ReplaceAll(n, `"`, `""`)+`"`)
		}
		if again := readFolders(strings.Join(quoted, ",")); len(names) == 0 || !slices.Equal(names, again) {
			t.Fatalf("%q became %q", names, again)
		}
	})
}

func never(string) bool { return false }

func TestMemory_forgets_the_oldest_only(t *testing.T) {
	var m idMemory
	var id string
	for i := range memorySize + 10 {
		id, m = m.remoteID(time.Unix(int64(i), 0).String(), "AAAAAAAA", never)
	}
	if len(m) != memorySize {
		t.Fatalf("%d entries", len(m))
	}
	other, _ := m.remoteID(id, "BBBBBBBB", never)
	if other != id+"#BBBBBBBB" {
		t.Errorf("%q", other)
	}
	if size := len((&cursor{IDs: m}).String()); size > 64<<10 {
		t.Errorf("the cursor weighs %d bytes", size)
	}
}

// FuzzCursor: whatever stands in a cursor, reading it gives a cursor that can be
// written and read again.
func FuzzCursor(f *testing.F) {
	for _, s := range []string{"", "null", `{"folders":{"INBOX":null}}`, `{"folders":{"a":{"bad":{"1":null}}},"ids":["x"]}`, `{"ids":"x"}`} {
		f.Add(s)
	}
	b := &box{}
	b.env.Now = func() time.Time { return day }
	f.Fuzz(func(t *testing.T, s string) {
		c := readCursor(s)
		_, c.IDs = c.IDs.remoteID("a@b", "AAAAAAAA", never)
		for name := range c.Folders {
			p, _ := c.at(name, 5, day)
			p.failed(3, day)
			p.due(day)
		}
		if out := c.String(); !json.Valid([]byte(out)) {
			t.Fatalf("%q", out)
		}
		b.Rescan(s, time.Time{})
	})
}

// FuzzPlain: foreign text in a sentence stays one short line.
func FuzzPlain(f *testing.F) {
	f.Add("a\r\nb\u202e\xff", 3)
	f.Fuzz(func(t *testing.T, s string, most int) {
		most &= 0xff
		out := plain(s, most)
		if strings.ContainsAny(out, "\r\n\u202e") || len([]rune(out)) > most+1 {
			t.Fatalf("%q", out)
		}
	})
}
