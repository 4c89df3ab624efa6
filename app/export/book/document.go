package book

// Document is one row of the ledger of papers (証憑台帳): a receipt or a notice of a
// refund that the shop sent, or an invoice that it received.
type Document struct {
	ID        string `json:"document_id"` // DOC-YYYYMM-NNNN
	Issued    string `json:"issued"`      // the Japanese day
	Traded    string `json:"traded"`      // the day of what it is about
	Partner   string `json:"partner"`     // whom it names
	Amount    int64  `json:"amount"`      // yen with tax; less than nothing for a refund
	Base10    int64  `json:"base_10"`
	Tax10     int64  `json:"tax_10"`
	Base8     int64  `json:"base_8"`
	Tax8      int64  `json:"tax_8"`
	Kind      string `json:"kind"` // as the paper calls itself
	Way       string `json:"way"`  // how it was to be given: a Japanese word
	Channel   string `json:"channel"`
	OrderNo   string `json:"order_no"`
	Reissue   int    `json:"reissue"` // how often it was issued again
	FirstID   string `json:"first_id"`
	SHA256    string `json:"sha256"`
	Given     string `json:"given"`      // what is recorded of it, in Japanese
	KeepUntil string `json:"keep_until"` // "" for what Shop.KeepUntil says
}
