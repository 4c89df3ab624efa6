package command

import (
	"bytes"
	"path/filepath"
	"testing"
)

func TestBooksSheet_adds_up_a_month_on_the_screen_and_as_PDF(t *testing.T) {
	b := newBench(t)
	b.must("entry", "import", b.paper("month.json", aMonth))
	path := filepath.Join(t.TempDir(), "m.pdf")
	shown := b.must("books", "sheet", "--month", "2027-02")
	written := b.must("books", "sheet", "--month", "2027-02", "--out", path)
	whole := shown["sheet"].(map[string]any)["whole"].(map[string]any)
	now := whole["now"].(map[string]any)
	if now["return_10"] != 2200.0 || now["tax_8"] != 80.0 || now["cancelled_yen"] != 3300.0 || now["back"] != 990.0 || whole["total"].(map[string]any)["amount"] != 4270.0 {
		t.Errorf("got %v", whole)
	}
	if data := read(t, path); written["out"] != path || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("wrote %v: %d bytes", written["out"], len(data))
	}
	b.fails("month", "books", "sheet", "--month", "February")
}
