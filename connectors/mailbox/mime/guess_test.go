package mime

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// Short raw headers: what a phone or a form writes without a label.
var (
	familyNames = strings.Fields("佐藤 鈴木 高橋 田中 渡辺 山本 中村 小林 加藤 吉田 佐々木 山口 井上 斎藤 林 森 清水 阿部 石川 石井 長谷川 藤田 後藤 青木 村上 遠藤 太田 三浦 中野 和田 工藤 宮崎 安藤 丸山 武田 千葉 菅原 久保 野口 大西")
	givenNames  = strings.Fields("太郎 花子 健一 美咲 翔太 誠 愛 久美子 さくら ひろし まゆみ ケンジ ユキ")
	shortWords  = strings.Fields("御礼 返品 注文 質問 領収書 請求書 至急 発送 キャンセル サイズ 色違い 送料 お礼 お願い ご注文 メール 御中 楽天 新品 中古 のし 熨斗 写真.jpg 見積書.pdf 注文番号123 テスト カナ アイ タナカ ソース.zip 写真(1).JPG")
)

func TestDecodeHeader_tells_short_Shift_JIS_from_EUC(t *testing.T) {
	all := append([]string(nil), shortWords...)
	for _, f := range familyNames {
		all = append(all, f+"様")
		for _, g := range givenNames {
			all = append(all, f+g)
		}
	}
	for _, s := range all {
		for charset, raw := range map[string]string{"Shift_JIS": inSJIS(s), "EUC-JP": inEUC(s), "ISO-2022-JP": as2022(s), "UTF-8": s} {
			if got := DecodeHeader(raw); got != s {
				t.Errorf("%s in %s reads %q", s, charset, got)
			}
		}
	}
}

func TestDecodeHeader_leaves_European_words_alone(t *testing.T) {
	for _, s := range []string{
		"José García", "Müller", "François Lefèvre", "Ångström", "Ñandú", "Zoë", "Schloß", "Jürgen Groß", "Le café est fermé", "Élodie", "ÄÖÜ",
		"Søren Kierkegård", "Hôtel Château", "naïve façade", "Don’t worry", "“Hello” he said", "100 €", "© 2024 ACME", "São Paulo", "Ça va?",
		"«Bonjour»", "¿Qué?", "Köln – Düsseldorf", "Öl", "à", "été", "Noël.jpg", "Müßiggänger", "À bientôt", "±5° ½",
	} {
		raw, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := DecodeHeader(raw); got != s {
			t.Errorf("%s reads %q", s, got)
		}
	}
}

func TestDecodeHeader_reads_half_width_katakana_alone(t *testing.T) {
	for _, s := range []string{"ﾀﾛｳ", "ﾃｽﾄ", "ﾔﾏﾀﾞﾀﾛｳ", "ｻﾄｳ ﾊﾅｺ"} {
		if got := DecodeHeader(inSJIS(s)); got != s {
			t.Errorf("%s in Shift_JIS reads %q", s, got)
		}
		if got := DecodeHeader(inEUC(s)); got != s {
			t.Errorf("%s in EUC-JP reads %q", s, got)
		}
	}
}

// One kanji in raw bytes could be anything; the charset of the text tells.
func TestParse_reads_raw_header_bytes_by_the_charset_of_the_text(t *testing.T) {
	for _, c := range []struct {
		label string
		in    func(string) string
	}{{"Shift_JIS", inSJIS}, {"cp932", inSJIS}, {"EUC-JP", inEUC}} {
		m := Parse([]byte("Subject: " + c.in("様") + "\r\nFrom: " + c.in("林") + " <a@b.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=" + c.label +
			"\r\n\r\nx\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=" + c.in("表.png") + "\r\n\r\nx\r\n--b--\r\n"))
		if m.Subject != "様" || m.From[0] != (Address{"林", "a@b.example"}) || names(m)[0] != "表.png" {
			t.Errorf("%s: %q %v %q", c.label, m.Subject, m.From, names(m))
		}
	}
	m := Parse([]byte("Subject: " + inEUC("ご注文のお礼") + "\r\nContent-Type: text/plain; charset=Shift_JIS\r\n\r\nx"))
	if m.Subject != "ご注文のお礼" {
		t.Errorf("the label beats clear bytes: %q", m.Subject)
	}
}

func TestDecodeText_of_damaged_UTF8(t *testing.T) {
	for in, want := range map[string]string{
		"お問い合わせ\xe3\x81":     "お問い合わせ\ufffd",
		"日\xe6\x9c":          "日\ufffd",
		"お問い\xe3\x81合わせの件です": "お問い\ufffd合わせの件です",
		"запрещен\xd0":       "запрещен\ufffd",
		"\x9cの件でお問い合わせします":   "\ufffdの件でお問い合わせします",
	} {
		if got, _ := DecodeText([]byte(in), "", false); got != want {
			t.Errorf("%q reads %q, want %q", in, got, want)
		}
	}
}
