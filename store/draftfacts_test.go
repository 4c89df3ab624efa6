package store

import (
	"reflect"
	"testing"
	"time"
)

func madeOf(word string) DraftFacts {
	return DraftFacts{
		Typed:  map[string]string{"新住所": word},
		Parts:  []DraftPart{{Template: 3, Text: word + "様", Values: []DraftValue{{Name: "新住所", Text: word, Source: "入力", Personal: true, End: 2}}}},
		Ticked: []string{"送り状を直す"},
	}
}

func TestDraftFacts_stay_with_the_draft(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := aShop(d)[0]
		_, err := d.SaveDraft(d.ctx, clerk, Draft{InquiryID: id, Text: "金沢様", Facts: madeOf("金沢")})
		must(t, err)
		same := func(where string, got DraftFacts) {
			t.Helper()
			if !reflect.DeepEqual(got, madeOf("金沢")) {
				t.Errorf("%s: %+v", where, got)
			}
		}
		k, err := d.Draft(d.ctx, id)
		must(t, err)
		same("saved", k.Facts)
		must(t, d.DropDraft(d.ctx, clerk, id))
		dropped := d.droppedOf(id)
		same("thrown away", dropped[0].Facts)
		k, err = d.RestoreDraft(d.ctx, clerk, dropped[0].ID)
		must(t, err)
		same("had back", k.Facts)
		_, err = d.SaveStartDraft(d.ctx, clerk, StartDraft{Address: "a@example.jp", Text: "金沢様", Facts: madeOf("金沢")})
		must(t, err)
		first, err := d.StartDraft(d.ctx, 0, "a@example.jp")
		must(t, err)
		same("first text", first.Facts)
	})
}

func TestRememberTyped_keeps_the_last_words_and_goes_with_the_conversation(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		ids := aShop(d)
		for i := range mostTyped + 3 {
			must(t, d.RememberTyped(d.ctx, ids[0], map[string]string{"遅延理由": string(rune('あ' + i))}))
			d.later(time.Minute)
		}
		must(t, d.RememberTyped(d.ctx, ids[1], map[string]string{"遅延理由": "天候"}))
		before := func(want ...string) {
			t.Helper()
			got, err := d.TypedBefore(d.ctx, "遅延理由", 3)
			must(t, err)
			if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("offered %v, want %v", got, want)
			}
		}
		last := func(back int) string { return string(rune('あ' + mostTyped + 2 - back)) }
		before("天候", last(0), last(1))
		must(t, d.Erase(d.ctx, clerk, ids[0]))
		before("天候")
		must(t, d.Erase(d.ctx, clerk, ids[1]))
		before()
	})
}
