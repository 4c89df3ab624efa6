package paper

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

func newPaper(t *testing.T) *Paper {
	t.Helper()
	p, err := New(Sheet{Title: "問い合わせの記録", Foot: "見本堂　2026/11/20 10:42 作成　取扱注意", Made: time.Date(2026, 11, 20, 1, 42, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var streams = regexp.MustCompile(`(?s)(\d+) 0 obj\n<< /Length (\d+) ([^\n]*)>>\nstream\n`)

// stream finds the squeezed streams of a document, by object.
func unpacked(t *testing.T, pdf []byte) map[int]string {
	t.Helper()
	out := map[int]string{}
	for _, m := range streams.FindAllSubmatchIndex(pdf, -1) {
		n, _ := strconv.Atoi(string(pdf[m[2]:m[3]]))
		size, _ := strconv.Atoi(string(pdf[m[4]:m[5]]))
		if !bytes.Contains(pdf[m[6]:m[7]], []byte("FlateDecode")) {
			continue
		}
		z, err := zlib.NewReader(bytes.NewReader(pdf[m[1] : m[1]+size]))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		out[n] = string(data)
	}
	return out
}

var (
	entry = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>\n`)
	shown = regexp.MustCompile(`<([0-9A-F]+)> Tj`)
)

// words reads the text of a document back the way a reader does: by its map from
// numbers to characters.
func words(t *testing.T, pdf []byte) string {
	t.Helper()
	all := unpacked(t, pdf)
	meaning := map[string]string{}
	for _, m := range entry.FindAllStringSubmatch(all[objMeaning], -1) {
		var u []uint16
		for i := 0; i < len(m[2]); i += 4 {
			n, err := strconv.ParseUint(m[2][i:i+4], 16, 16)
			if err != nil {
				t.Fatal(err)
			}
			u = append(u, uint16(n))
		}
		meaning[m[1]] = string(utf16.Decode(u))
	}
	var b strings.Builder
	for n := objFirst; n < objFirst+1000; n++ {
		for _, m := range shown.FindAllStringSubmatch(all[n], -1) {
			for i := 0; i < len(m[1]); i += 4 {
				c, ok := meaning[m[1][i:i+4]]
				if !ok {
					t.Fatalf("number %s has no meaning", m[1][i:i+4])
				}
				b.WriteString(c)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestText_can_be_searched_also_beyond_the_first_plane(t *testing.T) {
	p := newPaper(t)
	p.Title("𠮷野家の髙橋・山﨑様")
	p.Text("①㈱ ¥1,980（税込）〜。か\u3099＝が、葛\U000E0100城")
	got := words(t, p.Bytes())
	for _, want := range []string{"𠮷野家の髙橋・山﨑様", "①㈱ ¥1,980（税込）〜。が＝が、葛城", "見本堂　2026/11/20 10:42 作成　取扱注意", "1 / 1"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
}

func TestText_that_the_font_lacks_is_marked_and_listed(t *testing.T) {
	p := newPaper(t)
	p.Text("割れていました😢😢 ⅷ")
	got := words(t, p.Bytes())
	if !strings.Contains(got, "割れていました〓〓") || !strings.Contains(got, "U+1F622") || strings.Count(got, "U+1F622") != 1 {
		t.Errorf("text %q", got)
	}
	q := newPaper(t)
	q.Text("割れていました")
	if got := words(t, q.Bytes()); strings.Contains(got, "印字できない") {
		t.Errorf("a list without a reason: %q", got)
	}
}

// TestFont_has_the_letters_of_Japanese_names_and_addresses walks JIS X 0208 by its
// rows, and names of the third and fourth level of JIS X 0213.
func TestFont_has_the_letters_of_Japanese_names_and_addresses(t *testing.T) {
	f, err := openFace()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "亜腕弌熙々〆〇ヶヴゐゑ①⑳ⅠⅩ㍉㌔㈱№℡①㍻〝〟∑∟⊿纊鍈髙﨑𠮷𩸽𡈽塚祥德曻俱剝吞噓姸屛幷瀆繫萊蔣醬頰顚驒々ｱﾝﾟ★☆○●◎◇◆□■△▲▽▼※〒→←↑↓♪♂♀♡♥☎" {
		if _, ok := f.glyph(r); !ok {
			t.Errorf("the font lacks %c (U+%04X)", r, r)
		}
	}
	for _, r := range []rune{0x10FFFF, 0x1F600, -1} {
		if g, ok := f.glyph(r); ok {
			t.Errorf("U+%04X has glyph %d", r, g)
		}
	}
}

func TestSubset_is_a_font_that_can_be_read(t *testing.T) {
	p := newPaper(t)
	text := "注文のカップが割れていました。ÀÉè½"
	p.Text(text)
	program := p.font.program()
	if len(program) > 40_000 {
		t.Errorf("%d bytes for %d letters", len(program), len(p.font.runes))
	}
	count := int(binary.BigEndian.Uint16(program[4:]))
	sum := map[string]uint32{}
	for i := range count {
		e := program[12+16*i:]
		at, size := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		sum[string(e[:4])] = checksum(program[at : at+size])
		if sum[string(e[:4])] != binary.BigEndian.Uint32(e[4:]) {
			t.Errorf("checksum of %s", e[:4])
		}
	}
	for _, name := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		if _, ok := sum[name]; !ok {
			t.Errorf("no table %s", name)
		}
	}
	// Each glyph must be the outline that the whole font draws for it.
	for id, g := range p.font.glyphs {
		if len(p.font.face.outline(g)) > 0 && id > 0 && p.font.width(id) == 0 {
			t.Errorf("letter %c has no width", p.font.runes[id])
		}
	}
}

func TestLines_keep_the_rules_of_Japanese_typesetting(t *testing.T) {
	half := func(r rune) float64 {
		if r < 0x2000 {
			return 0.5
		}
		return 1
	}
	for _, c := range []struct {
		name, text string
		limit      float64
		want       []string
	}{
		{"a full stop begins no line", "あいうえお。かきく", 5, []string{"あいうえ", "お。かきく"}},
		{"brackets stay with their words", "あいうえ「お」か", 5, []string{"あいうえ", "「お」か"}},
		{"several closing signs together", "あいうえ」）。か", 5, []string{"あいう", "え」）。か"}},
		{"an amount is not broken", "合計は¥12,800です", 5, []string{"合計は", "¥12,800で", "す"}},
		{"words are not broken", "see the manual", 5, []string{"see the", "manual"}},
		{"an address without a place to break", "https://example.jp", 5, []string{"https://ex", "ample.jp"}},
		{"dots stay together", "あいうえ……か", 5, []string{"あいうえ", "……か"}},
		{"an empty line stays", "", 5, []string{""}},
		{"small letters begin no line", "あいうえしょう", 5, []string{"あいうえ", "しょう"}},
		{"only signs", "。。。。。。。", 3, []string{"。。。", "。。。", "。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := lines(c.text, c.limit, half); fmt.Sprint(got) != fmt.Sprint(c.want) || len(got) != len(c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func FuzzLines(f *testing.F) {
	f.Add("お客様「あ、い」……¥1,000 https://example.jp/abc。", 7.0)
	f.Fuzz(func(t *testing.T, text string, limit float64) {
		if limit < 1 || limit > 1e6 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		got := strings.Join(lines(text, limit, func(rune) float64 { return 1 }), "")
		if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q became %q", text, got)
		}
	})
}

// photo is a picture whose upper left corner is red.
func photo(t *testing.T, w, h int, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, color.RGBA{40, 90, 160, 255})
			if x < w/2 && y < h/2 {
				img.Set(x, y, color.RGBA{220, 30, 30, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }

// held writes into a photo how the camera was held.
func held(jpg []byte, way byte) []byte {
	exif := append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), way, 0, 0)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(exif) + 2)}, exif...)
	return append(out, jpg[2:]...)
}

func TestPicture_stands_upright_and_is_made_small(t *testing.T) {
	img, err := read(held(photo(t, 1600, 800, asJPEG), 6))
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Size(); got != image.Pt(sharp/2, sharp) {
		t.Errorf("size %v", got)
	}
	// Held to the right: what the file has at the upper left is at the upper right.
	if r, _, b, _ := img.At(sharp/2-9, 9).RGBA(); r < b {
		t.Error("not turned")
	}
}

func TestPicture_that_cannot_be_read_leaves_its_words(t *testing.T) {
	huge := photo(t, 8, 8, png.Encode)
	binary.BigEndian.PutUint32(huge[16:], 60_000) // claims 60,000 × 60,000
	binary.BigEndian.PutUint32(huge[20:], 60_000)
	p := newPaper(t)
	for name, data := range map[string][]byte{"broken": []byte("GIF89a"), "huge": huge} {
		if _, err := read(data); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	p.Pictures([]Picture{{Caption: "割れた皿.jpg", Open: func() ([]byte, error) { return huge, nil }}})
	if got := words(t, p.Bytes()); !strings.Contains(got, "印字できません") || !strings.Contains(got, "割れた皿.jpg") {
		t.Errorf("text %q", got)
	}
}

func sample(t *testing.T) []byte {
	p := newPaper(t)
	p.Title("届いたマグカップが割れていました")
	p.Facts([]Pair{{"お客様", "佐藤 美咲 様"}, {"受付", "楽天市場"}, {"対応状況", "対応中"}, {"空", ""}})
	p.Heading("注文")
	p.Table([]Column{{Name: "商品", Share: 5}, {Name: "数量", Share: 1, Right: true}, {Name: "金額", Share: 1.4, Right: true}},
		[][]string{{"美濃焼 マグカップ（青磁）ギフト箱入り", "2", "¥3,960"}, {strings.Repeat("長い名前の商品", 12), "1", "¥12,800"}})
	p.Heading("やり取り")
	p.Card(Card{Theirs, "お客様", "佐藤 美咲 様", "2026/11/20 09:31", "昨日届いたのですが、箱を開けたらカップが割れていました。写真を送ります。\nhttps://example.jp/" + strings.Repeat("very-long-path/", 12) + "\n\n> 前のメールの引用です。\n> こちらも残ります。", []string{"添付：1 割れた皿.jpg（120 KB）"}})
	p.Card(Card{Ours, "店舗", "見本堂 高橋", "2026/11/20 10:10", strings.Repeat("ご不便をおかけして申し訳ございません。新しい品を本日お送りします。", 40), nil})
	p.Card(Card{Note, "社内メモ（お客様には見えません）", "田村", "2026/11/20 10:12", "在庫は倉庫 B にあり。😀", nil})
	p.Card(Card{Call, "電話メモ", "高橋", "2026/11/20 10:20", "お詫びの電話。了解いただいた。", nil})
	p.Happening("11/20 10:25", "高橋 さんが返信済にしました")
	p.Heading("添付の画像")
	p.Pictures([]Picture{
		{"1　割れた皿.jpg", func() ([]byte, error) { return photo(t, 900, 600, asJPEG), nil }},
		{"2　箱.png", func() ([]byte, error) { return photo(t, 300, 500, png.Encode), nil }},
		{"3　壊れた.gif", func() ([]byte, error) { return []byte("GIF"), nil }},
	})
	return p.Bytes()
}

func TestPaper_is_the_same_bytes_for_the_same_values(t *testing.T) {
	first := sample(t)
	if !bytes.Equal(first, sample(t)) {
		t.Error("two runs differ")
	}
	if file := os.Getenv("PAPER_SAMPLE"); file != "" { // to look at
		if err := os.WriteFile(file, first, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPaper_counts_its_pages_and_points_to_its_objects(t *testing.T) {
	pdf := sample(t)
	got := words(t, pdf)
	for _, want := range []string{"1 / 2", "2 / 2", "社内メモ（お客様には見えません）", "やり取り"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for i, m := range regexp.MustCompile(`(?m)^(\d{10}) 00000 n `).FindAllSubmatch(pdf, -1) {
		at, _ := strconv.Atoi(string(m[1]))
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !bytes.HasPrefix(pdf[at:], []byte(want)) {
			t.Fatalf("object %d is not at %d", i+1, at)
		}
	}
}

func TestCard_too_long_for_a_page_goes_on_and_loses_nothing(t *testing.T) {
	p := newPaper(t)
	var want []string
	for i := range 300 {
		want = append(want, fmt.Sprintf("第%d行", i))
	}
	p.Card(Card{Kind: "お客様", Text: strings.Join(want, "\n")})
	got := words(t, p.Bytes())
	for _, w := range want {
		if strings.Count(got, w+"\n") != 1 {
			t.Fatalf("%s stands there %d times", w, strings.Count(got, w+"\n"))
		}
	}
	if len(p.pages) < 6 {
		t.Errorf("%d pages", len(p.pages))
	}
}
