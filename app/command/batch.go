package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// batchRow is one part of `batch --json`.
type batchRow struct {
	InquiryID int64         `json:"inquiry_id"`
	Customer  string        `json:"customer"`
	Text      string        `json:"text"`
	Problems  []app.Problem `json:"problems"`
	Clean     bool          `json:"clean"`
	MustAsk   string        `json:"must_ask"`  // why somebody has to agree first
	Asked     bool          `json:"asked"`     // somebody is asked to agree
	OutboxID  int64         `json:"outbox_id"` // 0 while it is not queued
}

func (c *cli) batch() *cobra.Command {
	var template, at string
	var set []string
	var dry bool
	var records recordFlags
	in := app.BatchRequest{}
	cmd := &cobra.Command{
		Use: "batch --template 名前 ID…", Short: "テンプレートで一括返信する。問題のあるものは送信待ちに入れません", Args: cobra.MinimumNArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			t, err := d.TemplateNamed(ctx, template)
			if err != nil {
				return err
			}
			q := app.BatchQuery{Template: t.ID}
			if q.Typed, err = typedFacts(set); err != nil {
				return err
			}
			if at != "" {
				if in.At, err = d.SendMoment(ctx, at); err != nil {
					return err
				}
			}
			for _, arg := range args {
				id, err := number(arg)
				if err != nil {
					return err
				}
				q.IDs = append(q.IDs, id)
			}
			said, err := records.read()
			if err != nil {
				return err
			}
			rows, err := batchOf(ctx, d, q, in, said, dry)
			if err != nil {
				return err
			}
			return c.show(map[string]any{"parts": rows}, func(w io.Writer) { writeBatch(w, rows, dry) })
		}),
	}
	f := cmd.Flags()
	f.StringVar(&template, "template", "", "テンプレートの名前か番号")
	f.BoolVar(&dry, "dry-run", false, "作って確かめるだけで、送信待ちに入れない")
	f.BoolVar(&in.Done, "done", false, "送れたら完了にする")
	f.StringArrayVar(&set, "set", nil, "空欄に入れる言葉（名前=値、何度でも）。空いているすべての文に入ります")
	f.StringVar(&at, "at", "", "送る日時（reply と同じ書き方）")
	f.BoolVar(&in.Ask, "ask", false, "送らずに承認を頼む")
	f.StringVar(&in.Note, "note", "", "承認する人へのひとこと（--ask と使う）")
	f.IntVar(&in.Hold, "hold", -1, "取り消せる時間（秒）。省くと設定の秒数")
	records.on(cmd)
	_ = cmd.MarkFlagRequired("template")
	return cmd
}

// batchOf makes the texts and queues the clean ones.
func batchOf(ctx context.Context, d *app.Desk, q app.BatchQuery, in app.BatchRequest, records []app.DraftRecord, dry bool) ([]batchRow, error) {
	list, err := d.BatchPreview(ctx, q)
	if err != nil {
		return nil, err
	}
	rows := make([]batchRow, 0, len(list.Parts))
	at := map[int64]int{}
	in.Template = q.Template
	for i, p := range list.Parts {
		at[p.Inquiry.ID] = i
		rows = append(rows, batchRow{InquiryID: p.Inquiry.ID, Customer: p.Inquiry.Customer, Text: p.Text, Problems: problems(p.Problems), Clean: p.Clean, MustAsk: p.MustAsk})
		if p.Clean {
			in.Parts = append(in.Parts, app.BatchText{ID: p.Inquiry.ID, Text: p.Text, SeenID: p.SeenID, Facts: app.DraftFacts{
				Typed: q.Typed, Records: records, Parts: []app.DraftPart{{Template: q.Template, Text: p.Text, Values: p.Values}},
			}})
		}
	}
	if dry || len(in.Parts) == 0 {
		return rows, nil
	}
	sent, err := d.BatchSend(ctx, in)
	if err != nil {
		return nil, err
	}
	for _, item := range sent.Sent {
		rows[at[item.InquiryID]].OutboxID = item.ID
	}
	for _, id := range sent.Asked {
		rows[at[id]].Asked = true
	}
	for _, r := range sent.Refused {
		row := &rows[at[r.ID]]
		row.Clean = false
		row.Problems = append(row.Problems, app.Problem{Code: r.Code, Text: r.Text})
	}
	return rows, nil
}

func writeBatch(w io.Writer, rows []batchRow, dry bool) {
	queued, asked := 0, 0
	for _, r := range rows {
		word := "送信待ち"
		switch {
		case r.Asked:
			word = "承認待ち"
			asked++
		case !r.Clean:
			word = "送りません"
		case dry:
			word = "送れます"
		default:
			queued++
		}
		_, _ = fmt.Fprintf(w, "%6d  %s  %s\n", r.InquiryID, word, r.Customer)
		for _, p := range r.Problems {
			_, _ = fmt.Fprintf(w, "        %s\n", p.Text)
		}
	}
	_, _ = fmt.Fprintf(w, "%d 件中 %d 件を送信待ちに入れ、%d 件の承認を頼みました。\n", len(rows), queued, asked)
}
