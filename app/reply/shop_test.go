package reply

import (
	"slices"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/ordernumber"
	"madoguchi/connectors/workday"
)

// now is Friday, 20 November 2026, 10:00 in Japan.
var now = time.Date(2026, 11, 20, 10, 0, 0, 0, jst.Zone())

const ownNumber, otherNumber, thirdNumber = "246369-20261115-0566501349", "246369-20261112-0566502201", "246369-20261101-0566509999"

// sato is an order of two parcels with every fact in it.
func sato() *connectors.Order {
	home := connectors.Place{Name: "佐藤 美咲", Zip: "9200853", State: "石川県", City: "金沢市", Rest: "本町1-2-3", Phone: "09012348830"}
	return &connectors.Order{
		Number: ownNumber, OrderedAt: now.AddDate(0, 0, -5), Status: connectors.OrderShipped, Payment: "クレジットカード",
		Buyer: connectors.Person{Name: "佐藤 美咲"}, BuyerAt: home, Remarks: "のし希望です", Wish: "11月21日 午前中", Noshi: "御祝", Receipt: "未発行",
		Parcels: []connectors.Parcel{
			{To: home, Carrier: "yamato", CarrierAs: "ヤマト運輸", Number: "444413758703", ShippedAt: "2026-11-19", Arrives: "2026-11-21"},
			{To: home, Carrier: "yamato", CarrierAs: "ヤマト運輸", Number: "472575516733", ShippedAt: "2026-11-19", Arrives: "2026-11-21"},
		},
		Lines: []connectors.Line{
			{Name: "波佐見焼 飯碗", Options: "色:藍", Price: 2200, Count: 2, TaxRate: 10},
			{Name: "加賀棒茶 缶", Price: 1080, Count: 1, TaxRate: 8},
		},
		Amounts: []connectors.Amount{{Label: "商品小計", Yen: 5480}, {Label: "送料", Yen: 770}, {Label: "クーポン", Yen: -500}, {Label: "ポイント利用", Yen: -200}},
		Taxes:   []connectors.Tax{{Rate: 10, Total: 4470, Tax: 406}, {Rate: 8, Total: 1080, Tax: 80}},
		Total:   5550,
	}
}

func facts() Facts {
	return Facts{
		Shop: "見本堂", Staff: "田村", Signature: "見本堂 田村\n電話 076-200-1234", Hours: "平日 10:00〜17:00", Holiday: "11月22日(日)と23日(月)は休みです。",
		ShopPhone: "076-200-1234", ShopMail: "shop@mihondo.example", ReturnTo: "〒920-0000 石川県金沢市見本町1", Bank: "見本銀行 本店 普通 1234567", TaxNumber: "T1234567890123",
		Mall: "楽天市場", Customer: "佐藤 美咲", Subject: "いつ届きますか", Received: now.Add(-2 * time.Hour), Order: sato(), Now: now, Calendar: workday.Usual(),
	}
}

// aunt receives a gift.
var aunt = connectors.Place{Name: "高橋 健", Zip: "9800999", State: "宮城県", City: "仙台市青葉区", Rest: "架空台8-1", Phone: "0220001104"}

var rakutenRules = connectors.Rules{
	MaxChars: 2000, WarnChars: 1900, MaxLine: 300, LinkHosts: []string{"rakuten.co.jp", "rakuten.ne.jp"},
	MaxFiles: 1, MaxFileSize: 5_000_000, FileTypes: []string{".png", ".jpg", ".pdf"}, NoSubject: true, EmojiAsTwo: true,
}

func thread() Context {
	return Context{
		Rules: rakutenRules, Mall: "楽天", Customer: "佐藤 美咲", Others: []string{"田中 一郎", "鈴木 花子"}, Order: sato(), Now: now,
		Own:     []string{"076-200-1234", "shop@mihondo.example"},
		Numbers: OrderNumbers(ordernumber.Options{ShopIDs: []string{"246369"}, Now: now}),
		Called:  CalledNumbers(ordernumber.Options{ShopIDs: []string{"246369"}, Now: now}),
		Owner: func(n string) Owner {
			switch n {
			case otherNumber:
				return OwnerOther
			case thirdNumber:
				return OwnerSame
			}
			return OwnerUnknown
		},
	}
}

// blocked is true when one of the problems keeps the text from being sent.
func blocked(ps []Problem) bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return !p.Warn })
}
