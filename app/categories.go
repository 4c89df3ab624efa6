package app

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"madoguchi/store"
	"madoguchi/store/topic"
)

// nameLimit is how long the name of a category, a tag or a rule may be.
const nameLimit = 40

func usualCategories() []store.Category {
	var list []store.Category
	for _, u := range topic.Usual() {
		list = append(list, store.Category{Name: u.Name, Reading: u.Reading, Topic: u.Word})
	}
	return list
}

// Categories lists what inquiries can be about, in the shop's order.
func (d *Desk) Categories(ctx context.Context) (CategoryList, error) {
	list, err := d.store.Categories(ctx)
	out := CategoryList{Categories: make([]Category, 0, len(list))}
	for _, c := range list {
		out.Categories = append(out.Categories, Category(c))
	}
	return out, err
}

// SaveCategory adds a category (id 0) at the end, or changes one and moves it to
// its place.
func (d *Desk) SaveCategory(ctx context.Context, in Category) (Category, error) {
	name, err := goodName(in.Name, "分類")
	if err != nil {
		return Category{}, err
	}
	in.Name, in.Reading = name, strings.TrimSpace(in.Reading)
	saved, err := d.store.SaveCategory(ctx, actor(ctx), store.Category(in))
	if err := taken(err, name, "分類"); err != nil {
		return Category{}, err
	}
	d.tell(EventInquiries)
	return Category(saved), nil
}

// RemoveCategory takes a category out of use.
func (d *Desk) RemoveCategory(ctx context.Context, in NameRemoval) error {
	list, err := d.store.Categories(ctx)
	if err != nil {
		return err
	}
	for _, c := range list {
		if c.ID == in.ID {
			if err := mayRemove(in, c.Name, "分類", c.Uses); err != nil {
				return err
			}
		}
	}
	if err := d.store.RemoveCategory(ctx, actor(ctx), in.ID, in.Version, in.To); err != nil {
		return err
	}
	d.tell(EventInquiries)
	return nil
}

// Tags lists the shop's tags.
func (d *Desk) Tags(ctx context.Context) (TagList, error) {
	list, err := d.store.Tags(ctx)
	out := TagList{Tags: make([]Tag, 0, len(list))}
	for _, t := range list {
		out.Tags = append(out.Tags, Tag(t))
	}
	return out, err
}

// SaveTag adds a tag (id 0) or changes one.
func (d *Desk) SaveTag(ctx context.Context, in Tag) (Tag, error) {
	name, err := goodName(in.Name, "タグ")
	if err != nil {
		return Tag{}, err
	}
	in.Name, in.Reading = name, strings.TrimSpace(in.Reading)
	saved, err := d.store.SaveTag(ctx, actor(ctx), store.Tag(in))
	if err := taken(err, name, "タグ"); err != nil {
		return Tag{}, err
	}
	d.tell(EventInquiries)
	return Tag(saved), nil
}

// RemoveTag takes a tag out of use.
func (d *Desk) RemoveTag(ctx context.Context, in NameRemoval) error {
	list, err := d.store.Tags(ctx)
	if err != nil {
		return err
	}
	for _, t := range list {
		if t.ID == in.ID {
			if err := mayRemove(in, t.Name, "タグ", t.Uses); err != nil {
				return err
			}
		}
	}
	if err := d.store.RemoveTag(ctx, actor(ctx), in.ID, in.Version, in.To); err != nil {
		return err
	}
	d.tell(EventInquiries)
	return nil
}

// goodName returns a name as it is kept, or what is wrong with it.
func goodName(name, what string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return "", refuse("name", what+"の名前が空です。何も変えていません。名前を入れてください。")
	}
	if utf8.RuneCountInString(name) > nameLimit {
		return "", refuse("name", what+"の名前が長すぎます。何も変えていません。40 字までにしてください。")
	}
	return name, nil
}

func taken(err error, name, what string) error {
	if errors.Is(err, store.ErrTaken) {
		return refuse("name_taken", "「"+name+"」という"+what+"はもうあります。何も変えていません。別の名前を付けてください。")
	}
	return err
}

// mayRemove asks what becomes of the inquiries that have a word.
func mayRemove(in NameRemoval, name, what string, uses int) error {
	if in.To == in.ID {
		return refuse("same", "移し先が同じ"+what+"です。何も変えていません。別の"+what+"を選んでください。")
	}
	if uses == 0 || in.Keep || in.To != 0 {
		return nil
	}
	return refuse("in_use", "「"+name+"」の付いた問い合わせが "+idText(int64(uses))+" 件あります。何も変えていません。この言葉を残すか、ほかの"+what+"に移すかを選んでください。")
}
