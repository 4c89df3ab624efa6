package yahoo

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
)

// A topic that the shop begins (externalStoreTopic, JSON since V2). It belongs to
// an order; the topics of Yahoo!オークション have an API of their own, which needs
// numbers the desk does not know, so it is not used.

type startRequest struct {
	SellerID string `json:"sellerId"`
	Category int    `json:"categoryId"`
	OrderID  string `json:"orderId"`
	Title    string `json:"title"`
	Body     string `json:"body"`
}

// startAnswer is not documented: their other post names the topic like this, and
// capitals do not matter here.
type startAnswer struct {
	TopicID   loose `json:"topicid"`
	MessageID loose `json:"messageid"`
	Posted    loose `json:"postdate"`
}

// topicCategory reads the setting; what is no number of a shopping category
// would be refused by the mall at the first letter only.
func topicCategory(given string) (int, error) {
	if given == "" {
		return defaultCategory, nil
	}
	n, err := strconv.Atoi(given)
	if err != nil || n <= 0 || auctionCategory(int64(n)) {
		return 0, setting("topic_category", "「新しい問い合わせの分類の番号」は、ショッピングの分類の数字で入れてください（45 から 60 はオークションの分類です）。分からないときは空にします。")
	}
	return n, nil
}

func (a *account) categoryOf(r connectors.Reply) (int, error) {
	if r.Category == "" {
		return a.category, nil
	}
	return topicCategory(r.Category)
}

// begin posts the first letter of a new topic, with the outcomes of any post.
func (a *account) begin(ctx context.Context, r connectors.Reply) (connectors.Receipt, error) {
	category, err := a.categoryOf(r)
	if err != nil {
		return connectors.Receipt{}, err
	}
	payload, err := json.Marshal(startRequest{
		SellerID: a.seller, Category: category, OrderID: strings.TrimSpace(r.Order), Title: strings.TrimSpace(r.Subject), Body: normal(r.Text),
	})
	if err != nil {
		return connectors.Receipt{}, &connectors.Error{Reason: connectors.Rejected, Code: "encode", Err: errors.New("letter cannot be encoded")}
	}
	answer, err := a.client.do(ctx, call{
		method: http.MethodPost, path: "/V2/externalStoreTopic", body: payload, kind: "application/json", posts: true, urgent: sending,
	})
	if err != nil {
		return connectors.Receipt{}, err
	}
	var got startAnswer
	if json.Unmarshal(answer.Body, &got) != nil || !topicWord.MatchString(got.TopicID.String()) {
		return connectors.Receipt{}, noReceipt("success without topicid")
	}
	id := got.TopicID.String()
	if got.MessageID.String() == "" {
		got.MessageID = "1" // posts are numbered from 1 inside their topic
	}
	return connectors.Receipt{RemoteID: messageID(id, got.MessageID), Thread: id, At: a.postedAt(got.Posted)}, nil
}

func (a *account) postedAt(l loose) time.Time {
	if at := l.Time(); !at.IsZero() {
		return at
	}
	return a.now().UTC()
}

// findBegun looks for the topic that a letter may have begun: by the shop, for
// the same order, with the same title and text, not older than the attempt. Not
// to find it says nothing: a list that is searched by time is no thread.
func (a *account) findBegun(ctx context.Context, r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
	now := a.now()
	from := r.Since
	if from.IsZero() {
		from = now.Add(-24 * time.Hour)
	}
	q := question{
		filter: "all", service: "shp", sort: "sellerPostTime", window: "sellerPostTime", urgent: looking,
		from: from.Add(-clockSlack).Unix(), to: now.Add(24 * time.Hour).Unix(),
	}
	for start := int64(1); start < pagesPerScan*pageSize; {
		p, err := a.readPage(ctx, q, start)
		if err != nil {
			return connectors.Receipt{}, connectors.CannotTell, err
		}
		for _, h := range p.rows {
			rec, ok, err := a.isBegun(ctx, h, r)
			if err != nil {
				return connectors.Receipt{}, connectors.CannotTell, err
			}
			if ok {
				return rec, connectors.Delivered, nil
			}
		}
		if p.short { // "not there" must not be said of a list with holes
			return connectors.Receipt{}, connectors.CannotTell, badAnswer("all rows")
		}
		n := int64(len(p.rows))
		if start-1+n >= p.count && n < pageSize || n <= 1 {
			break
		}
		start += min(n, pageSize) - 1
	}
	return connectors.Receipt{}, connectors.CannotTell, nil
}

// isBegun compares one row with the letter, and reads the topic when all but the
// text is the same.
func (a *account) isBegun(ctx context.Context, h headline, r connectors.Reply) (connectors.Receipt, bool, error) {
	id := h.TopicID.String()
	who := h.FirstPoster.String()
	same := h.OrderID.String() == strings.TrimSpace(r.Order) && h.Title.String() == strings.TrimSpace(r.Subject)
	if !same || who != "" && who != "seller" || slices.Contains(r.Known, id) {
		return connectors.Receipt{}, false, nil
	}
	d, err := a.detail(ctx, id, looking)
	if err != nil {
		return connectors.Receipt{}, false, err
	}
	m, ok := ourPost(a.inquiry(id, h, d), r, true)
	return connectors.Receipt{RemoteID: m.RemoteID, Thread: id, At: m.SentAt}, ok, nil
}
