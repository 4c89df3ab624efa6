package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

func smallPortions(t *testing.T) {
	before := writtenPortion
	writtenPortion = 2
	t.Cleanup(func() { writtenPortion = before })
}

func nobodyAsks(int64, int64) {}

func (d *desk) writtenIn(in Period) (cases []WrittenCase, messages []WrittenMessage) {
	must(d.t, d.EachWrittenCase(d.ctx, in, nobodyAsks, func(c WrittenCase) error { cases = append(cases, c); return nil }))
	must(d.t, d.EachWrittenMessage(d.ctx, in, nobodyAsks, func(m WrittenMessage) error { messages = append(messages, m); return nil }))
	return cases, messages
}

func TestEachWritten_hands_out_everything_of_a_period_once(t *testing.T) {
	smallPortions(t)
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		for i := range 5 {
			d.ingest(shop, asked(fmt.Sprint(i), "件", post(fmt.Sprint("a", i), connectors.In, -90, "いつ届きますか"), post(fmt.Sprint("b", i), connectors.Out, -30, "明日です")))
		}
		first := d.remote(shop, "0")
		_, err := d.AddNote(d.ctx, clerk, first.ID, "note", "社内だけ")
		must(t, err)
		must(t, d.SetState(d.ctx, clerk, first.ID, d.inquiry(first.ID).Version, StateDone, ""))

		cases, messages := d.writtenIn(Period{0, d.now() + 1})
		if len(cases) != 5 || len(messages) != 11 {
			t.Fatalf("%d cases, %d messages", len(cases), len(messages))
		}
		if !slices.IsSortedFunc(cases, func(a, b WrittenCase) int { return int(a.ID - b.ID) }) || !slices.IsSortedFunc(messages, func(a, b WrittenMessage) int { return int(a.Inquiry - b.Inquiry) }) {
			t.Errorf("%+v\n%+v", cases, messages)
		}
		seen := map[int64]bool{}
		for _, m := range messages {
			if seen[m.ID] {
				t.Errorf("%d twice", m.ID)
			}
			seen[m.ID] = true
		}
		c := cases[0]
		if c.ID != first.ID || c.State != StateDone || c.DoneAt != d.now() || len(c.Posts) != 2 || !c.Posts[0].In || c.FirstAt != c.Posts[0].At || c.Messages != 2 || c.Kind != "rakuten" {
			t.Errorf("%+v", c)
		}
		if n := messages[2]; n.Direction != string(connectors.Note) || n.Text != "社内だけ" || n.Author != clerk.Name {
			t.Errorf("%+v", n)
		}

		// The answers alone, and the one later note of an inquiry that has long rested.
		answers, words := d.writtenIn(Period{c.Posts[1].At, c.Posts[1].At + 1})
		if len(answers) != 5 || len(words) != 5 || words[0].Direction != string(connectors.Out) {
			t.Errorf("%+v\n%+v", answers, words)
		}
		late, words := d.writtenIn(Period{d.now(), d.now() + 1})
		if len(late) != 1 || late[0].ID != first.ID || len(words) != 1 {
			t.Errorf("%+v\n%+v", late, words)
		}
		if none, words := d.writtenIn(Period{d.now() + 1, d.now() + 2}); len(none)+len(words) != 0 {
			t.Errorf("%+v %+v", none, words)
		}
	})
}

func TestEachWritten_says_how_far_it_is_and_ends_with_its_caller(t *testing.T) {
	smallPortions(t)
	d := openDesk(t, false)
	manyInquiries(d, 6)
	all := Period{0, d.now() + 1}
	ctx, stop := context.WithCancel(d.ctx)
	n, told := 0, int64(0)
	err := d.EachWrittenMessage(ctx, all, func(done, of int64) { told = done; stop() }, func(WrittenMessage) error { n++; return nil })
	if !errors.Is(err, context.Canceled) || n != writtenPortion || told == 0 {
		t.Errorf("%d, %d, %v", n, told, err)
	}
	full := errors.New("full")
	if err := d.EachWrittenCase(d.ctx, all, nobodyAsks, func(WrittenCase) error { return full }); !errors.Is(err, full) {
		t.Error(err)
	}
}

func TestEachWritten_is_of_one_moment_whatever_happens_meanwhile(t *testing.T) {
	smallPortions(t)
	d := openDesk(t, false)
	shop := manyInquiries(d, 6)
	last := d.remote(shop, "5").ID
	var texts []string
	must(t, d.EachWrittenMessage(d.ctx, Period{0, d.now() + 1}, nobodyAsks, func(m WrittenMessage) error {
		if len(texts) == 0 {
			_, err := d.AddNote(d.ctx, clerk, last, "note", "途中で書いた")
			must(t, err)
		}
		texts = append(texts, m.Text)
		return nil
	}))
	if len(texts) != 9 || slices.Contains(texts, "途中で書いた") {
		t.Error(texts)
	}
}

func TestEachWritten_walks_the_index_and_sorts_nothing(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 40)
	plan := explain(d, writtenMessages, []any{0, 0, 0, 5, 6, 7})
	if !strings.Contains(plan, "messages_thread") || strings.Contains(plan, "SCAN") || strings.Contains(plan, "TEMP B-TREE") {
		t.Error(plan)
	}
	plan = explain(d, writtenCases, []any{0, 5, 6, 7})
	if !strings.Contains(plan, "COVERING INDEX messages_thread (inquiry_id>?)") || strings.Contains(plan, "SCAN") {
		t.Error(plan)
	}
}
