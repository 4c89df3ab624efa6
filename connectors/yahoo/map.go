package yahoo

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"madoguchi/connectors"
)

// readDetail decodes a detail; an answer without a topic is not one.
func readDetail(body []byte) (detailAnswer, error) {
	var d detailAnswer
	if err := json.Unmarshal(body, &d); err != nil || d.Topic == nil {
		return detailAnswer{}, badAnswer("topic")
	}
	d.raw = body
	return d, nil
}

// readHeadline decodes a row of the list; one without an id is skipped.
func readHeadline(row json.RawMessage) (headline, bool) {
	var h headline
	if json.Unmarshal(row, &h) != nil || h.TopicID.String() == "" {
		return headline{}, false
	}
	h.raw = row
	return h, true
}

func badAnswer(what string) error {
	return &connectors.Error{
		Reason: connectors.Temporary, Code: "bad_answer",
		Text: "Yahoo!ショッピングの答えが読み取れませんでした。しばらくしてから自動でもう一度試します。問い合わせは失われません。",
		Err:  errors.New("answer without " + what),
	}
}

// inquiry puts a detail into our words. The headline adds what only the list
// says; h may be empty when the thread was read by itself.
func inquiry(seller, topicID string, h headline, d detailAnswer) connectors.Inquiry {
	q := connectors.Inquiry{
		RemoteID: topicID,
		Subject:  first(d.Topic.Title, h.Title),
		Order:    first(d.Topic.OrderID, h.OrderID),
		Item:     connectors.Item{Code: first(d.Topic.ItemCode, h.ItemCode)},
		Category: category(h, d),
		Public:   !loose(first(d.Topic.IsPrivate, h.IsPrivate)).Bool(),
		Done:     loose(first(d.Topic.IsComplete, h.IsCompleted)).Bool(),
		Messages: messages(topicID, d.Messages),
		Raw:      rawInquiry(h, d),
	}
	q.Answered = answered(q, h)
	q.Seen = seen(h, d)
	if q.Done {
		q.DoneAs = doneAs(h, d)
	}
	q.URL = storeURL(seller)
	if q.Order != "" {
		q.URL = orderURL(seller, q.Order)
	}
	return q
}

// answered is their own word where the list gives it. A detail does not say it:
// then the last post being the shop's means the same.
func answered(q connectors.Inquiry, h headline) bool {
	if h.IsNoAnswer != "" {
		return !h.IsNoAnswer.Bool()
	}
	n := len(q.Messages)
	return q.Done || n > 0 && q.Messages[n-1].Direction == connectors.Out
}

// seen: nobody of the shop owes it a look. The detail is the fresher word.
func seen(h headline, d detailAnswer) bool {
	unread := first(d.Topic.IsUnread, h.IsUnread)
	return unread != "" && !loose(unread).Bool()
}

// doneAs is why the topic is completed: their label where the list gives one for
// the reason that stands now.
func doneAs(h headline, d detailAnswer) string {
	code := first(d.Topic.CompleteID, h.CompleteID)
	if label := h.CompleteAs.String(); label != "" && code == h.CompleteID.String() {
		return label
	}
	return completion(code)
}

const auctionLabel = "Yahoo!オークション"

// isAuction: the list says it by the service, a detail only by its category (45
// to 60, fileAdd.html, read 2026-06) or as a child of one.
func isAuction(h headline, d detailAnswer) bool {
	if s := strings.ToLower(h.ServiceType.String()); s != "" {
		return s == "auc"
	}
	return auctionCategory(d.Topic.Category.Int()) || d.Topic.IsAucChild.Bool()
}

func auctionCategory(n int64) bool { return n >= 45 && n <= 60 }

// category is their word; a topic of the auctions says so, because it takes no
// files.
func category(h headline, d detailAnswer) string {
	names := d.Topic.CategoryName
	if isAuction(h, d) && !strings.Contains(strings.Join(names, ""), "オークション") {
		names = append(words{auctionLabel}, names...)
	}
	return strings.Join(names, " > ")
}

// messages in the order of their numbers: the array has no promised order.
func messages(topicID string, all rows) []connectors.Message {
	type numbered struct {
		n int64
		m connectors.Message
	}
	var list []numbered
	seen := map[string]bool{}
	for _, row := range all {
		var p post
		if json.Unmarshal(row, &p) != nil {
			continue
		}
		m := message(topicID, p)
		if m.RemoteID == "" || seen[m.RemoteID] {
			continue
		}
		seen[m.RemoteID] = true
		n := p.ID.Int()
		if n <= 0 {
			n = math.MaxInt64 // without a number: after those with one
		}
		list = append(list, numbered{n, m})
	}
	slices.SortStableFunc(list, func(a, b numbered) int { return cmp.Compare(a.n, b.n) })
	var out []connectors.Message
	for _, l := range list {
		out = append(out, l.m)
	}
	return out
}

// directions by who posted. Everybody else is Unknown: shown, never taken for
// the customer.
var directions = map[string]connectors.Direction{"user": connectors.In, "seller": connectors.Out}

func message(topicID string, p post) connectors.Message {
	m := connectors.Message{
		RemoteID: messageID(topicID, p.ID), Direction: directions[strings.ToLower(p.By.String())],
		SentAt: p.Posted.Time(), Text: string(p.Body),
	}
	if p.ID.String() == "" {
		if p.Posted.Time().IsZero() {
			return connectors.Message{}
		}
		m.RemoteID = topicID + "#at" + p.Posted.String()
	}
	if m.Direction == "" {
		m.Direction = connectors.Unknown
	}
	if m.Direction == connectors.Out {
		m.Author = p.Staff.String()
	}
	for _, row := range p.Files {
		if a, ok := attachment(row); ok {
			m.Attachments = append(m.Attachments, a)
		}
	}
	return m
}

// messageID is stable: the number is a sequence inside the topic.
func messageID(topicID string, id loose) string {
	if n := id.Int(); n > 0 {
		return topicID + "#" + strconv.FormatInt(n, 10)
	}
	return topicID + "#" + id.String()
}

var mediaTypes = map[string]string{
	"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "pdf": "application/pdf",
}

func attachment(row json.RawMessage) (connectors.Attachment, bool) {
	var f file
	if json.Unmarshal(row, &f) != nil || f.Key.String() == "" {
		return connectors.Attachment{}, false
	}
	ext := strings.ToLower(strings.TrimPrefix(f.Ext.String(), "."))
	name := f.Name.String()
	if name == "" {
		name = "file." + ext
	}
	return connectors.Attachment{Name: name, Type: mediaTypes[ext], Size: max(f.Size.Int(), 0), Ref: f.Key.String()}, true
}

// rawInquiry keeps what they sent, so that a better reader can be run over it.
func rawInquiry(h headline, d detailAnswer) []byte {
	head := []byte(h.raw)
	if len(head) == 0 {
		head = []byte("null")
	}
	return bytes.Join([][]byte{[]byte(`{"headline":`), head, []byte(`,"detail":`), d.raw, []byte("}")}, nil)
}

func first(values ...loose) string {
	for _, v := range values {
		if s := v.String(); s != "" {
			return s
		}
	}
	return ""
}

const storeTop = "https://pro.store.yahoo.co.jp/pro."

func storeURL(seller string) string { return storeTop + seller }

func orderURL(seller, number string) string {
	return storeTop + seller + "/order/manage/detail/" + number
}
