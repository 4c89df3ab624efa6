package command

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"madoguchi/app"
	"madoguchi/app/export/book"

	"github.com/spf13/cobra"
)

// recordFlags say what the books shall know once a reply has left.
type recordFlags struct {
	list    []string
	confirm bool
}

func (r *recordFlags) on(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&r.list, "record", nil,
		"送れたら経理の記録を作る：一部返金=3280 か REFUND_PARTIAL=3280（何度でも）。金額を省けるのは全額の返金と、後で入れる送料など。none は記録しない")
	cmd.Flags().BoolVar(&r.confirm, "record-confirm", false, "作った記録を確定もする（店長だけ）。省くと下書き")
}

// read is nil when nothing was said: then the draft's own counts.
func (r *recordFlags) read() ([]app.DraftRecord, error) {
	if len(r.list) == 0 {
		return nil, nil
	}
	out := []app.DraftRecord{}
	for _, s := range r.list {
		if s == "none" {
			continue
		}
		name, yen, said := strings.Cut(s, "=")
		one := app.DraftRecord{Type: kindNamed(strings.TrimSpace(name)), Confirm: r.confirm}
		if one.Type == "" {
			return nil, usage("--record の種別「" + name + "」はありません。一部返金・お詫びポイント進呈など、経理の画面の種別の名前で書いてください")
		}
		if said {
			n, err := strconv.ParseInt(strings.ReplaceAll(strings.TrimSuffix(strings.TrimSpace(yen), "円"), ",", ""), 10, 64)
			if err != nil || n < 0 {
				return nil, usage("--record の金額が読めません（一部返金=3280 のように）: " + s)
			}
			one.Amount = n
		}
		out = append(out, one)
	}
	return out, nil
}

// kindNamed is the code of a type by its code or its name on the screen.
func kindNamed(name string) string {
	for _, k := range book.Kinds() {
		if name == k.Code || name == k.Label {
			return k.Code
		}
	}
	return ""
}

// recordOut is a line of `records` in JSON.
type recordOut struct {
	Type    string `json:"type"`
	Label   string `json:"label"`
	Amount  int64  `json:"amount"`
	Confirm bool   `json:"confirm"`
	Ticked  bool   `json:"ticked"`
	Missing bool   `json:"missing"`
	There   string `json:"there"`
	Words   string `json:"words"`
}

func recordsOut(all []app.RecordLine) []recordOut {
	out := []recordOut{}
	for _, l := range all {
		out = append(out, recordOut{l.Type, l.Label, l.Amount, l.Confirm, l.Ticked, l.Missing, l.There, l.Words})
	}
	return out
}

func writeRecords(w io.Writer, all []app.RecordLine) {
	for _, l := range all {
		what := l.Label
		if l.Amount > 0 {
			what += " " + strconv.FormatInt(l.Amount, 10) + "円"
		}
		switch {
		case l.Ticked && l.There != "":
			_, _ = fmt.Fprintf(w, "この返信で %s を記録します（もう記録があります：%s）\n", what, l.There)
		case l.Ticked:
			_, _ = fmt.Fprintf(w, "この返信で %s を記録します\n", what)
		case l.There != "":
			_, _ = fmt.Fprintf(w, "%s：もう記録があります（%s）\n", what, l.There)
		default:
			_, _ = fmt.Fprintf(w, "%s を約束していますが、記録しません（記録するなら --record %s=金額）\n", what, l.Label)
		}
	}
}
