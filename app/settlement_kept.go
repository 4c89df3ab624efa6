package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"madoguchi/app/export/book"
	"madoguchi/app/settle"
	"madoguchi/connectors/orderfile"
	"madoguchi/store"
)

// paidFile is a decoded settlement in memory.
type paidFile struct {
	*orderfile.File
	sum  string // SHA-256 of its bytes
	size int64
}

// HoldSettlement decodes a settlement and keeps it in memory until it is brought in or
// other files come.
func (d *Desk) HoldSettlement(_ context.Context, name string, data []byte) (HeldFile, error) {
	f, err := orderfile.Open(data)
	if err != nil {
		return HeldFile{}, err
	}
	if f, err = settle.Open(f); err != nil {
		return HeldFile{}, err
	}
	hash := sha256.Sum256(data)
	held := d.heldPaid.add(name, paidFile{f, hex.EncodeToString(hash[:]), int64(len(data))})
	return HeldFile{Token: held.token, Name: held.name, Size: held.file.size}, nil
}

// knownSettlement is the same file of the mall, when it is here.
func (d *Desk) knownSettlement(ctx context.Context, s settlement) ([]SettlementFile, error) {
	out := []SettlementFile{}
	all, err := d.store.SettlementFiles(ctx)
	for _, f := range all {
		if f.Channel == s.of && f.SHA256 == s.held.file.sum {
			out = append(out, settlementFileOf(s.shop, f))
		}
	}
	return out, err
}

func settlementFileOf(s book.Shop, f store.SettlementFile) SettlementFile {
	return SettlementFile{
		ID: f.ID, Channel: f.Channel, ChannelName: s.Channel(f.Channel).Label, Name: f.Name, SHA256: f.SHA256, Rows: f.Rows, Left: f.Left, From: f.From, To: f.To,
		At: f.By.At, By: f.By.Name,
	}
}

// SettlementFiles are the settlements that are here, the newest first.
func (d *Desk) SettlementFiles(ctx context.Context) (SettlementFiles, error) {
	out := SettlementFiles{Files: []SettlementFile{}}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	all, err := d.store.SettlementFiles(ctx)
	for _, f := range all {
		out.Files = append(out.Files, settlementFileOf(b.Shop, f))
	}
	return out, err
}

// ForgetSettlement drops a settlement that was taken by mistake, with what was said of its
// rows. The entries stay as they are.
func (d *Desk) ForgetSettlement(ctx context.Context, in ID) error {
	return d.store.DropSettlement(ctx, actor(ctx), in.ID)
}
