package store

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// manyInquiries fills a desk with questions, half of them answered.
func manyInquiries(d *desk, n int) (account int64) {
	account = d.account("rakuten")
	var qs []connectors.Inquiry
	for i := range n {
		id := fmt.Sprint(i)
		q := asked(id, "件", post(id+"a", connectors.In, -1000+i/3, "質問"))
		if i%2 == 0 {
			q.Messages = append(q.Messages, post(id+"b", connectors.Out, -500+i/3, "返信"))
		}
		qs = append(qs, q)
	}
	d.ingest(account, qs...)
	return account
}

func TestInquiries_shows_late_ones_first_and_what_is_owed_before_the_rest(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop,
			asked("new", "件", post("1", connectors.In, -10, "？")),
			asked("late", "件", post("2", connectors.In, -5000, "？")),
			asked("answered", "件", post("3", connectors.In, -9000, "？"), post("4", connectors.Out, -1, "！")),
		)
		for sort, want := range map[string]string{"": "late new answered", "due": "late new answered", "new": "answered new late"} {
			page, err := d.Inquiries(d.ctx, InquiryQuery{Sort: sort})
			must(t, err)
			var got []string
			for _, q := range page.Rows {
				got = append(got, q.RemoteID)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("sort %q: %v", sort, got)
			}
		}
	})
}

func TestInquiries_pages_show_each_row_once_while_others_change(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := manyInquiries(d, 60)
		random := rand.New(rand.NewPCG(1, 2))
		for _, want := range []InquiryQuery{{}, {Sort: "new"}, {State: StateNew}, {State: StateWaiting, Sort: "new"}, {Accounts: []int64{shop}}, {States: []string{StateNew, StateWaiting}}, {Sort: "old"}, {Sort: "customer"}, {States: []string{StateNew, StateWaiting}, Sort: "old"}, {Search: "質問"}, {Search: "質問", Sort: "due"}} {
			want.Limit = 7
			seen := map[int64]int{}
			all, err := d.Inquiries(d.ctx, InquiryQuery{State: want.State})
			must(t, err)
			touched := map[int64]bool{}
			for {
				page, err := d.Inquiries(d.ctx, want)
				must(t, err)
				for _, q := range page.Rows {
					seen[q.ID]++
				}
				if want.After = page.Next; want.After == "" {
					break
				}
				// A row that was shown already moves, and a new one comes.
				for id := range seen {
					touched[id] = true
					d.later(time.Second)
					d.ingest(shop, asked(d.inquiry(id).RemoteID, "件", post(fmt.Sprint("x", random.Int64()), connectors.In, 0, "質問")))
					break
				}
			}
			for _, q := range all.Rows {
				if n := seen[q.ID]; n != 1 && !(touched[q.ID] && n == 2) {
					t.Errorf("%+v: row %d shown %d times", want, q.ID, n)
				}
			}
		}
		d.sameCounts()
	})
}

func TestInquiries_reads_no_list_by_sorting_it(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 200)
	_, err := d.write.Exec(`ANALYZE`)
	must(t, err)
	kinds := []string{"rakuten"}
	for name, want := range map[string]InquiryQuery{
		"everything": {}, "a state": {State: StateNew}, "states": {States: []string{StateNew, StateWorking}},
		"an account": {Accounts: []int64{1}}, "accounts": {Accounts: []int64{1, 2}}, "an owner": {Owner: 1}, "nobody": {Owner: Nobody},
		"a category": {Category: 1}, "a tag": {Tag: 1}, "late": {DueUntil: 5}, "today": {DueFrom: 5, DueUntil: 9}, "not owed": {NotDue: true},
		"before": {Stage: "before"}, "after": {Stage: "after"}, "unread": {Unread: true}, "files": {Files: true}, "care": {Care: "any"},
		"complaint": {Care: "complaint"}, "vip": {VIP: true}, "repeat": {Repeat: true}, "scam": {Scam: true}, "uncompleted": {Uncompleted: kinds},
		"state, account, owner": {State: StateNew, Accounts: []int64{1}, Owner: 1},
		"all at once": {
			State: StateWaiting, Accounts: []int64{1, 2}, Owner: 1, Category: 1, Tag: 1, DueFrom: 5, DueUntil: 9, Stage: "after", Unread: true,
			Files: true, Care: "any", VIP: true, Repeat: true, Scam: true, Uncompleted: kinds,
		},
	} {
		for sort, after := range map[string]string{"due": "1.2.3", "new": "1.2", "old": "1.2", "customer": "0.44GC44KE.2"} {
			want.Sort = sort
			d.inOrder(name+", "+sort, want)
			want.After = after
			d.inOrder(name+", "+sort+", next page", want)
			want.After = ""
		}
	}
	for name, want := range map[string]InquiryQuery{"search": {Search: "質問"}, "search, state": {Search: "質問です", State: StateNew}} {
		l := d.foundList(want, fold.Query(want.Search), docSpan{low: 1, high: 700})
		d.sortsNothing(name, l)
	}
}

// inOrder fails when a page is not read in the order of an index.
func (d *desk) inOrder(name string, want InquiryQuery) {
	d.t.Helper()
	want.Limit = 50
	if want.Sort == "customer" {
		d.byNames(name, want)
		return
	}
	parts, err := d.led(d.ctx, want.parts(false))
	must(d.t, err)
	for _, part := range parts {
		l, err := d.list(part)
		must(d.t, err)
		d.sortsNothing(name, l)
	}
}

// byNames fails when a list by name sorts more than the first rows of its ranges.
func (d *desk) byNames(name string, want InquiryQuery) {
	d.t.Helper()
	l, err := d.nameList(d.ctx, want)
	must(d.t, err)
	plan := explain(d, l.sql.String(), l.args)
	ranges, read := strings.Count(l.sql.String(), "SELECT f.id"), regexp.MustCompile(`SEARCH q USING (?:COVERING )?INDEX inquiries_\w*name \(`).FindAllString(plan, -1)
	if len(read) != ranges || strings.Count(plan, "TEMP B-TREE") > 1 || strings.Contains(plan, "SCAN q\n") {
		d.t.Errorf("%s:\n%s", name, plan)
	}
}

func (d *desk) sortsNothing(name string, l *list) {
	d.t.Helper()
	plan := explain(d, l.sql.String(), l.args)
	if strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "SCAN q\n") {
		d.t.Errorf("%s:\n%s", name, plan)
	}
}

func TestCountsOf_counts_no_inquiry(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 50)
	q := countStates([]int64{1, 2}, 1, Reach{})
	plan := explain(d, q.sql.String(), q.args)
	if strings.Contains(plan, "inquiries") {
		t.Errorf("it counts the inquiries themselves:\n%s", plan)
	}
}

func explain(d *desk, query string, args []any) string {
	d.t.Helper()
	lines, err := collect(d.ctx, d.read, func(r scanner) (string, error) {
		var id, parent, unused int
		var detail string
		err := r.Scan(&id, &parent, &unused, &detail)
		return detail + "\n", err
	}, `EXPLAIN QUERY PLAN `+query, args...)
	must(d.t, err)
	return strings.Join(lines, "")
}

// Whatever is done, the numbers on the tabs are those of the rows.
func TestCounts_equal_a_recount_after_anything(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		random := rand.New(rand.NewPCG(3, 4))
		shop := manyInquiries(d, 12)
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		for i := range 120 {
			id := page.Rows[random.IntN(len(page.Rows))].ID
			d.randomVerb(random, shop, id, i)
		}
		d.sameCounts()
		kept, err := d.Counts(d.ctx)
		must(t, err)
		total := 0
		for _, n := range kept.States {
			total += n
		}
		if total != 12 {
			t.Errorf("%d inquiries in %v", total, kept.States)
		}
	})
}

// randomVerb does something; that it is refused is fine.
func (d *desk) randomVerb(random *rand.Rand, shop, id int64, i int) {
	items, err := d.Outbox(d.ctx)
	must(d.t, err)
	var item int64
	if len(items) > 0 {
		item = items[random.IntN(len(items))].ID
	}
	switch random.IntN(9) {
	case 0:
		must(d.t, d.SetState(d.ctx, clerk, id, 0, urgency[random.IntN(len(urgency))], ""))
	case 1:
		d.ingest(shop, asked(d.inquiry(id).RemoteID, "件", post(fmt.Sprint("n", i), connectors.In, -random.IntN(100), "追加")))
	case 2, 3:
		_, _ = d.Queue(d.ctx, clerk, OutboxItem{InquiryID: id, Text: "返信", Done: random.IntN(2) == 0})
	case 4:
		_, _, _ = d.Claim(d.ctx, item, "a", nil, d.cfg.Now())
	case 5:
		kind := []string{OutcomeSent, OutcomeFailed, OutcomeUnknown, OutcomeRetry}[random.IntN(4)]
		_ = d.Finish(d.ctx, item, "a", Outcome{Kind: kind})
	case 6:
		_, _ = d.TakeBack(d.ctx, clerk, item)
	case 7:
		_ = d.Resolve(d.ctx, clerk, item, random.IntN(2) == 0)
	case 8:
		d.ingest(shop, asked(d.inquiry(id).RemoteID, "件", post(fmt.Sprint("o", i), connectors.Out, -random.IntN(100), "返信")))
	}
}

func TestSetState_compares_the_version(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 1)
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		q := d.inquiry(page.Rows[0].ID)
		must(t, d.SetState(d.ctx, clerk, q.ID, q.Version, StateWorking, ""))
		if err := d.SetState(d.ctx, clerk, q.ID, q.Version, StateDone, ""); err != ErrConflict {
			t.Errorf("got %v", err)
		}
		if err := d.SetState(d.ctx, clerk, 999, 0, StateDone, ""); err != ErrNotFound {
			t.Errorf("unknown inquiry: %v", err)
		}
	})
}

func TestMarkSeen_lasts_until_the_next_question(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -10, "？")))
		id := d.remote(shop, "1").ID
		unread := func() bool { return d.inquiry(id).Unread }
		states := []bool{unread()}
		must(t, d.MarkSeen(d.ctx, clerk, id))
		states = append(states, unread())
		d.ingest(shop, asked("1", "件", post("b", connectors.In, -5, "？")))
		states = append(states, unread())
		must(t, d.MarkSeen(d.ctx, clerk, id))
		must(t, d.MarkUnread(d.ctx, clerk, id))
		states = append(states, unread())
		if !slices.Equal(states, []bool{true, false, true, true}) {
			t.Errorf("got %v", states)
		}
	})
}

// onceABatch: what the shop has set up itself is short, and read once in a batch; j is the
// list that is asked for.
func onceABatch(line string) bool {
	return slices.ContainsFunc([]string{"j VIRTUAL TABLE", "accounts", "rules", "categories", "tags", "templates", "staff", "sqlite_sequence"}, func(table string) bool {
		return strings.HasPrefix(line, "SCAN "+table) || strings.Contains(line, "accounts")
	})
}

// A first synchronisation asks these for every mail.
func TestIngest_looks_nothing_up_by_reading_a_table(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 50)
	var asked []string
	err := d.tx(d.ctx, func(t *txn) error {
		in := &intake{txn: t, account: 1, kept: keptBytes{}}
		if err := in.open(); err != nil {
			return err
		}
		if err := in.take(mail("b", "x@example.jp", "質問 246369-20261101-0000674401", -5, "a")); err != nil {
			return err
		}
		for query := range t.kept {
			asked = append(asked, query)
		}
		return nil
	})
	must(t, err)
	if len(asked) < 20 {
		t.Fatalf("only %d statements", len(asked))
	}
	for _, query := range asked {
		args := make([]any, placeholders(query))
		for i := range args {
			args[i] = 1
		}
		plan := explain(d, query, args)
		for line := range strings.Lines(plan) {
			if strings.HasPrefix(line, "SCAN") && !strings.Contains(line, "CONSTANT ROW") && !onceABatch(line) {
				t.Errorf("%s\n%s", query, plan)
			}
		}
	}
}
