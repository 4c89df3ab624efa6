package book

import (
	"reflect"
	"testing"
)

// Numbers of the tax office itself and of two ministries; the last one is made up.
func TestRegistrationNumber_checks_the_figures_of_a_company(t *testing.T) {
	for number, doubted := range map[string]bool{
		"": false, "T7000012050002": false, "T5111101000006": false, "T7010705000725": false, "T1234567890123": true,
	} {
		got, doubt, err := RegistrationNumber(number)
		if err != nil || got != number || (doubt != "") != doubted {
			t.Errorf("%s: %s, doubt %q, %v", number, got, doubt, err)
		}
	}
	if got, _, err := RegistrationNumber("ｔ ７0000-1205-0002"); err != nil || got != "T7000012050002" {
		t.Errorf("as people type it: %s, %v", got, err)
	}
	for _, wrong := range []string{"T70000120500021", "T700001205000", "X7000012050002", "T70000120500O2"} {
		if got, _, err := RegistrationNumber(wrong); err == nil {
			t.Errorf("%s is taken as %s", wrong, got)
		}
	}
}

func TestTransitionalShare_follows_the_date(t *testing.T) {
	for date, want := range map[string]int{
		"2023-09-30": 100, "2023-10-01": 80, "2026-09-30": 80, "2026-10-01": 70, "2028-09-30": 70,
		"2028-10-01": 50, "2030-09-30": 50, "2030-10-01": 30, "2031-09-30": 30, "2031-10-01": 0,
	} {
		if got := TransitionalShare(date); got != want {
			t.Errorf("%s: %d %%, want %d", date, got, want)
		}
	}
}

func TestKeepUntil_counts_from_two_months_after_the_tax_period(t *testing.T) {
	company := Shop{Corporate: true, FiscalStart: 4}
	for _, c := range []struct {
		name, date, want string
		shop             Shop
	}{
		{"a single trader", "2026-10-03", "2034-02-28", Shop{}},
		{"a year that ends before a leap year's February", "2028-05-01", "2036-02-29", Shop{}},
		{"a company until March", "2026-10-03", "2034-05-31", company},
		{"its last day", "2027-03-31", "2034-05-31", company},
		{"its first day", "2027-04-01", "2035-05-31", company},
		{"a company with a loss", "2026-10-03", "2037-05-31", Shop{Corporate: true, FiscalStart: 4, KeepYears: 10}},
		{"no day", "10/3", "", Shop{}},
	} {
		if got := c.shop.KeepUntil(c.date); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTaxOf_rounds_as_the_shop_does(t *testing.T) {
	for rounding, want := range map[string][3]int64{
		"": {90, 90, 49}, RoundDown: {90, 90, 49}, RoundHalf: {91, 90, 50}, RoundUp: {91, 91, 50},
	} {
		s := Shop{Rounding: rounding}
		if got := [3]int64{s.TaxOf(999, 10), s.TaxOf(991, 10), s.TaxOf(671, 8)}; got != want {
			t.Errorf("%q: %v, want %v", rounding, got, want)
		}
	}
	if got := (Shop{Taxation: TaxationExempt}).TaxOf(1100, 10); got != 0 {
		t.Errorf("an exempt shop has %d yen of tax", got)
	}
}

func TestKeys_are_taken_apart_and_put_together(t *testing.T) {
	keys := Keys()
	if len(keys) != 19 {
		t.Errorf("%d keys: %v", len(keys), keys)
	}
	for _, k := range keys {
		if tax, ok := ReadKey(k); !ok || tax.Key() != k {
			t.Errorf("%s became %+v", k, tax)
		}
	}
	if k := (Tax{Family: Purchase, Rate: 10, Invoice: Transitional, Share: 70}).Key(); k != "purchase_10_transitional70" {
		t.Error(k)
	}
}

// 1,000 yen off an order of 3,300 at 10 % and 2,160 at 8 %.
func TestSplit_gives_the_remainder_to_the_larger_rate(t *testing.T) {
	s := Shop{}
	order := []PerRate{{Rate: 10, Amount: 3300, TaxYen: 300, Source: TaxFromOrder}, {Rate: 8, Amount: 2160, TaxYen: 160, Source: TaxFromOrder}}
	want := []PerRate{{Rate: 10, Amount: 605, TaxYen: 55, Source: TaxCalculated}, {Rate: 8, Amount: 395, TaxYen: 29, Source: TaxCalculated}}
	if got := s.Split(1000, order); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if got := s.Split(5460, order); !reflect.DeepEqual(got, order) {
		t.Errorf("a whole order goes back with other tax: %+v", got)
	}
	if got := s.Split(100, []PerRate{{Rate: 10, Amount: -9999}}); got != nil {
		t.Errorf("an amount that is not fixed gave %+v", got)
	}
}
