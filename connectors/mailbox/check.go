package mailbox

import (
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/notice"
)

// maxReply is what all attachments of a reply may weigh: common servers take
// 25 MB of encoded mail, and base64 makes a third more of it.
const maxReply = 18 << 20

// 楽天 does not say what its relay takes; this much has always passed.
const (
	maxRelay      = 5 << 20
	maxRelayFiles = maxRelay * 7 / 10 // base64 makes a third more of them
)

// Check holds a reply against the rules of mail that counting cannot express.
func (b *box) Check(r connectors.Reply) []connectors.Problem {
	if len(r.To) == 0 {
		return []connectors.Problem{{Code: "to_missing", Text: "宛先がありません。お客様のメールアドレスを入れてください。"}}
	}
	var out []connectors.Problem
	masked := 0
	for _, p := range r.To {
		if isMasked(p.Address) {
			masked++
		}
		if bad, ok := b.set.checkRecipient(p.Address); ok {
			out = append(out, bad)
		}
	}
	if masked > 0 && b.set.relay.host == "" {
		out = append(out, connectors.Problem{
			Code: "relay_missing",
			Text: "楽天のあんしんメルアドへは、楽天のあんしんメルアド用の送信サーバーからしか届きません。接続の「くわしい設定」にあんしんメルアドの設定を入れてから送ってください。",
		})
	}
	if masked > 0 && len(r.To) > 1 {
		out = append(out, connectors.Problem{
			Code: "relay_single", Text: "楽天のあんしんメルアドへのメールの宛先は 1 件だけにしてください。",
		})
	}
	out = append(out, b.checkLetters(r)...)
	var size int
	for _, f := range r.Files {
		size += len(f.Data)
	}
	if masked > 0 && size > maxRelayFiles {
		out = append(out, connectors.Problem{Code: "files_too_large", Text: "あんしんメルアドへのメールは 5 MB までです。添付ファイルを合計 3.5 MB までに減らすか小さくしてください。"})
	} else if size > maxReply {
		out = append(out, connectors.Problem{Code: "files_too_large", Text: "添付ファイルの合計が 18 MB を超えています。減らすか小さくしてください。"})
	}
	return out
}

// checkRecipient finds what is wrong with one address.
func (s settings) checkRecipient(a string) (connectors.Problem, bool) {
	switch {
	case !isAddress(a):
		return connectors.Problem{Code: "to_invalid", Text: "宛先「" + plain(a, 80) + "」はメールアドレスとして読み取れません。直してください。"}, true
	case isForeign(a):
		return connectors.Problem{Code: "to_foreign", Text: "宛先「" + plain(a, 80) + "」の @ より前に、メールで送れない文字（日本語や全角の文字）があります。半角の英数字に直してください。"}, true
	case noReply.MatchString(localOf(a)):
		return connectors.Problem{Code: "to_noreply", Text: "宛先は送信専用のアドレスです。返信してもだれにも届きません。モールの管理画面など、元の場所から回答してください。"}, true
	case notice.Unanswerable(a):
		return connectors.Problem{Code: "to_mall", Text: "宛先は楽天がお知らせに使うアドレスです。返信してもだれにも届きません。RMS の画面から回答してください。"}, true
	case robot.MatchString(localOf(a)):
		return connectors.Problem{Code: "to_robot", Text: "宛先は自動配信のアドレスのようです。お客様のアドレスか確かめてください。", Warn: true}, true
	case s.isOwn(a):
		return connectors.Problem{Code: "to_own", Text: "宛先が店舗自身のアドレスです。お客様のアドレスか確かめてください。", Warn: true}, true
	case !isDotAtom(a):
		return connectors.Problem{Code: "to_unusual", Text: "この形のアドレス（昔の携帯アドレスなど）は、メールサーバーによっては届きません。送信後に配信エラーが返らないか確かめてください。", Warn: true}, true
	}
	return connectors.Problem{}, false
}
