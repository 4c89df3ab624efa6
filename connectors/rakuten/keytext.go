package rakuten

import (
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// What a person reads when a key is refused.

func keyExpired(end time.Time) error {
	return &connectors.Error{
		Reason: connectors.Auth, Code: "key_expired",
		Text: "楽天のライセンスキーの期限が切れました（" + jst.In(end).Format("2006年1月2日") + "）。届いた問い合わせは楽天に残っています。RMS で新しいキーを発行して貼り付けると、空いた間の分も受け取ります。",
	}
}

func keyWrong() error {
	return &connectors.Error{
		Reason: connectors.Auth, Code: "key_wrong",
		Text: "楽天が serviceSecret かライセンスキーを受け付けません。貼り間違い、期限切れ、発行した直後（使えるまで 10〜30 分）のどれかです。届いた問い合わせは楽天に残っています。RMS の画面でキーを確かめて貼り直してください。",
	}
}

func keyUnclear(err error) error {
	return &connectors.Error{
		Reason: connectors.Auth, Code: "key_refused", Err: err,
		Text: "楽天がキーを受け付けませんでした。期限切れか機能の設定かは、今は確かめられません。届いた問い合わせは楽天に残っています。少し待って、接続テストをしてください。",
	}
}

func functionOff(function string) error {
	return &connectors.Error{
		Reason: connectors.Auth, Code: "function_off",
		Text: "キーは使えますが、楽天の機能「" + function + "」が使える状態になっていません。RMS の「WEB APIサービス」の利用機能編集で「利用中」にして、確認画面まで進んで保存してください。",
	}
}

// codePending marks a new key that the mall does not know yet.
const codePending = "key_pending"

func keyPending() error {
	return &connectors.Error{
		Reason: connectors.Temporary, Code: codePending, After: trialEvery,
		Text: "楽天の新しいライセンスキーは、まだ使えるようになっていません。発行してから 10〜30 分かかることがあります。届いた問い合わせは楽天に残っています。5 分ごとに自動で試します。",
	}
}

func bothRefused() error {
	return &connectors.Error{
		Reason: connectors.Auth, Code: "key_next_wrong",
		Text: "楽天が、今までのライセンスキーも新しいライセンスキーも受け付けません。届いた問い合わせは楽天に残っています。RMS の「WEB APIサービス」で新しいキーを確かめて、もう一度貼り付けてください。",
	}
}

// pendingNotice is about a new key while the old one still works.
func pendingNotice(fresh bool) connectors.Notice {
	if fresh {
		return connectors.Notice{
			Code: codePending,
			Text: "楽天の新しいライセンスキーは、まだ使えるようになっていません（10〜30 分かかることがあります）。それまでは今のキーで受け取ります。使えるようになると自動で切り替わります。",
		}
	}
	return connectors.Notice{
		Code: "key_next_wrong", Serious: true,
		Text: "楽天の新しいライセンスキーが、入れてから 1 時間たっても使えません。今は古いキーで受け取っています。RMS の「WEB APIサービス」で新しいキーを確かめて、もう一度貼り付けてください。",
	}
}
