package yahoo

import (
	"bytes"
	"strings"

	"madoguchi/connectors"
)

const (
	maxChars  = 2000
	warnChars = 1900
	maxFile   = 20 << 20
)

// normal is the text as it goes out: their line break is LF, and that is how
// they count.
func normal(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// chars counts code points, those beyond the basic plane twice: how they count
// is not documented, and this is never less than they can count.
func chars(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// kindOf returns the extension of a file by its first bytes, "" for what they
// do not take.
func kindOf(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "jpg"
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return "gif"
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "pdf"
	}
	return ""
}

// Check holds a reply against what the counters of Rules cannot express.
func (a *account) Check(r connectors.Reply) []connectors.Problem {
	var all []connectors.Problem
	add := func(code, text string) { all = append(all, connectors.Problem{Code: code, Text: text}) }
	if r.Thread == "" {
		add("new_thread", "Yahoo!ショッピングでは、新しい問い合わせをここから始められません。注文の画面の「メール・問い合わせ」から送ってください。")
	}
	if strings.TrimSpace(r.Text) == "" {
		add("empty", "本文が空です。")
	}
	if chars(normal(r.Text)) > maxChars {
		add("too_long", "本文が 2,000 文字を超えています。短くしてください。")
	}
	if r.Public && len(r.Files) > 0 {
		add("file_public", "公開の質問には添付を付けられません。添付を外すか、ストアクリエイターProで非公開にしてから送ってください。")
	}
	for _, f := range r.Files {
		switch {
		case len(f.Data) > maxFile:
			add("file_size", "「"+f.Name+"」が大きすぎます。20 MB までにしてください。")
		case kindOf(f.Data) == "":
			add("file_type", "「"+f.Name+"」は送れません。JPEG、PNG、GIF、PDF だけを添付できます。")
		case kindOf(f.Data) == "pdf" && bytes.Contains(f.Data, []byte("/Encrypt")):
			add("file_encrypted", "「"+f.Name+"」はパスワード付きの PDF なので送れません。パスワードを外してください。")
		}
	}
	return all
}
