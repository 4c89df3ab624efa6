package alike

import (
	"regexp"
	"testing"
)

// everywhere looks for the phrases at every letter, as Plain would without openings.
var everywhere = regexp.MustCompile(phrases)

func FuzzPlain_leaves_out_what_the_phrases_say(f *testing.F) {
	for _, s := range []string{
		"", "いつもお世話になっております。先日そちらで注文した者です。返品したいです。", "大変お世話になり、よろしくお願いいたします！教えてください",
		"はじめまして。初めまして。こんにちは。こんばんは。おはようございます。どうぞ宜しく御願いします。お忙しいところ恐れ入りますが、",
		"突然のご連絡で失礼します。ご返信をお待ちしています。お返事お待ち。ご回答をお待ち。ご返答お待ち。", "ありがとうございます有難うございます失礼いたします失礼致します",
		"すみません恐縮ですが申し訳ありませんが申し訳ございませんが教えていただけますか。教えて頂けると。", "お願いします。お願い致したいのですが。お願いしたいことが",
		"昨日貴店で購入させていただいた。本日御社で買わせて。注文しました。購入いたしました。いつもいつもお世話に", "\xe3\x81いつもお世話になって\xff", "お世話にお世話になって",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := bare(s), everywhere.ReplaceAllString(s, "、"); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}
