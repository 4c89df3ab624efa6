package reply

// Files that are missing, too much, or somebody else's; and receipts.
var badFiles = []bad{
	{"two files", "お送りします。", files(File{Name: "a.png", Size: 9}, File{Name: "b.png", Size: 9}), "files", block, "", "b.png"},
	{"a channel without files", "お送りします。", func(c *Context) { c.Rules.MaxFiles = -1; c.Files = []File{{Name: "a.png", Size: 9}} }, "files", block, "", "a.png"},
	{"a large file", "お送りします。", files(File{Name: "a.png", Size: 5_000_001}), "file_size", block, "", "a.png"},
	{"an empty file", "お送りします。", files(File{Name: "a.png"}), "file_empty", block, "", "a.png"},
	{"a type the mall refuses", "お送りします。", files(File{Name: "見積書.xlsx", Size: 9}), "file_type", block, "", "見積書.xlsx"},
	{"a promise of a file", "領収書を添付いたします。", nil, "no_attachment", warn, "領収書を添付いた", ""},
	{"a file to look at", "添付の画像をご確認ください。", mail, "no_attachment", warn, "添付の画像", ""},
	{"an estimate that is not there", "見積書を添付しました。ご確認ください。", mail, "no_attachment", warn, "見積書を添付し", ""},
	{"a paper with another order's number", "領収書を添付いたします。", files(File{Name: "領収書_" + otherNumber + ".pdf", Size: 9}), "other_file", block, "", "領収書_" + otherNumber + ".pdf"},
	{"a paper with a number nobody knows", "お送りします。", files(File{Name: "246369-20261101-0000000001.pdf", Size: 9}), "other_file", block, "", "246369-20261101-0000000001.pdf"},
	{"a paper with another's name", "領収書を添付いたします。", files(File{Name: "領収書（鈴木花子様）.pdf", Size: 9}), "other_file", block, "", "領収書（鈴木花子様）.pdf"},
	{"a table with another order in it", "明細をお送りします。見本堂", all(mail, files(File{Name: "明細.csv", Size: 99, Text: "受注番号,金額\n" + otherNumber + ",5550"})), "other_file", block, "", "明細.csv"},
	{"a receipt for another name", "領収書の宛名：株式会社手本", wrote("領収書の宛名は株式会社見本でお願いします。"), "receipt_name", warn, "株式会社手本", "株式会社見本"},
	{"a receipt for the buyer instead", "宛名：佐藤 美咲 様", wrote("宛名は「有限会社うつわ」にしてください。"), "receipt_name", warn, "佐藤 美咲", "有限会社うつわ"},
	{"a receipt in quotation marks", "宛名を「手本商店」で発行しました。", wrote("宛名は見本商店で発行できますか。"), "receipt_name", warn, "手本商店", "見本商店"},
}
