package main

import (
	"fmt"
	"time"
)

// read does what looks only.
func (w *walk) read() {
	w.lists()
	w.oneInquiry()
	w.people()
	w.shop()
	w.search()
}

// lists are the inbox with its tabs, filters and orders.
func (w *walk) lists() {
	active := []string{"new", "working", "review"}
	w.times("list: desk", "Inbox", fixed(m{"states": active, "limit": 50}))
	w.times("list: all", "Inbox", fixed(m{"limit": 50}))
	for _, state := range []string{"new", "waiting", "done", "ignored", "snoozed"} {
		w.times("list: "+state, "Inbox", fixed(m{"state": state, "limit": 50}))
	}
	for _, sort := range []string{"new", "old", "customer"} {
		w.times("list: all, by "+sort, "Inbox", fixed(m{"sort": sort, "limit": 50}))
		w.times("list: done, by "+sort, "Inbox", fixed(m{"state": "done", "sort": sort, "limit": 50}))
	}
	filters := map[string]m{
		"account": {"accounts": w.accounts[:1]}, "a mall": {"accounts": w.accounts[len(w.accounts)-1:]}, "two accounts": {"accounts": w.accounts[:min(2, len(w.accounts))]},
		"mine": {"owner": -2}, "nobody's": {"owner": -1}, "a category": {"category": 3}, "a tag": {"tag": 1},
		"late": {"due": "late"}, "today": {"due": "today"}, "nothing owed": {"due": "none"}, "before buying": {"stage": "before"},
		"after buying": {"stage": "after"}, "care": {"care": "any"}, "complaints": {"care": "complaint"}, "unread": {"unread": true},
		"files": {"files": true}, "vip": {"vip": true}, "repeat": {"repeat": true}, "scam": {"scam": true}, "uncompleted": {"uncompleted": true},
	}
	for name, f := range filters {
		for _, sort := range []string{"due", "new", "customer"} {
			w.times("filter: "+name+", by "+sort, "Inbox", fixed(with(f, m{"sort": sort, "limit": 50})))
			w.times("filter: "+name+", done, by "+sort, "Inbox", fixed(with(f, m{"sort": sort, "state": "done", "limit": 50})))
		}
	}
	w.times("page 40 of the list", "Inbox", w.deep("new"))
	w.times("tabs", "Counts", fixed(m{}))
	w.times("tabs of an account", "Counts", fixed(m{"accounts": w.accounts[:1]}))
	w.times("tabs of two accounts", "Counts", fixed(m{"accounts": w.accounts[:min(2, len(w.accounts))]}))
	w.times("tabs, mine", "Counts", fixed(m{"owner": -2}))
	w.times("tabs, nobody's", "Counts", fixed(m{"owner": -1}))
	w.times("tabs of an account, mine", "Counts", fixed(m{"owner": -2, "accounts": w.accounts[:1]}))
	w.times("views", "Views", fixed(m{}))
}

// deep is a page far down in the list.
func (w *walk) deep(sort string) func() any {
	var page struct {
		Next string `json:"next"`
	}
	for range 40 {
		w.into(&page, "Inbox", m{"sort": sort, "limit": 50, "after": page.Next})
	}
	return fixed(m{"sort": sort, "limit": 50, "after": page.Next})
}

func (w *walk) oneInquiry() {
	old := func() any { return m{"id": w.any()} }
	now := func() any { return m{"id": w.one()} }
	w.times("open an inquiry", "Thread", old)
	w.times("open one on the desk", "Thread", now)
	w.times("suggestions", "Suggest", old)
	w.times("past answers", "Alike", old)
	w.times("manuals for it", "ManualsFor", old)
	w.times("FAQs for it", "FAQs", old)
	w.times("templates for it", "Templates", func() any { return m{"inquiry": w.any()} })
	w.times("fill a template", "Compose", func() any { return m{"id": w.one(), "template": 1} })
	w.times("check a reply", "Check", func() any { return m{"id": w.one(), "text": "お問い合わせありがとうございます。"} })
	w.times("what a machine would see", "DraftPreview", now)
	w.times("dropped drafts", "DroppedDrafts", now)
	w.times("fill for 10, as the page asks", "BatchPreview", func() any { return m{"template": 1, "ids": w.some(10)} })
	w.times("first text to its customer", "Starters", func() any { return m{"inquiry": w.any()} })
	w.times("who is calling, by number", "CallerLookup", func() any { return m{"text": fmt.Sprintf("090%08d", w.random.IntN(3000))} })
	w.times("who is calling, four digits", "CallerLookup", func() any { return m{"text": fmt.Sprintf("%04d", w.random.IntN(10000))} })
	w.times("who is calling, by name", "CallerLookup", fixed(m{"text": "鈴木"}))
}

func (w *walk) some(n int) []int64 {
	ids := make([]int64, n)
	for i := range ids {
		ids[i] = w.one()
	}
	return ids
}

func (w *walk) people() {
	w.times("customers", "Customers", fixed(m{"limit": 50}))
	w.times("customers by name", "Customers", fixed(m{"search": "鈴木", "limit": 50}))
	w.times("customer", "CustomerByID", func() any { return m{"id": 1 + w.random.IntN(2000)} })
	w.times("customer's history", "CustomerHistory", func() any { return m{"id": 1 + w.random.IntN(2000)} })
	w.wholesaler()
	w.times("orders", "Orders", fixed(m{"limit": 50}))
	w.times("order by number", "Orders", fixed(m{"search": w.number, "limit": 50}))
	w.times("orders by article", "Orders", fixed(m{"search": "鉄瓶", "limit": 50}))
	w.times("order", "OrderByID", func() any { return m{"id": w.order()} })
}

// wholesaler is what is read of somebody who has written thousands of times.
func (w *walk) wholesaler() {
	if w.customer == 0 {
		return
	}
	var h struct {
		Inquiries []struct {
			ID int64 `json:"id"`
		} `json:"inquiries"`
	}
	w.into(&h, "CustomerHistory", m{"id": w.customer})
	w.times("customer of thousands", "CustomerByID", fixed(m{"id": w.customer}))
	w.times("history of thousands", "CustomerHistory", fixed(m{"id": w.customer}))
	w.times("open an inquiry of theirs", "Thread", func() any { return m{"id": h.Inquiries[w.random.IntN(len(h.Inquiries))].ID} })
	w.times("past answers to them", "Alike", func() any { return m{"id": h.Inquiries[w.random.IntN(len(h.Inquiries))].ID} })
}

func (w *walk) shop() {
	today := time.Now()
	day := func(back int) string { return today.AddDate(0, 0, -back).Format("2006-01-02") }
	for _, method := range []string{
		"Me", "Alerts", "Pressing", "Morning", "Mentions", "Drafts", "Calendar", "SnoozeTimes", "SendTimes", "Accounts", "Categories", "Tags",
		"Rules", "StaffList", "Senders", "Models", "Snippets", "Signatures", "Manuals", "Shop", "Library", "Protection", "Carriers", "OrderMaps", "EntryMaps", "AlertChoices",
	} {
		w.times(method, method, fixed(m{}))
	}
	w.times("outbox", "Outbox", fixed(m{}))
	w.times("approvals", "Approvals", fixed(m{}))
	w.times("what can be undone", "Changes", fixed(m{"limit": 50}))
	w.times("audit", "Audit", fixed(m{"limit": 100}))
	w.times("audit of one", "Audit", fixed(m{"staff": 1, "limit": 100}))
	w.times("drafts of machines", "DraftLog", fixed(m{"limit": 50}))
	w.times("load of one", "StaffLoad", fixed(m{"id": 1}))
	w.times("report of a month", "Report", fixed(m{"from": day(30), "to": day(0)}))
	w.times("report of a year", "Report", fixed(m{"from": day(365), "to": day(0)}))
}

func (w *walk) search() {
	for _, text := range []string{"返品", "色", "硝子の花瓶", "鈴木", w.number, "0901234", "返品 鉄瓶", "zzqqx"} {
		name := "search " + text
		if text == w.number {
			name = "search for the number of an order"
		}
		w.times(name, "Search", fixed(m{"text": text, "limit": 50}))
	}
}

func fixed(in m) func() any { return func() any { return in } }

// with is a with the fields of b.
func with(a, b m) m {
	out := m{}
	for k, v := range a {
		out[k] = v
	}
	for k, v := range b {
		out[k] = v
	}
	return out
}
