package scam

import (
	"bytes"
	"encoding/binary"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var (
	programs = regexp.MustCompile(`(?i)\.(?:exe|scr|com|pif|bat|cmd|js|jse|vbs|vbe|wsf|wsh|hta|lnk|msi|msc|jar|ps1|cpl|reg|iso|img|vhdx?|chm|url|one|scf|msix|appx|application|library-ms|search-ms|apk|dmg)$`)
	pages    = regexp.MustCompile(`(?i)\.(?:x?html?|shtml|xht|svg|mht|mhtml)$`)
	macros   = regexp.MustCompile(`(?i)\.(?:docm|xlsm|pptm|xlsb|dotm|xltm|xll|slk|iqy)$`)
	archives = regexp.MustCompile(`(?i)\.(?:zip|rar|7z|lzh|gz|xz|bz2|tar|cab|ace|arj)$`)
	quotes   = regexp.MustCompile(`(?i)見積|請求|発注|注文書|契約書|quot|invoice|purchase.?order|rfq`)
	double   = regexp.MustCompile(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|txt|zip)\s*\.([a-z0-9]{2,4})$`)
	harmless = regexp.MustCompile(`(?i)^(?:pdf|docx|xlsx|pptx|csv|txt|jpe?g|png|gif|webp|heic|eml)$`)
)

const lockedText = "パスワード付きの圧縮ファイルが添付されています。ウイルスの検査を通り抜けるために使われることがあります。送った相手に、別の方法で確かめてから開いてください。"

// maxName is how much of a name is looked at, in bytes.
const maxName = 600

func (c *collector) files(names []string) {
	for _, n := range names {
		n = n[max(0, len(n)-maxName):] // the end tells what it is
		base := strings.TrimSpace(path.Base(norm.NFKC.String(n)))
		switch {
		case strings.ContainsAny(n, "\u202e\u202d\u2066\u2067\u2068"):
			c.add(true, "file_disguised", "添付ファイルの名前に、種類を偽る文字が入っています。開かないでください。")
		case programs.MatchString(base):
			c.add(true, "file_program", "添付ファイルはプログラムです。開かないでください。")
		case macros.MatchString(base):
			c.add(true, "file_macro", "添付の Office ファイルにはマクロが入っています。開かないでください。")
		case disguised(base):
			c.add(true, "file_disguised", "添付ファイルの名前が、種類を偽る形（拡張子が二つ）になっています。開かないでください。")
		case pages.MatchString(base):
			c.add(false, "file_page", "添付ファイルはウェブページです。偽の入力画面のことがあります。")
		case archives.MatchString(base) && quotes.MatchString(base):
			c.add(false, "file_quote", "見積書や請求書を名乗る圧縮ファイルがあります。心当たりがないときは開かないでください。")
		case archives.MatchString(base):
			c.add(false, "file_archive", "圧縮された添付ファイルがあります。中身がわからないうちは開かないでください。")
		}
	}
}

// Danger returns why a file should not be saved or opened without a thought, in
// Japanese; empty for an ordinary one. An archive is ordinary unless it is locked:
// no program of the shop can look into that.
func Danger(name string, locked bool) []string {
	var c collector
	c.files([]string{name})
	reasons := []string{}
	for _, k := range c.cues {
		if k.Strong || k.Code == "file_page" {
			reasons = append(reasons, k.Text)
		}
	}
	if locked && archives.MatchString(strings.TrimSpace(norm.NFKC.String(name))) {
		reasons = append(reasons, lockedText)
	}
	return reasons
}

// disguised: the name ends twice, and the true end is not one of a document or a
// picture. What a program makes of 見積書.xlsx is called 見積書.xlsx.pdf.
func disguised(name string) bool {
	m := double.FindStringSubmatch(name)
	return m != nil && !harmless.MatchString(m[1])
}

// Locked tells whether data is a zip archive with a file that opens only with a
// password.
func Locked(data []byte) bool {
	const head, most = 30, 1000 // of one file; files that are looked at
	local := []byte("PK\x03\x04")
	for range most {
		at := bytes.Index(data, local)
		if at < 0 || len(data)-at < head {
			return false
		}
		if binary.LittleEndian.Uint16(data[at+6:])&1 != 0 {
			return true
		}
		data = data[at+head:]
	}
	return false
}
