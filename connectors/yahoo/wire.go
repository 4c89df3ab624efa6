package yahoo

import "encoding/json"

// The question API as the manual names it (list.html, detail.html, send.html,
// read 2026-06). List and detail spell the same things differently.

type listAnswer struct {
	Summary struct {
		Filter loose `json:"filter"`
		Topic  struct {
			Count loose `json:"count"`
		} `json:"topic"`
	} `json:"summary"`
	Headlines rows `json:"headlines"`
}

type headline struct {
	TopicID      loose `json:"topicId"`
	IsUnread     loose `json:"isUnread"`
	IsUserUnread loose `json:"isUserUnRead"`
	IsNoAnswer   loose `json:"isNoAnswer"`
	IsCompleted  loose `json:"isCompleted"`
	CompleteID   loose `json:"completeConditionId"`
	CompleteAs   loose `json:"completeConditionShortName"`
	UserPosted   loose `json:"userPostTime"`
	SellerPosted loose `json:"sellerPostTime"`
	IsPrivate    loose `json:"isPrivate"`
	Title        loose `json:"title"`
	MessageCount loose `json:"messageCount"`
	ItemCode     loose `json:"itemCode"`
	OrderID      loose `json:"orderId"`
	FirstPoster  loose `json:"firstPoster"`
	ServiceType  loose `json:"serviceType"`
	Memo         loose `json:"memo"`
	raw          json.RawMessage
}

type detailAnswer struct {
	Topic    *topic `json:"topic"`
	Messages rows   `json:"messages"`
	raw      []byte
}

type topic struct {
	IsUnread     loose `json:"isSellerUnRead"`
	IsPrivate    loose `json:"isPrivate"`
	IsComplete   loose `json:"isComplete"`
	CompleteID   loose `json:"completeConditionId"`
	ItemCode     loose `json:"itemcode"`
	OrderID      loose `json:"orderid"`
	Category     loose `json:"categoryid"`
	CategoryName words `json:"categoryName"`
	IsAucChild   loose `json:"isAucChild"`
	Title        loose `json:"title"`
}

type post struct {
	ID     loose `json:"messageId"`
	By     loose `json:"postUserType"`
	Staff  loose `json:"bid"`
	Posted loose `json:"postdate"`
	Body   text  `json:"body"`
	Files  rows  `json:"fileList"`
}

type file struct {
	Name loose `json:"fileName"`
	Key  loose `json:"objectKey"`
	Ext  loose `json:"fileExt"`
	Size loose `json:"fileSize"`
}

// text is a body: kept to the last space and line break.
type text string

// UnmarshalJSON never fails.
func (t *text) UnmarshalJSON(b []byte) error {
	var l loose
	_ = l.UnmarshalJSON(b)
	*t = text(l)
	return nil
}
