package folder

import (
	"net/mail"
	"path/filepath"
	"strings"

	"madoguchi/connectors"
)

// What becomes of a file that has been read. The words are what the form shows
// and what is kept, so they are never changed.
const (
	doneStay = "そのまま置いておく"
	doneMove = "「読み込み済み」に移す"
)

var fields = []connectors.Field{
	{Key: "path", Label: "フォルダー", Required: true, Help: "ファイルを受け渡すフォルダーの場所を、ドライブ名か / から入れます。共有フォルダー（\\\\サーバー\\共有）も使えます。"},
	{Key: "name", Label: "返信の差出人の名前", Help: "返信のファイルに入る名前です。"},
	{Key: "address", Label: "返信の差出人のアドレス", Help: "メールのファイル（.eml、.mbox）に返信するときに必要です。"},
	{
		Key: "done", Label: "読み終えたファイル", Options: []string{doneStay, doneMove}, Default: doneStay, Advanced: true,
		Help: "「移す」を選ぶと、読み終えたファイルは「読み込み済み」へ、読めないファイルは「読み取れません」へ移します。削除はしません。",
	},
	{Key: "charset", Label: "CSV の文字コード", Options: []string{"utf-8", "cp932"}, Advanced: true, Help: "ふだんは自動で見分けます。文字がおかしいときだけ選びます。"},
}

type settings struct {
	path    string
	name    string
	address string
	move    bool
	charset string // "", "utf-8", "cp932"
}

func readSettings(s connectors.Settings) (settings, error) {
	set := settings{path: s.Text("path"), name: s.Text("name"), address: s.Text("address"), charset: s.Text("charset")}
	switch done := s.Text("done"); done {
	case "", doneStay, "stay":
	case doneMove, "move": // a word that a script can type
		set.move = true
	default:
		return set, wrongSetting("done", "「読み終えたファイル」が選べる言葉ではありません。「"+doneStay+"」か「"+doneMove+"」を選んでください。")
	}
	// Explorer copies a path with quotes around it.
	set.path = strings.TrimSpace(strings.Trim(set.path, `"`))
	switch {
	case set.path == "":
		return set, wrongSetting("path", "「フォルダー」が入っていません。ファイルを受け渡すフォルダーの場所を入れてください。")
	case !filepath.IsAbs(set.path) || strings.ContainsRune(set.path, 0):
		return set, wrongSetting("path", "「フォルダー」の場所が途中からになっています。ドライブ名か / から始まる場所を入れてください。")
	case set.charset != "" && set.charset != "utf-8" && set.charset != "cp932":
		return set, wrongSetting("charset", "「CSV の文字コード」は utf-8 か cp932 です。わからないときは空のままにしてください。")
	}
	set.path = filepath.Clean(set.path)
	if set.address != "" {
		a, err := mail.ParseAddress(set.address)
		if err != nil || a.Name != "" {
			return set, wrongSetting("address", "「返信の差出人のアドレス」がメールアドレスの形ではありません。@ の前後を確かめてください。")
		}
		set.address = a.Address
	}
	return set, nil
}

func wrongSetting(key, text string) error {
	return &connectors.Error{Reason: connectors.Auth, Code: "setting_" + key, Text: text}
}
