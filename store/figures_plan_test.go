package store

import (
	"strings"
	"testing"
)

func TestEachCase_reads_the_period_and_sorts_nothing(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 40)
	for _, account := range []int64{0, 1} {
		q := figureCases(5, 9, account)
		plan := explain(d, q.sql.String(), q.args)
		if !strings.Contains(plan, "(last_at>? AND last_at<?)") && !strings.Contains(plan, "(account_id=? AND last_at>? AND last_at<?)") || strings.Contains(plan, "SCAN") || strings.Contains(plan, "TEMP B-TREE") {
			t.Error(plan)
		}
	}
}
