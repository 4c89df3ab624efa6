package store

import (
	"errors"
	"testing"
)

func (d *desk) drafted(inquiry int64, body string) int64 {
	d.t.Helper()
	id, err := d.BeginAI(d.ctx, clerk, AIDraft{InquiryID: inquiry, Endpoint: "127.0.0.1:11434", Model: "small", Prompt: "1", Local: true, Tone: "polite", Points: []string{"要点"}})
	must(d.t, err)
	must(d.t, d.EndAI(d.ctx, AIDraft{ID: id, State: AIDone, Body: body, Took: 1200, Doubts: 2}))
	return id
}

func (d *desk) openAI(inquiry int64) []AIDraft {
	d.t.Helper()
	list, err := d.OpenAI(d.ctx, inquiry)
	must(d.t, err)
	return list
}

func TestAIDraft_is_kept_from_the_asking_to_what_was_sent(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		q := aShop(d)[0]
		id := d.drafted(q, "お待ちください。")
		must(t, d.ConfirmAI(d.ctx, clerk, id, "300円"))
		must(t, d.ConfirmAI(d.ctx, clerk, id, "300円"))
		open := d.openAI(q)
		if len(open) != 1 || open[0].Body != "お待ちください。" || !open[0].Local || open[0].Points[0] != "要点" || len(open[0].Confirmed) != 1 || open[0].Doubts != 2 {
			t.Fatalf("%+v", open)
		}
		_, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q, Text: "もう少しお待ちください。", SeenID: d.inquiry(q).NewestID})
		must(t, err)
		last, err := d.LastAI(d.ctx, q)
		must(t, err)
		if last.Final != "もう少しお待ちください。" || last.Changed != 4 || len(d.openAI(q)) != 0 {
			t.Errorf("%+v", last)
		}
		page, err := d.AIDrafts(d.ctx, 0, 10)
		must(t, err)
		if len(page) != 1 || page[0].Took != 1200 {
			t.Errorf("%+v", page)
		}
		if page, err = d.AIDrafts(d.ctx, id, 10); err != nil || len(page) != 0 {
			t.Errorf("%+v %v", page, err)
		}
	})
}

func TestAIDraft_of_a_program_that_was_killed_is_ended(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		q := aShop(d)[0]
		_, err := d.BeginAI(d.ctx, clerk, AIDraft{InquiryID: q, Model: "small"})
		must(t, err)
		must(t, d.EndLostAI(d.ctx, 1<<60))
		if last, err := d.LastAI(d.ctx, q); err != nil || last.State != AIStopped {
			t.Errorf("%+v %v", last, err)
		}
	})
}

func TestErase_takes_the_drafts_of_a_machine_along(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		q := aShop(d)[0]
		id := d.drafted(q, "山田 花子 様")
		must(t, d.Erase(d.ctx, clerk, q))
		if page, err := d.AIDrafts(d.ctx, 0, 10); err != nil || len(page) != 0 {
			t.Errorf("%+v %v", page, err)
		}
		if err := d.EndAI(d.ctx, AIDraft{ID: id, State: AIDone, Body: "late"}); !errors.Is(err, ErrNotFound) {
			t.Errorf("an answer that came after the erasing was kept: %v", err)
		}
	})
}

func TestAIDraft_follows_a_merge_and_its_way_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, keep, other := twoInquiries(d)
		first, second := d.drafted(keep, "甲の下書き"), d.drafted(other, "乙の下書き 5,000円")
		must(t, d.ConfirmAI(d.ctx, clerk, second, "5,000円"))
		j, err := d.MergeInquiries(d.ctx, clerk, keep, other)
		must(t, err)
		if open := d.openAI(keep); len(open) != 2 || open[0].ID != second || open[0].Confirmed[0] != "5,000円" || len(d.openAI(other)) != 0 {
			t.Errorf("%+v", open)
		}
		third := d.drafted(keep, "合わせた後の下書き")
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		a, b := d.openAI(keep), d.openAI(other)
		if len(a) != 2 || a[0].ID != third || a[1].ID != first || len(b) != 1 || b[0].ID != second {
			t.Errorf("%+v\n%+v", a, b)
		}
		must(t, d.Erase(d.ctx, clerk, other))
		if page, err := d.AIDrafts(d.ctx, 0, 10); err != nil || len(page) != 2 {
			t.Errorf("%+v %v", page, err)
		}
	})
}

func TestAIDraft_plans(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for _, q := range []string{
			`SELECT id FROM ai_drafts WHERE inquiry_id = $1 AND final = '' AND body <> '' ORDER BY id DESC LIMIT 20`,
			`SELECT id FROM ai_drafts WHERE inquiry_id = $1 ORDER BY id DESC LIMIT 1`,
			`SELECT id FROM ai_drafts WHERE id < $1 ORDER BY id DESC LIMIT 10`,
		} {
			if whole := tableReads(d, q); len(whole) > 0 {
				t.Errorf("%s\n%v", q, whole)
			}
		}
	})
}

func TestLettersChanged(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"同じ", "同じ", 0}, {"", "三文字", 3}, {"あいう", "あえう", 2}, {"あいう", "あいうえ", 1}, {"abcdef", "xabzdef", 3}} {
		if got := lettersChanged(c.a, c.b); got != c.want {
			t.Errorf("%q %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
