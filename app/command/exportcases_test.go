package command

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"

	"github.com/xuri/excelize/v2"
)

// writtenFile exports everything and reads it back without its headings.
func (b *bench) writtenFile(kind, name string) (rows [][]string, done map[string]any) {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), name)
	done = b.must("export", kind, "--from", "2020-01-01", "--to", "2099-12-31", "--out", path)
	if strings.HasSuffix(name, ".XLSX") {
		f, err := excelize.OpenFile(path)
		if err != nil {
			b.t.Fatal(err)
		}
		defer f.Close() //nolint:errcheck // read only
		if rows, err = f.GetRows(f.GetSheetName(0)); err != nil {
			b.t.Fatal(err)
		}
		return rows[1:], done
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatal(err)
	}
	text, found := strings.CutPrefix(string(data), "\uFEFF")
	if !found {
		b.t.Errorf("Excel does not know the letters of %q", text[:20])
	}
	if rows, err = csv.NewReader(strings.NewReader(text)).ReadAll(); err != nil {
		b.t.Fatal(err)
	}
	return rows[1:], done
}

func TestExport_cases_and_messages_hold_everything_once(t *testing.T) {
	b := newBench(t)
	now := time.Now()
	b.seed(now)
	b.addAll()
	b.writes("=1+1@c.example", "", "=HYPERLINK(1)", 0)
	b.must("sync")
	all := b.inquiries()
	for _, q := range all {
		b.must("inquiry", "note", id(q), "+81 に電話\n明日")
	}

	cases, done := b.writtenFile("cases", "問い合わせ.csv")
	if len(cases) != len(all) || len(all) != 4 || done["rows"] != 4.0 || len(done["sha256"].(string)) != 64 {
		t.Fatalf("%v\n%v", cases, done)
	}
	japan := time.FixedZone("JST", 9*3600)
	for _, c := range cases {
		q := all[strings.TrimPrefix(c[2], "'")]
		if q == nil || c[0] != id(q) || c[5] != "未対応" || c[8] != q["order_number"] {
			t.Errorf("%v is not %v", c, q)
		}
		if at, err := time.ParseInLocation("2006-01-02 15:04", c[10], japan); err != nil || now.Sub(at) > 4*time.Hour || c[11] != "" {
			t.Errorf("received %q, answered %q", c[10], c[11])
		}
		if c[2] == "=1+1@c.example" {
			t.Error("a formula is left")
		}
	}

	messages, _ := b.writtenFile("messages", "メッセージ.csv")
	seen := map[string]bool{}
	for _, m := range messages {
		if seen[m[0]] {
			t.Errorf("%s twice", m[0])
		}
		seen[m[0]] = true
		if m[5] == "社内メモ" && m[8] != "'+81 に電話 明日" || m[7] != "" && strings.HasPrefix(m[7], "=") {
			t.Errorf("%q", m)
		}
	}
	n := 0
	for _, q := range all {
		for _, m := range b.must("inquiry", "show", id(q))["messages"].([]any) {
			if n++; !seen[id(m.(map[string]any))] {
				t.Errorf("%v is missing", m)
			}
		}
	}
	if n != len(messages) || n != 8 {
		t.Errorf("%d messages, %d rows", n, len(messages))
	}

	sheet, _ := b.writtenFile("messages", "メッセージ.XLSX")
	if len(sheet) != n || sheet[0][0] != messages[0][0] {
		t.Errorf("%v", sheet)
	}
	rows := b.must("audit")["rows"].([]any)
	if last := rows[0].(map[string]any); last["verb"] != "export_messages" || last["subject"] != "export" || !strings.Contains(last["detail"].(string), "2020-01-01〜2099-12-31 8 行 SHA-256 ") {
		t.Errorf("%v", last)
	}
}

func TestExport_cases_of_nothing_or_by_others_leaves_no_file(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "delivery", 0)
	b.must("sync")
	b.must("staff", "add", "佐藤", "--role", "staff")
	b.must("staff", "add", "鈴木", "--role", "accounting")
	path := filepath.Join(b.t.TempDir(), "a.csv")
	line := func(from, to string, more ...string) []string {
		return append([]string{"export", "messages", "--from", from, "--to", to, "--out", path}, more...)
	}
	b.fails("export_none", line("2020-01-01", "2020-01-31")...)
	b.fails("period", line("2020-02-01", "2020-01-31")...)
	b.fails("forbidden", line("2020-01-01", "2099-12-31", "--as", "佐藤")...)
	b.fails("forbidden", line("2020-01-01", "2099-12-31", "--as", "鈴木")...)
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if exit, _, _ := b.say("export", "cases", "--from", "2020-01-01", "--to", "2020-01-31"); exit != exitUsage {
		t.Errorf("exit %d", exit)
	}
}
