package app

import (
	"context"
	"encoding/json"
	"slices"
)

// Roles, as they are stored.
const (
	RoleOwner      = "owner"
	RoleStaff      = "staff"
	RoleTrainee    = "trainee"
	RoleAccounting = "accounting"
	RoleViewer     = "viewer"
)

// RoleName is a role in the shop's words, "" for a word that is none.
func RoleName(role string) string {
	return map[string]string{
		RoleOwner: "店長", RoleStaff: "担当", RoleTrainee: "臨時", RoleAccounting: "経理", RoleViewer: "閲覧",
	}[role]
}

// What a person may do. The page hides what is missing by these words.
const (
	mayEnter     = "enter"     // without having said who one is
	mayBe        = "be"        // work here at all
	mayRead      = "read"      // inquiries
	mayAct       = "act"       // move, note, tag, take over
	mayWrite     = "write"     // drafts and templates in use
	maySend      = "send"      // to a customer
	maySearch    = "search"    // over everything: orders, customers, the past
	mayJoin      = "join"      // say what belongs together: orders, customers, inquiries
	mayReveal    = "reveal"    // what a mask hides
	mayTemplates = "templates" // change them
	maySettings  = "settings"
	mayAccounts  = "accounts"
	mayPeople    = "people"
	mayEvidence  = "evidence" // everything of a case in one file
	mayBooks     = "books"    // read what goes to the books
	mayEntry     = "entry"    // write drafts for the books
	mayClose     = "close"    // say what stands in the books, close a month
	mayExport    = "export"   // for the books; it holds no words of a customer
	mayAudit     = "audit"
)

var every = []string{
	mayBe, mayRead, mayAct, mayWrite, maySend, maySearch, mayJoin, mayReveal,
	mayTemplates, maySettings, mayAccounts, mayPeople, mayEvidence, mayBooks, mayEntry, mayClose, mayExport, mayAudit,
}

// rights of the roles.
var rights = map[string][]string{
	RoleOwner:      every,
	RoleStaff:      {mayBe, mayRead, mayAct, mayWrite, maySend, maySearch, mayJoin, mayReveal, mayTemplates, mayBooks, mayEntry},
	RoleTrainee:    {mayBe, mayRead, mayAct, mayWrite, mayEntry},
	RoleAccounting: {mayBe, mayBooks, mayExport},
	RoleViewer:     {mayBe, mayRead, maySearch},
}

// Rights are what the person in ctx may do, none while their seat is locked.
func (d *Desk) Rights(ctx context.Context) []string {
	a := who(ctx)
	if a.free() {
		return every
	}
	return rights[a.role]
}

func hasRight(role, right string) bool {
	return right == mayEnter || slices.Contains(rights[role], right)
}

// of says what the "id" of a request names, so that nobody reaches past their
// own inquiries.
type of int

const (
	ofNothing of = iota
	ofInquiry
	ofMessage
)

// need is what a method asks of the person who calls it.
type need struct {
	right string
	of    of
}

// Needs lists every method; one that is not here is for owners only.
var needs = map[string]need{
	"Me": {right: mayEnter}, "StaffList": {right: mayEnter}, "SwitchStaff": {right: mayEnter}, "RecoverOwner": {right: mayEnter},
	"LockSeat": {right: mayEnter}, "CallState": {right: mayBe}, "CallStop": {right: mayBe},

	"Inbox": {right: mayRead}, "Counts": {right: mayRead}, "Thread": {mayRead, ofInquiry}, "Kinds": {right: mayRead},
	"Accounts": {right: mayRead}, "Alerts": {right: mayRead}, "Told": {right: mayRead}, "AlertChoices": {right: mayRead},
	"Shop": {right: mayRead}, "Categories": {right: mayRead}, "Tags": {right: mayRead}, "Views": {right: mayRead},
	"Outbox": {right: mayRead}, "Templates": {right: mayRead}, "Library": {right: mayRead}, "Mentions": {right: mayRead}, "Calendar": {right: mayRead},
	"Morning": {right: mayRead}, "Protection": {right: mayBe}, "PickFiles": {right: mayWrite},

	"SetState": {mayAct, ofInquiry}, "MarkSeen": {mayAct, ofInquiry}, "MarkUnread": {mayAct, ofInquiry}, "AddNote": {mayAct, ofInquiry},
	"SetOwner": {mayAct, ofInquiry}, "SetCategory": {mayAct, ofInquiry}, "SetTags": {mayAct, ofInquiry}, "SetCare": {mayAct, ofInquiry},
	"SetDue": {mayAct, ofInquiry}, "Snooze": {mayAct, ofInquiry}, "HandOver": {mayAct, ofInquiry}, "SetPIN": {right: mayBe},
	"Undo": {right: mayAct}, "Changes": {right: mayAct}, "SaveView": {right: mayAct}, "RemoveView": {right: mayAct}, "Sync": {right: mayAct},
	"Bulk": {right: maySend}, "Link": {mayJoin, ofInquiry}, "Unlink": {mayJoin, ofInquiry}, "MarkPrivate": {maySend, ofInquiry},

	"Suggest": {mayWrite, ofInquiry}, "Refill": {mayWrite, ofInquiry}, "RefillStart": {right: maySend}, "AskStart": {right: maySend}, "SuggestStart": {right: maySend},
	"Compose": {mayWrite, ofInquiry}, "Check": {mayWrite, ofInquiry}, "SaveDraft": {mayWrite, ofInquiry}, "DropDraft": {mayWrite, ofInquiry},
	"AskApproval": {mayWrite, ofInquiry}, "Reveal": {mayAct, ofInquiry}, "Drafts": {right: mayWrite}, "DroppedDrafts": {right: maySend},
	"RestoreDraft": {right: maySend}, "SetCharset": {maySend, ofInquiry},

	"Send": {maySend, ofInquiry}, "TakeBack": {right: maySend}, "SendNow": {right: maySend}, "Resolve": {right: maySend},
	"BatchPreview": {right: maySend}, "BatchSend": {right: maySend}, "Starters": {right: maySend}, "ComposeStart": {right: maySend},
	"CheckStart": {right: maySend}, "SaveStartDraft": {right: maySend}, "DropStartDraft": {right: maySend}, "SendStart": {right: maySend},
	"NoteOrder": {right: maySend}, "Raw": {maySearch, ofMessage}, "MessageAs": {maySearch, ofMessage}, "AttachedMail": {right: maySearch},

	"Search": {right: maySearch}, "Orders": {right: maySearch}, "OrderByID": {right: maySearch}, "OrderInquiries": {right: maySearch}, "Customers": {right: maySearch},
	"CustomerByID": {right: maySearch}, "CallerLookup": {right: maySearch}, "SaveCustomer": {right: mayJoin},

	"SplitInquiry": {mayJoin, ofInquiry}, "MergeInquiries": {right: mayJoin}, "UndoJoin": {right: mayJoin},
	"MergeCustomers": {right: mayJoin}, "SplitCustomer": {right: mayJoin}, "TrustSender": {mayJoin, ofMessage}, "Senders": {right: mayJoin},
	"SetTrust": {right: mayJoin},

	"SaveTemplate": {right: mayTemplates}, "DeleteTemplate": {right: mayTemplates}, "AddLibrary": {right: mayTemplates},
	"PreviewTemplate": {right: mayTemplates}, "TryTemplate": {right: mayTemplates}, "ExportTemplates": {right: mayTemplates},
	"ImportTemplates": {right: mayTemplates}, "SaveTemplateFile": {right: mayTemplates}, "Snippets": {right: mayRead}, "SaveSnippet": {right: mayTemplates},
	"RemoveSnippet": {right: mayTemplates}, "Signatures": {right: mayRead}, "SaveSignature": {right: mayTemplates},

	"SetGuess": {right: maySettings}, "SaveCategory": {right: maySettings}, "RemoveCategory": {right: maySettings}, "SaveTag": {right: maySettings}, "RemoveTag": {right: maySettings},
	"Rules": {right: maySettings}, "SaveRule": {right: maySettings}, "RemoveRule": {right: maySettings}, "TryRule": {right: maySettings},
	"SaveDay": {right: maySettings}, "SavePeak": {right: maySettings}, "SaveDueRule": {right: maySettings}, "SaveShop": {right: maySettings},
	"SaveAlertChoice": {right: maySettings}, "Storage": {right: maySettings}, "Retention": {right: maySettings}, "SetRetention": {right: maySettings}, "RetentionPreview": {right: maySettings},
	"SaveProtection": {right: maySettings}, "Report": {right: maySettings},

	"TestAccount": {right: mayAccounts}, "InspectAccount": {right: mayAccounts}, "SaveAccount": {right: mayAccounts},
	"PauseAccount": {right: mayAccounts}, "ResumeAccount": {right: mayAccounts}, "SetPast": {right: mayAccounts}, "RemoveAccount": {right: mayAccounts},
	"DiscoverMailbox": {right: mayAccounts}, "Folders": {right: mayAccounts}, "SignInBegin": {right: mayAccounts},
	"SignInState": {right: mayAccounts}, "SignInPaste": {right: mayAccounts}, "SignInCancel": {right: mayAccounts},
	"SignInOpen": {right: mayAccounts}, "MailImportStart": {right: mayAccounts}, "MailImportState": {right: mayAccounts},
	"MailImportStop": {right: mayAccounts}, "PickMails": {right: mayAccounts}, "PickOrderFile": {right: mayAccounts},
	"OrderFilePreview": {right: mayAccounts}, "OrderFileImport": {right: mayAccounts}, "OrderMaps": {right: mayAccounts},
	"SaveOrderMap": {right: mayAccounts},

	"SaveStaff": {right: mayPeople}, "RemoveStaff": {right: mayPeople}, "StaffLoad": {right: mayPeople}, "UnlockStaff": {right: mayPeople},
	"Audit": {right: mayAudit},

	"DraftHelp": {mayWrite, ofInquiry}, "DraftPreview": {mayWrite, ofInquiry}, "DraftStart": {mayWrite, ofInquiry}, "DraftState": {mayWrite, ofInquiry},
	"DraftStop": {mayWrite, ofInquiry}, "ConfirmDoubt": {maySend, ofInquiry}, "DraftSettings": {right: mayPeople}, "SaveDraftSettings": {right: mayPeople},
	"TestDraftEndpoint": {right: mayPeople}, "FindLocalModels": {right: mayPeople}, "DraftLog": {right: mayAudit},
	"Approvals": {right: mayRead}, "ApprovalByID": {right: mayRead}, "ApproveReply": {right: maySend}, "ReturnApproval": {right: maySend},
	"WithdrawApproval": {right: mayWrite}, "SayApproval": {right: mayWrite}, "ApprovalChanges": {right: maySend},
	"SendTimes": {right: mayWrite}, "Reschedule": {right: maySend},

	"SearchPlaces": {maySearch, ofInquiry}, "CustomerHistory": {right: maySearch}, "FileText": {right: maySearch}, "Carriers": {right: mayRead},
	"AcceptTracking": {right: maySend}, "SaveCarrier": {right: maySettings}, "SaveUsualCarrier": {right: maySettings},
	"ChangeNote": {right: mayAct}, "NoteEdits": {mayRead, ofMessage}, "AddCall": {right: maySearch}, "AlsoOrder": {mayJoin, ofInquiry},
	"KeepApart": {right: mayJoin}, "SaveWeek": {right: maySettings}, "SaveUsualReply": {right: maySettings},
	"RemovePeak": {right: maySettings}, "RemoveDueRule": {right: maySettings}, "OrderDueRules": {right: maySettings},
	"SnoozeTimes": {right: mayRead}, "Pressing": {right: mayRead},

	"Alike": {mayRead, ofInquiry}, "UsePast": {mayWrite, ofInquiry}, "Models": {right: mayRead}, "SetModel": {maySend, ofMessage},
	"TemplateFrom": {mayTemplates, ofInquiry},

	"FAQs": {right: mayRead}, "UseFAQ": {mayWrite, ofInquiry}, "FAQFrom": {mayTemplates, ofInquiry}, "SaveFAQ": {right: mayTemplates},
	"RemoveFAQ": {right: mayTemplates}, "MoveFAQ": {right: mayTemplates}, "ExportFAQs": {right: mayTemplates}, "ImportFAQs": {right: mayTemplates},
	"SaveFAQFile": {right: mayTemplates}, "Manuals": {right: mayRead}, "ManualsFor": {mayRead, ofInquiry}, "SaveManual": {right: mayTemplates},

	"Evidence": {mayEvidence, ofInquiry}, "EvidenceStart": {mayEvidence, ofInquiry}, "EvidenceState": {right: mayEvidence}, "EvidenceStop": {right: mayEvidence},
	"Entries": {right: mayBooks}, "EntriesFor": {mayRead, ofInquiry}, "EntryWords": {right: mayBe}, "EntryMonths": {right: mayBooks}, "Books": {right: mayBooks},
	"ProposeEntry": {mayEntry, ofInquiry}, "SaveEntry": {right: mayEntry}, "DropEntry": {right: mayEntry}, "ConfirmEntries": {right: mayClose},
	"CorrectEntry": {right: mayClose}, "ImportEntries": {right: mayClose}, "PickEntryFile": {right: mayClose}, "EntryMaps": {right: mayClose}, "SaveEntryMap": {right: mayClose}, "RemoveEntryMap": {right: mayClose},
	"LockMonth": {right: mayClose}, "SaveBooks": {right: mayClose},
	"ExportKinds": {right: mayExport}, "ExportPreview": {right: mayExport}, "ExportBooks": {right: mayExport}, "ExportAgain": {right: mayExport}, "Exports": {right: mayExport},
	"MakeCaseFile": {right: mayEvidence}, "SaveCaseFile": {right: mayEvidence},
	"BookPackages": {right: mayBooks}, "LearnBooks": {right: mayClose}, "TakeBooks": {right: mayClose},
	"SaveExport": {right: mayExport}, "SaveExportAgain": {right: mayExport},

	"Documents": {right: mayBooks}, "Document": {right: mayBooks}, "DocumentWords": {right: mayBooks}, "VoidDocument": {right: mayClose},
	"MonthSheet": {right: mayBooks}, "SaveMonth": {right: mayBooks},
	"DraftReceipt": {right: maySend}, "IssueReceipt": {right: maySend}, "KeepDocument": {maySend, ofMessage},
	"SaveDocument": {right: mayBooks}, "SaveDocuments": {right: mayExport},
	"AttachDocument": {right: maySend}, "GiveDocument": {right: maySend}, "UngiveDocument": {right: maySend},

	"Settlement": {right: mayExport}, "SettlementFiles": {right: mayExport}, "SettlementPreview": {right: mayClose}, "ImportSettlement": {right: mayClose},
	"ForgetSettlement": {right: mayClose}, "JudgeSettlement": {right: mayClose}, "RecordSettlement": {right: mayClose}, "PickSettlementFile": {right: mayClose},

	"SaveEvidence": {right: mayEvidence}, "SaveCase": {maySearch, ofInquiry}, "SaveFiles": {maySearch, ofMessage},
}

// Known tells whether a method has its line in the table of rights.
func Known(method string) bool { _, ok := needs[method]; return ok }

// RoleMay tells whether a role has the right to a method; what it reaches is another matter.
func RoleMay(role, method string) bool {
	n, ok := needs[method]
	return ok && hasRight(role, n.right)
}

// May refuses a call that the person in ctx has no right to. It reads of the
// request only which inquiry or message it is about.
func (d *Desk) May(ctx context.Context, method string, body []byte) error {
	a := who(ctx)
	n, ok := needs[method]
	if !ok {
		n = need{right: mayPeople} // nobody has said: the owner
	}
	if n.right == mayEnter || a.free() {
		return nil
	}
	if a.role == "" {
		return refuse("seat_locked", "画面はロックされています。書きかけの内容はそのままです。担当者を選んで PIN を入れてください。")
	}
	if !hasRight(a.role, n.right) {
		if method == "Send" && a.role == RoleTrainee {
			return refuse("approval", "臨時の担当者は、自分では送れません。下書きは残っています。「店長に確認を頼む」を押してください。")
		}
		return forbidden(a.role)
	}
	if a.masked && shownRaw[method] {
		return maskedFile()
	}
	if n.of == ofNothing {
		return nil
	}
	var in ID
	if json.Unmarshal(body, &in) != nil || in.ID == 0 {
		return nil // the method itself says what is wrong with it
	}
	return d.mayReach(ctx, n, method, in.ID)
}

// mayReach refuses inquiries of others, and what is for the owner alone.
func (d *Desk) mayReach(ctx context.Context, n need, method string, id int64) (err error) {
	if n.of == ofMessage {
		if id, err = d.store.InquiryOf(ctx, id); err != nil {
			return err
		}
	}
	q, err := d.store.Inquiry(ctx, id)
	if err != nil {
		return err
	}
	if !who(ctx).reach.Has(q.OwnerID) {
		return refuse("not_yours", "この問い合わせは、ほかの担当者のものです。何も変えていません。必要なときは店長に頼んでください。")
	}
	hidden, err := d.ownersOnly(ctx, q.Care, q.OwnerID)
	if err != nil || !hidden || method == "Thread" {
		return err
	}
	return refuse("owners_only", "この問い合わせは、店長に引き継がれています。何も変えていません。続きは店長に任せてください。")
}

func forbidden(role string) error {
	return refuse("forbidden", "「"+RoleName(role)+"」の権限では、この操作はできません。何も変えていません。必要なときは店長に頼んでください。")
}

// shownRaw are methods that show a mail as it came, where nothing can be masked.
var shownRaw = map[string]bool{"Raw": true, "MessageAs": true, "AttachedMail": true, "FileText": true}

func maskedFile() error {
	return refuse("masked_file", "添付や元のメールには個人情報が入っていることがあるため、開けません。中身はそのままです。必要なときは店長に頼んでください。")
}

// mayBytes refuses files and raw mails to whom they could show what is masked,
// and those of inquiries out of reach.
func (d *Desk) mayBytes(ctx context.Context, message int64) error {
	a := who(ctx)
	if a.free() {
		return nil
	}
	if err := d.May(ctx, "Thread", nil); err != nil {
		return err
	}
	if a.masked {
		return maskedFile()
	}
	return d.mayReach(ctx, need{mayRead, ofMessage}, "Raw", message)
}

// MayPaper refuses printing and evidence to whom the paper could show what the
// screen hides.
func (d *Desk) MayPaper(ctx context.Context) error {
	a := who(ctx)
	if a.free() {
		return nil
	}
	if err := d.May(ctx, "Search", nil); err != nil {
		return err
	}
	if a.masked {
		return maskedFile()
	}
	return nil
}

// free is an owner, or the desk itself, which no seat is asked for.
func (a acting) free() bool { return a.role == RoleOwner || a.role == "" && a.seat == nil }
