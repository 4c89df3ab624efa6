package book

// Kinds are all types of events, in the order in which they are offered, each with
// its recommended journals. A shop changes the proposed lines, not this list.
func Kinds() []Kind {
	back := func(from Place) []Row { return []Row{{Debit: AtReturns, DebitTax: SalesReturn, Credit: from}} }
	none := func(label, by string) Variant { return Variant{Code: "none", Label: label, SettledBy: by} }
	return []Kind{
		{
			Code: RefundFull, Label: "返品・全額返金", Refund: true,
			Help:     "商品が戻り、代金の全額をモールの手続きで返したとき。",
			Variants: []Variant{{Code: "mall", Label: "売上を取り消す", Rows: back(AtReceivable), SettledBy: ByMall}},
		},
		{
			Code: RefundPartial, Label: "一部返金", Refund: true,
			Help:     "商品は戻らず、代金の一部を値引きとして返したとき。値引きではなく損害の補償なら「お詫び金（補償）」です。",
			Variants: []Variant{{Code: "mall", Label: "売上を減らす", Rows: back(AtReceivable), SettledBy: ByMall}},
		},
		{
			Code: CancelBeforeShip, Label: "発送前キャンセル", Refund: true,
			Help: "発送の前に注文が取り消されたとき。出荷基準では売上がまだないので、仕訳はありません。",
			Variants: []Variant{
				none("仕訳なし（出荷基準）", ByMall),
				{Code: "prepaid", Label: "前受金を戻す", Rows: []Row{{Debit: AtPrepaid, Credit: AtReceivable}}, SettledBy: ByMall},
			},
		},
		{
			Code: CancelAfterShip, Label: "発送後取消（受取辞退）", Refund: true,
			Help:     "発送した後に、受取辞退・不在・返送などで注文が取り消されたとき。",
			Variants: []Variant{{Code: "mall", Label: "売上を取り消す", Rows: back(AtReceivable), SettledBy: ByMall}},
		},
		{
			Code: RefundBank, Label: "返金（銀行振込）", Refund: true,
			Help: "代金を銀行振込で返したとき。振込手数料も入れられます。",
			Variants: []Variant{{
				Code: "bank", Label: "売上を取り消し、振り込む", SettledBy: ByBank,
				Rows: append(back(AtBank), Row{Debit: AtFee, DebitTax: Purchase, Credit: AtBank, Fee: true}),
			}},
		},
		{
			Code: ReturnShippingShop, Label: "返送料（店舗負担）", Outlay: true,
			Help:     "返品の送料を店舗が払うとき（着払いなど）。",
			Variants: expense(AtFreight, ByCarrier),
		},
		{
			Code: ReturnShippingCustomer, Label: "返送料（お客様負担）", Incoming: true,
			Help: "返品の送料をお客様からいただき、返金から差し引いたとき。返金は全額で記録し、送料をここで記録します。",
			Variants: []Variant{
				{Code: "income", Label: "雑収入にする", Rows: []Row{{Debit: AtReceivable, Credit: AtIncome, CreditTax: Sales}}, SettledBy: ByMall, Unsure: true},
				{Code: "freight", Label: "荷造運賃から引く", Rows: []Row{{Debit: AtReceivable, Credit: AtFreight, CreditTax: Purchase}}, SettledBy: ByMall, Unsure: true},
			},
		},
		{
			Code: ReshipShipping, Label: "代替品の再送（送料）", Outlay: true,
			Help:     "代わりの商品を送った送料。",
			Variants: expense(AtFreight, ByCarrier),
		},
		{
			Code: ReshipGoods, Label: "代替品の再送（商品）",
			Help: "代わりに送った商品の原価。ふつうは棚卸で処理するので、仕訳はありません。",
			Variants: []Variant{
				none("仕訳なし（棚卸で処理）", ByPayable),
				{Code: "promotion", Label: "販売促進費にする", Rows: []Row{{Debit: AtPromotion, Credit: AtPurchases}}, SettledBy: ByPayable, Unsure: true},
			},
		},
		{
			Code: CompPoint, Label: "お詫びポイント進呈",
			Help:     "お詫びとして、店舗の負担でポイントを差し上げたとき。",
			Variants: []Variant{{Code: "mall", Label: "販売促進費にする", Rows: []Row{{Debit: AtPromotion, Credit: AtPayableMall}}, SettledBy: ByMall}},
		},
		{
			Code: CompCoupon, Label: "お詫びクーポン", Refund: true,
			Help: "店舗負担のクーポンを差し上げたとき。使われた注文の売上が減るので、ふつうは仕訳はありません。",
			Variants: []Variant{
				none("仕訳なし（使われたときの値引き）", ByMall),
				{Code: "gross", Label: "売上を総額で計上している", Rows: back(AtReceivable), SettledBy: ByMall},
			},
		},
		{
			Code: CompCash, Label: "お詫び金（補償）", Outlay: true,
			Help: "損害の補償や見舞いとしてお金を払ったとき。値引きなら「一部返金」です。",
			Variants: []Variant{
				{Code: "bank", Label: "雑損失にする（振込）", Rows: []Row{{Debit: AtLoss, Credit: AtBank}, {Debit: AtFee, DebitTax: Purchase, Credit: AtBank, Fee: true}}, SettledBy: ByBank},
				{Code: "cash", Label: "雑損失にする（現金）", Rows: []Row{{Debit: AtLoss, Credit: AtCash}}, SettledBy: ByCash},
			},
		},
		{
			Code: CompGift, Label: "お詫びの品", Outlay: true,
			Help:     "お詫びの品を添えたとき。買ったときに記録していれば、仕訳はありません。",
			Variants: append([]Variant{none("仕訳なし（購入のときに記録）", ByPayable)}, expense(AtPromotion, ByPayable)...),
		},
		{
			Code: RepairOutsource, Label: "修理の外注", Outlay: true,
			Help: "外の業者に修理を頼んだとき。相手の登録番号の有無を選んでください。",
			Variants: []Variant{
				{Code: "outsource", Label: "外注費にする", Rows: spend(AtOutsource, AtPayable), SettledBy: ByPayable},
				{Code: "repair", Label: "修繕費にする", Rows: spend(AtRepair, AtPayable), SettledBy: ByPayable},
			},
		},
		{
			Code: ShippingCollected, Label: "送料をいただいた", Incoming: true,
			Help: "再配送などの送料を、お客様から別にいただいたとき。",
			Variants: []Variant{
				{Code: "mall", Label: "モールの精算で受け取る", Rows: []Row{{Debit: AtReceivable, Credit: AtSales, CreditTax: Sales}}, SettledBy: ByMall},
				{Code: "bank", Label: "銀行で受け取る", Rows: []Row{{Debit: AtBank, Credit: AtSales, CreditTax: Sales}}, SettledBy: ByBank},
			},
		},
		{
			Code: ReceiptIssued, Label: "領収書の発行",
			Help:     "店舗が領収書を発行したとき。仕訳はなく、証憑台帳に載ります。",
			Variants: []Variant{none("仕訳なし（証憑台帳のみ）", ByMall)},
		},
		{
			Code: Reversal, Label: "取消（訂正）",
			Help:     "書き出した記録の訂正。もとの仕訳の貸借を入れ替えます。もとの記録から作ります。",
			Variants: []Variant{none("もとの記録から作る", ByMall)},
		},
	}
}

func spend(on, from Place) []Row { return []Row{{Debit: on, DebitTax: Purchase, Credit: from}} }

// expense is an outlay that stands on a bill to come, or is paid at the counter.
func expense(on Place, by string) []Variant {
	return []Variant{
		{Code: "payable", Label: "後日の請求で払う", Rows: spend(on, AtPayable), SettledBy: by},
		{Code: "cash", Label: "現金で払った", Rows: spend(on, AtCash), SettledBy: ByCash},
	}
}
