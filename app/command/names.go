package command

import (
	"context"
	"slices"
	"strconv"

	"madoguchi/app"
)

// idNamed finds a thing of the shop by its name or number.
func idNamed[T any](all []T, word func(T) app.Word, label, list, name string) (int64, error) {
	i := slices.IndexFunc(all, func(one T) bool {
		w := word(one)
		return w.Name == name || strconv.FormatInt(w.ID, 10) == name
	})
	if i < 0 {
		return 0, &app.Refusal{
			Code: "unknown_name", Problems: []app.Problem{},
			Text: "「" + name + "」という" + label + "はありません。何も変えていません。「" + list + "」で名前を確かめてください。",
		}
	}
	return word(all[i]).ID, nil
}

func categoryNamed(ctx context.Context, d *app.Desk, name string) (int64, error) {
	list, err := d.Categories(ctx)
	if err != nil {
		return 0, err
	}
	return idNamed(list.Categories, func(c app.Category) app.Word { return app.Word{ID: c.ID, Name: c.Name} }, "分類", "category list", name)
}

func tagNamed(ctx context.Context, d *app.Desk, name string) (int64, error) {
	list, err := d.Tags(ctx)
	if err != nil {
		return 0, err
	}
	return idNamed(list.Tags, func(t app.Tag) app.Word { return app.Word{ID: t.ID, Name: t.Name} }, "タグ", "tag list", name)
}

// ownerNamed also takes me and nobody.
func ownerNamed(ctx context.Context, d *app.Desk, name string) (int64, error) {
	switch name {
	case "me":
		return app.OwnerMe, nil
	case "nobody":
		return app.OwnerNobody, nil
	}
	list, err := d.StaffList(ctx)
	if err != nil {
		return 0, err
	}
	return idNamed(list.Staff, func(s app.Staff) app.Word { return app.Word{ID: s.ID, Name: s.Name} }, "担当者", "staff list", name)
}

func viewNamed(ctx context.Context, d *app.Desk, name string) (app.View, error) {
	list, err := d.Views(ctx)
	if err != nil {
		return app.View{}, err
	}
	i := slices.IndexFunc(list.Views, func(v app.View) bool {
		return v.Name == name || v.BuiltIn == name && name != "" || v.ID != 0 && strconv.FormatInt(v.ID, 10) == name
	})
	if i < 0 {
		_, err := idNamed(nil, func(v app.View) app.Word { return app.Word{Name: v.Name} }, "表示", "view list", name)
		return app.View{}, err
	}
	return list.Views[i], nil
}
