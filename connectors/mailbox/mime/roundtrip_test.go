package mime

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// seen is what somebody else's parser reads of a mail.
type seen struct {
	Subject string      `json:"subject"`
	From    [][2]string `json:"from"`
	To      [][2]string `json:"to"`
	Reply   string      `json:"reply"`
	Refs    []string    `json:"refs"`
	Text    string      `json:"text"`
	Files   [][2]string `json:"files"`
	jis     bool
}

// readers are parsers that know nothing of ours. probe says whether one is
// installed here; build/setup.sh test installs them all.
var readers = []struct {
	name, script  string
	probe, before []string
}{
	{"python", "read.py", []string{"python3", "-c", "import email.policy"}, []string{"python3"}},
	{"perl", "read.pl", []string{"perl", "-MEmail::MIME", "-MEmail::Address::XS", "-e", "1"}, []string{"perl"}},
	{"ruby", "read.rb", []string{"ruby", "-rmail", "-e", "1"}, []string{"ruby"}},
}

// scraps is what texts are made of: everything that mail has broken before.
var scraps = []string{
	"お世話になっております。", "ご注文の商品は", "明日発送します。", "Thank you", " ", "  ", "🎁", "👨‍👩‍👧", "か\u3099き\u3099", "ｶﾞｷﾞｸﾞ", "①㈱№℡", "髙﨑",
	"〜−‖—", "=?UTF-8?B?44GC?=", "a=b", "=3D", "<b>", "\"引用\"", "\\", "、", "。", "http://example.jp/?a=1&b=2", "é♥", "~{}^`", "\u3000", "ソ表能", "10:30",
}

var lines = []string{"", ".", "..", ".x", "From here", "> 引用", "--", "-- ", strings.Repeat("長い行です。", 200), strings.Repeat("x", 1200), "=", " 字下げ", "\ttab"}

func someText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range 1 + r.IntN(n) {
		b.WriteString(scraps[r.IntN(len(scraps))])
	}
	return b.String()
}

// someMail is a mail as the desk could send it; nothing in it depends on chance
// but on the seed.
func someMail(r *rand.Rand, i int) Outgoing {
	var text []string
	for range r.IntN(8) {
		if r.IntN(2) == 0 {
			text = append(text, lines[r.IntN(len(lines))])
		} else {
			text = append(text, someText(r, 12))
		}
	}
	o := Outgoing{
		From: Address{"窓口ショップ" + someName(r), "shop@example.jp"}, To: []Address{{someName(r), "taro@docomo.ne.jp"}},
		Subject: strings.Join(strings.Fields("Re: "+someText(r, 10)), " "), Text: strings.Join(text, "\n") + "終\n",
		Date: time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC), MessageID: fmt.Sprintf("id.%d@example.jp", i), InReplyTo: "parent@docomo.ne.jp",
	}
	for n := range r.IntN(30) {
		o.References = append(o.References, fmt.Sprintf("ref%d@docomo.ne.jp", n))
	}
	for n := range r.IntN(3) {
		data := make([]byte, r.IntN(400))
		for k := range data {
			data[k] = byte(r.UintN(256))
		}
		o.Attachments = append(o.Attachments, Attachment{Name: SafeName(fmt.Sprintf("%d%s%s.pdf", n, someName(r), strings.Repeat("長い名前", r.IntN(12)))), Type: "application/pdf", Data: data})
	}
	return o
}

// someName is one: what a mailer may take away from one (outer spaces) is not in it.
func someName(r *rand.Rand) string {
	return []string{"山田, 太郎", "店長(楽天)", "髙橋🎁", "Taro Yamada", "\"O'Brien\" \\ x", "株式会社とても長い名前の通信販売ショップ仙台駅前本店オンライン", "@cosme", "ｶﾞｷﾞ"}[r.IntN(8)]
}

// oddMails are what chance may miss: each thing that mail has broken, alone.
func oddMails() []Outgoing {
	plain := func(subject, text string) Outgoing {
		return Outgoing{
			From: Address{"見本堂", "shop@example.jp"}, To: []Address{{"山田", "yamada@example.com"}}, Subject: subject, Text: text,
			Date: time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC), MessageID: "odd@example.jp", InReplyTo: "parent@example.com",
		}
	}
	files, docomo := plain("添付 3 点", "お送りします。\n"), plain("Re: 在庫", "はい。\n")
	for _, name := range []string{"お見積書（2026年11月分）.pdf", "ｶﾞｿﾘﾝ代〜明細−控え.xlsx", "写真🎁" + strings.Repeat("とても長い名前", 5) + ".jpg"} {
		files.Attachments = append(files.Attachments, Attachment{Name: name, Type: "application/pdf", Data: []byte(name)})
	}
	docomo.To[0] = Address{"", `"taro..y."@docomo.ne.jp`}
	all := []Outgoing{
		files, docomo, plain("🎁👨‍👩‍👧🇯🇵", "👍🏽 ありがとう🎁\n"), plain("ｶﾞｷﾞｸﾞ ﾊﾟｿｺﾝ", "ﾊﾝｶｸｶﾅです。\n"), plain("10〜20 個−割引‖—", "〜−‖—¢£¬¥\n"),
		plain(strings.Repeat("とても長い件名", 40)+"🎁", "本文\n"), plain("=?UTF-8?B?44GC?=", "=?UTF-8?B?44GC?=\n"), plain("Re: ASCII only", ".\n..\nFrom me\n"),
	}
	for _, o := range []Outgoing{files, docomo, plain("10〜20 個−ｶﾞｷﾞ", "〜−‖— ﾊﾝｶｸ ソ表能\n"), plain(strings.Repeat("とても長い件名", 40), strings.Repeat("長い行です。", 300)+"\n")} {
		o.Attachments = slices.Clone(o.Attachments)
		if jis, lost := JIS(o, false); len(lost) == 0 {
			all = append(all, jis)
		}
	}
	return all
}

func wanted(o Outgoing) seen {
	w := seen{Subject: o.Subject, From: [][2]string{{o.From.Name, o.From.Address}}, To: [][2]string{{o.To[0].Name, o.To[0].Address}}, Reply: "<" + o.InReplyTo + ">", Text: o.Text, jis: o.jis, Refs: []string{}, Files: [][2]string{}}
	for _, id := range cutReferences(o.References) {
		w.Refs = append(w.Refs, "<"+id+">")
	}
	for _, a := range o.Attachments {
		sum := sha256.Sum256(a.Data)
		w.Files = append(w.Files, [2]string{a.Name, hex.EncodeToString(sum[:])})
	}
	return w
}

func TestBuild_is_read_alike_by_other_programs(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 22))
	dir := t.TempDir()
	var paths []string
	var want []seen
	odd := oddMails()
	if len(odd) != 12 {
		t.Fatalf("%d odd mails: the last four have to go out in ISO-2022-JP", len(odd))
	}
	for i := range 150 + len(odd) {
		o := someMail(r, i)
		if i >= 150 {
			o = odd[i-150]
		} else if i%3 == 0 {
			if jis, lost := JIS(o, i%2 == 0); len(lost) == 0 {
				o = jis
			}
		}
		raw := Build(o)
		for _, line := range bytes.Split(raw, []byte("\r\n")) {
			if len(line) > maxLine || bytes.ContainsAny(line, "\r\n") {
				t.Fatalf("mail %d: line of %d bytes", i, len(line))
			}
		}
		path := filepath.Join(dir, fmt.Sprintf("%03d.eml", i))
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		paths, want = append(paths, path), append(want, wanted(o))
	}
	for _, reader := range readers {
		t.Run(reader.name, func(t *testing.T) {
			if exec.Command(reader.probe[0], reader.probe[1:]...).Run() != nil {
				t.Skipf("%s cannot read mail here: %s", reader.name, strings.Join(reader.probe, " "))
			}
			args := append(reader.before[1:], filepath.Join("testdata", "readers", reader.script))
			cmd := exec.Command(reader.before[0], append(args, paths...)...)
			var words bytes.Buffer
			cmd.Stderr = &words
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v: %s", err, words.Bytes())
			}
			compare(t, out, want)
		})
	}
}

// compare allows for what mail itself changes, line ends, and for the two names
// that Unicode has for a few letters of JIS X 0208.
func compare(t *testing.T, out []byte, want []seen) {
	t.Helper()
	all := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	if len(all) != len(want) {
		t.Fatalf("%d of %d mails read", len(all), len(want))
	}
	for i, line := range all {
		var got seen
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatal(err)
		}
		got.Text = strings.ReplaceAll(got.Text, "\r\n", "\n")
		if want[i].jis {
			got.Text, got.Subject = jisTable.Replace(got.Text), jisTable.Replace(got.Subject)
		}
		g, w := reflect.ValueOf(got), reflect.ValueOf(want[i])
		for f := range g.NumField() - 1 {
			if !reflect.DeepEqual(g.Field(f).Interface(), w.Field(f).Interface()) {
				t.Errorf("mail %d, %s:\n got %q\nwant %q", i, g.Type().Field(f).Name, g.Field(f).Interface(), w.Field(f).Interface())
			}
		}
	}
}
