package orderfile

import (
	"strings"
	"sync"
)

// Field is one of our facts that a column can hold. Its key stands in saved
// mappings and is never renamed.
type Field struct {
	Key   string
	Label string // Japanese
	join  string // between the parts when several columns make it up
	// From are the names columns have for it, best first. A name with + stands
	// for several columns that make it up together.
	from []string
}

// Fields returns every field in the order of the screen.
func Fields() []Field { return fields }

// fields hold the words of the RMS download, of ストアクリエイターPro and those
// that shops use. Card numbers, sex and birth dates have no field on purpose.
var fields = []Field{
	{"number", "注文番号", "", []string{"注文番号", "受注番号", "注文id", "受注id", "オーダー番号", "orderid", "id", "ordernumber", "orderno", "order"}},
	{"ordered_at", "注文日時", " ", []string{"注文日時", "受注日時", "注文日+注文時間", "受注日+受注時間", "注文日", "受注日", "購入日時", "購入日", "ordertime", "orderdatetime", "orderdate", "createdat"}},
	{"status", "ステータス", " ", []string{"ステータス", "注文ステータス", "受注ステータス", "受注状況", "状態", "注文状態", "orderstatus", "status"}},
	{"ship_status", "出荷の状態", " ", []string{"出荷ステータス", "発送ステータス", "配送状況", "shipstatus", "fulfillmentstatus"}},
	{"pay_status", "入金の状態", " ", []string{"入金ステータス", "入金状況", "支払ステータス", "paystatus", "financialstatus"}},
	{"seen", "開いた注文か", " ", []string{"isseen"}},
	{"sub", "サブステータス", " ", []string{"サブステータス"}},
	{"payment", "支払方法", " ", []string{"支払方法名", "支払方法", "お支払い方法", "決済方法", "paymethodname", "paymethod", "paymentmethod"}},
	{"paid_at", "入金日", " ", []string{"入金日時", "入金日", "paydate", "paidat"}},
	{"buyer_name", "注文者の名前", " ", []string{"注文者姓+注文者名", "注文者名字+注文者名前", "注文者氏名", "注文者名", "購入者名", "お客様名", "氏名", "姓+名", "名前", "billlastname+billfirstname", "billname", "customername", "billingname"}},
	{"buyer_kana", "注文者のカナ", " ", []string{"注文者姓カナ+注文者名カナ", "注文者名字フリガナ+注文者名前フリガナ", "注文者フリガナ", "注文者カナ", "フリガナ", "ふりがな", "氏名カナ", "billlastnamekana+billfirstnamekana", "billnamekana"}},
	{"buyer_mail", "注文者のメール", " ", []string{"注文者メールアドレス", "メールアドレス", "eメール", "mail", "billmailaddress", "email"}},
	{"buyer_phone", "注文者の電話", "-", []string{"注文者電話番号1+注文者電話番号2+注文者電話番号3", "注文者電話番号", "電話番号", "tel", "電話", "billphonenumber", "billphone", "phone"}},
	{"buyer_zip", "注文者の郵便番号", "", []string{"注文者郵便番号1+注文者郵便番号2", "注文者郵便番号", "郵便番号", "billzipcode", "billingzip"}},
	{"buyer_state", "注文者の都道府県", "", []string{"注文者住所都道府県", "注文者都道府県", "都道府県", "billprefecture", "billingprovince"}},
	{"buyer_city", "注文者の市区町村", "", []string{"注文者住所郡市区", "注文者住所都市区", "注文者住所市区町村", "注文者市区町村", "市区町村", "billcity", "billingcity"}},
	{"buyer_rest", "注文者の住所の続き", " ", []string{"注文者住所それ以降の住所", "注文者住所町以降", "注文者住所1+注文者住所2", "注文者住所", "住所", "billaddress1+billaddress2", "billaddress1", "billaddress", "billingaddress1"}},
	{"to_name", "送付先の名前", " ", []string{"送付先姓+送付先名", "送付先名字+送付先名前", "送付先氏名", "送付先名", "届け先名", "お届け先名", "お届け先氏名", "配送先名", "shiplastname+shipfirstname", "shipname", "shippingname"}},
	{"to_kana", "送付先のカナ", " ", []string{"送付先姓カナ+送付先名カナ", "送付先名字フリガナ+送付先名前フリガナ", "送付先フリガナ", "送付先カナ", "お届け先フリガナ", "shiplastnamekana+shipfirstnamekana", "shipnamekana"}},
	{"to_phone", "送付先の電話", "-", []string{"送付先電話番号1+送付先電話番号2+送付先電話番号3", "送付先電話番号", "お届け先電話番号", "shipphonenumber", "shipphone", "shippingphone"}},
	{"to_zip", "送付先の郵便番号", "", []string{"送付先郵便番号1+送付先郵便番号2", "送付先郵便番号", "お届け先郵便番号", "shipzipcode", "shippingzip"}},
	{"to_state", "送付先の都道府県", "", []string{"送付先住所都道府県", "送付先都道府県", "お届け先都道府県", "shipprefecture", "shippingprovince"}},
	{"to_city", "送付先の市区町村", "", []string{"送付先住所郡市区", "送付先住所都市区", "送付先住所市区町村", "送付先市区町村", "お届け先市区町村", "shipcity", "shippingcity"}},
	{"to_rest", "送付先の住所の続き", " ", []string{"送付先住所それ以降の住所", "送付先住所町以降", "送付先住所1+送付先住所2", "送付先住所", "お届け先住所", "shipaddress1+shipaddress2", "shipaddress1", "shipaddress", "shippingaddress1"}},
	{"carrier", "配送会社", " ", []string{"配送会社", "配送会社コード", "配送業者", "運送会社", "shipcompanycode", "shipcompany", "carrier"}},
	{"tracking", "お荷物伝票番号", ";", []string{"お荷物伝票番号", "荷物伝票番号", "伝票番号", "送り状番号", "追跡番号", "お問い合わせ番号", "shipinvoicenumber1+shipinvoicenumber2", "shipinvoicenumber1", "shipinvoicenumber", "trackingnumber"}},
	{"shipped_at", "発送日", " ", []string{"発送日", "出荷日", "発送完了日", "shipdate", "shippedat"}},
	{"arrives", "着荷日", " ", []string{"着荷日", "到着予定日", "お届け予定日", "arrivaldate"}},
	{"wish", "お届け希望", " ", []string{"お届け日指定+お届け時間帯", "配達希望日+配達希望時間", "お届け希望日+お届け希望時間", "配送希望日", "お届け日指定", "shiprequestdate+shiprequesttime", "shiprequestdate"}},
	{"remarks", "お客様の備考", "\n", []string{"備考", "コメント", "お客様コメント", "注文備考", "buyercomments", "note"}},
	{"memo", "お店のメモ", "\n", []string{"ひとことメモ", "メモ", "社内メモ", "notes", "sellercomments"}},
	{"noshi", "のし", "\n", []string{"のし", "giftwrapname"}},
	{"line_id", "明細の番号", "", []string{"商品明細id", "明細id", "明細番号", "lineid"}},
	{"line_code", "商品番号", "", []string{"商品番号", "商品管理番号", "商品コード", "品番", "itemid", "itemcode", "productcode"}},
	{"line_sku", "SKU", "", []string{"システム連携用sku番号", "sku管理番号", "skuコード", "sku", "subcode", "lineitemsku"}},
	{"line_name", "商品名", " ", []string{"商品名", "品名", "title", "itemname", "productname", "lineitemname"}},
	{"line_options", "項目・選択肢", "\n", []string{"sku情報+項目選択肢", "項目選択肢", "sku情報", "選択肢", "オプション", "subcodeoption+itemoptionvalue", "subcodeoption", "itemoptionvalue", "options"}},
	{"line_price", "単価（税込）", "", []string{"商品毎税込価格", "税込単価", "単価税込", "単価", "価格", "unitprice", "lineitemprice", "price"}},
	{"line_count", "個数", "", []string{"個数", "数量", "quantity", "lineitemquantity", "qty"}},
	{"line_tax_rate", "税率", "", []string{"商品税率", "税率", "itemtaxratio", "taxrate"}},
	{"line_lead", "納期", " ", []string{"納期情報", "納期", "leadtimetext"}},
	{"goods", "商品合計", "", []string{"商品合計金額", "商品合計", "小計", "subtotal"}},
	{"postage", "送料", "", []string{"送料合計", "送料", "shipcharge", "shipping"}},
	{"cod", "代引料", "", []string{"代引料合計", "代引料", "代引手数料"}},
	{"charge", "手数料", "", []string{"決済手数料", "手数料", "paycharge"}},
	{"wrapping", "ギフト包装料", "", []string{"ラッピング料金", "ギフト包装料", "giftwrapcharge"}},
	{"discount", "値引き", "", []string{"値引き", "値引", "割引", "discount", "discountamount"}},
	{"coupon", "クーポン", "", []string{"クーポン利用総額", "クーポン利用額", "クーポン", "totalcoupondiscount", "totalmallcoupondiscount"}},
	{"points", "ポイント", "", []string{"ポイント利用額", "利用ポイント", "ポイント", "usepoint"}},
	{"total", "請求金額", "", []string{"請求金額", "請求額", "お支払い金額", "ご請求金額", "合計金額", "総合計", "合計", "totalprice", "total"}},
}

// fieldOf finds a field by its key.
var fieldOf = sync.OnceValue(func() map[string]Field {
	m := map[string]Field{}
	for _, f := range fields {
		m[f.Key] = f
	}
	return m
})

// known are the plain names of all columns we know.
var known = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, f := range fields {
		for _, name := range f.from {
			for part := range strings.SplitSeq(name, "+") {
				m[plain(part)] = true
			}
		}
	}
	return m
})
