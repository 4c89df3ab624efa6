package main

import (
	"fmt"
	"time"
)

// change does what moves something. Nothing of it leaves the machine: what is
// queued waits for an hour and is taken back.
func (w *walk) change() {
	n := 0
	next := func() int { n++; return n }
	one := func(more m) func() any { return func() any { return with(m{"id": w.any()}, more) } }
	w.times("write: seen", "MarkSeen", one(nil))
	w.times("write: unread", "MarkUnread", one(nil))
	w.times("write: state", "SetState", func() any { return m{"id": w.any(), "state": []string{"working", "done", "waiting"}[next()%3]} })
	w.times("write: owner", "SetOwner", one(m{"owner": -2}))
	w.times("write: category", "SetCategory", func() any { return m{"id": w.any(), "category": 1 + next()%5} })
	w.times("write: care", "SetCare", one(m{"care": "complaint"}))
	w.times("write: note", "AddNote", func() any { return m{"id": w.any(), "kind": "note", "text": fmt.Sprint("確認しました ", next())} })
	w.times("write: draft", "SaveDraft", func() any {
		return m{"id": w.any(), "text": fmt.Sprint("お問い合わせありがとうございます。", next())}
	})
	w.times("write: later", "Snooze", func() any {
		return m{"ids": []int64{w.any()}, "until": time.Now().Add(48 * time.Hour).UnixMilli(), "for": "入荷"}
	})
	w.times("write: due", "SetDue", func() any { return m{"ids": []int64{w.any()}, "at": time.Now().Add(24 * time.Hour).UnixMilli()} })
	w.times("write: send", "Send", func() any {
		return m{"id": w.any(), "text": "お問い合わせありがとうございます。確認いたします。", "hold": 3600}
	})
	w.times("write: link", "Link", func() any { return m{"id": w.any(), "order": w.number} })
	w.times("write: unlink", "Unlink", one(m{"order": w.number}))
	w.times("write: bulk of 50", "Bulk", func() any {
		items := make([]m, 50)
		for i := range items {
			items[i] = m{"id": w.any()}
		}
		return m{"items": items, "set": []string{"owner"}, "owner": -2}
	})
	w.times("write: undo", "Undo", func() any {
		var all struct {
			Changes []struct {
				ID       int64 `json:"id"`
				UndoneAt int64 `json:"undone_at"`
			} `json:"changes"`
		}
		w.into(&all, "Changes", m{"limit": 100})
		for _, c := range all.Changes {
			if c.UndoneAt == 0 {
				return m{"id": c.ID}
			}
		}
		return m{"id": 0}
	})
	w.times("write: merge inquiries", "MergeInquiries", func() any { return m{"keep": w.any(), "other": w.any()} })
	w.times("write: customer's note", "SaveCustomer", func() any {
		var c struct {
			Version int64 `json:"version"`
		}
		id := 1 + w.random.IntN(2000)
		w.into(&c, "CustomerByID", m{"id": id})
		return m{"id": id, "note": "常連", "vip": true, "version": c.Version}
	})
}
