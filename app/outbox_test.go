package app

import (
	"testing"
	"time"

	"madoguchi/store"
)

// leaveUnknown queues an answer and leaves its outcome unknown.
func (d *Desk) leaveUnknown(t *testing.T, account int64) store.OutboxItem {
	t.Helper()
	must[Synced](t)(d.Sync(t.Context(), ID{ID: account}))
	q := must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), account, "1"))
	id := must[int64](t)(d.store.Queue(t.Context(), store.Actor{}, store.OutboxItem{InquiryID: q.ID, Text: "明日届きます。", SendAt: noon.UnixMilli()}))
	if _, got, err := d.store.Claim(t.Context(), id, "t", nil, noon); err != nil || !got {
		t.Fatalf("claimed %v, %v", got, err)
	}
	if err := d.store.Finish(t.Context(), id, "t", store.Outcome{Kind: store.OutcomeUnknown}); err != nil {
		t.Fatal(err)
	}
	return must[store.OutboxItem](t)(d.store.OutboxItem(t.Context(), id))
}

func TestOutbox_says_what_is_probably_not_sent_while_nobody_knows(t *testing.T) {
	d := open(t, &fake{})
	item := d.leaveUnknown(t, must[Account](t)(d.SaveAccount(t.Context(), form())).ID)
	looked := noon.Add(6 * time.Minute).UnixMilli()
	likely := func(want string, at int64) {
		t.Helper()
		list := must[OutboxList](t)(d.Outbox(t.Context(), OutboxQuery{})).Outbox
		if len(list) != 1 || list[0].Likely != want || list[0].AbsentAt != at {
			t.Errorf("%+v, want %q at %d", list, want, at)
		}
	}
	likely("", 0)
	for _, c := range []struct {
		absent bool
		want   string
		at     int64
	}{{true, LikelyNotSent, looked}, {false, "", 0}, {true, LikelyNotSent, looked}} {
		if err := d.store.Looked(t.Context(), item.ID, looked, c.absent); err != nil {
			t.Fatal(err)
		}
		likely(c.want, c.at)
	}
	if err := d.Resolve(t.Context(), ResolveRequest{ID: item.ID, Sent: true}); err != nil {
		t.Fatal(err)
	}
	likely("", 0)
}
