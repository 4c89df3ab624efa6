package drafting

import (
	"slices"
	"strings"
)

// nobody are words before 様 or さん that name no person.
var nobody = []string{
	"客", "皆", "各位", "子", "方", "同", "仕", "模", "多", "有", "何", "異", "文", "王", "神", "奥", "旦那", "貴店", "貴社",
	"担当者", "担当", "購入者", "注文者", "家族", "本人", "業者", "運送会社", "配送業者", "配送会社", "出店者", "ショップ", "受取人", "届け先",
	"依頼主", "取引先", "先方", "相手", "店長", "一", "々",
}

// anybody tells whether what stands before a title is no name: お客様, 仕様, 様々.
func anybody(s string, start int, name, after string) bool {
	after = strings.TrimLeft(after, " ")
	for _, goes := range []string{"様々", "様子", "様式", "様相"} {
		if strings.HasPrefix(after, goes) {
			return true
		}
	}
	name = strings.TrimSpace(name)
	if i := strings.LastIndexAny(name, " "); i >= 0 && slices.Contains(nobody, name[i+1:]) {
		return true
	}
	return slices.ContainsFunc(nobody, func(n string) bool { return strings.HasSuffix(name, n) && (len(n) > 3 || name == n) }) ||
		len([]rune(name)) < 2 && (strings.HasSuffix(s[:start], "お") || strings.HasSuffix(s[:start], "ご") || slices.Contains(nobody, name))
}

// sameName is true for the same name in any spacing, or for one half of it.
func sameName(said, right string) bool {
	a, b := bare(said), bare(right)
	if a == "" || b == "" {
		return false
	}
	parts := strings.Fields(fold(right).s)
	return a == b || len(parts) > 1 && (a == parts[0] || a == parts[len(parts)-1])
}
