package yahootest

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/jst"
)

func xmlOK(body string) answer { return answer{http.StatusOK, "application/xml", []byte(body)} }

func orderError(status int, code, message string) answer {
	var b strings.Builder
	b.WriteString(xml.Header + "<Error>")
	element(&b, "Code", code)
	element(&b, "Message", message)
	b.WriteString("<Detail></Detail></Error>")
	return answer{status, "application/xml", []byte(b.String())}
}

func badField(name string) answer {
	return orderError(http.StatusBadRequest, "od90101", "Request Parameter Error : "+name)
}

func (s *Shop) orderCount(r *http.Request, _ []byte, _ Fault) answer {
	if r.URL.Query().Get("sellerId") != s.opt.Seller {
		return orderError(http.StatusBadRequest, "px-04001", "seller id is missing")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	fresh := 0
	for _, o := range s.orders {
		if o.Status == 2 && !o.Seen {
			fresh++
		}
	}
	return xmlOK(fmt.Sprintf("%s<ResultSet><Result><Status>OK</Status><Count><NewOrder>%d</NewOrder><NewReserve>0</NewReserve></Count></Result></ResultSet>", xml.Header, fresh))
}

var elementName = regexp.MustCompile(`<([A-Za-z]+)[ >/]`)

// strange finds an element that the request may not hold.
func strange(body []byte, allowed ...string) string {
	for _, m := range elementName.FindAllSubmatch(body, -1) {
		if name := string(m[1]); !slices.Contains(allowed, name) {
			return name
		}
	}
	return ""
}

func (s *Shop) orderInfo(_ *http.Request, body []byte, _ Fault) answer {
	var in struct {
		OrderID string `xml:"Target>OrderId"`
		Field   string `xml:"Target>Field"`
		Seller  string `xml:"SellerId"`
	}
	if xml.Unmarshal(body, &in) != nil {
		return badField("Req")
	}
	if name := strange(body, "Req", "Target", "OrderId", "Field", "SellerId"); name != "" {
		return badField(name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	fields, bad := s.fields(in.Field)
	if bad != "" || in.Seller != s.opt.Seller {
		return badField(bad)
	}
	for _, o := range s.orders {
		if o.Number == in.OrderID {
			return xmlOK(o.xmlBody(fields, in.Seller))
		}
	}
	return orderError(http.StatusNotFound, "od91801", "Not Exists : "+in.OrderID)
}

// fields splits a field list and names the first unknown one.
func (s *Shop) fields(list string) (fields []string, bad string) {
	for _, f := range strings.Split(list, ",") {
		f = strings.TrimSpace(f)
		if s.unknown[f] || f == "" || place(f) == "" && !slices.Contains(topFields, f) {
			if f == "" {
				f = "Field"
			}
			return nil, f
		}
		fields = append(fields, f)
	}
	return fields, ""
}

func (s *Shop) orderList(_ *http.Request, body []byte, _ Fault) answer {
	in := struct {
		Result int    `xml:"Search>Result"`
		Start  int    `xml:"Search>Start"`
		Sort   string `xml:"Search>Sort"`
		From   string `xml:"Search>Condition>OrderTimeFrom"`
		To     string `xml:"Search>Condition>OrderTimeTo"`
		Order  string `xml:"Search>Condition>OrderId"`
		Field  string `xml:"Search>Field"`
	}{Result: 10, Start: 1}
	if xml.Unmarshal(body, &in) != nil {
		return badField("Req")
	}
	if in.From == "" && in.Order == "" {
		return badField("Condition")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	fields, bad := s.fields(in.Field)
	if bad != "" {
		return badField(bad)
	}
	found := s.between(in.From, in.To, in.Order, in.Sort)
	var b strings.Builder
	fmt.Fprintf(&b, "%s<Result><Status>OK</Status><Search><TotalCount>%d</TotalCount>", xml.Header, len(found))
	from := min(max(in.Start-1, 0), len(found))
	for i, o := range found[from:min(from+in.Result, len(found))] {
		fmt.Fprintf(&b, "<OrderInfo><Index>%d</Index>", i+1)
		for _, f := range fields {
			element(&b, f, o.value(f, s.opt.Seller))
		}
		b.WriteString("</OrderInfo>")
	}
	b.WriteString("</Search></Result>")
	return xmlOK(b.String())
}

// between selects by the time of the order, in Japan time, or by numbers.
func (s *Shop) between(from, to, numbers, sort string) []*Order {
	var found []*Order
	for _, o := range s.orders {
		at := jst.In(o.OrderedAt).Format("20060102150405")
		in := (from == "" || at >= from) && (to == "" || at <= to)
		if numbers != "" {
			in = slices.Contains(strings.Split(numbers, ","), o.Number)
		}
		if in {
			found = append(found, o)
		}
	}
	slices.SortStableFunc(found, func(a, b *Order) int {
		if sort == "-order_time" {
			return b.OrderedAt.Compare(a.OrderedAt)
		}
		return a.OrderedAt.Compare(b.OrderedAt)
	})
	return found
}
