package command

import (
	"strings"
	"testing"

	"madoguchi/app"
)

// What the law keeps and what is only a draft are not one number.
func TestInquiryErase_says_what_goes_and_what_stays(t *testing.T) {
	for _, c := range []struct {
		e         app.Erased
		says, not string
	}{
		{app.Erased{ID: 7, Messages: 2}, "対応の履歴を消しました。", "件"},
		{app.Erased{ID: 7, DryRun: true}, "対応の履歴が消えます（", "件"},
		{app.Erased{ID: 7, Entries: 1, Documents: 2}, "経理の記録 1 件と書類 2 件は、税法で保存が必要なため残ります。", "下書き"},
		{app.Erased{ID: 7, Drafts: 3}, "経理の記録の下書き 3 件も残ります。", "税法"},
	} {
		var out strings.Builder
		if erasedWords(&out, c.e); !strings.Contains(out.String(), c.says) || strings.Contains(out.String(), c.not) {
			t.Errorf("%+v says %s", c.e, out.String())
		}
	}
}
