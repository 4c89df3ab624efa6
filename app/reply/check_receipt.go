package reply

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	askedFor   = regexp.MustCompile(`宛名(?:は|を|が|に|:| )*[「『]([^」』\n]{1,40})[」』]|宛名は *([^、。\n「」]{2,40}?)(?:で|に|と)(?:お願い|して|発行|作成|変更|書い|入れ)`)
	writtenFor = regexp.MustCompile(`(?m)宛名(?:は|を|が|に|:| )*[「『]([^」』\n]{1,40})[」』]|宛名: *([^\n、。]{1,40}?)(?: ?(?:様|御中))?$`)
)

// receipt holds the addressee of a receipt against the one the customer wants.
func (d *draft) receipt() {
	said := narrow(d.Said).text
	all := askedFor.FindAllStringSubmatch(said, -1)
	if len(all) == 0 {
		return
	}
	last := all[len(all)-1]
	want := strings.TrimSpace(last[1] + last[2])
	for _, m := range d.find(writtenFor) {
		have := m[1]
		if have.word == "" {
			have = m[2]
		}
		if have.word == "" || d.quoted(m[0].start) || sameAddressee(have.word, want) {
			continue
		}
		d.at(have.start, have.end, Problem{
			Code: "receipt_name", Warn: true, Fix: fixReplace, FixTo: want,
			Text: fmt.Sprintf("領収書の宛名が、お客様の希望（%s）と違います。", clip(want)),
		})
	}
}

func sameAddressee(a, b string) bool {
	cut := func(s string) string {
		s = plainName(s)
		for _, h := range []string{"様", "御中", "殿", "さま"} {
			s = strings.TrimSuffix(s, h)
		}
		return strings.NewReplacer("(株)", "株式会社", "(有)", "有限会社").Replace(s)
	}
	return cut(a) == cut(b)
}
