package store

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"madoguchi/store/rule"
)

func TestTryRule_tells_what_it_would_do_and_does_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		w := d.words()
		account := d.account("rakuten")
		d.ingest(account, question("q1", "割れました"), question("q2", "割れました"), question("q3", "色は"))
		_, err := d.write.ExecContext(d.ctx, `UPDATE inquiries SET category_id = $1, category_by = 'person' WHERE id = $2`, w.late, d.remote(account, "q1").ID)
		must(t, err)
		d.rule("先の規則", holding("割れ"), rule.Action{Do: rule.Notify})
		one := rule.Rule{Name: "試す", When: holding("割れ"), Then: []rule.Action{{Do: rule.Category, IDs: []int64{w.broken}}}}
		before := d.ruling(account, "q1") + d.ruling(account, "q2")
		got, err := d.TryRule(d.ctx, one, 0)
		must(t, err)
		if got.Looked != 3 || got.Matched != 2 || got.Earlier != 2 || got.Changed != 2 || got.ByPerson[rule.Category] != 1 || got.Cut {
			t.Errorf("got %+v", got)
		}
		row := got.Inquiries[1] // the older one
		if row.ID != d.remote(account, "q1").ID || !reflect.DeepEqual(row.Changes, []TrialChange{{Do: rule.Category, Now: "配送", Then: "不良", Person: true}}) {
			t.Errorf("got %+v", row)
		}
		if after := d.ruling(account, "q1") + d.ruling(account, "q2"); after != before {
			t.Errorf("it changed something: %s", after)
		}
		if got, err := d.TryRule(d.ctx, one, morning.Add(time.Hour).UnixMilli()); err != nil || got.Looked != 0 {
			t.Errorf("nothing is that young: %+v, %v", got, err)
		}
	})
}

func TestTryRule_of_a_large_desk_reads_by_index(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 50)
	ids := []int64{1, 2, 3}
	facts := tryFacts(ids)
	for _, q := range []struct {
		ask  string
		args []any
	}{{tryNewest, []any{1, 1, 1, 1}}, {facts.sql.String(), facts.args}} {
		for line := range strings.Lines(explain(d, q.ask, q.args)) {
			if strings.HasPrefix(line, "SCAN") && !strings.Contains(line, "SUBQUERY") && !strings.Contains(line, "x") || strings.Contains(line, "TEMP B-TREE") {
				t.Errorf("%s\n%s", q.ask, line)
			}
		}
	}
}
