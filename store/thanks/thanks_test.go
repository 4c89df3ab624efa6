package thanks

import (
	"slices"
	"testing"
)

// only are messages that a shop reads, smiles at and needs not answer.
var only = []string{
	"ありがとうございます。",
	"ありがとうございました！",
	"有難うございます",
	"ありがとう😊",
	"ありがとうございます(^^)",
	"ありがとうございましたm(_ _)m",
	"早速のご連絡ありがとうございます。",
	"早速ご対応いただき、ありがとうございました。",
	"ご丁寧にありがとうございました。",
	"ご返信ありがとうございます。承知しました。",
	"承知いたしました。",
	"承知しました。よろしくお願いいたします。",
	"了解です",
	"了解しました！ありがとうございます！",
	"わかりました。ありがとうございます。",
	"分かりました。よろしくお願いします。",
	"かしこまりました。",
	"確認しました。ありがとうございます。",
	"内容を確認いたしました。ご対応ありがとうございました。",
	"この度は迅速な対応をしていただき、本当にありがとうございました。",
	"お忙しい中ご連絡いただきありがとうございます。",
	"お世話になっております。\nご連絡ありがとうございます。\n引き続きよろしくお願いいたします。",
	"いつもお世話になっております。ご回答ありがとうございました。助かりました。",
	"大変助かりました。ありがとうございました。",
	"感謝いたします。",
	"心より感謝申し上げます。",
	"お礼申し上げます。",
	"丁寧なご説明ありがとうございました。安心しました。",
	"どうもありがとうございます。今後ともよろしくお願い致します。",
	"ありがとうございます。到着を楽しみにしています。",
	"ありがとうございました。また利用させていただきます。",
	"お手数をおかけしました。ありがとうございました。",
	"ご担当者様\n\nご対応ありがとうございました。\n山田",
	"見本堂ショップ様\nありがとうございます。\n山田花子です",
	"何度もご連絡いただきまして、誠にありがとうございました。失礼いたします。",
	"ありがとうございます\n\n2026年11月20日(金) 10:00 見本堂 <shop@example.jp>:\n> 交換品は 11/24 に発送します。\n> 追跡番号 1234-5678-9012",
}

// more are messages that want somebody to look, however thankful they are.
var more = []string{
	"",
	"ありがとうございます。いつ届きますか？",
	"ありがとうございます。いつ頃届くでしょうか",
	"ありがとうございました。ただ、色が違います。",
	"ありがとうございます。もう1個欲しいです。",
	"ありがとうございます。もう一つ注文したいです。",
	"ご連絡ありがとうございます。返金をお願いします。",
	"承知しました。では返品します。",
	"承知しました。青でお願いします。",
	"承知できません。",
	"了解できません。返金してください。",
	"わかりました。キャンセルしてください。",
	"わかりましたが、遅すぎます。",
	"ありがとうございます。電話番号は 090-1234-5678 です。",
	"ありがとうございます。電話番号は〇九〇です。",
	"届きました。ありがとうございます。",
	"無事届きました。ありがとうございました。",
	"ありがとうございます。まだ届いていません。",
	"ありがとうございます。写真を送ります。",
	"ありがとうございます。領収書もお願いします。",
	"ご対応ありがとうございます。早めに送っていただけると助かります。",
	"早めにご対応いただけると助かります。",
	"ご連絡お待ちしております。",
	"お返事をお待ちしています。",
	"よろしくお願いします。",
	"はい、お願いします。",
	"はい",
	"それでお願いします。",
	"交換でお願いします。ありがとうございます。",
	"ありがとうございます。住所を変更したいです。",
	"ありがとうございます。日曜日は留守です。",
	"ありがとうございました。でも使い方がわかりません。",
	"ありがとうございましたが、壊れていました。",
	"ありがとうございます。 https://example.jp/ を見てください",
	"対応が遅くて困っています。",
	"二度と利用しません。ありがとうございました。",
	"もう結構です。ありがとうございました。",
	"ご対応いただけないのですね。ありがとうございました。",
	"ありがとうございます。ギフト包装はできますか。",
	"お礼を申し上げたいのですが、品物が足りません。",
	"注文番号は12345です。ありがとうございます。",
	"ありがとうございます。ok, but where is it",
	"了解。送って",
	"返金ありがとうございます。金額が違うようです。",
	"確認しました。傷があります。",
	"拝見しました。納得いきません。",
}

func TestOnly_tells_thanks_from_everything_else(t *testing.T) {
	if len(only) < 30 || len(more) < 30 {
		t.Fatal("too few to be trusted")
	}
	for _, s := range only {
		if !Only(s, "11/24 に発送します。", "山田 花子") {
			t.Errorf("thanks, but not taken for it: %q", s)
		}
	}
	for _, s := range more {
		if Only(s, "11/24 に発送します。", "山田 花子") {
			t.Errorf("wants a look, but taken for thanks: %q", s)
		}
	}
}

func TestOnly_believes_no_thanks_when_the_shop_has_asked(t *testing.T) {
	for before, want := range map[string]bool{
		"交換品をお送りしてよろしいでしょうか。":                 false,
		"色は赤と青のどちらがよいですか？":                    false,
		"ご希望の日をお知らせください。":                     false,
		"ご不明な点がございましたら、お気軽にお知らせください。":         true,
		"本日発送しました。\nまたのご利用をお待ちしております。":        true,
		"> いつ届きますか？\n\n11/24 に届く予定です。\n":      true,
		"ご確認ください。ご質問がありましたらご連絡ください。":          true,
		"追跡ページ https://example.jp/t?no=1 です。": true,
	} {
		if got := Only("承知しました。ありがとうございます。", before, ""); got != want {
			t.Errorf("after %q: %v", before, got)
		}
	}
}

// Whatever stands beside thanks, a sentence of another sort makes it a matter for
// a person; and adding to what wants a look never makes it thanks.
func TestOnly_is_never_talked_round(t *testing.T) {
	for _, a := range only {
		for _, b := range more[1:] {
			if Only(a+"\n"+b, "", "山田 花子") || Only(b+"\n"+a, "", "山田 花子") {
				if b == "よろしくお願いします。" || b == "はい" {
					continue // with thanks beside them these are politeness
				}
				t.Errorf("%q with %q", a, b)
			}
		}
	}
}

func FuzzOnly(f *testing.F) {
	for _, s := range append(only, more...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if Only(s, "", "") && Only(s+"\nいつ届きますか？", "", "") {
			t.Error("a question went unseen")
		}
	})
}

func TestCloses_also_knows_that_the_goods_have_come(t *testing.T) {
	arrived := []string{
		"無事受け取りました。ありがとうございました。",
		"届きました。ありがとうございます。",
		"無事届きました。ありがとうございました。",
		"先ほど商品が無事に届きました！早速のご対応ありがとうございました😊",
		"本日荷物を受け取りました、助かりました。",
	}
	for _, s := range append(slices.Clone(only), arrived...) {
		if !Closes(s, "11/24 に発送します。", "山田 花子") {
			t.Errorf("over, but not taken for it: %q", s)
		}
		if Closes(s, "届きましたでしょうか。", "山田 花子") {
			t.Errorf("an answer to the shop, but taken for the end: %q", s)
		}
	}
	for _, s := range append(slices.Clone(more), "届きました。", "今日受け取ります。ありがとうございます。", "1つだけ届きました。ありがとうございます。",
		"届きましたが割れていました。ありがとうございました。", "箱が潰れて届きました。ありがとうございました。", "まだ受け取れません。ありがとうございます。") {
		if !slices.Contains(arrived, s) && Closes(s, "11/24 に発送します。", "山田 花子") {
			t.Errorf("wants a look, but taken for the end: %q", s)
		}
	}
}
