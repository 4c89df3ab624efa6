package yahootest

import (
	"encoding/json"
	"net/http"
	"unicode/utf8"
)

// storeTopic begins a topic of the shop's own about an order of this store. The
// real answer is not documented; this one is that of the other post.
func (s *Shop) storeTopic(_ *http.Request, body []byte, _ Fault) answer {
	var in struct {
		SellerID   string `json:"sellerId"`
		CategoryID int    `json:"categoryId"`
		OrderID    string `json:"orderId"`
		Title      string `json:"title"`
		Body       string `json:"body"`
	}
	if json.Unmarshal(body, &in) != nil || in.SellerID != s.opt.Seller {
		return no(http.StatusBadRequest, "sellerId is invalid")
	}
	if n := utf8.RuneCountInString(in.Body); n == 0 || n > 2000 || in.Title == "" {
		return no(http.StatusBadRequest, "title or body is invalid")
	}
	if in.CategoryID <= 0 || in.CategoryID >= 45 && in.CategoryID <= 60 {
		return no(http.StatusBadRequest, "categoryId is invalid")
	}
	s.mu.Lock()
	if s.order(in.OrderID) == nil {
		s.mu.Unlock()
		return no(http.StatusBadRequest, "orderId is invalid")
	}
	t := &Topic{ID: word() + word(), Service: "shp", Title: in.Title, Order: in.OrderID, Category: in.CategoryID}
	s.add(t, Post{By: "seller", Text: in.Body, Staff: "hinata-staff01"})
	s.topics = append(s.topics, t)
	s.delivered = append(s.delivered, Delivery{TopicID: t.ID, Text: in.Body, ID: 1, Started: true})
	at := t.Posts[0].At
	s.mu.Unlock()
	if s.opt.OnReply != nil {
		s.opt.OnReply(t.ID, in.Body)
	}
	return s.say(object{"topicid": t.ID, "messageid": 1, "postdate": stamp(at)})
}
