package rakuten

import (
	"bytes"
	"encoding/json"
	"regexp"
)

// numberForm is all that is promised about an inquiry number; what stands in it
// is never read.
var numberForm = regexp.MustCompile(`^[0-9A-Za-z-]{1,40}$`)

// inquiry is one thread as the mall shows it, in the list and alone.
type inquiry struct {
	Number      text                  `json:"inquiryNumber"`
	Shop        number                `json:"shopId"`
	UserName    text                  `json:"userName"`
	MaskedMail  text                  `json:"userMaskEmail"`
	Message     text                  `json:"message"`
	Registered  text                  `json:"regDate"`
	ItemURL     text                  `json:"itemUrl"`
	ItemName    text                  `json:"itemName"`
	ItemNumber  text                  `json:"itemNumber"`
	Completed   boolean               `json:"isCompleted"`
	Read        boolean               `json:"readByMerchant"`
	Order       text                  `json:"orderNumber"`
	Attachments list[attachment]      `json:"attachments"`
	Replies     list[json.RawMessage] `json:"replies"`
	Category    text                  `json:"category"`
	Type        text                  `json:"type"`
	Deleted     boolean               `json:"isMessageDeleted"`
	Updated     text                  `json:"lastUpdateDate"`
	GiftUser    text                  `json:"socialGiftUserType"`
}

// reply is one later post. Its id counts up inside the inquiry and is stable.
type reply struct {
	ID          number           `json:"id"`
	Message     text             `json:"message"`
	Registered  text             `json:"regDate"`
	From        text             `json:"replyFrom"`
	Deleted     boolean          `json:"isMessageDeleted"`
	Attachments list[attachment] `json:"attachments"`
}

// attachment names a file; path and label go back exactly as they came.
type attachment struct {
	Label text `json:"label"`
	Path  text `json:"path"`
}

// Words of theirs that change what we do. Every other word is shown as it is.
const (
	typeFromShop = "店舗からの問い合わせ"
	giftReceiver = "受取人"
	shopTopPage  = "店舗トップページ"
	fromMerchant = "merchant"
	fromUser     = "user"
)

// readInquiry decodes one thread. It fails only when nothing can be keyed: the
// bytes are no object, or there is no usable number.
func readInquiry(raw []byte) (inquiry, bool) {
	var q inquiry
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || raw[0] != '{' || json.Unmarshal(raw, &q) != nil {
		return inquiry{}, false
	}
	return q, numberForm.MatchString(q.Number.String())
}

// readOne decodes the answer for a single inquiry.
func readOne(body []byte) (inquiry, error) {
	raw, err := unwrap(body)
	if err != nil {
		return inquiry{}, err
	}
	q, ok := readInquiry(raw)
	if !ok {
		return inquiry{}, unreadable(nil)
	}
	return q, nil
}

// repliesOf are the replies that can be read.
func repliesOf(q inquiry) []reply {
	var all []reply
	for _, raw := range q.Replies {
		if r, ok := readReply(raw); ok {
			all = append(all, r)
		}
	}
	return all
}

func readReply(raw []byte) (reply, bool) {
	var r reply
	ok := raw[0] == '{' && json.Unmarshal(raw, &r) == nil && r.ID.set
	return r, ok
}

// filesOf are all files of a thread, the oldest first.
func filesOf(q inquiry) []attachment {
	all := append([]attachment{}, q.Attachments...)
	for _, r := range repliesOf(q) {
		all = append(all, r.Attachments...)
	}
	return all
}
