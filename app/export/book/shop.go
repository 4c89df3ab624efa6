package book

// Shop is what a shop's books follow. The zero value of a word is its usual case.
type Shop struct {
	Name          string    `json:"name"`
	InvoiceNumber string    `json:"invoice_number"`    // 登録番号: T and 13 figures
	Method        string    `json:"accounting_method"` // 経理方式: Method…
	Taxation      string    `json:"consumption_tax"`   // 課税区分: Taxation…
	BusinessClass int       `json:"business_class"`    // 簡易課税: 第1種 to 第6種; retail is 2
	Recognition   string    `json:"sales_recognition"` // 売上計上基準: On…
	Rounding      string    `json:"tax_rounding"`      // 端数処理: Round…
	SmallBuyer    bool      `json:"small_buyer"`       // 少額特例: sales of two years ago up to 100 million yen
	Corporate     bool      `json:"corporate"`         // a company; else a single trader, whose year is the calendar's
	FiscalStart   int       `json:"fiscal_start"`      // first month of a company's year, 1 to 12
	KeepYears     int       `json:"keep_years"`        // how long documents are kept; 0 for 7
	Accounts      Accounts  `json:"accounts"`
	Channels      []Channel `json:"channels"`
}

// 経理方式.
const (
	MethodIncluded = "tax_included" // 税込経理, also ""
	MethodExcluded = "tax_excluded" // 税抜経理
)

// 課税区分.
const (
	TaxationGeneral    = "general"    // 原則課税, also ""
	TaxationSimplified = "simplified" // 簡易課税
	TaxationExempt     = "exempt"     // 免税
)

// 売上計上基準.
const (
	OnShipment = "on_shipment" // also ""
	OnArrival  = "on_arrival"
	OnPayment  = "on_payment"
)

// 端数処理.
const (
	RoundDown = "floor" // also ""
	RoundHalf = "half_up"
	RoundUp   = "ceil"
)

// Accounts are the shop's names of its accounts (勘定科目). An empty one means the
// name in UsualAccounts.
type Accounts struct {
	Sales      string `json:"sales"`      // 売上高
	Returns    string `json:"returns"`    // 返品科目: 売上高, 売上戻り高 or 売上値引高
	Receivable string `json:"receivable"` // 売掛金
	Prepaid    string `json:"prepaid"`    // 前受金
	Payable    string `json:"payable"`    // 未払金
	Cash       string `json:"cash"`       // 現金
	Bank       string `json:"bank"`       // 普通預金
	BankSub    string `json:"bank_sub"`   // the bank it is at
	Freight    string `json:"freight"`    // 荷造運賃
	Fee        string `json:"fee"`        // 支払手数料
	Promotion  string `json:"promotion"`  // 販売促進費
	Loss       string `json:"loss"`       // 雑損失
	Income     string `json:"income"`     // 雑収入
	Outsource  string `json:"outsource"`  // 外注費
	Repair     string `json:"repair"`     // 修繕費
	Purchases  string `json:"purchases"`  // 仕入高
}

// UsualAccounts are the names that the packages are delivered with.
func UsualAccounts() Accounts {
	return Accounts{
		Sales: "売上高", Returns: "売上高", Receivable: "売掛金", Prepaid: "前受金", Payable: "未払金", Cash: "現金", Bank: "普通預金",
		Freight: "荷造運賃", Fee: "支払手数料", Promotion: "販売促進費", Loss: "雑損失", Income: "雑収入", Outsource: "外注費", Repair: "修繕費", Purchases: "仕入高",
	}
}

// Channel is a place the shop sells at.
type Channel struct {
	Code  string `json:"code"`
	Label string `json:"label"` // 楽天市場; also the name in the tables
	Short string `json:"short"` // 楽天: begins every 摘要
	Sub   string `json:"sub"`   // 補助科目 of 売掛金 and 未払金 towards it; "" for none
}

// The channels that every shop knows.
const (
	Rakuten = "rakuten"
	Yahoo   = "yahoo"
	Own     = "own"
)

// UsualChannels are the places a shop has when it says nothing.
func UsualChannels() []Channel {
	return []Channel{
		{Code: Rakuten, Label: "楽天市場", Short: "楽天", Sub: "楽天市場"},
		{Code: Yahoo, Label: "Yahoo!ショッピング", Short: "Yahoo", Sub: "Yahoo!ショッピング"},
		{Code: Own, Label: "自社受注", Short: "自社"},
	}
}

// AllChannels are the usual ones in the shop's words, then the shop's own.
func (s Shop) AllChannels() []Channel {
	all := UsualChannels()
	for i, c := range all {
		if own, ok := find(s.Channels, c.Code); ok {
			all[i] = own
		}
	}
	for _, c := range s.Channels {
		if _, ok := find(all, c.Code); !ok {
			all = append(all, c)
		}
	}
	return all
}

// Channel is the channel of a code; one that nobody named is called by its code.
func (s Shop) Channel(code string) Channel {
	if c, ok := find(s.AllChannels(), code); ok {
		return c
	}
	return Channel{Code: code, Label: code, Short: code}
}

func find(all []Channel, code string) (Channel, bool) {
	for _, c := range all {
		if c.Code == code {
			return c, true
		}
	}
	return Channel{}, false
}

// Names are the shop's accounts with the usual names where it gave none.
func (s Shop) Names() Accounts {
	a, usual := s.Accounts, UsualAccounts()
	for _, f := range []struct {
		own   *string
		usual string
	}{
		{&a.Sales, usual.Sales},
		{&a.Receivable, usual.Receivable},
		{&a.Prepaid, usual.Prepaid},
		{&a.Payable, usual.Payable},
		{&a.Cash, usual.Cash},
		{&a.Bank, usual.Bank},
		{&a.Freight, usual.Freight},
		{&a.Fee, usual.Fee},
		{&a.Promotion, usual.Promotion},
		{&a.Loss, usual.Loss},
		{&a.Income, usual.Income},
		{&a.Outsource, usual.Outsource},
		{&a.Repair, usual.Repair},
		{&a.Purchases, usual.Purchases},
	} {
		if *f.own == "" {
			*f.own = f.usual
		}
	}
	if a.Returns == "" {
		a.Returns = a.Sales
	}
	return a
}

// Excluded reports whether the books are kept without tax (税抜経理). An exempt shop
// cannot.
func (s Shop) Excluded() bool {
	return s.Method == MethodExcluded && s.Taxation != TaxationExempt
}
