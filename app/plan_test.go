package app

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

func TestSendTimes_suit_the_shops_days(t *testing.T) {
	c := workday.Usual()
	for name, k := range map[string]struct {
		now  string
		want []string
	}{
		"before opening":   {"2026-04-01 07:00", []string{"opening 04-01 09:00", "tomorrow9 04-02 09:00"}},
		"in the afternoon": {"2026-04-01 15:00", []string{"tomorrow9 04-02 09:00"}},
		"on a Friday":      {"2026-04-03 20:00", []string{"tomorrow9 04-04 09:00", "next_open 04-06 09:00"}},
	} {
		t.Run(name, func(t *testing.T) {
			now, err := time.ParseInLocation("2006-01-02 15:04", k.now, jst.Zone())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, o := range sendTimes(c, now) {
				got = append(got, o.Key+" "+jst.Of(o.At).Format("01-02 15:04"))
			}
			if !slices.Equal(got, k.want) {
				t.Errorf("got %v, want %v", got, k.want)
			}
		})
	}
}

func TestPlan_has_limits_and_can_be_changed(t *testing.T) {
	d, id, _ := staffed(t)
	owner := asOwner(t, d)
	at := func(by time.Duration) int64 { return noon.Add(by).UnixMilli() }
	for by, code := range map[time.Duration]string{-time.Second: "past", 0: "past", longestPlan + time.Minute: "far"} {
		_, err := d.Send(owner, SendRequest{ID: id, Text: goodReply, At: at(by)})
		refused(t, err, code)
	}
	_, err := d.Send(owner, SendRequest{ID: id, Text: "4月3日にお届けする予定です。", At: at(5 * 24 * time.Hour)})
	refused(t, err, "problems") // the day is over by then
	item := must[OutboxItem](t)(d.Send(owner, SendRequest{ID: id, Text: goodReply, At: at(50 * 24 * time.Hour), Follow: -1}))
	if !item.Planned || item.SendAt != at(50*24*time.Hour) || jst.Of(item.FollowAt).Format(time.DateTime) != "2026-05-26 09:00:00" {
		t.Errorf("%+v, follows at %v", item, jst.Of(item.FollowAt))
	}
	for when, code := range map[int64]string{0: "moment", at(-time.Hour): "past", at(longestPlan + time.Hour): "far"} {
		_, err := d.Reschedule(owner, RescheduleRequest{ID: item.ID, At: when})
		refused(t, err, code)
	}
	if item = must[OutboxItem](t)(d.Reschedule(owner, RescheduleRequest{ID: item.ID, At: at(time.Hour)})); item.SendAt != at(time.Hour) {
		t.Errorf("%+v", item)
	}
	back := must[TakenBack](t)(d.TakeBack(owner, ID{ID: item.ID}))
	if back.Draft.Text != goodReply {
		t.Errorf("%+v", back)
	}
	_, err = d.Reschedule(owner, RescheduleRequest{ID: item.ID, At: at(time.Hour)})
	if !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

// A plan outlives the program, and a PC that slept asks before it sends late.
func TestLastCheck_keeps_back_what_no_longer_holds(t *testing.T) {
	const night = 20 * time.Hour
	for name, k := range map[string]struct {
		text  string
		late  time.Duration
		order func(o *connectors.Order)
		want  string
	}{
		"all as it was":               {text: goodReply},
		"an hour late":                {text: goodReply, late: time.Hour},
		"a day late":                  {text: goodReply, late: 25 * time.Hour, want: "1 日以上過ぎて"},
		"a promise is over":           {text: "4月2日までにお送りします。", late: 23 * time.Hour, want: "もう過ぎています"},
		"the order was cancelled":     {text: goodReply, order: func(o *connectors.Order) { o.Status = connectors.OrderCanceled }, want: "キャンセル"},
		"it goes to another address":  {text: goodReply, order: func(o *connectors.Order) { o.Parcels[0].To.Rest = "2-2" }, want: "お届け先"},
		"its telephone is another":    {text: goodReply, order: func(o *connectors.Order) { o.Parcels[0].To.Phone = "0312345678" }},
		"it goes in two parts, there": {text: goodReply, order: func(o *connectors.Order) { o.Parcels = append(o.Parcels, o.Parcels[0]) }},
	} {
		t.Run(name, func(t *testing.T) {
			d, id, _ := staffed(t)
			order := connectors.Order{
				Number: "A-1", Status: connectors.OrderReady, OrderedAt: noon, Buyer: connectors.Person{Name: "山田"},
				Parcels: []connectors.Parcel{{To: connectors.Place{Name: "山田", State: "東京都", City: "港区", Rest: "1-1"}}},
			}
			bringOrder(t, d, order)
			if err := d.Link(asOwner(t, d), LinkChange{ID: id, Order: "A-1"}); err != nil {
				t.Fatal(err)
			}
			item := must[OutboxItem](t)(d.Send(asOwner(t, d), SendRequest{ID: id, Text: k.text, At: noon.Add(night).UnixMilli()}))
			if k.order != nil {
				k.order(&order)
				order.ChangedAt = noon.Add(time.Hour)
				bringOrder(t, d, order)
			}
			d.now = func() time.Time { return noon.Add(night + k.late) }
			err := d.lastCheck(t.Context(), must[store.OutboxItem](t)(d.store.OutboxItem(t.Context(), item.ID)))
			var stop *worker.Stopped
			switch {
			case k.want == "" && err != nil:
				t.Errorf("kept back: %v %+v", err, stop)
			case k.want != "" && (!errors.As(err, &stop) || !strings.Contains(stop.Text, k.want)):
				t.Errorf("got %v %+v", err, stop)
			}
		})
	}
}

func bringOrder(t *testing.T, d *Desk, o connectors.Order) {
	t.Helper()
	if _, err := d.store.SaveOrders(t.Context(), 1, []connectors.Order{o}, noon); err != nil {
		t.Fatal(err)
	}
}
