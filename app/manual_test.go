package app

import (
	"strings"
	"testing"

	"madoguchi/connectors"
)

func TestManuals_stand_beside_an_inquiry_of_their_category(t *testing.T) {
	d, account, ids := faqShop(t)
	inquiry := bring(t, d, account, connectors.Inquiry{RemoteID: "1", Subject: "件", Messages: []connectors.Message{said("1a", connectors.In, noon, "質問")}})
	if got := must[ManualList](t)(d.ManualsFor(t.Context(), ID{ID: inquiry})); len(got.Manuals) != 0 || got.InquiryID != inquiry {
		t.Errorf("nothing is written yet: %+v", got)
	}
	saved := must[Manual](t)(d.SaveManual(t.Context(), Manual{Category: ids["試験の返品"], Body: "# 手順\r\n- 写真をもらう\n"}))
	if saved.Body != "# 手順\n- 写真をもらう" || saved.Title != "試験の返品" || saved.Version != 1 {
		t.Errorf("saved %+v", saved)
	}
	must[Manual](t)(d.SaveManual(t.Context(), Manual{Body: "共通"}))
	must[Row](t)(d.SetCategory(t.Context(), CategoryChange{ID: inquiry, Category: ids["試験の返品"]}))
	got := must[ManualList](t)(d.ManualsFor(t.Context(), ID{ID: inquiry}))
	if len(got.Manuals) != 2 || got.Manuals[0].Title != "試験の返品" || got.Manuals[1].Title != commonManual || got.Category != ids["試験の返品"] {
		t.Errorf("got %+v", got)
	}
	all := must[ManualList](t)(d.Manuals(t.Context())).Manuals
	if all[0].Category != 0 || all[0].Body != "共通" || len(all) != len(must[CategoryList](t)(d.Categories(t.Context())).Categories)+1 {
		t.Errorf("got %+v", all)
	}
	_, err := d.SaveManual(t.Context(), Manual{Body: strings.Repeat("長", manualLimit+1)})
	refused(t, err, "manual_long")
	_, err = d.SaveManual(t.Context(), Manual{Category: 9999, Body: "x"})
	refused(t, err, "category_unknown")
	if _, err := d.SaveManual(t.Context(), Manual{Category: ids["試験の返品"], Body: "x", Version: 9}); err == nil {
		t.Error("an old version was written over a new one")
	}
}
