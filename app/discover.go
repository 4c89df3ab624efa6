package app

import (
	"context"
	"strings"

	"madoguchi/connectors"
)

// DiscoverMailbox tells what is known of the address in a form and, when asked
// to look, finds out the rest of the form. Nothing is saved.
func (d *Desk) DiscoverMailbox(ctx context.Context, in MailboxSearch) (MailboxFound, error) {
	a, err := d.laidOver(ctx, in.Form)
	if err != nil {
		return MailboxFound{}, err
	}
	found, err := d.worker.Discover(ctx, a, in.Look)
	if err != nil {
		return MailboxFound{}, err
	}
	out := MailboxFound{
		Provider: found.Provider, Settings: found.Settings, Complete: found.Complete, Text: found.Text,
		Ways: orEmpty(found.Ways), Steps: append([]connectors.Step{}, found.Steps...), Hosts: orEmpty(found.Hosts),
	}
	if out.Settings == nil {
		out.Settings = map[string]string{}
	}
	return out, nil
}

// FillForm lays what can be found out under a new form, for a caller that asks
// nobody in between. What the caller has filled in itself stays; what is still
// missing is left to SaveAccount to name.
func (d *Desk) FillForm(ctx context.Context, form AccountForm) (AccountForm, error) {
	if d.spec(form.Kind).Discover == nil {
		return form, nil
	}
	if form.Name == "" {
		form.Name = strings.TrimSpace(form.Settings["address"])
	}
	if strings.TrimSpace(form.Settings["imap_host"]) != "" {
		return form, nil
	}
	found, err := d.DiscoverMailbox(ctx, MailboxSearch{Form: form, Look: true})
	if err != nil {
		return form, err
	}
	for k, v := range found.Settings {
		if form.Settings[k] == "" {
			form.Settings[k] = v
		}
	}
	return form, nil
}
