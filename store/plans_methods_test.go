package store

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// What no other test of this room calls is asked here, for the sake of its plans. A
// method of Store that stands in neither fails the run of all tests.
func TestPlans_of_what_no_other_test_asks(t *testing.T) {
	d := openDesk(t, false)
	shop := manyInquiries(d, 4)
	q := d.remote(shop, "0")
	owner, err := d.EnsureOwner(d.ctx, "店長")
	must(t, err)
	d.orders(shop, connectors.Order{Number: numberA, OrderedAt: morning})
	order, err := d.OrderByNumber(d.ctx, numberA)
	must(t, err)
	now := d.at.Load()
	word, _ := fold.Word("質問", true)
	saved, err := d.SaveRule(d.ctx, clerk, Rule{})
	must(t, err)

	for name, ask := range map[string]func() error{
		"AccountCounts": func() error { _, err := d.AccountCounts(d.ctx); return err },
		"Begun":         func() error { _, err := d.Begun(d.ctx, q.ID); return err },
		"ChangeSetting": func() error {
			_, err := d.ChangeSetting(d.ctx, clerk, "x", func(string) string { return "y" })
			return err
		},
		"CustomerPerson":  func() error { _, err := d.CustomerPerson(d.ctx, q.CustomerID); return err },
		"CustomerRows":    func() error { _, err := d.CustomerRows(d.ctx, []int64{q.CustomerID}); return err },
		"Done":            func() error { _, err := d.Done(d.ctx, now-1000, now); return err },
		"DueOf":           func() error { _, _, err := d.DueOf(d.ctx, shop, "rakuten", 0); return err },
		"Expire":          func() error { _, _, err := d.Expire(d.ctx, clerk, now, []Expired{{Message: q.NewestID}}); return err },
		"Expiring":        func() error { _, err := d.Expiring(d.ctx, now, 0, 10); return err },
		"FileByID":        func() error { _, err := d.FileByID(d.ctx, 1); return ignoreMissing(err) },
		"InquiryFields":   func() error { _, err := d.InquiryFields(d.ctx, []int64{q.ID}); return err },
		"InquiryOf":       func() error { _, err := d.InquiryOf(d.ctx, q.NewestID); return err },
		"InquiryRows":     func() error { _, err := d.InquiryRows(d.ctx, []int64{q.ID}); return err },
		"Levels":          func() error { _, err := d.Levels(d.ctx, now, now+1, now+2); return err },
		"Looked":          func() error { return ignoreMissing(d.Looked(d.ctx, 1, now, true)) },
		"Checked":         func() error { return ignoreMissing(d.Checked(d.ctx, 1, now)) },
		"Mail":            func() error { _, err := d.Mail(d.ctx, shop, "0a"); return ignoreMissing(err) },
		"NewestCustomers": func() error { _, err := d.NewestCustomers(d.ctx, 3); return err },
		"Note":            func() error { return d.Note(d.ctx, clerk, "print", "inquiry", q.ID, "") },
		"NotedCustomers": func() error {
			_, err := d.NotedCustomers(d.ctx, FindQuery{Words: []Word{{Term: word}}, Limit: 5})
			return err
		},
		"NumberOptions": func() error { _, err := d.NumberOptions(d.ctx); return err },
		"NumbersApart":  func() error { _, err := d.NumbersApart(d.ctx); return err },
		"Oldest":        func() error { _, _, _, err := d.Oldest(d.ctx); return err },
		"OrderRows":     func() error { _, err := d.OrderRows(d.ctx, []int64{order[0].ID}); return err },
		"OrderWantsApproval": func() error {
			_, err := d.OrderWantsApproval(d.ctx, order[0].ID)
			return err
		},
		"OrdersBetween": func() error { _, err := d.OrdersBetween(d.ctx, 0, now, 0); return err },
		"of one shop":   func() error { _, err := d.OrdersBetween(d.ctx, 0, now, shop); return err },
		"Owed":          func() error { _, err := d.Owed(d.ctx, now, 10); return err },
		"PINLocked":     func() error { _, err := d.PINLocked(d.ctx); return err },
		"PINTried":      func() error { return d.PINTried(d.ctx, Actor{Staff: owner.ID}, false) },
		"Printed":       func() error { return d.Printed(d.ctx, clerk, []int64{q.ID}, PrintedEvidence, "") },
		"PutOff":        func() error { _, err := d.PutOff(d.ctx, now, 10); return err },
		"Remember":      func() error { return d.Remember(d.ctx, "x", "y") },
		"RemoveRule":    func() error { return d.RemoveRule(d.ctx, clerk, saved.ID, saved.Version) },
		"SetPIN":        func() error { return d.SetPIN(d.ctx, clerk, owner.ID, "") },
		"TryPIN":        func() error { _, _, err := d.TryPIN(d.ctx, owner.ID); return err },
		"UnlockPIN":     func() error { return d.UnlockPIN(d.ctx, clerk, owner.ID) },
		"Signatures":    func() error { _, err := d.Signatures(d.ctx); return err },
		"StaffByID":     func() error { _, err := d.StaffByID(d.ctx, owner.ID); return err },
		"StaffOpen":     func() error { _, err := d.StaffOpen(d.ctx, owner.ID); return err },
		"Staffs":        func() error { _, err := d.Staffs(d.ctx); return err },
		"TemplateTerms": func() error { _, err := d.TemplateTerms(d.ctx, 1); return ignoreMissing(err) },
		"Whose":         func() error { _, err := d.Whose(d.ctx, FindInquiries, []int64{q.ID}); return err },
		"WantPrivate":   func() error { return d.WantPrivate(d.ctx, clerk, q.ID) },
		"WantsApproval": func() error { _, err := d.WantsApproval(d.ctx, q.ID); return err },
		"Working":       func() error { _, err := d.Working(d.ctx); return err },
	} {
		if err := ask(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	other, err := d.SaveStaff(d.ctx, clerk, Staff{Name: "次の人", Role: "owner"})
	must(t, err)
	must(t, d.Assign(d.ctx, clerk, q.ID, other.ID))
	_, err = d.RemoveStaff(d.ctx, clerk, other.ID, owner.ID)
	must(t, err)
	_, err = d.AskStart(d.ctx, clerk, order[0].ID, OutboxItem{Account: shop, Text: "お知らせ"}, ApprovalAsk{Roles: []string{"owner"}})
	must(t, ignoreMissing(err))
}
