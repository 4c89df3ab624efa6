package host

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"

	"madoguchi/app"
	"madoguchi/connectors"
)

// What a person from whom it is masked must never read, in whatever answer.
var personal = []string{
	"翔太郎", "ショウタロウ", "090-1234-8830", "09012348830", "taro@canary.example", "1000001", "100-0001", "丸の内9-8-7",
	"美智子", "ミチコ", "080-7654-4421", "08076544421", "1500043", "150-0043", "道玄坂3-2-1", "4111 1111",
}

const (
	writer    = "渡辺 翔太郎"
	colleague = "同僚だけの相談" // what stands in the inquiry of a colleague
	shouting  = "怒鳴り声の記録" // what stands in one that an owner has taken over
	wanted    = "届きません"   // a word of every inquiry
)

var everything = writer + "です。" + wanted + "。電話 090-1234-8830、taro@canary.example、〒100-0001 東京都千代田区丸の内9-8-7。" +
	"佐久間 美智子（080-7654-4421、〒150-0043 東京都渋谷区道玄坂3-2-1）に送りました。カード 4111 1111 1111 1111"

// canaryShop brings three inquiries of people whose data can be recognised.
type canaryShop struct{ connectors.Connector }

func (canaryShop) Pull(context.Context, string) (connectors.Batch, error) {
	at := time.Now().Add(-time.Hour)
	buyer := connectors.Person{Name: writer, Kana: "ワタナベ ショウタロウ", Address: "taro@canary.example", Phone: "090-1234-8830"}
	order := connectors.Order{
		Number: "123456-20261101-0000000001", OrderedAt: at, Status: connectors.OrderShipped, Buyer: buyer, Total: 1200,
		BuyerAt: connectors.Place{Name: writer, Kana: "ワタナベ ショウタロウ", Zip: "1000001", State: "東京都", City: "千代田区", Rest: "丸の内9-8-7", Phone: "090-1234-8830"},
		Parcels: []connectors.Parcel{{Carrier: "yamato", Number: "123456789012", To: connectors.Place{
			Name: "佐久間 美智子", Kana: "サクマ ミチコ", Zip: "1500043", State: "東京都", City: "渋谷区", Rest: "道玄坂3-2-1", Phone: "080-7654-4421",
		}}},
		Remarks: writer + "様より 090-1234-8830 へ連絡", Memo: "佐久間 美智子様あて", Lines: []connectors.Line{{Name: "茶碗", Price: 1200, Count: 1}},
	}
	b := connectors.Batch{Next: "1", Orders: []connectors.Order{order}}
	for i, said := range []string{everything, everything + colleague, everything + shouting} {
		id := fmt.Sprint(i + 1)
		b.Inquiries = append(b.Inquiries, connectors.Inquiry{
			RemoteID: id, Subject: writer + "様 " + wanted, Customer: buyer, Order: order.Number, Raw: []byte(`{"name":"` + writer + `"}`),
			Messages: []connectors.Message{{
				RemoteID: "m" + id, Direction: connectors.In, Author: writer, Address: buyer.Address, SentAt: at, Subject: said, Text: said, HTML: "<p>" + said + "</p>",
				To:          []connectors.Person{{Name: "店", Address: "shop@example.jp"}},
				Attachments: []connectors.Attachment{{Name: writer + "の写真.png", Type: "image/png", Data: []byte("\x89PNG\r\n\x1a\n" + said)}, {Name: "住所.txt", Type: "text/plain", Data: []byte(said)}},
			}},
		})
	}
	return b, nil
}

var canaryKind = connectors.Spec{
	Kind: "test", Label: "試験", Mall: "試験市場", Mark: "試", Shape: "circle", Every: time.Hour,
	Fields: []connectors.Field{{Key: "key", Label: "キー", Secret: true, Required: true}},
	Open:   func(connectors.Settings, connectors.Env) (connectors.Connector, error) { return canaryShop{}, nil },
}

// canaryDesk is a desk with work in every corner, seen by its owner, and a browser
// of its own for a person of each role.
func canaryDesk(t *testing.T, masked bool) (owner *server, roles map[string]*server) {
	t.Helper()
	s := startWith(t, canaryKind)
	s.cookie = s.signIn().Value
	s.post("SaveAccount", `{"kind":"test","name":"本店","secrets":{"key":"s3cret"}}`, http.StatusOK, nil)
	s.post("Sync", `{"id":1}`, http.StatusOK, nil)
	s.post("SaveTemplate", `{"name":"お詫び","body":"{お客様名} 様\n{受注番号}"}`, http.StatusOK, nil)
	ids := map[string]int64{}
	roles = map[string]*server{}
	for _, role := range []string{app.RoleStaff, app.RoleTrainee, app.RoleAccounting, app.RoleViewer} {
		var all app.Staffs
		s.post("SaveStaff", fmt.Sprintf(`{"name":%q,"role":%q}`, app.RoleName(role), role), http.StatusOK, nil)
		s.post("StaffList", `{}`, http.StatusOK, &all)
		ids[role] = all.Staff[len(all.Staff)-1].ID
	}
	s.post("SaveProtection", fmt.Sprintf(`{"mask_trainee":true,"mask_staff":%t,"mask_viewer":%t,"trainee_open":true}`, masked, masked), http.StatusOK, nil)
	for role, id := range ids {
		one := *s
		one.cookie = s.signIn().Value
		one.post("SwitchStaff", fmt.Sprintf(`{"id":%d}`, id), http.StatusOK, nil)
		roles[role] = &one
	}
	var everybody []int64
	for _, id := range ids {
		everybody = append(everybody, id)
	}
	named := asList(everybody)
	for i, words := range []string{everything, everything + colleague, everything + shouting} {
		q := i + 1
		s.post("AddNote", fmt.Sprintf(`{"id":%d,"kind":"note","text":%q,"mentions":%s}`, q, words, named), http.StatusOK, nil)
		s.post("AddNote", fmt.Sprintf(`{"id":%d,"kind":"call","text":%q,"mentions":[],"talk":{"number":"090-1234-8830","name":%q,"way":"in"}}`, q, words, writer), http.StatusOK, nil)
		s.post("SaveDraft", fmt.Sprintf(`{"id":%d,"text":%q,"files":[]}`, q, writer+" 様\n"+words), http.StatusOK, nil)
	}
	// Each of them has done something that they could take back.
	for _, role := range []string{app.RoleStaff, app.RoleTrainee} {
		roles[role].post("SetOwner", fmt.Sprintf(`{"id":1,"owner":%d}`, ids[role]), http.StatusOK, nil)
		roles[role].post("SetCare", `{"id":3,"care":"harassment"}`, http.StatusOK, nil)
		roles[role].post("SetCare", `{"id":2,"care":"care"}`, http.StatusOK, nil)
		s.post("SetOwner", `{"id":1,"owner":0}`, http.StatusOK, nil)
	}
	s.post("SetOwner", fmt.Sprintf(`{"id":2,"owner":%d}`, ids[app.RoleStaff]), http.StatusOK, nil)
	s.post("SetCare", `{"id":3,"care":"harassment"}`, http.StatusOK, nil)
	s.post("HandOver", `{"id":3,"note":""}`, http.StatusOK, nil)
	var customers app.CustomerList
	s.post("Customers", `{}`, http.StatusOK, &customers)
	for _, c := range customers.Customers {
		s.post("SaveCustomer", fmt.Sprintf(`{"id":%d,"note":%q,"version":1}`, c.ID, everything), http.StatusOK, nil)
	}
	return s, roles
}

func asList(ids []int64) string {
	out := "["
	for i, id := range ids {
		if i > 0 {
			out += ","
		}
		out += fmt.Sprint(id)
	}
	return out + "]"
}
