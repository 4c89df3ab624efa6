package quote

import (
	"strings"
	"testing"
)

// shown writes a text with its parts marked, so that a case reads like a mail.
func shown(text string) string {
	var b strings.Builder
	for _, p := range Parts(text) {
		b.WriteString("[" + string(p.Kind) + "]\n" + text[p.Start:p.End])
	}
	return b.String()
}

func TestParts(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"nothing": {"", ""},
		"plain":   {"こんにちは。\n届きません。\n", "[own]\nこんにちは。\n届きません。\n"},
		"Gmail in Japanese": {
			"ありがとうございます。\n\n2024年3月1日(金) 12:00 山田 <a@b.example>:\n\n> いつ届きますか。\n> よろしく。\n",
			"[own]\nありがとうございます。\n\n[quote]\n2024年3月1日(金) 12:00 山田 <a@b.example>:\n\n> いつ届きますか。\n> よろしく。\n",
		},
		"Gmail, wrapped over two lines": {
			"はい。\n2024年3月1日(金) 12:00 とても長い名前のお店\n<a@b.example>:\n> いつ届きますか。\n",
			"[own]\nはい。\n[quote]\n2024年3月1日(金) 12:00 とても長い名前のお店\n<a@b.example>:\n> いつ届きますか。\n",
		},
		"older Gmail": {
			"はい。\n2009/07/25 12:15 に 山田 <a@b.example> さんは書きました：\n> 質問\n",
			"[own]\nはい。\n[quote]\n2009/07/25 12:15 に 山田 <a@b.example> さんは書きました：\n> 質問\n",
		},
		"name first": {
			"はい。\n山田さんは 2024/03/01 12:00 に書きました:\n＞質問\n",
			"[own]\nはい。\n[quote]\n山田さんは 2024/03/01 12:00 に書きました:\n＞質問\n",
		},
		"a reader of many years": {
			"はい。\n2006-11-08 (水) の 11:31 +0100 に X さんは書きました:\n> 質問\n",
			"[own]\nはい。\n[quote]\n2006-11-08 (水) の 11:31 +0100 に X さんは書きました:\n> 質問\n",
		},
		"English": {
			"Yes.\nOn Fri, Mar 1, 2024 at 12:00 X <a@b.example> wrote:\n> When?\n",
			"[own]\nYes.\n[quote]\nOn Fri, Mar 1, 2024 at 12:00 X <a@b.example> wrote:\n> When?\n",
		},
		"Becky!": {
			"はい。\nOn Fri, 1 Mar 2024 12:00:00 +0900\nX wrote:\n\n> 質問\n",
			"[own]\nはい。\n[quote]\nOn Fri, 1 Mar 2024 12:00:00 +0900\nX wrote:\n\n> 質問\n",
		},
		"Thunderbird": {
			"はい。\n(2024/03/01 12:00), X wrote:\n| 質問\n",
			"[own]\nはい。\n[quote]\n(2024/03/01 12:00), X wrote:\n| 質問\n",
		},
		"iPhone without quote marks": {
			"はい。\niPhoneから送信\n\n2024/03/01 12:00、山田 <a@b.example>のメール:\n\nいつ届きますか。\n",
			"[own]\nはい。\n[signature]\niPhoneから送信\n[own]\n\n[quote]\n2024/03/01 12:00、山田 <a@b.example>のメール:\n\nいつ届きますか。\n",
		},
		"のメッセージ": {
			"はい。\n2024/03/01 12:00 <a@b.example> のメッセージ:\n> 質問\n",
			"[own]\nはい。\n[quote]\n2024/03/01 12:00 <a@b.example> のメッセージ:\n> 質問\n",
		},
		"Outlook": {
			"承知しました。\n\n-----Original Message-----\nFrom: 店\nSent: Friday\nTo: 山田\nSubject: 件\n\n本文\n",
			"[own]\n承知しました。\n\n[quote]\n-----Original Message-----\nFrom: 店\nSent: Friday\nTo: 山田\nSubject: 件\n\n本文\n",
		},
		"Outlook with a rule and headers": {
			"承知しました。\n________________________________\n差出人: 店 <a@b.example>\n送信日時: 2024年3月1日 12:00\n宛先: 山田\n件名: 件\n\n本文\n",
			"[own]\n承知しました。\n[quote]\n________________________________\n差出人: 店 <a@b.example>\n送信日時: 2024年3月1日 12:00\n宛先: 山田\n件名: 件\n\n本文\n",
		},
		"a carrier's phone": {
			"はい\n-------- 元のメッセージ --------\n届きますか\n",
			"[own]\nはい\n[quote]\n-------- 元のメッセージ --------\n届きますか\n",
		},
		"a forward": {
			"これの件です。\n---------- Forwarded message ---------\nFrom: 店\n本文\n",
			"[own]\nこれの件です。\n[forward]\n---------- Forwarded message ---------\nFrom: 店\n本文\n",
		},
		"an answer between quoted lines stays in sight": {
			"> 色は何色ですか。\n赤です。\n\n> 大きさは。\nM です。\n",
			"[quote]\n> 色は何色ですか。\n[own]\n赤です。\n\n[quote]\n> 大きさは。\n[own]\nM です。\n",
		},
		"an answer under the quote": {
			"2024/03/01 12:00、山田 <a@b.example>のメール:\n> 質問\n\n返事です。\n",
			"[quote]\n2024/03/01 12:00、山田 <a@b.example>のメール:\n> 質問\n[own]\n\n返事です。\n",
		},
		"only a quote is shown whole": {"> 質問\n> 質問\n", "[own]\n> 質問\n> 質問\n"},
		"a signature by the rule": {
			"お願いします。\n-- \n山田 花子\nTEL 03-0000-0000\n", "[own]\nお願いします。\n[signature]\n-- \n山田 花子\nTEL 03-0000-0000\n",
		},
		"a framed signature": {
			"お願いします。\n━━━━━━━━━━\n株式会社やまだ\n〒100-0001 東京都\n━━━━━━━━━━\n",
			"[own]\nお願いします。\n[signature]\n━━━━━━━━━━\n株式会社やまだ\n〒100-0001 東京都\n━━━━━━━━━━\n",
		},
		"a framed signature over a quote": {
			"お願いします。\n**********\nやまだ商店 TEL 0000\n\n2024/03/01 12:00 <a@b.example> のメッセージ:\n> 質問\n",
			"[own]\nお願いします。\n[signature]\n**********\nやまだ商店 TEL 0000\n[own]\n\n[quote]\n2024/03/01 12:00 <a@b.example> のメッセージ:\n> 質問\n",
		},
		"rulers as section marks are no signature": {
			"━━━━━━━━━━\n■注文内容\n━━━━━━━━━━\n湯のみ\n" + strings.Repeat("明細\n", 20) + "━━━━━━━━━━\n見本堂 TEL 03-0000-0000\n",
			"[own]\n━━━━━━━━━━\n■注文内容\n━━━━━━━━━━\n湯のみ\n" + strings.Repeat("明細\n", 20) + "━━━━━━━━━━\n見本堂 TEL 03-0000-0000\n",
		},
		"a ruler without a card": {"以上\n----------\nまた書きます\n", "[own]\n以上\n----------\nまた書きます\n"},
		"a sentence that speaks of writing": {
			"先日レビューを書きました。\n返事がありません。\n", "[own]\n先日レビューを書きました。\n返事がありません。\n",
		},
		"a time with a colon":               {"9:00 でお願いします:\nよろしく\n", "[own]\n9:00 でお願いします:\nよろしく\n"},
		"a greater-than sign in the middle": {"A > B です\n", "[own]\nA > B です\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := shown(c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			// The same mail with the line ends of the wire.
			crlf := strings.ReplaceAll(c.text, "\n", "\r\n")
			if got := strings.ReplaceAll(shown(crlf), "\r\n", "\n"); got != c.want {
				t.Errorf("with CRLF got\n%s", got)
			}
		})
	}
}

// FuzzParts: the parts follow each other over the whole text, and something
// stays in sight.
func FuzzParts(f *testing.F) {
	f.Add("> a\nb\n")
	f.Add("-----Original Message-----\nFrom: a\nTo: b\nSent: c\n")
	f.Add("2024年3月1日(金) 12:00 山田 <a@b>:\n\n>>> \x80\xff\n-- \n")
	f.Add("＞\n| \r\n━━━━━━━━━━\n店\n")
	f.Fuzz(func(t *testing.T, text string) {
		at, own := 0, text == ""
		for _, p := range Parts(text) {
			if p.Start != at || p.End <= p.Start {
				t.Fatalf("part %+v after %d", p, at)
			}
			at = p.End
			own = own || p.Kind == Own
		}
		if at != len(text) || !own {
			t.Fatalf("parts end at %d of %d, own %v", at, len(text), own)
		}
	})
}
