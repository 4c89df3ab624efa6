package mailbox

import (
	"regexp"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// A mall writes to its shops in two ways: by machine for every order, and as a
// letter that wants an answer. A shop lost its store because such letters lay
// unread beside the order mails, so in doubt a person reads them.
var (
	routine = regexp.MustCompile(`自動配信|注文内容|ご注文|受注|発送|出荷|入金|決済|キャンセル|licenseKey|API利用申請|メールマガジン|キャンペーン|セミナー|レビュー`)
	demand  = regexp.MustCompile(`ご回答|ご返信|ご対応|ご報告|改善|是正|提出|違反|警告|要対応|重要|期限までに|期日までに`)
)

// kindOf is the kind the parser found, except that a mall's letter is told from
// its order mails.
func kindOf(m *mime.Mail) string {
	if m.Kind != mime.KindNotice || routine.MatchString(m.Subject) {
		return m.Kind
	}
	const head = 4 << 10
	if demand.MatchString(m.Subject) || demand.MatchString(m.Text[:min(len(m.Text), head)]) {
		return connectors.Official
	}
	return m.Kind
}
