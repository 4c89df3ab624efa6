package app

import (
	"cmp"
	"strconv"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// stateNames are the states as the screen words them.
var stateNames = map[string]string{
	store.StateNew: "未対応", store.StateWorking: "対応中", store.StateReview: "承認待ち", store.StateWaiting: "返信済",
	store.StateSnoozed: "フォロー予定", store.StateDone: "完了", store.StateIgnored: "対応不要",
}

// movedBy say why the desk itself moved an inquiry.
var movedBy = map[string]string{
	"mall_done": "モールの画面で完了になっていたため、完了にしました", "mall_reopened": "モールの画面で未完了に戻されたため、未対応に戻しました",
	"past":               "ファイルから取り込んだ過去のやり取りのため、完了にしました",
	"answered_elsewhere": "モールの画面やほかのメールソフトで返信済みのため、返信済にしました",
	"automatic":          "自動で送られたメールだけのため、対応不要にしました",
}

// happened are the sentences of the other events: @ stands for who did it, # for
// the detail.
var happened = map[string]string{
	"reopened": "新しい連絡があり、未対応に戻りました", "read_elsewhere": "モールの画面で読まれたため、既読にしました",
	"mall_gone": "モールがこの問い合わせを開かせませんでした。届いた内容はここに残っています",
	"private":   "@非公開にしました", "linked": "@注文 # と紐付けました", "unlinked": "@注文 # の紐付けを外しました",
	"merged": "同じ会話のメールを一つにまとめました", "split_off": "@ここから別の問い合わせ（#）に分けました",
	"split_from": "@問い合わせ # から分けました", "merged_in": "@問い合わせ # をここにまとめました",
	"unsplit": "@分けた問い合わせ # を元に戻しました", "unmerged": "@まとめた問い合わせ # を別々に戻しました",
	"entry":    "@経理の記録 # を確定しました",
	"document": "@「#」を証憑台帳に載せました", "document_void": "@「#」を取消にしました",
	"document_sent": "「#」を返信に付けて送りました", "document_given": "@「#」の渡し方を記録しました", "document_ungiven": "@「#」の渡し方の記録を取り消しました",
	"bounced": "メールが届かずに戻ってきました", "taken_back": "@返信を取り消しました",
	"stopped": "送る直前に新しい連絡が見つかったため、返信を止めました", "failed": "返信は送られませんでした",
	"unknown":   "返信が送れたかどうか、確かめられませんでした",
	"held_back": "送る直前の確認で、返信を止めました", "approval_asked": "@返信の承認を頼みました", "approval_approved": "@返信を承認しました",
	"approval_returned": "@返信を戻しました", "approval_withdrawn": "@返信の承認の依頼を取り下げました", "approval_said": "@承認待ちの返信に言葉を添えました",
}

// eventText is what happened in one sentence, "" for what a message already shows
// and for what says nothing to a reader of the record.
func eventText(e Event) string {
	by := "窓口が"
	if e.By != "" {
		by = e.By + " さんが"
	}
	switch e.Kind {
	case "state":
		to, why, _ := strings.Cut(e.Detail, " ")
		why, _, _ = strings.Cut(why, " ")
		if text, ok := movedBy[why]; ok {
			return text
		}
		return by + cmp.Or(stateNames[to], to) + "にしました"
	case "assigned":
		if e.Detail == "" {
			return by + "担当を外しました"
		}
		return by + "担当を " + e.Detail + " さんにしました"
	case "queued", "rescheduled":
		at, planned := strings.CutPrefix(e.Detail, "at ")
		ms, err := strconv.ParseInt(at, 10, 64)
		if !planned || err != nil {
			return ""
		}
		return by + "返信を " + minute(ms) + " に送ることにしました"
	case "entry_promised":
		yen, label, _ := strings.Cut(e.Detail, " ")
		n, _ := strconv.ParseInt(yen, 10, 64)
		if n == 0 {
			return "送った返信から、経理の記録（" + label + "）を作りました"
		}
		return "送った返信から、経理の記録（" + label + " " + reply.Yen(n) + "）を作りました"
	case "resolved":
		if e.Detail == "sent" {
			return by + "返信は送れていたと確かめました"
		}
		return by + "返信は送れていなかったと確かめました"
	}
	return strings.NewReplacer("@", by, "#", e.Detail).Replace(happened[e.Kind])
}

// sideNames tell who wrote a message.
var sideNames = map[string]string{
	string(connectors.In): "お客様", string(connectors.Out): "店舗", string(connectors.Note): "社内メモ",
	string(connectors.Call): "電話メモ", string(connectors.Unknown): "書いた人は不明",
}

// ours tells whether a message is only for the shop's own people.
func ours(direction string) bool {
	return direction == string(connectors.Note) || direction == string(connectors.Call)
}

// minute is a moment on paper, "" for none.
func minute(ms int64) string {
	if ms == 0 {
		return ""
	}
	return jst.Of(ms).Format("2006/01/02 15:04")
}
