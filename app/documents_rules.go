package app

import (
	"context"
	_ "embed"
	"strings"
)

// rulesText is our own wording of what 電子帳簿保存法施行規則 第4条第1項第4号 asks a shop to have.
//
//go:embed texts/document_rules.txt
var rulesText string

// DocumentRules is a template of the rules by which a shop keeps its papers, with its name
// where it is known.
func (d *Desk) DocumentRules(ctx context.Context) (string, error) {
	b, err := d.Books(ctx)
	name := b.Shop.Name
	if name == "" {
		name = "【店舗名】"
	}
	text := strings.ReplaceAll(rulesText, "{{店舗名}}", name)
	return "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"), err // for Windows' editors
}
