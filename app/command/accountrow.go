package command

import (
	"fmt"
	"io"
	"slices"

	"madoguchi/app"
)

func writeAccount(w io.Writer, a app.Account) {
	_, _ = fmt.Fprintf(w, "%4d  %-2s  %s  %s  最後の受信 %s  次 %s\n", a.ID, a.Mark, a.Name, a.State, day(a.LastOKAt), day(a.NextAt))
	_, _ = fmt.Fprintf(w, "      %s\n", a.Advice)
	_, _ = fmt.Fprintf(w, "      今日：受信 %d 回、失敗 %d 回%s\n", a.PollsToday, a.FailuresToday, calls(a))
	writePast(w, a)
	for _, n := range a.Notices {
		_, _ = fmt.Fprintf(w, "      %s\n", n.Text)
	}
	for _, k := range a.Keys {
		if k.Expires != 0 {
			_, _ = fmt.Fprintf(w, "      %s：残り %d 日（%s まで）%s\n", k.Label, k.DaysLeft, day(k.Expires), keySigns[k.Level])
		}
	}
}

var keySigns = map[string]string{"soon": "・そろそろ更新", "urgent": "・至急更新", "over": "・期限切れ"}

// calls tells nothing of a kind that does not count them.
func calls(a app.Account) string {
	if !slices.Contains(a.Abilities, "calls") {
		return ""
	}
	if a.CallsLimit == 0 {
		return fmt.Sprintf("、呼び出し %d 回", a.CallsToday)
	}
	return fmt.Sprintf("、呼び出し %d 回（上限 %d 回）", a.CallsToday, a.CallsLimit)
}

// accountOut is an account in JSON.
type accountOut struct {
	ID       int64             `json:"id"`
	Kind     string            `json:"kind"`
	Name     string            `json:"name"`
	State    string            `json:"state"`
	Reason   string            `json:"reason"`
	Text     string            `json:"text"`
	Notices  []app.Notice      `json:"notices"`
	Settings map[string]string `json:"settings"`
	Sealed   []string          `json:"sealed"`
	Keys     []keyOut          `json:"keys"`
	LastOKAt string            `json:"last_ok_at"`
	NextAt   string            `json:"next_at"`

	Advice        string   `json:"advice"`
	Pending       []string `json:"pending"`
	Abilities     []string `json:"abilities"`
	FailingAt     string   `json:"failing_at"`
	CallsToday    int64    `json:"calls_today"`
	CallsLimit    int64    `json:"calls_limit"`
	PollsToday    int64    `json:"polls_today"`
	FailuresToday int64    `json:"failures_today"`
	ProgressDone  int64    `json:"progress_done"`
	ProgressAll   int64    `json:"progress_all"`
	Past          pastOut  `json:"past"`
}

type keyOut struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Expires  string `json:"expires"`
	DaysLeft int    `json:"days_left"`
	Level    string `json:"level"`
}

func accountOf(a app.Account) accountOut {
	out := accountOut{
		ID: a.ID, Kind: a.Kind, Name: a.Name, State: a.State, Reason: a.Reason, Text: a.Text, Notices: a.Notices,
		Settings: a.Settings, Sealed: a.Sealed, Keys: []keyOut{}, LastOKAt: stamp(a.LastOKAt), NextAt: stamp(a.NextAt),
		Advice: a.Advice, Pending: a.Pending, Abilities: a.Abilities, FailingAt: stamp(a.FailingAt),
		CallsToday: a.CallsToday, CallsLimit: a.CallsLimit, PollsToday: a.PollsToday, FailuresToday: a.FailuresToday,
		ProgressDone: a.ProgressDone, ProgressAll: a.ProgressAll, Past: pastOf(a.Past),
	}
	for _, n := range a.Notices {
		// A connection that works but is not right, such as a refused signature.
		if n.Serious && out.Reason == "" {
			out.Reason, out.Text = n.Code, n.Text
		}
	}
	for _, k := range a.Keys {
		out.Keys = append(out.Keys, keyOut{Name: k.Name, Label: k.Label, Expires: stamp(k.Expires), DaysLeft: k.DaysLeft, Level: k.Level})
	}
	return out
}
