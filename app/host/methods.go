package host

import (
	"context"
	"encoding/json"

	"madoguchi/app"
)

// method reads its JSON argument and returns what is written as JSON.
type method func(ctx context.Context, body []byte) (any, error)

// none is the answer of a method that returns nothing.
type none struct{}

// methods is the closed list of what the page may call.
func methods(d *app.Desk) map[string]method {
	return map[string]method{
		"Me":     get(d.Me),
		"Inbox":  call(d.Inbox),
		"Counts": call(d.Counts),

		"CallState": call(d.CallState),
		"CallStop":  do(d.CallStop),

		"Search":       call(d.Search),
		"SearchPlaces": call(d.SearchPlaces),

		"Thread": call(d.Thread),

		"SetState":     call(d.SetState),
		"MarkSeen":     do(d.MarkSeen),
		"MarkUnread":   do(d.MarkUnread),
		"MarkPrivate":  do(d.MarkPrivate),
		"AddNote":      do(d.AddNote),
		"ChangeNote":   do(d.ChangeNote),
		"NoteEdits":    call(d.NoteEdits),
		"Mentions":     get(d.Mentions),
		"CallerLookup": call(d.CallerLookup),
		"AddCall":      call(d.AddCall),
		"Link":         do(d.Link),
		"Unlink":       do(d.Unlink),
		"AlsoOrder":    do(d.AlsoOrder),
		"Raw":          call(d.Raw),

		"Views":      get(d.Views),
		"SaveView":   call(d.SaveView),
		"RemoveView": do(d.RemoveView),

		"SetOwner":    call(d.SetOwner),
		"SetCategory": call(d.SetCategory),
		"SetTags":     call(d.SetTags),
		"SetCare":     call(d.SetCare),
		"Bulk":        call(whole(d.Bulk)),

		"Approvals":        call(d.Approvals),
		"ApprovalByID":     call(d.ApprovalByID),
		"ApproveReply":     call(d.ApproveReply),
		"ReturnApproval":   do(d.ReturnApproval),
		"WithdrawApproval": do(d.WithdrawApproval),
		"SayApproval":      do(d.SayApproval),
		"ApprovalChanges":  call(d.ApprovalChanges),
		"SendTimes":        get(d.SendTimes),
		"Reschedule":       call(d.Reschedule),

		"BatchPreview": call(d.BatchPreview),
		"BatchSend":    call(whole(d.BatchSend)),

		"SplitInquiry":     call(d.SplitInquiry),
		"MergeInquiries":   call(d.MergeInquiries),
		"UndoJoin":         call(d.UndoJoin),
		"TrustSender":      call(d.TrustSender),
		"Storage":          get(d.Storage),
		"Retention":        get(d.Retention),
		"SetRetention":     do(d.SetRetention),
		"RetentionPreview": call(d.RetentionPreview),
		"Senders":          get(d.Senders),
		"SetTrust":         do(d.SetTrust),

		"MessageAs":       call(d.MessageAs),
		"AttachedMail":    call(d.AttachedMail),
		"FileText":        call(d.FileText),
		"EvidenceStart":   do(d.EvidenceStart),
		"EvidenceState":   get(d.EvidenceState),
		"EvidenceStop":    do(func(ctx context.Context, _ none) error { return d.EvidenceStop(ctx) }),
		"MailImportStart": do(d.MailImportStart),
		"MailImportState": get(d.MailImportState),
		"MailImportStop":  do(func(ctx context.Context, _ none) error { return d.MailImportStop(ctx) }),

		"Compose":    call(d.Compose),
		"Suggest":    call(d.Suggest),
		"Refill":     call(d.Refill),
		"Check":      call(d.Check),
		"SetCharset": do(d.SetCharset),
		"SaveDraft":  call(d.SaveDraft),
		"DropDraft":  do(d.DropDraft),
		"Send":       call(d.Send),

		"DraftHelp":         call(d.DraftHelp),
		"DraftPreview":      call(d.DraftPreview),
		"DraftStart":        call(d.DraftStart),
		"DraftState":        call(d.DraftState),
		"DraftStop":         do(d.DraftStop),
		"ConfirmDoubt":      do(d.ConfirmDoubt),
		"DraftSettings":     get(d.DraftSettings),
		"SaveDraftSettings": call(d.SaveDraftSettings),
		"TestDraftEndpoint": call(d.TestDraftEndpoint),
		"FindLocalModels":   get(d.FindLocalModels),
		"DraftLog":          call(d.DraftLog),
		"Alike":             call(d.Alike),
		"UsePast":           call(d.UsePast),
		"Models":            get(d.Models),
		"SetModel":          do(d.SetModel),
		"TemplateFrom":      call(d.TemplateFrom),

		"FAQs":       call(d.FAQs),
		"SaveFAQ":    call(d.SaveFAQ),
		"RemoveFAQ":  do(d.RemoveFAQ),
		"MoveFAQ":    do(d.MoveFAQ),
		"UseFAQ":     call(d.UseFAQ),
		"FAQFrom":    call(d.FAQFrom),
		"ExportFAQs": call(d.ExportFAQs),
		"ImportFAQs": call(d.ImportFAQs),
		"Manuals":    get(d.Manuals),
		"ManualsFor": call(d.ManualsFor),
		"SaveManual": call(d.SaveManual),

		"Starters":       call(d.Starters),
		"ComposeStart":   call(d.ComposeStart),
		"RefillStart":    call(d.RefillStart),
		"AskStart":       call(d.AskStart),
		"SuggestStart":   call(d.SuggestStart),
		"CheckStart":     call(d.CheckStart),
		"SaveStartDraft": call(d.SaveStartDraft),
		"DropStartDraft": do(d.DropStartDraft),
		"SendStart":      call(d.SendStart),

		"Undo":          call(d.Undo),
		"Changes":       call(d.Changes),
		"Drafts":        get(d.Drafts),
		"DroppedDrafts": call(d.DroppedDrafts),
		"RestoreDraft":  call(d.RestoreDraft),

		"Outbox":   call(d.Outbox),
		"TakeBack": call(d.TakeBack),
		"SendNow":  do(d.SendNow),
		"Resolve":  do(d.Resolve),

		"Orders":         call(d.Orders),
		"OrderByID":      call(d.OrderByID),
		"OrderInquiries": call(d.OrderInquiries),
		"NoteOrder":      call(d.NoteOrder),

		"OrderFilePreview": call(d.OrderFilePreview),
		"OrderFileImport":  call(whole(d.OrderFileImport)),
		"OrderMaps":        get(d.OrderMaps),
		"SaveOrderMap":     call(d.SaveOrderMap),

		"Customers":       call(d.Customers),
		"CustomerByID":    call(d.CustomerByID),
		"MergeCustomers":  call(d.MergeCustomers),
		"SplitCustomer":   do(d.SplitCustomer),
		"KeepApart":       do(d.KeepApart),
		"SaveCustomer":    call(d.SaveCustomer),
		"CustomerHistory": call(d.CustomerHistory),

		"Carriers":         get(d.Carriers),
		"SaveCarrier":      call(d.SaveCarrier),
		"SaveUsualCarrier": call(d.SaveUsualCarrier),
		"AcceptTracking":   do(d.AcceptTracking),

		"Categories":     get(d.Categories),
		"SaveCategory":   call(d.SaveCategory),
		"RemoveCategory": do(d.RemoveCategory),
		"Tags":           get(d.Tags),
		"SaveTag":        call(d.SaveTag),
		"RemoveTag":      do(d.RemoveTag),
		"Rules":          get(d.Rules),
		"SaveRule":       call(d.SaveRule),
		"RemoveRule":     do(d.RemoveRule),
		"TryRule":        call(d.TryRule),
		"SetGuess":       do(d.SetGuess),

		"Templates":      call(d.Templates),
		"SaveTemplate":   call(d.SaveTemplate),
		"DeleteTemplate": do(d.DeleteTemplate),
		"Library":        get(d.Library),
		"AddLibrary":     call(d.AddLibrary),

		"PreviewTemplate": call(d.PreviewTemplate),
		"TryTemplate":     call(d.TryTemplate),
		"ExportTemplates": call(d.ExportTemplates),
		"ImportTemplates": call(d.ImportTemplates),
		"Snippets":        get(d.Snippets),
		"SaveSnippet":     call(d.SaveSnippet),
		"RemoveSnippet":   do(d.RemoveSnippet),
		"Signatures":      get(d.Signatures),
		"SaveSignature":   call(d.SaveSignature),

		"Kinds":          get(d.Kinds),
		"Accounts":       get(d.Accounts),
		"TestAccount":    call(d.TestAccount),
		"InspectAccount": call(d.InspectAccount),
		"SaveAccount":    call(d.SaveAccount),
		"PauseAccount":   do(d.PauseAccount),
		"ResumeAccount":  do(d.ResumeAccount),
		"SetPast":        do(d.SetPast),
		"RemoveAccount":  do(d.RemoveAccount),
		"Sync":           call(d.Sync),

		"DiscoverMailbox": call(d.DiscoverMailbox),
		"Folders":         call(d.Folders),

		"SignInBegin":  call(d.SignInBegin),
		"SignInState":  call(d.SignInState),
		"SignInPaste":  call(d.SignInPaste),
		"SignInCancel": do(d.SignInCancel),

		"Alerts":          get(d.Alerts),
		"Told":            do(d.Told),
		"AlertChoices":    get(d.AlertChoices),
		"SaveAlertChoice": call(d.SaveAlertChoice),

		"StaffList":      get(d.StaffList),
		"SaveStaff":      call(d.SaveStaff),
		"RemoveStaff":    call(d.RemoveStaff),
		"StaffLoad":      call(d.StaffLoad),
		"SwitchStaff":    call(d.SwitchStaff),
		"LockSeat":       do(func(ctx context.Context, _ none) error { return d.LockSeat(ctx) }),
		"SetPIN":         call(d.SetPIN),
		"UnlockStaff":    do(d.UnlockStaff),
		"RecoverOwner":   call(d.RecoverOwner),
		"Protection":     get(d.Protection),
		"SaveProtection": call(d.SaveProtection),
		"Reveal":         call(d.Reveal),
		"AskApproval":    call(d.AskApproval),
		"HandOver":       call(d.HandOver),
		"Audit":          call(d.Audit),
		"Report":         call(d.Report),

		"Calendar":       get(d.Calendar),
		"SaveWeek":       call(d.SaveWeek),
		"SaveDay":        call(d.SaveDay),
		"SaveUsualReply": call(d.SaveUsualReply),
		"SavePeak":       call(d.SavePeak),
		"RemovePeak":     call(d.RemovePeak),
		"SaveDueRule":    call(d.SaveDueRule),
		"RemoveDueRule":  call(d.RemoveDueRule),
		"OrderDueRules":  call(d.OrderDueRules),
		"SetDue":         do(d.SetDue),
		"Snooze":         do(d.Snooze),
		"SnoozeTimes":    get(d.SnoozeTimes),
		"Pressing":       get(d.Pressing),
		"Morning":        get(d.Morning),

		"Entries":        call(d.Entries),
		"EntriesFor":     call(d.EntriesFor),
		"EntryWords":     get(d.EntryWords),
		"ProposeEntry":   call(d.ProposeEntry),
		"SaveEntry":      call(d.SaveEntry),
		"DropEntry":      do(d.DropEntry),
		"ConfirmEntries": call(d.ConfirmEntries),
		"CorrectEntry":   call(d.CorrectEntry),
		"ImportEntries":  call(whole(d.ImportEntries)),
		"EntryMaps":      get(d.EntryMaps),
		"SaveEntryMap":   call(d.SaveEntryMap),
		"RemoveEntryMap": call(d.RemoveEntryMap),
		"EntryMonths":    get(d.EntryMonths),
		"LockMonth":      call(d.LockMonth),
		"Books":          get(d.Books),
		"SaveBooks":      call(d.SaveBooks),
		"BookPackages":   get(d.BookPackages),
		"LearnBooks":     call(d.LearnBooks),
		"TakeBooks":      call(d.TakeBooks),
		"MakeCaseFile":   call(d.MakeCaseFile),
		"ExportKinds":    get(d.ExportKinds),
		"ExportPreview":  call(d.ExportPreview),
		"ExportBooks":    call(whole(d.ExportBooks)),
		"ExportAgain":    call(d.ExportAgain),
		"Exports":        call(d.Exports),

		"Documents":     call(d.Documents),
		"Document":      call(d.Document),
		"DocumentWords": get(d.DocumentWords),
		"VoidDocument":  call(d.VoidDocument),
		"MonthSheet":    call(d.MonthSheet),
		"DraftReceipt":  call(d.DraftReceipt),
		"IssueReceipt":  call(whole(d.IssueReceipt)),
		"KeepDocument":  call(whole(d.KeepDocument)),

		"Settlement":        call(d.Settlement),
		"SettlementFiles":   get(d.SettlementFiles),
		"SettlementPreview": call(d.SettlementPreview),
		"ImportSettlement":  call(whole(d.ImportSettlement)),
		"ForgetSettlement":  do(d.ForgetSettlement),
		"JudgeSettlement":   do(d.JudgeSettlement),
		"RecordSettlement":  call(d.RecordSettlement),

		"AttachDocument": call(d.AttachDocument),
		"GiveDocument":   call(d.GiveDocument),
		"UngiveDocument": call(d.UngiveDocument),

		"Shop":     get(d.Shop),
		"SaveShop": call(d.SaveShop),
	}
}

func call[In, Out any](f func(context.Context, In) (Out, error)) method {
	return func(ctx context.Context, body []byte) (any, error) {
		var in In
		if err := json.Unmarshal(body, &in); err != nil {
			return nil, mismatch("request")
		}
		return f(ctx, in)
	}
}

// whole carries a method to its end also when the page goes away in the middle.
func whole[In, Out any](f func(context.Context, In) (Out, error)) func(context.Context, In) (Out, error) {
	return func(ctx context.Context, in In) (Out, error) { return f(context.WithoutCancel(ctx), in) }
}

func get[Out any](f func(context.Context) (Out, error)) method {
	return func(ctx context.Context, _ []byte) (any, error) { return f(ctx) }
}

func do[In any](f func(context.Context, In) error) method {
	return call(func(ctx context.Context, in In) (none, error) { return none{}, f(ctx, in) })
}
