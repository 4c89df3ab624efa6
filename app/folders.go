package app

import (
	"context"

	"madoguchi/connectors"
)

// Folders names the folders of a form's mailbox, for a person to choose from.
// It only reads, and saves nothing.
func (d *Desk) Folders(ctx context.Context, in AccountForm) (FolderList, error) {
	a, err := d.filled(ctx, in)
	if err != nil {
		return FolderList{}, err
	}
	c, err := d.worker.Open(a)
	if err != nil {
		return FolderList{}, err
	}
	// The form may differ from what is saved: the next poll opens its own.
	defer d.worker.Forget(a.ID)
	l, ok := c.(connectors.FolderLister)
	if !ok {
		return FolderList{}, refuse("folders_none", "この種類の接続にフォルダーはありません。何も変えていません。メールの接続で選んでください。")
	}
	folders, err := l.Folders(ctx)
	if err != nil {
		return FolderList{}, err
	}
	return FolderList{Folders: append([]connectors.Folder{}, folders...)}, nil
}
