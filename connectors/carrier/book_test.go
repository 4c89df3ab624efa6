package carrier

import (
	"errors"
	"slices"
	"testing"
)

func TestAllowed_takes_only_the_carriers_own_pages(t *testing.T) {
	yamato, _ := ByID("yamato")
	for address, want := range map[string]error{
		"https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno={n}": nil,
		"https://toi.kuronekoyamato.co.jp/new/{n}":                      nil,
		"https://toi.kuronekoyamato.co.jp/new":                          ErrNoPlace,
		"http://toi.kuronekoyamato.co.jp/{n}":                           ErrNotHTTPS,
		"javascript:alert('{n}')":                                       ErrNotHTTPS,
		"https://user@toi.kuronekoyamato.co.jp/{n}":                     ErrNotHTTPS,
		"https://toi.kuronekoyamato.co.jp:8443/{n}":                     ErrNotHTTPS,
		"https://kuronekoyamato.co.jp.example.com/{n}":                  ErrForeign,
		"https://{n}.kuronekoyamato.co.jp/{n}":                          ErrForeign,
		"https://example.com/?kuronekoyamato.co.jp={n}":                 ErrForeign,
	} {
		if got := Allowed(yamato, address); !errors.Is(got, want) {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

func TestAllowed_takes_the_shops_word_where_no_site_is_known(t *testing.T) {
	tonami, _ := ByID("tonami")
	if len(tonami.Sites()) != 0 {
		t.Fatalf("a site nobody has confirmed: %v", tonami.Sites())
	}
	for address, want := range map[string]error{
		"https://carrier.example.jp/find?no={n}": nil,
		"https://carrier.example.jp/find":        ErrNoPlace,
		"http://carrier.example.jp/{n}":          ErrNotHTTPS,
		"https://{n}.example.jp/{n}":             ErrForeign,
	} {
		if got := Allowed(tonami, address); !errors.Is(got, want) {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

func TestDecide_goes_by_mall_then_shop_then_shape(t *testing.T) {
	const twelve = "444413758703"
	for _, c := range []struct{ name, usual, id, as, number, want, by string }{
		{"the mall's word", "sagawa", "yamato", "ヤマト運輸", twelve, "yamato", ByMall},
		{"the mall names another", "sagawa", "other", "第一貨物", twelve, "other", ByMall},
		{"the mall says nothing", "sagawa", "", "", twelve, "sagawa", ByShop},
		{"その他", "sagawa", "other", "その他", twelve, "sagawa", ByShop},
		{"the usual one has no such numbers", "sagawa", "", "", "RR473124829DK", "japanpost", ByShape},
		{"twelve digits fit three", "", "", "", twelve, "", ""},
		{"eleven digits fit the post", "", "", "", "12345678905", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, by := Book{Usual: c.usual}.Decide(c.id, c.as, c.number)
			if c.number == "12345678905" && Mod7(c.number) {
				c.want, c.by = "japanpost", ByShape
			}
			if got.ID != c.want || by != c.by {
				t.Errorf("%s by %q, want %s by %q", got.ID, by, c.want, c.by)
			}
		})
	}
}

func TestPagesOf_offers_the_post_for_a_クロネコゆうパケット(t *testing.T) {
	of := func(b Book, id, as, then, n string) (ids []string) {
		pages, _ := b.PagesOf(id, as, then, n)
		for _, p := range pages {
			ids = append(ids, p.Carrier)
		}
		return ids
	}
	if got := of(Book{}, "yamato", "ヤマト運輸 クロネコゆうパケット", "japanpost", "444413758703"); !slices.Equal(got, []string{"yamato", "japanpost"}) {
		t.Errorf("1030: %v", got)
	}
	if got := of(Book{}, "", "", "", "444413758703"); !slices.Equal(got, []string{"yamato", "sagawa", "japanpost"}) {
		t.Errorf("nobody said: %v", got)
	}
	if got := of(Book{}, "tonami", "トナミ運輸", "", "123456789"); got != nil {
		t.Errorf("no page is known: %v", got)
	}
}

func TestBook_uses_the_shops_own_page_and_never_a_foreign_one(t *testing.T) {
	yamato, _ := ByID("yamato")
	own := Book{Pages: map[string]string{"yamato": "https://toi.kuronekoyamato.co.jp/x/{n}"}}
	if got := own.Link(yamato, "4444-1375-8703"); got != "https://toi.kuronekoyamato.co.jp/x/444413758703" {
		t.Errorf("got %s", got)
	}
	bad := Book{Pages: map[string]string{"yamato": "https://example.com/{n}"}}
	if got := bad.Link(yamato, "1&2"); got != (Book{}).Link(yamato, "12") {
		t.Errorf("got %s", got)
	}
}

func TestFind_leaves_out_telephones_orders_and_mistakes(t *testing.T) {
	text := "追跡番号４４４４－１３７５－８７０３ はまだ動きません。もう一つは 472575516733、電話は 5125-4751-4334、" +
		"間違い 4444-1375-8704、長い 12345444413758703、注文 405548-202610971043-1。"
	got := Find(text, "5125-4751-4334", "405548-202610971043-1")
	if want := []string{"444413758703", "472575516733"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
