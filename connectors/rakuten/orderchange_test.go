package rakuten

import (
	"testing"

	"madoguchi/connectors"
)

func TestChange_is_the_newest_that_was_not_taken_back(t *testing.T) {
	for what, c := range map[string]struct {
		models string
		want   connectors.Change
		by     string
	}{
		"none": {`"ChangeReasonModelList":null`, connectors.Change{}, ""},
		"returned after it was received": {
			`"ChangeReasonModelList":[{"changeId":1,"changeType":2,"changeTypeDetail":null,"changeReason":1,"changeReasonDetail":2,"changeApplyDatetime":"2026-11-03T10:00:00+0900"}],
			"DueDateModelList":[{"dueDateType":0,"dueDate":"2026-11-01"},{"dueDateType":2,"dueDate":"2026-11-30"}]`,
			connectors.Change{What: connectors.ChangeCancel, Done: true, Why: connectors.BecauseReturned},
			"2026-11-30",
		},
		"out of stock, applied for": {
			`"ChangeReasonModelList":[{"changeType":0,"changeReason":0,"changeReasonDetail":8}]`,
			connectors.Change{What: connectors.ChangeCancel, Shop: true, Why: connectors.BecauseNoStock},
			"",
		},
		"a part given back": {
			`"ChangeReasonModelList":[{"changeType":"6","changeTypeDetail":"0","changeReason":"0","changeReasonDetail":"15","changeApplyDatetime":"2026-11-05T10:00:00+0900"},
			{"changeType":1,"changeReason":1,"changeReasonDetail":1,"changeApplyDatetime":"2026-11-04T10:00:00+0900"}]`,
			connectors.Change{What: connectors.ChangeOrder, Less: true, Done: true, Shop: true, Why: connectors.BecauseFaulty},
			"",
		},
		"a cancel that was taken back": {
			`"ChangeReasonModelList":[{"changeType":0,"changeReason":1,"changeReasonDetail":1,"changeApplyDatetime":"2026-11-03T10:00:00+0900"},
			{"changeType":3,"changeApplyDatetime":"2026-11-04T10:00:00+0900"}],"DueDateModelList":[{"dueDateType":2,"dueDate":"soon"}]`,
			connectors.Change{},
			"",
		},
	} {
		o, ok := readOrder([]byte(`{"orderNumber":"1-1",` + c.models + `}`))
		if !ok || o.Change != c.want || o.RefundBy != c.by {
			t.Errorf("%s: %+v, %q", what, o.Change, o.RefundBy)
		}
	}
}
