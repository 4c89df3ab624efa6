package reply

import "strings"

// typed are facts that only a person knows. They stay missing until typed.
const typed = `
回答予定日時 次に返事をする日時
出荷予定日 これから出荷する日
当初予定日 はじめに案内した日
新予定日 変更後の日
遅延理由 遅れた理由
在庫状況 在庫の有無や数
再入荷予定日 次に入荷する日
代替品 代わりに案内する商品
仕様 お客様が知りたい仕様の答え
最終状況 運送会社の最新の状況
状況日時 その状況になった日時
配達完了日時 運送会社が届けたとする日時
営業所 担当する営業所
営業所電話 営業所の電話番号
保管期限 運送会社が荷物を預かる期限
返金額 返す金額
返金方法 返金のしかた
返金日 返金の手続きをした日
返金予定日 返金する予定の日
反映目安 返金が明細に載る時期
取消日 キャンセルした日
出荷状況 いまどこまで進んでいるか
返品期限 返品を受け付ける最後の日
返送料 返送の送料をだれが払うか
症状 不良や破損のようす
再送日 代わりの商品を送る日
届いた商品 まちがって届いた商品
回収方法 届いた商品の引き取り方
旧住所 変更前の住所
新住所 変更後の住所
新希望日時 変更後の配達希望
変更後内容 変更したあとの注文内容
差額 変更による差額
宛名 領収書の宛名
但書 領収書の但し書き
のし種類 のし紙の種類
表書き のしの表書き
名入れ のしに入れる名前
のし位置 内のしか外のし
包装 包装紙やリボン
回答期限 返事をもらいたい日
入金期限 支払いの期限
欠品商品 用意できない商品
確認事項 確かめたいこと、確かめたこと
責任者名 責任を持って答える人
休業期間 休みの期間
出荷再開日 休み明けに出荷を始める日
`

func typedVariables() []definition {
	var ds []definition
	for _, line := range strings.Split(strings.TrimSpace(typed), "\n") {
		name, help, _ := strings.Cut(line, " ")
		ds = append(ds, definition{
			Variable: Variable{Name: name, Help: help, Source: sourceTyped, Personal: name == "旧住所" || name == "新住所"},
			value:    func(Facts) string { return "" },
			absent:   "ここは手で入れてください。",
		})
	}
	return ds
}
