package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"madoguchi/app"
)

// pinEnv holds the PIN of --as; a PIN on the command line would stand in the
// history of the shell.
const pinEnv = "MADOGUCHI_PIN"

// needs are the methods behind commands, for those who are not the owner. Those of the
// books stand in bookNeeds.
var needs = map[string]string{
	"madoguchi staff list": "StaffList", "madoguchi inquiry list": "Search", "madoguchi inquiry show": "Search",
	"madoguchi inquiry state": "SetState", "madoguchi draft": "Compose", "madoguchi reply": "Send", "madoguchi outbox list": "Outbox",
	"madoguchi outbox take-back": "TakeBack", "madoguchi template list": "Templates", "madoguchi template show": "Templates", "madoguchi template lint": "Templates",
	"madoguchi template preview": "PreviewTemplate", "madoguchi template try": "TryTemplate", "madoguchi template remove": "DeleteTemplate",
	"madoguchi template import": "ImportTemplates", "madoguchi template export": "ExportTemplates",
	"madoguchi snippet list": "Snippets", "madoguchi snippet save": "SaveSnippet", "madoguchi snippet remove": "RemoveSnippet",
	"madoguchi signature list": "Signatures", "madoguchi signature save": "SaveSignature",
	"madoguchi faq list": "FAQs", "madoguchi faq show": "FAQs", "madoguchi faq save": "SaveFAQ", "madoguchi faq remove": "RemoveFAQ",
	"madoguchi faq move": "MoveFAQ", "madoguchi faq use": "UseFAQ", "madoguchi faq from": "FAQFrom", "madoguchi faq export": "ExportFAQs",
	"madoguchi faq import": "ImportFAQs", "madoguchi manual list": "Manuals", "madoguchi manual show": "Manuals", "madoguchi manual save": "SaveManual",
	"madoguchi sync":       "Sync",
	"madoguchi outbox now": "SendNow", "madoguchi undo": "Undo", "madoguchi changes": "Changes",
	"madoguchi inquiry ask": "AskApproval", "madoguchi inquiry hand-over": "HandOver", "madoguchi inquiry counts": "Search",
	"madoguchi inquiry read": "MarkSeen", "madoguchi inquiry unread": "MarkUnread", "madoguchi inquiry note": "AddNote",
	"madoguchi draft save": "SaveDraft", "madoguchi draft check": "Check", "madoguchi draft drop": "DropDraft",
	"madoguchi approval list": "Approvals", "madoguchi approval show": "ApprovalByID", "madoguchi approval ask": "AskApproval",
	"madoguchi approval approve": "ApproveReply", "madoguchi approval return": "ReturnApproval", "madoguchi approval withdraw": "WithdrawApproval",
	"madoguchi approval say": "SayApproval", "madoguchi outbox at": "Reschedule",
	"madoguchi customer show": "CustomerByID", "madoguchi order list": "Orders", "madoguchi order show": "OrderByID",
}

// needOf is the method behind a command. What is in neither table is for the owner only.
func needOf(path string) string {
	words := strings.TrimPrefix(path, "madoguchi ")
	if kind, of := strings.CutPrefix(words, "export "); of && slices.ContainsFunc(app.ExportKindList(), func(k app.ExportKind) bool { return k.Kind == kind }) {
		return "ExportBooks"
	}
	return cmp.Or(bookNeeds[words], needs[path])
}

// covered is an answer as the person who acts sees it on the screen.
func covered[T any](ctx context.Context, d *app.Desk, answer T, err error) (T, error) {
	if err != nil {
		return answer, err
	}
	out, err := d.Cover(ctx, answer, 0)
	if err != nil {
		return *new(T), err
	}
	return out.(T), nil
}

// coveredError keeps the words of a refusal to what that person may see: some quote what
// they are about.
func coveredError(ctx context.Context, d *app.Desk, err error) error {
	said := (*app.Refusal)(nil)
	if !errors.As(err, &said) {
		return err
	}
	out, failed := covered(ctx, d, *said, nil)
	if failed != nil {
		return failed
	}
	return &out
}

// actAs changes who acts: the owner, unless --as names somebody.
func (c *cli) actAs(ctx context.Context, d *app.Desk) (context.Context, error) {
	if c.as == "" {
		who, err := d.Owner(ctx)
		return app.As(ctx, who), err
	}
	pin := os.Getenv(pinEnv)
	if c.pinFile != "" {
		data, err := readFile(c.pinFile)
		if err != nil {
			return ctx, err
		}
		pin = strings.TrimSpace(string(data))
	}
	ctx, err := d.ActAs(ctx, c.as, pin)
	if err != nil {
		return ctx, err
	}
	var body []byte
	if id, err := number(c.about); err == nil {
		body = fmt.Appendf(nil, `{"id":%d}`, id)
	}
	return ctx, d.May(ctx, needOf(c.path), body)
}
