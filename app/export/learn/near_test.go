package learn

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestNearTax_knows_what_a_name_means(t *testing.T) {
	yayoi := []string{"課税売上込10%", "課税売上込軽減8%", "課税売返込10%", "課対仕入込10%適格", "課対仕入込10%区分80%", "課対仕入込10%区分70%", "対象外"}
	for _, c := range []struct {
		name   string
		ours   string
		theirs []string
		near   string
		sure   bool
	}{
		{"another width", "課税売上 10%", []string{"課税売上　１０％", "課税売上 (軽)8%"}, "課税売上　１０％", true},
		{"reduced with other brackets", "課税売上8%（軽）", []string{"課税売上10%", "課税売上 8%(軽)"}, "課税売上 8%(軽)", true},
		{"of books without tax", "課税売上内10%", yayoi, "課税売上込10%", false},
		{"the other spelling of a class", "課税売返込二10%", []string{"課税売返込10%", "課税売返込二10%"}, "課税売返込二10%", true},
		{"a share is no other share", "課対仕入込10%区分50%", yayoi, "", false},
		{"a return is no sale", "課税売返込軽減8%", yayoi, "", false},
		{"a purchase without a word for it is no qualified one", "課対仕入込10%", yayoi, "", false},
		{"a purchase that comes back is no sale that does, 弥生", "課税売返込10%", []string{"課対仕返込10%"}, "", false},
		{"a purchase that comes back is no sale that does, freee", "課税売返10%", []string{"課対仕返10%"}, "", false},
		{"a purchase that comes back is no sale that does, mf", "課税売上-返還等 10%", []string{"課税仕入-返還等 10%"}, "", false},
		{"a sale that comes back, mf", "課税売上-返還等 10%", []string{"課税仕入-返還等 10%", "課税売上－返還等 １０％"}, "課税売上－返還等 １０％", true},
		{"for other sales or abroad, 弥生", "課対仕入込10%", []string{"共対仕入込10%", "非対仕入込10%", "特定課税仕入込10%", "輸入仕入込10%"}, "", false},
		{"for other sales or abroad, freee", "課対仕入10%", []string{"共対仕入10%", "非対仕入10%", "非課仕入10%", "特対仕入10%"}, "", false},
		{"for other sales or abroad, mf", "課税仕入 10%", []string{"共通課税仕入 10%", "非課税対応仕入 10%", "輸入仕入-本体 10%", "特定課税仕入 10%"}, "", false},
		{"a sale that nobody paid", "課税売上 10%", []string{"課税売上-貸倒 10%"}, "", false},
		{"one word for what one is for", "課対仕入10%", []string{"課対仕入 １０％", "共対仕入10%"}, "課対仕入 １０％", true},
		{"8% of before is not the reduced one, 弥生", "課税売上込軽減8%", []string{"課税売上込8%"}, "", false},
		{"8% of before is not the reduced one, freee", "課対仕入8%（軽）", []string{"課対仕入8%", "課対仕入7.8%"}, "", false},
		{"8% of before is not the reduced one, mf", "課税売上 (軽)8%", []string{"課税売上 8%"}, "", false},
		{"a share before the rate", "課対仕入（控80）10%", []string{"課対仕入10%(控80)", "課対仕入(控80)8%(軽)"}, "課対仕入10%(控80)", true},
		{"nothing at all", "課税売上 10%", nil, "", false},
		{"two that could be meant", "課税売上 10%", []string{"課税売上10%", "課税売上１０％"}, "課税売上10%", false},
	} {
		near, sure := NearTax(c.ours, c.theirs)
		first := ""
		if len(near) > 0 {
			first = near[0]
		}
		if first != c.near || sure != c.sure {
			t.Errorf("%s: %q, %v", c.name, near, sure)
		}
	}
}

func TestNearName_offers_what_looks_alike(t *testing.T) {
	theirs := []string{"荷造運賃発送費", "支払手数料", "売掛金（楽天）", "ヤマト運輸(株)", "販促費"}
	for ours, want := range map[string]string{"荷造運賃": "荷造運賃発送費", "販売促進費": "販促費", "ヤマト運輸（株）": "ヤマト運輸(株)", "雑収入": ""} {
		near, sure := NearName(ours, theirs)
		if want == "" && len(near) > 0 || want != "" && (len(near) == 0 || near[0] != want) || sure != (ours == "ヤマト運輸（株）") {
			t.Errorf("%s: %q, %v", ours, near, sure)
		}
	}
	if near, _ := NearName("売掛金", slices.Repeat([]string{"売掛金1"}, 20)); len(near) != mostNear {
		t.Errorf("%d are offered", len(near))
	}
}

func FuzzNear(f *testing.F) {
	f.Add("課対仕入込10%区分70%", "課対仕入込10%区分80%")
	f.Add("荷造運賃", "荷造発送費")
	f.Fuzz(func(t *testing.T, ours, theirs string) {
		if !utf8.ValidString(ours) || !utf8.ValidString(theirs) || len(ours) > 400 || len(theirs) > 400 {
			return
		}
		if near, _ := NearTax(ours, []string{theirs}); len(near) > 0 && near[0] != theirs {
			t.Errorf("%q", near)
		}
		if near, sure := NearName(ours, []string{theirs}); sure && len(near) == 0 {
			t.Error("sure of nothing")
		}
	})
}
