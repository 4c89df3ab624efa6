package reply

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// ours is a sentence that promises a file of the shop; a sentence that asks the
// customer for one is not.
var (
	ours  = regexp.MustCompile(`添付(?:いたし|致し|しまし|します|しており|してい|させて|ファイル|資料|画像|写真|の(?:とお|書類|画像|写真|PDF|資料|ファイル|領収書|請求書|納品書|見積)|にて|をご(?:覧|確認|参照))|(?:別添|添附)(?:の|に|いた|し)|ファイルを(?:添え|お付け|付け|同封|お送りします|お送りいたし)|(?:PDF|画像|写真|領収書|請求書|納品書|見積書)(?:\((?:PDF|画像)\))?(?:の(?:PDF|画像))?を(?:お付け(?:し|いた)|添えて|同送|同封(?:して|いた)?お?送?)|(?:画像|写真|PDF|領収書|請求書|納品書|見積書)を添付(?:し|いた|致)`)
	asked = regexp.MustCompile(`添付(?:して|の上|のうえ|いただ|をお願い)[^。]*(?:ください|下さい|いただ|お願い)|お(?:送り|寄せ|付け)(?:ください|下さい|いただ)`)
)

func (d *draft) files() {
	d.fileCount()
	for _, f := range d.Files {
		d.file(f)
	}
	if len(d.Files) > 0 {
		return
	}
	for _, m := range d.find(ours) {
		if asked.MatchString(sentenceAt(d.text, m[0].start)) || d.quoted(m[0].start) {
			continue
		}
		fix := fixAttach
		if d.Rules.MaxFiles < 0 {
			fix = fixFill
		}
		d.at(m[0].start, m[0].end, Problem{
			Code: "no_attachment", Warn: true, Fix: fix,
			Text: "「添付」と書いてありますが、添付がありません。ファイルを付けるか、文を直してください。",
		})
		return
	}
}

func (d *draft) fileCount() {
	most := d.Rules.MaxFiles
	switch {
	case most < 0 && len(d.Files) > 0:
		d.whole(Problem{
			Code: "files", Fix: fixDetach, FixTo: d.Files[0].Name,
			Text: fmt.Sprintf("%sには添付を付けられません。添付を外してください。", d.channel()),
		})
	case most > 0 && len(d.Files) > most:
		d.whole(Problem{
			Code: "files", Fix: fixDetach, FixTo: d.Files[len(d.Files)-1].Name,
			Text: fmt.Sprintf("添付が %d 個あります。%sで送れるのは %d 個までです。", len(d.Files), d.channel(), most),
		})
	}
}

func (d *draft) file(f File) {
	if most := d.Rules.MaxFileSize; most > 0 && f.Size > most {
		d.whole(Problem{Code: "file_size", Fix: fixDetach, FixTo: f.Name, Text: fmt.Sprintf(
			"添付「%s」は %.1f MB あります。%sの上限は %.1f MB です。小さくしてください。", clip(f.Name), mb(f.Size), d.channel(), mb(most))})
	}
	if f.Size == 0 {
		d.whole(Problem{Code: "file_empty", Fix: fixDetach, FixTo: f.Name, Text: fmt.Sprintf("添付「%s」は空のファイルです。付け直してください。", clip(f.Name))})
	}
	ext := strings.ToLower(path.Ext(f.Name))
	if types := d.Rules.FileTypes; len(types) > 0 && !slices.Contains(types, ext) {
		d.whole(Problem{Code: "file_type", Fix: fixDetach, FixTo: f.Name, Text: fmt.Sprintf(
			"添付「%s」は%sで送れない形式です。PDF か画像にしてください。", clip(f.Name), d.channel())})
	}
}

func mb(n int64) float64 { return float64(n) / 1e6 }

// fileNames finds the paper of another order: by the number or the name in the
// file's name, and by what can be read in it.
func (d *draft) fileNames() {
	for _, f := range d.Files {
		for _, part := range []string{f.Name, f.Text} {
			if what := d.strangeFile(part); what != "" {
				d.whole(Problem{
					Code: "other_file", Fix: fixDetach, FixTo: f.Name, Key: f.Name,
					Text: fmt.Sprintf("添付「%s」に%sがあります。外して、この注文のファイルを付けてください。", clip(f.Name), what),
				})
				break
			}
		}
	}
}

func (d *draft) strangeFile(s string) string {
	if d.Numbers != nil && s != "" {
		for _, n := range d.Numbers(s) {
			if !d.ownNumber(n) && d.owner(n) != OwnerSame {
				return fmt.Sprintf("別の注文の番号（末尾 %s）", tail(n))
			}
		}
		if what := d.strangeDigits(s); what != "" {
			return what
		}
	}
	right, name := d.rightNames(), looseOf(s).text
	for _, o := range d.Others {
		n := looseOf(o).text
		if len([]rune(n)) >= 4 && strings.Contains(name, n) && !d.said(o) && !slices.ContainsFunc(right, func(r string) bool { return sameName(o, r) }) {
			return "別のお客様の名前"
		}
	}
	return ""
}

// strangeDigits finds numbers of somebody else that a file's name has in its own
// way, by the same eyes that read the letter.
func (d *draft) strangeDigits(s string) string {
	const most = 2000 // bytes: a name, or the head of a paper
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	in := draft{text: s, Context: d.Context, plain: narrow(s), loose: looseOf(s), saidBare: d.saidBare}
	in.numbersOfOthers()
	for _, p := range in.problems {
		switch p.Code {
		case "other_customer_order", "other_order":
			if !p.Warn {
				return "別の注文の番号"
			}
		case "other_tracking":
			return "別のお客様の追跡番号"
		case "other_customer_phone":
			return "別のお客様の電話番号"
		}
	}
	return ""
}
