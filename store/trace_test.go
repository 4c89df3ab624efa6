package store

import (
	"reflect"
	"testing"

	"madoguchi/connectors"
)

func TestEntriesOfExport_are_those_that_went_out_in_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		later, first, other := d.entry(refund("2026-10-09", "2", 100)), d.entry(refund("2026-10-03", "1", 4400)), d.entry(refund("2026-10-05", "3", 880))
		x, err := d.AddExport(d.ctx, clerk, Export{Batch: mustBatch(d), Kind: "yayoi", Settings: `{}`, Warnings: `[]`, Data: []byte("a")}, []int64{later.ID, first.ID})
		must(t, err)
		all, err := d.EntriesOfExport(d.ctx, x.ID)
		must(t, err)
		if len(all) != 2 || all[0].ID != first.ID || all[1].ID != later.ID || len(all[0].Lines) != 1 || all[0].ID == other.ID {
			t.Errorf("%+v", all)
		}
	})
}

func TestMessagePlaces_tell_where_a_message_stands_and_leave_out_what_is_gone(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -60, "？"), post("1-2", connectors.Out, -30, "はい。")))
		q := d.remote(shop, "1")
		answer := mustMessages(d, q.ID)[1]
		places, err := d.MessagePlaces(d.ctx, []int64{answer.ID, answer.ID + 9})
		must(t, err)
		want := map[int64]MessagePlace{answer.ID: {ID: answer.ID, InquiryID: q.ID, Direction: string(connectors.Out), At: at(-30).UnixMilli(), Remote: "1-2"}}
		if !reflect.DeepEqual(places, want) {
			t.Errorf("%+v\nwant %+v", places, want)
		}
	})
}
