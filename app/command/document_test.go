package command

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ownShop is a bench with a shop of its own, a registration number and a paid order.
func ownShop(t *testing.T) *bench {
	b := newBench(t)
	b.must("account", "add", "mailbox", "--name", "店", "--set", "address=a@example.jp", "--set", "imap_host=127.0.0.1", "--set", "smtp_host=127.0.0.1", "--secret", "password=@"+b.file("k", "k"))
	b.must("books", "set", b.file("books.json", `{"shop":{"name":"見本堂","invoice_number":"T5111101000006"}}`))
	orders := "注文番号,注文日時,入金日,支払方法,商品名,単価,個数,税率,合計\n" +
		"M-1,2026-10-01 10:00,2026-10-02,銀行振込,湯呑み,1650,2,10%,5460\nM-1,2026-10-01 10:00,2026-10-02,銀行振込,静岡茶,1080,2,8%,5460\n"
	b.must("order", "import", b.file("orders.csv", orders), "--account", "店", "--preset", b.file("map.json",
		`{"kind":"own","columns":{"number":["注文番号"],"ordered_at":["注文日時"],"paid_at":["入金日"],"payment":["支払方法"],"line_name":["商品名"],"line_price":["単価"],"line_count":["個数"],"line_tax_rate":["税率"],"total":["合計"]}}`))
	return b
}

func docOf(v map[string]any) map[string]any { return v["document"].(map[string]any) }

func TestReceipt_is_drafted_issued_taken_out_and_issued_again(t *testing.T) {
	b := ownShop(t)
	why := "通帳で入金を確認"
	draft := b.must("receipt", "draft", "M-1", "--name", "見本商事株式会社", "--items", "--reason", why)["receipt"].(map[string]any)
	if blocks := draft["blocks"].([]any); len(blocks) != 0 || draft["amount"] != 5460.0 || len(draft["lines"].([]any)) != 2 {
		t.Fatalf("draft %v", draft)
	}
	b.fails("receipt_name", "receipt", "issue", "M-1", "--reason", why)
	b.fails("receipt_split", "receipt", "issue", "M-1", "--name", "見本商事", "--amount", "1000", "--reason", why)
	b.fails("order_unknown", "receipt", "draft", "M-9", "--name", "見本商事")
	pdf := filepath.Join(t.TempDir(), "領収書.pdf")
	first := docOf(b.must("receipt", "issue", "M-1", "--name", "見本商事株式会社", "--reason", why, "--out", pdf))
	name := first["doc_id"].(string)
	if data := read(t, pdf); !bytes.HasPrefix(data, []byte("%PDF")) || float64(len(data)) != first["size"] {
		t.Errorf("%d bytes, %v", len(data), first)
	}
	b.fails("receipt_twice", "receipt", "issue", "M-1", "--name", "見本商事", "--reason", why)
	again := docOf(b.must("receipt", "issue", "--reissue", name, "--reason", "紛失"))
	if again["first"] != name || again["reissue"] != 1.0 || again["amount"] != 5460.0 {
		t.Errorf("again %v", again)
	}
	if all := b.must("receipt", "list", "--partner", "見本商事")["documents"].([]any); len(all) != 2 {
		t.Errorf("listed %v", all)
	}
	entries := b.must("entry", "list", "--type", "RECEIPT_ISSUED")["entries"].([]any)
	if e := entries[len(entries)-1].(map[string]any); len(entries) != 2 || e["evidence"] != name || e["status"] != "confirmed" {
		t.Errorf("the books say %v", entries)
	}
	ledger := filepath.Join(t.TempDir(), "receipts.csv")
	day := first["issued"].(string)
	if done := b.must("export", "receipts", "--from", day, "--to", day, "--out", ledger); done["rows"] != 2.0 {
		t.Errorf("%v", done)
	}
	if text := string(read(t, ledger)); strings.Count(text, "\r\n") != 3 || !strings.Contains(text, ",領収書(適格簡易請求書) 再発行,PDFをメール送信,自社受注,M-1,1,"+name+",") {
		t.Errorf("ledger %s", text)
	}
	if gone := docOf(b.must("receipt", "void", name, "--reason", "宛名の誤り")); gone["void_reason"] != "宛名の誤り" {
		t.Errorf("voided %v", gone)
	}
	sent := docOf(b.must("document", "given", name, "--way", "post", "--note", "商品に同梱"))["sendings"].([]any)[0].(map[string]any)
	if sent["way_label"] != "郵送・同梱" || sent["day"] != day || sent["created_by"] == "" {
		t.Errorf("given %v", sent)
	}
	b.fails("document_way", "document", "given", name, "--way", "pigeon")
	back := docOf(b.must("document", "ungiven", name, "--record", fmt.Sprint(sent["id"]), "--reason", "別の箱"))["sendings"].([]any)[0].(map[string]any)
	if back["undone_for"] != "別の箱" || back["undone_at"] == "" {
		t.Errorf("taken back %v", back)
	}
	csv := filepath.Join(t.TempDir(), "a.csv")
	batch := b.must("export", "csv", "--from", day, "--to", day, "--out", csv)["export"].(map[string]any)["batch"].(string)
	traced := b.must("export", "trace", batch)["entries"].([]any)
	if e := traced[0].(map[string]any); len(traced) != 2 || e["evidence"] != name || e["order_number"] != "M-1" || e["confirmed_by"] == "" {
		t.Errorf("traced %v", traced)
	}
	b.fails("document_voided", "document", "void", name, "--reason", "もう一度")
}

func TestDocument_is_added_found_and_taken_out_and_comes_back_from_a_backup(t *testing.T) {
	b := ownShop(t)
	bill := b.file("請求書.pdf", "%PDF-1.7 bill")
	b.fails("document_rates", "document", "add", bill, "--issued", "2026-10-31", "--partner", "ミホン運輸", "--amount", "15290", "--rate", "10=1")
	kept := docOf(b.must("document", "add", bill, "--issued", "2026-10-31", "--traded", "2026-10-09", "--partner", "ミホン運輸", "--amount", "15290", "--channel", "yahoo", "--rate", "10=14190", "--rate", "8=1100", "--note", "着払い"))
	name := kept["doc_id"].(string)
	if found := b.must("document", "list", "--from", "2026-10-01", "--to", "2026-10-10", "--traded", "--min", "15000", "--max", "16000", "--partner", "ミホン")["documents"].([]any); len(found) != 1 {
		t.Errorf("found %v", found)
	}
	out := filepath.Join(t.TempDir(), "out.pdf")
	b.must("document", "show", name, "--out", out)
	if text := string(read(t, out)); text != "%PDF-1.7 bill" {
		t.Errorf("taken out %q", text)
	}
	fixed := docOf(b.must("document", "add", bill, "--issued", "2026-10-31", "--partner", "見本運輸", "--amount", "15290", "--corrects", name, "--reason", "取引先の誤り"))
	if fixed["supersedes"] != name || fixed["version"] != 2.0 {
		t.Errorf("corrected %v", fixed)
	}
	file := filepath.Join(t.TempDir(), "文書.zip")
	b.must("document", "export", "--direction", "received", "--out", file)
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	if len(z.File) != 3 || z.File[0].Name != "20261009_ミホン運輸_15290_"+name+".pdf" || z.File[2].Name != "index.csv" {
		t.Errorf("zip %v", z.File[0].Name)
	}
	rules := filepath.Join(t.TempDir(), "規程.txt")
	b.must("document", "rules", "--out", rules)
	if text := string(read(t, rules)); !strings.Contains(text, "見本堂（以下「当店」）") || strings.Contains(text, "{{") {
		t.Errorf("rules %.300s", text)
	}
	backup := filepath.Join(t.TempDir(), "控え.zip")
	b.must("backup", "create", "--out", backup)
	b.profile = filepath.Join(t.TempDir(), "another")
	if back := b.must("backup", "restore", backup); back["documents"] != 2.0 || back["damaged_documents"] != 0.0 {
		t.Errorf("restored %v", back)
	}
	b.must("document", "show", name, "--out", out)
	if st, err := os.Stat(out); err != nil || st.Size() != 13 {
		t.Errorf("%v %v", st, err)
	}
}
