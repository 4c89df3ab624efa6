package app

import (
	"reflect"
	"strings"
	"testing"

	"madoguchi/connectors"

	"golang.org/x/text/encoding/japanese"
)

// withShop opens a desk with an account of a mall kind.
func withShop(t *testing.T) (d *Desk, shop int64) {
	t.Helper()
	f := &fake{}
	yahoo := f.spec()
	yahoo.Kind = "yahoo"
	yahoo.NumberPrefix = func(s connectors.Settings) string { return s.Text("seller_id") + "-" }
	yahoo.Fields = append(yahoo.Fields, connectors.Field{Key: "seller_id", Label: "ストアアカウント"})
	d = open(t, f, yahoo)
	a, err := d.SaveAccount(t.Context(), AccountForm{
		Kind: "yahoo", Name: "ストア", Settings: map[string]string{"shop": "s", "seller_id": "hinata"}, Secrets: map[string]string{"key": "k"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d, a.ID
}

const orderList = "OrderId,OrderTime,OrderStatus,BillName,TotalPrice,LineId,Title,Quantity\n" +
	"10000001,2026/03/01 10:00,2,髙橋 花子,3000,1,皿①,1\n10000001,2026/03/01 10:00,2,髙橋 花子,3000,2,椀,2\n" +
	"10000002,2026/03/02,5,山田,いくら,1,箸,1\n10000003,2026/03/03,4,佐藤,500,1,盆,1\n"

func hold(t *testing.T, d *Desk, text string) string {
	t.Helper()
	data, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	held, err := d.HoldOrderFile(t.Context(), `C:\注文\3月.csv`, data)
	if err != nil || held.Name != "3月.csv" {
		t.Fatal(err, held)
	}
	return held.Token
}

func TestOrderFile_preview_tells_what_the_import_then_does(t *testing.T) {
	d, shop := withShop(t)
	q := OrderFileQuery{Token: hold(t, d, orderList), Account: shop}
	view, err := d.OrderFilePreview(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	want := OrderFileCounts{Orders: 2, New: 2, Left: 1, Lines: 3}
	damaged := []OrderDamage{{4, "TotalPrice", "金額として読めません。"}}
	if view.Counts != want || !reflect.DeepEqual(view.Damaged, damaged) || view.Charset != "CP932" || view.Map.Kind != "yahoo" || view.Map.Prefix != "hinata-" {
		t.Errorf("view %+v", view)
	}
	if o := view.Orders[0]; o.Number != "hinata-10000001" || o.Buyer.Name != "髙橋 花子" || len(o.Lines) != 2 || o.Total != 3000 {
		t.Errorf("first %+v", o)
	}
	if page, _ := d.Orders(t.Context(), OrderQuery{}); len(page.Orders) != 0 {
		t.Error("a preview has saved orders")
	}
	done, err := d.OrderFileImport(t.Context(), q)
	if err != nil || done.Counts != want || !reflect.DeepEqual(done.Damaged, damaged) {
		t.Errorf("%v %+v", err, done)
	}
	again, err := d.OrderFileImport(t.Context(), q)
	if want.New, want.Same = 0, 2; err != nil || again.Counts != want {
		t.Errorf("%v %+v", err, again)
	}
	page, err := d.Orders(t.Context(), OrderQuery{Search: "髙橋"})
	if err != nil || len(page.Orders) != 1 || page.Orders[0].Number != "hinata-10000001" {
		t.Errorf("%v %+v", err, page)
	}
}

func TestOrderFile_a_map_is_kept_by_name_and_read_from_a_file(t *testing.T) {
	d, shop := withShop(t)
	m, err := d.OrderMapFrom([]byte(`{"name":"自社","columns":{"number":["No"],"buyer_name":["姓","名"]},"constants":{"status":"発送済"}}`))
	if err != nil {
		t.Fatal(err)
	}
	saved, err := d.SaveOrderMap(t.Context(), m)
	if err != nil || len(saved.Maps) != 1 || !reflect.DeepEqual(saved.Maps[0], m) {
		t.Fatalf("%v %+v", err, saved)
	}
	saved, err = d.SaveOrderMap(t.Context(), m)
	if err != nil || len(saved.Maps) != 1 {
		t.Fatalf("the name is there twice: %v %+v", err, saved)
	}
	view, err := d.OrderFilePreview(t.Context(), OrderFileQuery{Token: hold(t, d, "No,姓,名\nX-7,山,川\n"), Account: shop, Map: saved.Maps[0]})
	if err != nil || len(view.Orders) != 1 || view.Orders[0].Buyer.Name != "山 川" || view.Orders[0].Status != connectors.OrderShipped {
		t.Errorf("%v %+v", err, view)
	}
	m.Name = " "
	_, err = d.SaveOrderMap(t.Context(), m)
	refused(t, err, "order_map_name")
}

func TestOrderFile_says_what_is_missing(t *testing.T) {
	d, shop := withShop(t)
	_, err := d.OrderFileImport(t.Context(), OrderFileQuery{Token: "gone", Account: shop})
	refused(t, err, "order_file")
	token := hold(t, d, "なまえ,きんがく\nx,1\n")
	_, err = d.OrderFilePreview(t.Context(), OrderFileQuery{Token: token, Account: 99})
	refused(t, err, "account_unknown")
	view, err := d.OrderFilePreview(t.Context(), OrderFileQuery{Token: token, Account: shop})
	if err != nil || !strings.Contains(view.Problem, "注文番号") || len(view.Columns) != 2 || view.Columns[0].Samples[0] != "x" {
		t.Errorf("%v %+v", err, view)
	}
	if _, err = d.OrderFileImport(t.Context(), OrderFileQuery{Token: token, Account: shop}); err == nil {
		t.Error("a file without numbers was imported")
	}
}
