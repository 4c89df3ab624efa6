package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

func callerIDs(t *testing.T, d *desk, text string) []int64 {
	t.Helper()
	found, err := d.Callers(d.ctx, text)
	must(t, err)
	var ids []int64
	for _, c := range found {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestCallers_are_found_by_number_name_and_reading(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.orders(shop,
			boughtBy(numberA, 9, connectors.Person{Name: "佐藤 美咲", Kana: "サトウ ミサキ", Address: "m@example.jp", Phone: "090-0000-4721"}, "x"),
			boughtBy(numberB, 8, connectors.Person{Name: "渡辺 翔", Kana: "ワタナベ ショウ", Address: "w@example.jp", Phone: "03-1234-5678"}, "x"),
		)
		sato, watanabe := d.customerOfOrder(numberA), d.customerOfOrder(numberB)
		for typed, want := range map[string]int64{
			"090-0000-4721": sato, "09000004721": sato, "+81 90-0000-4721": sato, "０９０ー００００ー４７２１": sato,
			"4721": sato, "09000": sato, "佐藤美咲": sato, "佐藤": sato, "さとう みさき": sato, "ｻﾄｳﾐｻｷ": sato, "サトウ": sato,
			"0312345678": watanabe, "5678": watanabe, "わたなべ": watanabe,
		} {
			if got := callerIDs(t, d, typed); !slices.Equal(got, []int64{want}) {
				t.Errorf("%q finds %v, want %d", typed, got, want)
			}
		}
		if got := callerIDs(t, d, "9999"); got != nil {
			t.Errorf("nobody's number finds %v", got)
		}
	})
}

func (d *desk) customerOfOrder(number string) int64 {
	d.t.Helper()
	ids, err := collect(d.ctx, d.read, scanID, `SELECT customer_id FROM orders WHERE number = $1`, number)
	must(d.t, err)
	return ids[0]
}

func TestStartCall_makes_an_inquiry_that_no_account_can_poll_or_send(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.orders(shop, boughtBy(numberA, 9, connectors.Person{Name: "佐藤 美咲", Address: "m@example.jp", Phone: "090-0000-4721"}, "x"))
		sato := d.customerOfOrder(numberA)
		orders, err := d.OrderByNumber(d.ctx, numberA)
		must(t, err)
		talk := Talk{Number: "090-0000-4721", Name: "佐藤 美咲", Way: CallIn, Seconds: 185}
		id, err := d.StartCall(d.ctx, clerk, NewCall{
			Customer: sato, Order: orders[0].ID, Subject: "割れていた", State: StateWorking, Note: NewNote{Call: true, Text: "交換を希望", Talk: talk},
		})
		must(t, err)
		q := d.inquiry(id)
		if !ByPhone(q.RemoteID) || q.Kind != PhonePlace || q.CustomerID != sato || q.OrderNumber != numberA || q.State != StateWorking ||
			q.Address != "m@example.jp" || q.Snippet != "交換を希望" || q.LastAt != d.at.Load() || q.OwnerID != clerk.Staff {
			t.Errorf("got %+v", q)
		}
		messages, err := d.Messages(d.ctx, id)
		must(t, err)
		if len(messages) != 1 || messages[0].Talk != talk || messages[0].Direction != string(connectors.Call) {
			t.Errorf("memo %+v", messages)
		}
		if _, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: id, Account: q.Account, Text: "返事"}); !errors.Is(err, ErrNotFound) {
			t.Errorf("an answer can be queued: %v", err)
		}
		living, err := d.Accounts(d.ctx)
		must(t, err)
		due, err := d.DueAccounts(d.ctx, at(999))
		must(t, err)
		if len(living) != 1 || slices.Contains(due, q.Account) {
			t.Errorf("the place of calls is an account like others: %v, due %v", living, due)
		}
		second, err := d.StartCall(d.ctx, clerk, NewCall{State: StateDone, Note: NewNote{Call: true, Text: "間違い電話", Talk: Talk{Name: "不明"}}})
		must(t, err)
		if other := d.inquiry(second); other.Account != q.Account || other.CustomerID != 0 || other.Customer != "不明" {
			t.Errorf("second %+v", other)
		}
		d.sameCounts()
	})
}

func TestStartCall_leaves_another_customers_telephone_to_them(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		phone := "03-1234-5678"
		d.orders(shop,
			boughtBy(numberA, 9, connectors.Person{Name: "鈴木 一郎", Address: "a@example.jp", Phone: phone}, "x"),
			boughtBy(numberB, 8, connectors.Person{Name: "高田 花子", Address: "b@example.jp", Phone: "090-1111-2222"}, "x"),
		)
		hanako := d.customerOfOrder(numberB)
		id, err := d.StartCall(d.ctx, clerk, NewCall{Customer: hanako, State: StateWorking, Note: NewNote{Call: true, Text: "用件", Talk: Talk{Number: phone, Name: "高田 花子"}}})
		must(t, err)
		if q := d.inquiry(id); q.CustomerID != hanako || q.Phone != "" {
			t.Errorf("customer %d phone %q, want %d", q.CustomerID, q.Phone, hanako)
		}
	})
}

func TestNote_calls_colleagues_until_they_look(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
		id := d.remote(shop, "1").ID
		me, tanaka := d.staff("佐藤"), d.staff("田中")
		note, err := d.WriteNote(d.ctx, me, id, NewNote{Text: "在庫を見てください", Mentions: []int64{tanaka.Staff, me.Staff}})
		must(t, err)
		waiting := func(who Actor) int {
			list, err := d.Mentions(d.ctx, who.Staff)
			must(t, err)
			return len(list)
		}
		if waiting(tanaka) != 1 || waiting(me) != 0 {
			t.Errorf("tanaka %d, the writer %d", waiting(tanaka), waiting(me))
		}
		named, err := d.MentionsIn(d.ctx, id)
		must(t, err)
		if len(named[note]) != 1 || named[note][0].Name != "田中" {
			t.Errorf("named %v", named)
		}
		must(t, d.MarkSeen(d.ctx, me, id))
		if waiting(tanaka) != 1 {
			t.Error("somebody else's look counts")
		}
		must(t, d.MarkSeen(d.ctx, tanaka, id))
		if waiting(tanaka) != 0 {
			t.Error("still waiting")
		}
		must(t, d.Erase(d.ctx, me, id))
	})
}

func TestChangeNote_is_the_writers_alone_and_keeps_what_it_said(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
		id := d.remote(shop, "1").ID
		me, tanaka := d.staff("佐藤"), d.staff("田中")
		note, err := d.WriteNote(d.ctx, me, id, NewNote{Text: "在庫 6", Mentions: []int64{tanaka.Staff}})
		must(t, err)
		if _, err := d.ChangeNote(d.ctx, tanaka, NoteChange{ID: note, Text: "x"}); !errors.Is(err, ErrConflict) {
			t.Errorf("by somebody else: %v", err)
		}
		_, err = d.ChangeNote(d.ctx, me, NoteChange{ID: note, Text: "在庫 5"})
		must(t, err)
		if list, err := d.Mentions(d.ctx, tanaka.Staff); err != nil || len(list) != 0 {
			t.Errorf("a mention that was taken out waits: %v %v", list, err)
		}
		_, err = d.ChangeNote(d.ctx, me, NoteChange{ID: note})
		must(t, err)
		edits, err := d.NoteEdits(d.ctx, note)
		must(t, err)
		if len(edits) != 2 || edits[0].Text != "在庫 5" || edits[1].Text != "在庫 6" {
			t.Errorf("history %+v", edits)
		}
		if page, err := d.Inquiries(d.ctx, InquiryQuery{Search: "在庫"}); err != nil || len(page.Rows) != 0 {
			t.Errorf("what was taken away is found: %v %v", page.Rows, err)
		}
		old, err := d.WriteNote(d.ctx, me, id, NewNote{Text: "昨日の"})
		must(t, err)
		d.later(25 * time.Hour)
		if _, err := d.ChangeNote(d.ctx, me, NoteChange{ID: old, Text: "x", Since: d.at.Load() - 24*3600*1000}); !errors.Is(err, ErrConflict) {
			t.Errorf("an old one: %v", err)
		}
	})
}

func (d *desk) staff(name string) Actor {
	d.t.Helper()
	var id int64
	must(d.t, d.write.QueryRow(`INSERT INTO staff (name, role, created_at) VALUES ($1, 'staff', 0) RETURNING id`, name).Scan(&id))
	return Actor{Staff: id, Name: name}
}

func TestSaveCustomer_compares_the_version_and_is_found(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.orders(shop, boughtBy(numberA, 9, connectors.Person{Name: "佐藤 美咲", Address: "m@example.jp"}, "x"))
		id := d.customerOfOrder(numberA)
		note := CustomerNote{ID: id, Note: "領収書は毎回必要", VIP: true, Version: 1}
		must(t, d.SaveCustomer(d.ctx, clerk, note))
		if err := d.SaveCustomer(d.ctx, clerk, note); !errors.Is(err, ErrConflict) {
			t.Errorf("an old version: %v", err)
		}
		c, err := d.CustomerByID(d.ctx, id)
		must(t, err)
		if c.Note != note.Note || !c.VIP || c.Version != 2 {
			t.Errorf("got %+v", c)
		}
		found, err := d.Customers(d.ctx, "領収書", 0)
		must(t, err)
		if len(found) != 1 || found[0].ID != id || !found[0].VIP {
			t.Errorf("found %+v", found)
		}
		must(t, d.SaveCustomer(d.ctx, clerk, CustomerNote{ID: id, Version: 2}))
		if found, err := d.Customers(d.ctx, "領収書", 0); err != nil || len(found) != 0 {
			t.Errorf("after it is gone: %v %v", found, err)
		}
	})
}

func TestKeepApart_ends_a_suggestion(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		one, two := d.account("rakuten"), d.account("rakuten")
		p := connectors.Person{Name: "鈴木 一郎", Address: mask}
		for i, account := range []int64{one, two} {
			q := asked([]string{"1", "2"}[i], "件", post([]string{"a", "b"}[i], connectors.In, -9, "？"))
			q.Customer = p
			d.ingest(account, q)
		}
		a, b := d.remote(one, "1").CustomerID, d.remote(two, "2").CustomerID
		must(t, d.KeepApart(d.ctx, clerk, a, b))
		for _, c := range []int64{a, b} {
			if like, err := d.CustomersLike(d.ctx, c); err != nil || len(like) != 0 {
				t.Errorf("still suggested: %v %v", like, err)
			}
		}
		h, err := d.CustomerHistory(d.ctx, HistoryQuery{Customer: a, Limit: 5})
		must(t, err)
		if len(h.Inquiries) != 1 || len(h.Orders) != 0 {
			t.Errorf("history %+v", h)
		}
	})
}

func TestAlsoOrder_stands_beside_the_linked_one_and_changes_places(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		p := connectors.Person{Name: "山田 花子", Address: "hanako@example.jp"}
		d.orders(shop, boughtBy(numberA, 9, p, "x"), boughtBy(numberB, 8, p, "y"))
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "注文 "+numberA+" の件")))
		id := d.remote(shop, "1").ID
		must(t, d.AlsoOrder(d.ctx, clerk, id, numberB))
		verdicts := func() map[string]string {
			links, err := d.Links(d.ctx, id)
			must(t, err)
			of := map[string]string{}
			for _, l := range links {
				of[l.Number] = l.Verdict
			}
			return of
		}
		if v := verdicts(); v[numberA] != "linked" || v[numberB] != "also" || d.inquiry(id).OrderNumber != numberA {
			t.Errorf("got %v", v)
		}
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "注文 "+numberA+" の件"), post("b", connectors.In, -5, "まだですか")))
		if v := verdicts(); v[numberB] != "also" {
			t.Errorf("after the next message %v", v)
		}
		must(t, d.LinkOrder(d.ctx, clerk, id, numberB))
		if v := verdicts(); v[numberB] != "linked" || v[numberA] != "also" {
			t.Errorf("after the change %v", v)
		}
		must(t, d.UnlinkOrder(d.ctx, clerk, id, numberA))
		if v := verdicts(); v[numberA] != "refused" || d.inquiry(id).OrderNumber != numberB {
			t.Errorf("after it was taken away %v", v)
		}
		if err := d.AlsoOrder(d.ctx, clerk, id, "no-such-order"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an unknown order: %v", err)
		}
	})
}

func TestQuestions_of_a_call_use_an_index(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for _, q := range []string{callersByContact, callersByTail, callersByWord, mentionsOf} {
			if whole := tableReads(d, q); len(whole) > 0 {
				t.Errorf("%s\nreads %v", q, whole)
			}
		}
	})
}
