package app

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// What must never be seen by whom it is masked for.
const (
	canaryName  = "渡辺 翔太郎"
	canaryPhone = "090-1234-8830"
	canaryMail  = "taro@canary.example"
	canaryZip   = "1000001"
	canaryRest  = "丸の内9-8-7"
	canaryCard  = "4111 1111 1111 1111"
	canaryText  = canaryName + "です。" + canaryPhone + " " + canaryMail + " 〒100-0001 東京都千代田区" + canaryRest + " " + canaryCard
)

var canaries = []string{canaryName, "翔太郎", canaryPhone, "1234", canaryMail, canaryZip, "100-0001", canaryRest, canaryCard, "4111"}

// shopOf is a desk with one inquiry of the canary, and a person of each role.
func shopOf(t *testing.T) (*Desk, int64, map[string]Staff) {
	t.Helper()
	d, ids := mailDesk(t, connectors.Inquiry{
		RemoteID: "<c@canary.example>", Subject: "届きません", Customer: connectors.Person{Name: canaryName, Address: canaryMail},
		Messages: []connectors.Message{{
			RemoteID: "c", Direction: connectors.In, Author: canaryName, Address: canaryMail, SentAt: noon, Text: canaryText,
		}},
	})
	people := map[string]Staff{}
	ctx := asOwner(t, d)
	for _, role := range []string{RoleStaff, RoleTrainee, RoleAccounting, RoleViewer} {
		people[role] = must[Staff](t)(d.SaveStaff(ctx, Staff{Name: RoleName(role), Role: role}))
	}
	return d, ids[0], people
}

func asOwner(t *testing.T, d *Desk) context.Context {
	t.Helper()
	owner, err := d.Owner(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return As(t.Context(), owner)
}

// sit is a context in which that person sits at a window.
func sit(t *testing.T, d *Desk, id int64) context.Context {
	t.Helper()
	seat := &Seat{}
	seat.take(id)
	return must[context.Context](t)(d.Enter(t.Context(), seat))
}

// answers are the types of everything that a method of the desk can answer.
func answers() []reflect.Type {
	var out []reflect.Type
	desk := reflect.TypeFor[*Desk]()
	for i := range desk.NumMethod() {
		m := desk.Method(i).Type
		if m.NumOut() != 2 || m.NumIn() < 2 || m.In(1) != reflect.TypeFor[context.Context]() || m.Out(0).Kind() != reflect.Struct {
			continue
		}
		if !strings.HasPrefix(m.Out(0).PkgPath(), "madoguchi/app") || slices.Contains(out, m.Out(0)) || m.Out(0) == reflect.TypeFor[acting]() {
			continue
		}
		out = append(out, m.Out(0))
	}
	return out
}

// fill puts a canary into every text of a value, and the inquiry into every number.
func fill(v reflect.Value, inquiry int64, deep int) {
	if deep > 12 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(canaryText)
	case reflect.Int64:
		v.SetInt(inquiry)
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0), inquiry, deep+1)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		e := reflect.New(v.Type().Elem()).Elem()
		fill(e, inquiry, deep+1)
		key := reflect.New(v.Type().Key()).Elem()
		if key.Kind() == reflect.String {
			v.SetMapIndex(key, e)
		}
	case reflect.Struct:
		fillStruct(v, inquiry, deep)
	}
}

func fillStruct(v reflect.Value, inquiry int64, deep int) {
	t := v.Type()
	if slices.Contains(shopTypes, t) {
		return
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		fill(v.Field(i), inquiry, deep+1)
		as, ok := placeKinds[t.Name()+"."+f.Name]
		if !ok {
			as = fieldKinds[f.Name]
		}
		if f.Type == reflect.TypeFor[[]string]() && as == asOurs {
			v.Field(i).Set(reflect.ValueOf([]string{"店"}))
		}
		if v.Field(i).Kind() != reflect.String {
			continue
		}
		if w, ok := map[kind]string{asName: canaryName, asPhone: canaryPhone, asMail: canaryMail, asZip: canaryZip, asRest: canaryRest, asOurs: "店"}[as]; ok {
			v.Field(i).SetString(w)
		}
	}
	if t == reflect.TypeFor[Contact]() {
		v.FieldByName("Kind").SetString("mail")
		v.FieldByName("Value").SetString(canaryMail)
	}
}

// payee is whom a document names. Who keeps the books may see it: the law has documents
// searched by it (電子帳簿保存法施行規則 第4条).
var payee = regexp.MustCompile(`"partner":"[^"]*","channel"`)

func TestCover_hides_every_canary_in_every_answer(t *testing.T) {
	d, id, people := shopOf(t)
	must[Protection](t)(d.SaveProtection(asOwner(t, d), Protection{MaskTrainee: true, MaskStaff: true, MaskViewer: true, TraineeOpen: true}))
	all := answers()
	if len(all) < 20 {
		t.Fatalf("only %d answers were found", len(all))
	}
	for role, person := range people {
		ctx := sit(t, d, person.ID)
		for _, answer := range all {
			v := reflect.New(answer).Elem()
			fill(v, id, 0)
			got, err := d.Cover(ctx, v.Interface(), id)
			if err != nil {
				t.Fatalf("%s %s: %v", role, answer, err)
			}
			data, err := json.Marshal(got)
			if err != nil {
				t.Fatal(err)
			}
			if role == "accounting" {
				data = payee.ReplaceAll(data, []byte(`"channel"`))
			}
			for _, c := range canaries {
				if at := strings.Index(string(data), c); at >= 0 {
					t.Errorf("%s sees %q in %s: …%s…", role, c, answer, data[max(0, at-120):min(len(data), at+80)])
					break
				}
			}
		}
	}
}

func TestCover_shows_the_owner_everything_but_cards(t *testing.T) {
	d, id, _ := shopOf(t)
	ctx := asOwner(t, d)
	out := must[any](t)(d.Do(ctx, "Thread", body(id), func(ctx context.Context, _ []byte) (any, error) { return d.Thread(ctx, ID{id}) }))
	text := out.(Thread).Messages[0].Text
	if !strings.Contains(text, canaryName) || !strings.Contains(text, canaryMail) || strings.Contains(text, "4111") {
		t.Errorf("got %q", text)
	}
	if !slices.Contains(out.(Thread).Messages[0].Warnings, cardWarning) {
		t.Error("nothing says that a card number was hidden")
	}
}

func body(id int64) []byte { return fmt.Appendf(nil, `{"id":%d}`, id) }

func TestThread_of_a_trainee_is_masked_and_can_be_answered(t *testing.T) {
	d, id, people := shopOf(t)
	ctx := sit(t, d, people[RoleTrainee].ID)
	out := must[any](t)(d.Do(ctx, "Thread", body(id), func(ctx context.Context, _ []byte) (any, error) { return d.Thread(ctx, ID{id}) }))
	data := must[[]byte](t)(json.Marshal(out))
	for _, c := range canaries {
		if strings.Contains(string(data), c) {
			t.Errorf("the thread holds %q", c)
		}
	}
	draft := must[Draft](t)(d.AskApproval(ctx, ApprovalRequest{ID: id, Text: "渡辺＊＊ 様\nお待たせしました。"}))
	if want := canaryName + " 様\nお待たせしました。"; draft.Text != want {
		t.Errorf("the owner would read %q, want %q", draft.Text, want)
	}
	q := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), id))
	if q.State != store.StateReview {
		t.Errorf("state %s", q.State)
	}
	_, err := d.AskApproval(ctx, ApprovalRequest{ID: id, Text: "〒＊＊＊ に送ります。", Version: draft.Version})
	refused(t, err, "masked_text")
}

func TestReveal_is_recorded_or_asked_for(t *testing.T) {
	d, id, people := shopOf(t)
	owner := asOwner(t, d)
	must[Protection](t)(d.SaveProtection(owner, Protection{MaskTrainee: true, MaskStaff: true, TraineeOpen: true}))
	ask := RevealRequest{ID: id, Mask: "090-＊＊＊＊-8830", Reason: "折り返しの電話"}
	got := must[Revealed](t)(d.Reveal(sit(t, d, people[RoleStaff].ID), ask))
	if got.Text != canaryPhone {
		t.Errorf("got %+v", got)
	}
	page := must[AuditPage](t)(d.Audit(owner, AuditQuery{Staff: people[RoleStaff].ID}))
	if len(page.Rows) != 1 || page.Rows[0].Verb != "reveal" || page.Rows[0].Detail != ask.Reason || page.Rows[0].About != id {
		t.Errorf("the record is %+v", page.Rows)
	}
	asked := must[Revealed](t)(d.Reveal(sit(t, d, people[RoleTrainee].ID), ask))
	if !asked.Asked || asked.Text != "" {
		t.Errorf("the trainee got %+v", asked)
	}
	_, err := d.Reveal(sit(t, d, people[RoleStaff].ID), RevealRequest{ID: id, Mask: ask.Mask})
	refused(t, err, "reason")
}

func TestSaveCustomer_masks_take_the_place_of_nothing(t *testing.T) {
	d, id, people := shopOf(t)
	owner := asOwner(t, d)
	must[Protection](t)(d.SaveProtection(owner, Protection{MaskTrainee: true, MaskStaff: true, TraineeOpen: true}))
	customer := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), id)).CustomerID
	before := must[Customer](t)(d.SaveCustomer(owner, CustomerNote{ID: customer, Note: canaryText, Version: 1}))
	staff := sit(t, d, people[RoleStaff].ID)
	shown := must[any](t)(d.Cover(staff, before, 0)).(Customer)
	if shown.Note == before.Note {
		t.Fatal("the note is not masked")
	}
	after := must[Customer](t)(d.SaveCustomer(staff, CustomerNote{ID: customer, Note: shown.Note, VIP: true, Version: before.Version}))
	if after.Note != canaryText || !after.VIP {
		t.Errorf("the note is %q", after.Note)
	}
	_, err := d.SaveCustomer(staff, CustomerNote{ID: customer, Note: shown.Note + "追記", Version: after.Version})
	refused(t, err, "masked_text")
}
