package plain

import (
	"fmt"

	"madoguchi/app/export/book"
	"madoguchi/app/export/table"
)

const shortHash = 16 // enough to find the file by

// Documents is the ledger of papers (証憑台帳). It names people: for the owner and the
// accountant only.
func Documents(all []book.Document, s book.Shop) table.Table {
	t := table.Table{Name: "証憑台帳", Columns: []table.Column{
		{Head: "文書ID"},
		{Head: "発行日", Kind: table.Day},
		{Head: "取引日", Kind: table.Day},
		{Head: "取引先(宛名)"},
		{Head: "金額(税込)", Kind: table.Number},
		{Head: "10%対象", Kind: table.Number},
		{Head: "10%税額", Kind: table.Number},
		{Head: "8%対象", Kind: table.Number},
		{Head: "8%税額", Kind: table.Number},
		{Head: "文書種別"},
		{Head: "発行方法"},
		{Head: "モール"},
		{Head: "注文番号"},
		{Head: "再発行回数", Kind: table.Number},
		{Head: "元文書ID"},
		{Head: "SHA-256(先頭16桁)"},
		{Head: "保存期限", Kind: table.Day},
		{Head: "渡した記録"},
	}}
	for _, d := range all {
		hash, keep := d.SHA256, d.KeepUntil
		if len(hash) > shortHash {
			hash = hash[:shortHash]
		}
		if keep == "" {
			keep = s.KeepUntil(d.Issued)
		}
		t.Rows = append(t.Rows, []string{
			d.ID, d.Issued, d.Traded, d.Partner, yen(d.Amount), yen(d.Base10), yen(d.Tax10), yen(d.Base8), yen(d.Tax8),
			d.Kind, d.Way, s.Channel(d.Channel).Label, d.OrderNo, fmt.Sprint(d.Reissue), d.FirstID, hash, keep, d.Given,
		})
	}
	return t
}
