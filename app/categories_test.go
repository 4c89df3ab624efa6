package app

import (
	"strings"
	"testing"
)

func TestCategories_stand_ready_in_a_new_profile_and_removing_one_asks(t *testing.T) {
	d := open(t, &fake{})
	list, err := d.Categories(t.Context())
	if err != nil || len(list.Categories) != 12 || list.Categories[0].Name != "配送状況・納期" || list.Categories[0].Reading == "" {
		t.Fatalf("%+v, %v", list, err)
	}
	first := list.Categories[0]
	_, err = d.SaveCategory(t.Context(), Category{Name: " " + list.Categories[1].Name + " "})
	refused(t, err, "name_taken")
	_, err = d.SaveCategory(t.Context(), Category{Name: "　"})
	refused(t, err, "name")
	_, err = d.SaveTag(t.Context(), Tag{Name: strings.Repeat("長", 41)})
	refused(t, err, "name")

	in := NameRemoval{ID: first.ID, Version: first.Version, To: first.ID}
	refused(t, d.RemoveCategory(t.Context(), in), "same")
	in.To = 0
	if err := d.RemoveCategory(t.Context(), in); err != nil {
		t.Fatalf("nothing has it: %v", err)
	}
	if err := mayRemove(NameRemoval{ID: 1}, "配送", "分類", 3); err == nil || !strings.Contains(err.(*Refusal).Text, "3 件") {
		t.Errorf("three have it: %v", err)
	}
	if err := mayRemove(NameRemoval{ID: 1, Keep: true}, "配送", "分類", 3); err != nil {
		t.Errorf("they keep it: %v", err)
	}
}
