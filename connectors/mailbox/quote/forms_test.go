package quote

import (
	"strings"
	"testing"
)

// Attribution lines, with what programs and people do to them.
// Each stands between an answer and the quoted mail.
var introductions = map[string]string{
	"Gmail":                              "2024年3月1日(金) 12:00 山田 <a@b.example>:",
	"Gmail, full-width":                  "２０２４年３月１日（金） １２：００ 山田 ＜a@b.example＞：",
	"Gmail, no name":                     "2024年3月1日(金) 12:00 <a@b.example>:",
	"Gmail, 様":                           "2024年3月1日(金) 12:00 山田 花子 様 <a@b.example>:",
	"Gmail, an address without brackets": "2024年3月1日(金) 12:00 a@b.example:",
	"Gmail, folded before the address":   "2024年3月1日(金) 12:00 とても長い名前のお店\n<a@b.example>:",
	"Gmail, folded in the name":          "2024年3月1日(金) 12:00 Very Long\nName <a@b.example>:",
	"Gmail, folded before the colon":     "2024年3月1日(金) 12:00 とても長い名前のお店 <a@b.example>\n:",
	"Gmail, wareki":                      "令和6年3月1日(金) 12:00 山田 <a@b.example>:",
	"Gmail, seconds":                     "2024年3月1日(金) 12:00:05 山田 <a@b.example>:",
	"Gmail, 午後":                          "2024年3月1日(金) 午後0:00 山田 <a@b.example>:",
	"Gmail, Japanese hours":              "2024年3月1日(金) 12時00分 山田 <a@b.example>:",
	"Gmail, mailto":                      "2024年3月1日(金) 12:00 山田 <a@b.example<mailto:a@b.example>>:",
	"older Gmail":                        "2009/07/25 12:15 に 山田 <a@b.example> さんは書きました:",
	"older Gmail, folded":                "2009/07/25 12:15 に 山田\n<a@b.example> さんは書きました:",
	"older Gmail, 様":                     "2009年7月25日12:15 山田 <a@b.example> 様は書きました：",
	"2009年, no name":                     "2009年7月25日12:15 <a@b.example>:",
	"name first":                         "山田さんは 2024/03/01 12:00 に書きました:",
	"name first, 様":                      "山田様は 2024/03/01 12:00 に書きました：",
	"name first, が":                      "山田さんが 2024年3月1日 12:00 に書きました。",
	"no date":                            "山田さんは書きました:",
	"no date, Wrote":                     "山田さん wrote:",
	"Evolution":                          "2006-11-08 (水) の 11:31 +0100 に X さんは書きました:",
	"Evolution, folded":                  "2006-11-08 (水) の 11:31 +0100 に X さん\nは書きました:",
	"English Gmail":                      "On Fri, Mar 1, 2024 at 12:00 X <a@b.example> wrote:",
	"English Gmail, folded":              "On Fri, Mar 1, 2024 at 12:00 X\n<a@b.example> wrote:",
	"English Gmail, folded at wrote":     "On Fri, Mar 1, 2024 at 12:00 X <a@b.example>\nwrote:",
	"English Apple":                      "On Mar 1, 2024, at 12:00, X <a@b.example> wrote:",
	"English Apple, narrow space":        "On Mar 1, 2024, at 12:00\u202fPM, X <a@b.example> wrote:",
	"iPhone":                             "2024/03/01 12:00、山田 <a@b.example>のメール:",
	"iPhone, full-width colon":           "2024/03/01 12:00、山田 <a@b.example>のメール：",
	"iPhone, two dates":                  "2024/03/01 午後0:00、山田 <a@b.example>のメール:",
	"Mac":                                "2024/03/01 12:00、山田のメール:",
	"Apple, 年":                           "2024年3月1日(金) 12:00、山田 <a@b.example>のメール:",
	"Apple, さん":                          "2024年3月1日 12:00、山田さん <a@b.example>のメール：",
	"iPhone, folded":                     "2024/03/01 12:00、山田\n<a@b.example>のメール:",
	"Yahoo! message":                     "2024/03/01 12:00 <a@b.example> のメッセージ:",
	"message with a name":                "2024/03/01 12:00、山田 <a@b.example> さんからのメッセージ:",
	"message, full-width":                "２０２４／０３／０１　１２：００　山田　のメッセージ：",
	"Becky!":                             "On Fri, 1 Mar 2024 12:00:00 +0900\nX wrote:",
	"Becky!, Japanese name":              "On Fri, 1 Mar 2024 12:00:00 +0900\n山田 花子 <a@b.example> wrote:",
	"Thunderbird":                        "(2024/03/01 12:00), X wrote:",
	"Thunderbird, Japanese":              "(2024/03/01 12:00), 山田 さんは書きました:",
	"Thunderbird, new":                   "On 2024/03/01 12:00, X wrote:",
	"In message":                         "In message <x@b.example>\n   \"Re: order\" の件について、山田さんは書きました:",
	"Outlook for Mac":                    "2024/03/01 12:00、\"山田\" <a@b.example> を書き込みました:",
	"Outlook of the web":                 "2024/03/01 12:00 に、\"山田\" <a@b.example> が書き込みました:",
	"Yahoo! mail":                        "----- Original Message -----",
	"Outlook":                            "-----Original Message-----",
	"Outlook, Japanese":                  "-----元のメッセージ-----",
	"Outlook, full-width":                "－－－－－元のメッセージ－－－－－",
	"phone":                              "-------- 元のメッセージ --------",
	"phone, mail":                        "----- 元のメール -----",
	"au":                                 "----- Original Message ----- ",
	"docomo":                             "---------- 受信メール ----------",
	"rule and headers":                   "________________________________\n差出人: 店 <a@b.example>\n送信日時: 2024年3月1日 12:00\n宛先: 山田\n件名: 件",
	"headers, full-width colons":         "差出人：店 <a@b.example>\n送信日時：2024年3月1日 12:00\n宛先：山田\n件名：件",
	"headers in bold":                    "*差出人:* 店 <a@b.example>\n*送信日時:* 2024年3月1日 12:00\n*宛先:* 山田\n*件名:* 件",
	"headers in English":                 "From: X <a@b.example>\nSent: Friday, March 1, 2024 12:00 PM\nTo: Y\nSubject: order",
	"headers, Cc between":                "From: X <a@b.example>\nSent: Friday, March 1, 2024 12:00 PM\nTo: Y\nCc: Z\nSubject: order",
	"headers, Date":                      "From: X <a@b.example>\nDate: 2024/03/01 12:00\nTo: Y\nSubject: order",
	"headers, 送信日":                       "送信者: 店 <a@b.example>\n送信日: 2024/03/01 12:00\n宛先: 山田\n件名: 件",
	"headers, rule of ー":                 "ーーーーーーーーーーーーーーーー\n差出人: 店 <a@b.example>\n日時: 2024/03/01 12:00\n件名: 件",
}

func TestParts_knows_the_introductions_of_a_quote(t *testing.T) {
	for name, intro := range introductions {
		for form, quoted := range map[string]string{"with marks": "> いつ届きますか。\n>\n> よろしく。\n", "full-width marks": "＞いつ届きますか。\n", "bars": "| いつ届きますか。\n", "without marks": "いつ届きますか。\n\nよろしく。\n"} {
			t.Run(name+", "+form, func(t *testing.T) {
				text := "ありがとうございます。\n\n" + intro + "\n\n" + quoted
				want := "[own]\nありがとうございます。\n\n[quote]\n" + intro + "\n\n" + quoted
				if got := shown(text); got != want {
					t.Errorf("got\n%s", got)
				}
			})
		}
	}
}

func TestParts_leaves_sentences_alone(t *testing.T) {
	for _, line := range []string{
		"2024年3月1日に注文しました:", "2024/03/01 12:00 に届く予定のメール:", "昨日レビューを書きました。", "山田さんは昨日のことを書きました。", "3月1日 12:00 に電話しました：",
		"ご注文日: 2024年3月1日 12:00", "差出人: 山田", "On sale: 50%", "宛先: 東京都", "From: 東京 To: 大阪", "お問い合わせのメール:", "店長のメッセージ:", "メールは a@b.example まで:",
		"2024年3月1日 12:00 から 13:00 の間に届けてください。", "-----", "------ 商品 ------", "元のメッセージを消してしまいました", "> ではなく < です 9 > 3"[2:], "価格>1000",
	} {
		t.Run(line, func(t *testing.T) {
			text := "お世話になります。\n" + line + "\nよろしくお願いします。\n"
			if got := shown(text); got != "[own]\n"+text {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

func TestParts_of_phones_forwards_and_whole_mails(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"iPhone's line":         {"はい。\n\niPhoneから送信\n", "[own]\nはい。\n\n[signature]\niPhoneから送信\n"},
		"Yahoo!'s line":         {"はい。\n\nYahoo!メールアプリから送信\n", "[own]\nはい。\n\n[signature]\nYahoo!メールアプリから送信\n"},
		"Android's line":        {"はい。\n\nAndroidから送信\n", "[own]\nはい。\n\n[signature]\nAndroidから送信\n"},
		"English iPhone":        {"Yes.\n\nSent from my iPhone\n", "[own]\nYes.\n\n[signature]\nSent from my iPhone\n"},
		"my iPhone in Japanese": {"はい。\n\n私のiPhoneから送信\n", "[own]\nはい。\n\n[signature]\n私のiPhoneから送信\n"},
		"forward of Gmail": {
			"転送します。\n\n---------- Forwarded message ---------\nFrom: 店 <a@b.example>\nDate: 2024年3月1日(金) 12:00\nSubject: 件\nTo: 山田\n\n本文\n",
			"[own]\n転送します。\n\n[forward]\n---------- Forwarded message ---------\nFrom: 店 <a@b.example>\nDate: 2024年3月1日(金) 12:00\nSubject: 件\nTo: 山田\n\n本文\n",
		},
		"forward of Apple":         {"転送します。\n\nBegin forwarded message:\n\n> From: 店\n> 本文\n", "[own]\n転送します。\n\n[forward]\nBegin forwarded message:\n\n> From: 店\n> 本文\n"},
		"forward, Japanese":        {"転送します。\n-----転送メッセージ-----\n本文\n", "[own]\n転送します。\n[forward]\n-----転送メッセージ-----\n本文\n"},
		"forward, Japanese Apple":  {"転送します。\n転送されたメッセージ：\n\n本文\n", "[own]\n転送します。\n[forward]\n転送されたメッセージ：\n\n本文\n"},
		"only a forward":           {"---------- Forwarded message ---------\nFrom: 店\n本文\n", "[own]\n---------- Forwarded message ---------\nFrom: 店\n本文\n"},
		"only an introduced quote": {"2024/03/01 12:00 <a@b.example> のメッセージ:\n> 質問\n", "[own]\n2024/03/01 12:00 <a@b.example> のメッセージ:\n> 質問\n"},
		"only a phone's line":      {"iPhoneから送信\n", "[own]\niPhoneから送信\n"},
		"answers between quoted lines under an introduction": {
			"2024年3月1日(金) 12:00 山田 <a@b.example>:\n> 色は。\n赤です。\n> 大きさは。\nMです。\n",
			"[quote]\n2024年3月1日(金) 12:00 山田 <a@b.example>:\n> 色は。\n[own]\n赤です。\n[quote]\n> 大きさは。\n[own]\nMです。\n",
		},
		"answers under the quote of Outlook": {"-----Original Message-----\n> 質問\n\n返事です。\n", "[quote]\n-----Original Message-----\n> 質問\n[own]\n\n返事です。\n"},
		"a mall's mail with sections and a last rule": {
			"見本堂です。\n━━━━━━━━━━\n■お届け先\n━━━━━━━━━━\n東京都\n━━━━━━━━━━\n見本堂 TEL 03-0000-0000\n━━━━━━━━━━\n",
			"[own]\n見本堂です。\n━━━━━━━━━━\n■お届け先\n━━━━━━━━━━\n東京都\n━━━━━━━━━━\n見本堂 TEL 03-0000-0000\n━━━━━━━━━━\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := shown(c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
	for _, r := range []string{"━", "─", "＝", "=", "-", "*", "＊", "◆", "■", "◇", "◆◇", "* ", "=-"} {
		sign := strings.Repeat(r, 10) + "\n株式会社やまだ\n〒100-0001\nTEL 03-0000-0000\nFAX 03-0000-0001\nhttps://yamada.example\n" + strings.Repeat(r, 10) + "\n"
		if got := shown("お願いします。\n\n" + sign); got != "[own]\nお願いします。\n\n[signature]\n"+sign {
			t.Errorf("%s: got\n%s", r, got)
		}
	}
}
