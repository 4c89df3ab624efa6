package command

import (
	"io"
	"os"
	"strings"
	"time"

	"madoguchi/app"
	"madoguchi/connectors/jst"

	"github.com/spf13/cobra"
)

// formFlags are the values of a settings form on the command line.
type formFlags struct {
	name            string
	settings, files []string
	since           string
}

func (f *formFlags) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.name, "name", "", "一覧で見分けるための名前")
	fs.StringArrayVar(&f.settings, "set", nil, "設定：キー=値（何度でも）")
	fs.StringArrayVar(&f.files, "secret", nil, "秘密の設定：キー=@ファイル（何度でも。@- は標準入力）")
}

// reach is for new accounts only: an old one has been pulled already.
func (f *formFlags) reach(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.since, "since", "", "最初の受信でさかのぼる日：2026-01-31")
}

func (f *formFlags) form(form app.AccountForm) (app.AccountForm, error) {
	form.Name, form.Settings, form.Secrets = f.name, map[string]string{}, map[string]string{}
	for _, s := range f.settings {
		k, v, ok := strings.Cut(s, "=")
		if !ok {
			return form, usage("--set は「キー=値」の形で書きます")
		}
		form.Settings[k] = v
	}
	for _, s := range f.files {
		k, v, ok := strings.Cut(s, "=")
		if !ok {
			return form, usage("--secret は「キー=@ファイル」の形で書きます")
		}
		value, err := secretValue(v)
		if err != nil {
			return form, err
		}
		form.Secrets[k] = value
	}
	from, err := date(f.since)
	if err == nil && !from.IsZero() {
		form.Since = from.UnixMilli()
	}
	return form, err
}

// date reads a day of the command line; "" is the zero time.
func date(word string) (time.Time, error) {
	if word == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, word, jst.Zone())
	if err != nil {
		return t, usage("--since は 2026-01-31 の形で書きます")
	}
	return t, nil
}

// secretValue reads a secret from a file: on the command line itself it would
// stand in the shell's history and in the process list.
func secretValue(v string) (string, error) {
	path, ok := strings.CutPrefix(v, "@")
	if !ok {
		return "", &app.Refusal{Code: "secret_in_clear", Text: "秘密の設定はファイルから渡します。キーをファイルに保存して「--secret キー=@ファイル」と書いてください。"}
	}
	data, err := readFile(path)
	if err != nil {
		return "", err
	}
	return strings.TrimRight(string(data), "\r\n"), nil
}

func readFile(path string) ([]byte, error) {
	var data []byte
	var err error
	if path == "-" {
		data, err = io.ReadAll(os.Stdin)
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, &app.Refusal{Code: "file", Text: "ファイル「" + path + "」を読めません。場所と名前を確かめてください。"}
	}
	return data, nil
}
