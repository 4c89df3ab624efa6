package app

import (
	"reflect"

	"madoguchi/app/receipt"
	"madoguchi/connectors"
)

// How a field of an answer is hidden. A field without a line here is a text: what
// is known of the people of the inquiry and what looks like a number or an
// address is hidden in it. So a new field is covered before anybody thinks of it.
type kind string

const (
	asText  kind = ""
	asName  kind = "name"
	asPhone kind = "phone"
	asMail  kind = "mail"
	asZip   kind = "zip"
	asRest  kind = "rest"
	asGone  kind = "gone"
	asOurs  kind = "ours" // the shop's own word: a code, a name of a colleague
)

// fieldKinds by the name of a field, wherever it stands.
var fieldKinds = map[string]kind{
	"Customer": asName, "Buyer": asName, "Kana": asName, "Author": asName, "Caller": asName,
	"Phone": asPhone, "Tel": asPhone, "CallNumber": asPhone,
	"Address": asMail, "Mail": asMail, "To": asMail, "From": asMail, "Email": asMail,
	"Zip": asZip, "Rest": asRest, "HTML": asGone,
	"Owner": asOurs, "By": asOurs, "AccountName": asOurs, "State": asOurs, "OrderNumber": asOurs, "Account": asOurs,
	"SHA256": asOurs, "Next": asOurs, "Version": asOurs,
	"AnsweredBy": asOurs, "TemplateName": asOurs,
	"EventID": asOurs, "RelatedEventID": asOurs, "Batch": asOurs, "Exports": asOurs, "CreatedBy": asOurs, "ConfirmedBy": asOurs, "LockedBy": asOurs,
	"Month": asOurs, "FileName": asOurs,
	"DocID": asOurs, "Supersedes": asOurs, "SupersededBy": asOurs, "First": asOurs, "KeepUntil": asOurs, "TaxNumber": asOurs, "VoidedBy": asOurs, "UndoneBy": asOurs,
}

// placeKinds are fields whose name alone does not say what they hold.
var placeKinds = map[string]kind{
	"Person.Name": asName, "Place.Name": asName, "Customer.Name": asName, "CustomerRow.Name": asName,
	"Talk.Name": asName, "Talk.Number": asPhone,
	"Document.Partner": asName, "ReceiptDraft.Name": asName, "ReceiptDraft.Offered": asName,
	"DocumentSending.Day": asOurs, "Document.Issued": asOurs, "Document.Traded": asOurs, "ReceiptDraft.Issued": asOurs, "ReceiptDraft.Traded": asOurs, "ReceiptDraft.Supplied": asOurs,
	"Entry.Date": asOurs, "EntryTrace.Date": asOurs, "Export.From": asOurs, "Export.To": asOurs,
	"Order.Number": asOurs, "OrderRow.Number": asOurs, "ListedOrder.Number": asOurs, "OrderFacts.Number": asOurs, "Parcel.Number": asOurs, "Link.Number": asOurs,
}

// shopTypes are types that hold nothing of a customer.
var shopTypes = []reflect.Type{
	reflect.TypeFor[Me](), reflect.TypeFor[Staffs](), reflect.TypeFor[Staff](), reflect.TypeFor[TemplateList](), reflect.TypeFor[Template](),
	reflect.TypeFor[SnippetList](), reflect.TypeFor[Snippet](), reflect.TypeFor[SignatureList](), reflect.TypeFor[TemplateFile](), reflect.TypeFor[TemplateImportPlan](),
	reflect.TypeFor[AccountList](), reflect.TypeFor[KindList](), reflect.TypeFor[ShopSettings](), reflect.TypeFor[Protection](),
	reflect.TypeFor[Books](), reflect.TypeFor[DocumentWords](), reflect.TypeFor[EntryWords](), reflect.TypeFor[ExportKinds](), reflect.TypeFor[ExportDone](),
	reflect.TypeFor[BookPackages](), reflect.TypeFor[BookLearned](),
	reflect.TypeFor[connectors.Rules](), reflect.TypeFor[connectors.Marks](), reflect.TypeFor[Revealed](), reflect.TypeFor[receipt.Advice](),
}

// kindAt is how field i of a struct is hidden.
func kindAt(v reflect.Value, i int) kind {
	t := v.Type()
	f := t.Field(i)
	switch {
	case t == reflect.TypeFor[Contact]() && f.Name == "Value":
		if v.FieldByName("Kind").String() == "tel" {
			return asPhone
		}
		return asMail
	case t == reflect.TypeFor[Message]() && (f.Name == "Author" || f.Name == "Address") && isOurs(v.FieldByName("Direction").String()):
		return asOurs
	}
	if as, ok := placeKinds[t.Name()+"."+f.Name]; ok {
		return as
	}
	return fieldKinds[f.Name]
}
