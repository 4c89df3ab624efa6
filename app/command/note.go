package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// staffNamed finds the staff that are called by name.
func staffNamed(ctx context.Context, d *app.Desk, names []string) ([]int64, error) {
	all, err := d.StaffList(ctx)
	if err != nil {
		return nil, err
	}
	ids := []int64{}
	for _, name := range names {
		found := int64(0)
		for _, s := range all.Staff {
			if s.Name == name && !s.Off {
				found = s.ID
			}
		}
		if found == 0 {
			return nil, &app.Refusal{Code: "not_found", Text: "「" + name + "」という担当者はいません。何も保存していません。「madoguchi staff list」で名前を確かめてください。"}
		}
		ids = append(ids, found)
	}
	return ids, nil
}

func (c *cli) inquiryNote() *cobra.Command {
	var text string
	var mention []string
	cmd := &cobra.Command{
		Use: "note ID [文]", Short: "社内メモを書く（お客様には見えません）", Args: cobra.RangeArgs(1, 2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			if len(args) == 2 {
				text = args[1]
			}
			ids, err := staffNamed(ctx, d, mention)
			if err != nil {
				return err
			}
			if err := d.AddNote(ctx, app.NewNote{ID: id, Kind: "note", Text: text, Mentions: ids}); err != nil {
				return err
			}
			return c.inquiryShow(ctx, d, args[:1])
		}),
	}
	f := cmd.Flags()
	f.StringVar(&text, "text", "", "メモの文")
	f.StringArrayVar(&mention, "mention", nil, "見てほしい担当者の名前（何度でも）")
	return cmd
}

func (c *cli) inquiryEditNote() *cobra.Command {
	var text string
	var mention []string
	cmd := &cobra.Command{
		Use: "edit-note MESSAGE", Short: "自分のメモを直す、文を省くと取り消す（その日のうち）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			ids, err := staffNamed(ctx, d, mention)
			if err != nil {
				return err
			}
			if err := d.ChangeNote(ctx, app.NoteChange{ID: id, Text: text, Mentions: ids}); err != nil {
				return err
			}
			edits, err := d.NoteEdits(ctx, app.ID{ID: id})
			if err != nil {
				return err
			}
			return c.show(noteEdits(id, edits), func(w io.Writer) {
				for _, e := range edits.Edits {
					_, _ = fmt.Fprintf(w, "%s まで  %s\n%s\n", day(e.At), e.By, e.Text)
				}
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&text, "text", "", "新しい文（省くと取り消す）")
	f.StringArrayVar(&mention, "mention", nil, "見てほしい担当者の名前（何度でも）")
	return cmd
}

type noteEditOut struct {
	Until string `json:"until"`
	By    string `json:"by"`
	Text  string `json:"text"`
}

func noteEdits(id int64, in app.NoteEdits) map[string]any {
	rows := []noteEditOut{}
	for _, e := range in.Edits {
		rows = append(rows, noteEditOut{stamp(e.At), e.By, e.Text})
	}
	return map[string]any{"message": id, "earlier": rows}
}

func (c *cli) mentions() *cobra.Command {
	return &cobra.Command{
		Use: "mentions", Short: "自分の名前が挙がっていて、まだ見ていない社内メモ", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.Mentions(ctx)
			if err != nil {
				return err
			}
			rows := []mentionOut{}
			for _, m := range list.Mentions {
				rows = append(rows, mentionOut{m.Message, m.Inquiry, stamp(m.At), m.By, m.Subject, m.Customer, m.Text})
			}
			return c.show(map[string]any{"mentions": rows}, func(w io.Writer) {
				for _, m := range list.Mentions {
					_, _ = fmt.Fprintf(w, "%6d  %s  %s さん：%s\n", m.Inquiry, day(m.At), m.By, m.Text)
				}
				_, _ = fmt.Fprintf(w, "%d 件\n", len(list.Mentions))
			})
		}),
	}
}

type mentionOut struct {
	Message  int64  `json:"message"`
	Inquiry  int64  `json:"inquiry"`
	At       string `json:"at"`
	By       string `json:"by"`
	Subject  string `json:"subject"`
	Customer string `json:"customer"`
	Text     string `json:"text"`
}

// inquiryAlso puts a further order beside the linked one.
func (c *cli) inquiryAlso(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.AlsoOrder(ctx, app.LinkChange{ID: id, Order: args[1]}); err != nil {
		return err
	}
	return c.inquiryShow(ctx, d, args[:1])
}
