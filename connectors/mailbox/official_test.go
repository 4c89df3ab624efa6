package mailbox

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

func TestKindOf_a_mall_letter_that_wants_an_answer_is_for_a_person(t *testing.T) {
	for name, c := range map[string]struct {
		kind, subject, text, want string
	}{
		"order mail":                {mime.KindNotice, "注文内容ご確認（自動配信メール）", "至急ご対応ください。", connectors.NoticeOf},
		"letter with a deadline":    {mime.KindNotice, "お客様からのご申告について", "下記の件、11月27日までにご回答をお願いいたします。", connectors.Official},
		"warning in the subject":    {mime.KindNotice, "【重要】ガイドライン違反のご連絡", "", connectors.Official},
		"news":                      {mime.KindNotice, "今月の新機能のご案内", "新しい画面になりました。", connectors.NoticeOf},
		"a customer's mail":         {mime.KindNormal, "重要な質問", "ご回答ください。", connectors.Normal},
		"an automatic answer stays": {mime.KindAuto, "自動応答", "期限までにご返信します。", connectors.Auto},
	} {
		if got := kindOf(&mime.Mail{Kind: c.kind, Subject: c.subject, Text: c.text}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
