package store

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestEntries_are_found_by_day_amount_partner_and_page(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for i, e := range []Entry{
			refund("2026-10-03", "999999-20261001-0000000001", 4400), refund("2026-10-05", "mihon-10000123", 540), refund("2026-10-31", "M-1", 13200), refund("2026-11-01", "M-2", 880),
		} {
			e.Channel = []string{"rakuten", "yahoo", "own", "own"}[i]
			e.Lines[0].CreditSub = []string{"楽天市場", "Yahoo!ショッピング", "見本修理工房", "ヤマト運輸"}[i]
			e.Type = []string{"REFUND_FULL", "REFUND_PARTIAL", "REPAIR_OUTSOURCE", "RESHIP_SHIPPING"}[i]
			e.Partner = "見本雑貨店"
			d.entry(e)
		}
		for what, c := range map[string]struct {
			want  EntryQuery
			found string
		}{
			"all":              {EntryQuery{}, "11-0001 10-0003 10-0002 10-0001"},
			"days":             {EntryQuery{From: "2026-10-05", To: "2026-10-31"}, "10-0003 10-0002"},
			"amounts":          {EntryQuery{Min: 540, Max: 4400}, "11-0001 10-0002 10-0001"},
			"partner":          {EntryQuery{Words: "修理工房"}, "10-0003"},
			"width of letters": {EntryQuery{Words: "ｙａｈｏｏ"}, "10-0002"},
			"two words":        {EntryQuery{Words: "見本 楽天"}, "10-0001"},
			"event id":         {EntryQuery{Words: "ev-202610-0002"}, "10-0002"},
			"a sign of LIKE":   {EntryQuery{Words: "100%"}, ""},
			"channel":          {EntryQuery{Channel: "own"}, "11-0001 10-0003"},
			"type":             {EntryQuery{Type: "REPAIR_OUTSOURCE"}, "10-0003"},
			"order":            {EntryQuery{Order: "M-2"}, "11-0001"},
			"several":          {EntryQuery{From: "2026-10-01", To: "2026-10-31", Min: 1000, Words: "見本"}, "10-0003 10-0001"},
		} {
			if got := d.booked(c.want); got != c.found {
				t.Errorf("%s: %s, want %s", what, got, c.found)
			}
		}
		var pages []string
		for after, more := "", true; more; more = after != "" {
			page, err := d.Entries(d.ctx, EntryQuery{After: after, Limit: 3})
			must(t, err)
			for _, e := range page.Entries {
				pages = append(pages, e.OrderNumber)
			}
			after = page.Next
		}
		if want := []string{"M-2", "M-1", "mihon-10000123", "999999-20261001-0000000001"}; !reflect.DeepEqual(pages, want) {
			t.Errorf("pages %v", pages)
		}
	})
}

func TestEntries_are_read_along_an_index(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for i := range 30 {
			d.entry(refund(fmt.Sprintf("2026-10-%02d", i+1), fmt.Sprint(i), 100))
		}
		for _, want := range []EntryQuery{
			{Limit: 10},
			{From: "2026-10-05", To: "2026-10-07", Min: 1, Max: 9, Words: "楽天", Channel: "rakuten", Type: "REFUND_FULL", Limit: 10},
			{InquiryID: 7, Limit: 10},
			{Order: "3", Limit: 10},
		} {
			var q query
			q.add(`SELECT ` + entryColumns + fromEntries + `WHERE 1 = 1`)
			q.narrowEntries(want)
			q.add(` AND (e.day, e.id) < (?, ?) ORDER BY e.day DESC, e.id DESC`, "2026-10-20", 9)
			q.limit(want.Limit)
			if whole := tableReads(d, q.sql.String()); len(whole) > 0 {
				t.Errorf("%+v\n%s", want, strings.Join(whole, "\n"))
			}
		}
	})
}

func TestEntries_follow_an_inquiry_that_is_merged_and_come_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("a", "x@example.jp", "返品", -60), mail("b", "x@example.jp", "別の話", -50))
		kept, other := d.remote(box, "a"), d.remote(box, "b")
		e := refund("2026-10-03", "1", 4400)
		e.InquiryID = other.ID
		e = d.entry(e)
		j, err := d.MergeInquiries(d.ctx, clerk, kept.ID, other.ID)
		must(t, err)
		of := func() int64 {
			e, err := d.Entry(d.ctx, e.ID)
			must(t, err)
			return e.InquiryID
		}
		if got := of(); got != j.Kept {
			t.Errorf("merged into %d, it is with %d", j.Kept, got)
		}
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		if got := of(); got != other.ID {
			t.Errorf("parted again, it is with %d", got)
		}
	})
}
