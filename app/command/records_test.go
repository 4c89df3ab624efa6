package command

import (
	"strings"
	"testing"

	"madoguchi/app"
)

func TestRecords_say_what_the_books_know_already_also_of_what_is_ticked(t *testing.T) {
	var w strings.Builder
	writeRecords(&w, []app.RecordLine{
		{Label: "一部返金", Amount: 3280, Ticked: true, There: "EV-202611-0001"},
		{Label: "お詫びポイント進呈", Amount: 500, Ticked: true},
	})
	want := "この返信で 一部返金 3280円 を記録します（もう記録があります：EV-202611-0001）\nこの返信で お詫びポイント進呈 500円 を記録します\n"
	if w.String() != want {
		t.Errorf("%q", w.String())
	}
}
