package reply

// What a person still had to write.
var badHoles = []bad{
	{"nothing written", "", nil, "empty", block, "", ""},
	{"only blanks", " \n　\n", nil, "empty", block, "", ""},
	{"a hole", "{追跡番号}です。", nil, "hole", block, "{追跡番号}", ""},
	{"a hole of unknown name", "{なにか}です。", nil, "hole", block, "{なにか}", ""},
	{"a full width hole", "番号は｛追跡番号｝です。", nil, "hole", block, "｛追跡番号｝", ""},
	{"a condition that was pasted", "{もし モール=楽天}楽天のお客様{おわり}", nil, "hole", block, "{もし モール=楽天}", ""},
	{"the second of two holes", "{お客様名}様\n{新予定日}に発送します。", nil, "hole", block, "{新予定日}", ""},
	{"black circles", "お届けは●●日です。", nil, "placeholder", block, "●●", ""},
	{"white circles", "〇〇様、お待たせしました。", nil, "placeholder", block, "〇〇", ""},
	{"large circles", "◯◯円を返金します。", nil, "placeholder", block, "◯◯", ""},
	{"circle signs", "○○運輸で発送しました。", nil, "placeholder", block, "○○", ""},
	{"crosses", "番号はXXXX-XXXXです。", nil, "placeholder", block, "XXXX", ""},
	{"triangles", "△△をお送りします。", nil, "placeholder", block, "△△", ""},
	{"squares", "宛名は□□でよろしいですか。", nil, "placeholder", block, "□□", ""},
	{"a reminder to oneself", "在庫は【要確認】です。", nil, "placeholder", block, "【要確認】", ""},
	{"a note that something is missing", "お届け日【未記入】", nil, "placeholder", block, "【未記入】", ""},
	{"TODO", "原因は TODO です。", nil, "placeholder", block, "TODO", ""},
	{"a text to try with", "ダミーテキストです。", nil, "placeholder", block, "ダミーテキスト", ""},
	{"underlines", "金額は____円です。", nil, "placeholder", block, "____", ""},
	{"a copied mask", "山田＊＊ 様\nお世話になります。", nil, "mask", warn, "山田＊＊ 様", ""},
	{"a masked telephone", "お電話 090-＊＊＊＊-2222 におかけしました。", nil, "mask", warn, "090-＊＊＊", ""},
}
