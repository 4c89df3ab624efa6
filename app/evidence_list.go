package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// contents is the list of what a collection holds, and of what it could not hold.
type contents struct {
	Outside bool     `json:"outside"`
	Files   []listed `json:"files"`
	Missing []missed `json:"missing"`
}

type listed struct {
	Path   string `json:"path"`
	What   string `json:"what"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

type missed struct {
	Path string `json:"path"`
	What string `json:"what"`
	Why  string `json:"why"`
}

// writeManifest puts the list in last, as text for people and as JSON.
func (e *evidence) writeManifest() error {
	e.list.Outside = e.outside
	if e.list.Missing == nil {
		e.list.Missing = []missed{}
	}
	data, err := json.MarshalIndent(e.list, "", "  ")
	if err != nil {
		return err
	}
	if _, err := e.add("manifest.json", "この一覧（機械で読む形）", bytes.NewReader(data)); err != nil {
		return err
	}
	_, err = e.add("manifest.txt", "", strings.NewReader(e.list.text()))
	return err
}

// text is the list as `sha256sum --check` reads it; lines with # are for people.
func (m contents) text() string {
	var b strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&b, format+"\n", values...) }
	line("# 証拠一式の一覧（SHA-256、名前）")
	line("# 経過.csv では、計算式に見える言葉の頭に ' を付けています。経過.json は元の文字のままです。")
	if m.Outside {
		line("# 社内のメモと電話メモ、社内の記録は含めていません。")
	}
	for _, f := range m.Files {
		line("%s *%s", f.SHA256, f.Path)
	}
	if len(m.Missing) > 0 {
		line("#")
		line("# 含められなかったもの")
	}
	for _, f := range m.Missing {
		line("# %s（%s）：%s", f.Path, f.What, f.Why)
	}
	return b.String()
}
