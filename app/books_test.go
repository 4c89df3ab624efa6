package app

import (
	"encoding/base64"
	"os"
	"slices"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/app/export/mf"
)

func TestMay_books_are_set_by_owners_and_seen_by_those_who_keep_them(t *testing.T) {
	for method, roles := range map[string][]string{
		"Books": {RoleOwner, RoleStaff, RoleAccounting}, "BookPackages": {RoleOwner, RoleStaff, RoleAccounting},
		"SaveBooks": {RoleOwner}, "LearnBooks": {RoleOwner}, "TakeBooks": {RoleOwner},
	} {
		for _, role := range []string{RoleOwner, RoleStaff, RoleTrainee, RoleAccounting, RoleViewer} {
			if hasRight(role, needs[method].right) != slices.Contains(roles, role) {
				t.Errorf("%s by %s", method, role)
			}
		}
	}
}

func TestSaveBooks_takes_a_number_as_it_is_typed_and_doubts_it(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	b := must[Books](t)(d.Books(ctx))
	if b.Known || b.Package != "" || len(b.Packages) != 0 {
		t.Errorf("nothing is set: %+v", b)
	}
	b.Shop.InvoiceNumber = "ｔ１２３４-５６７８９-０１２３"
	b.Package = "yayoi"
	saved := must[Books](t)(d.SaveBooks(ctx, b))
	if saved.Shop.InvoiceNumber != "T1234567890123" || saved.TaxDoubt == "" || !saved.Known || saved.Version == b.Version {
		t.Errorf("%+v", saved)
	}
	saved.Shop.InvoiceNumber = "T7000012050002"
	if right := must[Books](t)(d.SaveBooks(ctx, saved)); right.TaxDoubt != "" {
		t.Errorf("%+v", right)
	}
}

func TestSaveBooks_never_writes_over_what_another_screen_has_saved(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	mine := must[Books](t)(d.Books(ctx))
	theirs := mine
	theirs.Package = "mf"
	_ = must[Books](t)(d.SaveBooks(ctx, theirs))
	mine.Package = "freee"
	_, err := d.SaveBooks(ctx, mine)
	refused(t, err, "conflict")
	if now := must[Books](t)(d.Books(ctx)); now.Package != "mf" {
		t.Errorf("%+v", now)
	}
}

func TestSaveBooks_brings_names_of_accounts_into_shape(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	in := must[Books](t)(d.Books(ctx))
	in.Shop.Accounts.Sales, in.Shop.Accounts.BankSub, in.SplitTax.Paid = " 売上高\n", "みずほ　銀行\t", "仮払\r\n消費税 "
	now := must[Books](t)(d.SaveBooks(ctx, in))
	if a := now.Shop.Accounts; a.Sales != "売上高" || a.BankSub != "みずほ　銀行" || now.SplitTax.Paid != "仮払消費税" {
		t.Errorf("%+v %+v", a, now.SplitTax)
	}
	for _, name := range []*string{&in.Shop.Accounts.Purchases, &in.SplitTax.Received} {
		*name = strings.Repeat("科", longestWord+1)
		_, err := d.SaveBooks(ctx, in)
		refused(t, err, "books")
		*name = ""
	}
}

func TestSaveBooks_refuses_words_that_no_file_could_have(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	long := strings.Repeat("長", 101)
	for what, p := range map[string]PackageWords{
		"an unknown program":   {Kind: "pca"},
		"an unknown edition":   {Kind: "yayoi", Words: book.Words{Edition: "mac"}},
		"an unknown tax":       {Kind: "yayoi", Words: book.Words{Taxes: []book.TaxWord{{Key: "x", Text: "y"}}}},
		"a tax without a word": {Kind: "yayoi", Words: book.Words{Taxes: []book.TaxWord{{Key: "sales_10"}}}},
		"a long name":          {Kind: "mf", Words: book.Words{Accounts: []book.Rename{{From: "売上高", To: long}}}},
		"a header of nobody":   {Kind: "mf", Words: book.Words{Columns: []string{"日付"}}},
		"too many":             {Kind: "mf", Words: book.Words{Subs: make([]book.Rename, 3000)}},
	} {
		b := must[Books](t)(d.Books(ctx))
		b.Packages = []PackageWords{p}
		if _, err := d.SaveBooks(ctx, b); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
	b := must[Books](t)(d.Books(ctx))
	b.Packages = []PackageWords{{Kind: "mf", Words: book.Words{Replace: []book.Rename{{From: "𠮷", To: "吉"}, {From: "♪"}, {From: ""}, {From: "𠮷", To: "よし"}}}}}
	if saved := must[Books](t)(d.SaveBooks(ctx, b)).Packages[0].Words.Replace; !slices.Equal(saved, []book.Rename{{From: "𠮷", To: "吉"}, {From: "♪"}}) {
		t.Errorf("%+v", saved)
	}
}

func TestLearnBooks_finds_what_the_shops_own_program_calls_things(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	file := strings.Join(mf.Columns()[:23], ",") + "\n" +
		"1,2026/10/03,売上高,,,,課税売上-返還等　10％,,1100,,売掛金,楽天市場店,,,対象外,,1100,,,,,,\n" +
		"2,2026/10/04,荷造運賃発送費,,,,課税仕入 10%,適格,880,,未払金,,,,対象外,,880,,,,,,\n"
	l := must[BookLearned](t)(d.LearnBooks(ctx, BookFile{Kind: "mf", Data: base64.StdEncoding.EncodeToString([]byte(file))}))
	word := func(of, w string) BookMatch {
		i := slices.IndexFunc(l.Words, func(m BookMatch) bool { return m.Of == of && m.Word == w })
		if i < 0 {
			t.Fatalf("no %s %s", of, w)
		}
		return l.Words[i]
	}
	if l.Rows != 2 || l.Encoding != book.UTF8 || len(l.Columns) != 23 || !slices.Contains(l.Accounts, "荷造運賃発送費") {
		t.Errorf("%+v", l)
	}
	if m := word("tax", "sales_return_10"); m.Found || !m.Sure || m.Near[0] != "課税売上-返還等　10％" {
		t.Errorf("%+v", m)
	}
	if m := word("account", "荷造運賃"); m.Found || m.Sure || m.Near[0] != "荷造運賃発送費" {
		t.Errorf("%+v", m)
	}
	if m := word("tax", "purchase_10_qualified"); !m.Found || word("tax", "purchase_10_transitional70").Found {
		t.Errorf("%+v", m)
	}
	if len(l.Doubts) != 0 {
		t.Errorf("a whole header is doubted: %v", l.Doubts)
	}
	narrow := "取引No,取引日,借方勘定科目,借方金額(円),貸方勘定科目,貸方金額(円)"
	if l := must[BookLearned](t)(d.LearnBooksOf(ctx, "mf", []byte(narrow+"\n"))); len(l.Doubts) != 2 || !strings.Contains(l.Doubts[0], "「借方補助科目」") || !strings.Contains(l.Doubts[1], "登録のない事業者") {
		t.Errorf("%q", l.Doubts)
	}
	_, err := d.LearnBooksOf(ctx, "mf", []byte(narrow+strings.Repeat(",部門", mostColumns)+"\n"))
	refused(t, err, "export_columns")
	_, err = d.LearnBooks(ctx, BookFile{Kind: "yayoi", Data: base64.StdEncoding.EncodeToString([]byte(file))})
	refused(t, err, "learn_kind")
	_, err = d.LearnBooks(ctx, BookFile{Data: "####"})
	refused(t, err, "learn_format")
	_, err = d.LearnBooks(ctx, BookFile{Data: base64.StdEncoding.EncodeToString([]byte("こんにちは"))})
	refused(t, err, "learn_format")

	take := l.Sure()
	take.Accounts = []book.Rename{{From: "荷造運賃", To: "荷造運賃発送費"}}
	b := must[Books](t)(d.TakeBooks(ctx, take))
	w := must[book.Words](t)(ourWords(b, "mf"))
	if tax, _ := w.Tax("sales_return_10"); b.Package != "mf" || tax.Text != "課税売上-返還等　10％" || w.Account("荷造運賃") != "荷造運賃発送費" || len(w.Columns) != 23 || w.Encoding != book.UTF8 {
		t.Errorf("%+v", b)
	}
	if again := must[BookLearned](t)(d.LearnBooksOf(ctx, "mf", []byte(file))); len(again.Sure().Taxes) != 0 {
		t.Errorf("it is asked again: %+v", again.Sure())
	}
	refusedWith := take
	refusedWith.Version = "of long ago"
	_, err = d.TakeBooks(ctx, refusedWith)
	refused(t, err, "conflict")
}

// What we write ourselves is found word for word, in each of the programs' forms.
func TestLearnBooks_knows_our_own_files(t *testing.T) {
	d := open(t, &fake{})
	for name, kind := range map[string]string{"yayoi.csv": "yayoi", "mf.csv": "mf", "freee.csv": "freee"} {
		data, err := os.ReadFile("export/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		l := must[BookLearned](t)(d.LearnBooksOf(asOwner(t, d), kind, data))
		if i := slices.IndexFunc(l.Words, func(m BookMatch) bool { return m.Word == "sales_return_10" }); !l.Words[i].Found || len(l.Doubts) > 0 {
			t.Errorf("%s: %+v %v", name, l.Words[i], l.Doubts)
		}
	}
	data, err := os.ReadFile("export/testdata/yayoi-excluded.csv")
	if err != nil {
		t.Fatal(err)
	}
	if l := must[BookLearned](t)(d.LearnBooksOf(asOwner(t, d), "yayoi", data)); len(l.Doubts) != 1 || !strings.Contains(l.Doubts[0], "税抜経理") {
		t.Errorf("%v", l.Doubts)
	}
}

func TestExportKinds_begin_with_the_shops_own_program(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	b := must[Books](t)(d.Books(ctx))
	b.Package = "mf"
	b.Packages = []PackageWords{{Kind: "freee", Words: book.Words{Tag: "窓口"}}}
	b = must[Books](t)(d.SaveBooks(ctx, b))
	if all := must[ExportKinds](t)(d.ExportKinds(ctx)).Kinds; all[0].Kind != "mf" || all[1].Kind != "csv" || len(all) != len(ExportKindList()) {
		t.Errorf("%+v", all)
	}
	if b.words("freee-deals").Tag != "窓口" || b.words("mf").Tag != "" {
		t.Error("both files of freee are of one program")
	}
}
