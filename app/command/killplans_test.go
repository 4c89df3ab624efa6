//go:build kill

package command

import (
	"strconv"
	"strings"
	"time"
)

// What waits while the program is killed: replies for a moment soon, replies for
// tomorrow, and replies that somebody asks for. The first arrive once and never
// before their moment, the second not at all, the third once when they are agreed
// to and never when they are given back.

const helper = "小川"

type waits struct {
	soon    map[string]time.Time // text → its moment
	later   map[string]bool      // for tomorrow
	asked   map[string]string    // text → number of the approval
	refused map[string]bool      // asked for and given back
}

// answer answers one inquiry in one of the ways, taking turns.
func (k *killed) answer(i int) {
	switch i % 4 {
	case 0:
		k.answerSome(i)
	case 1:
		moment := time.Now().Add(4 * time.Second).Truncate(time.Second)
		if text := k.wait(i, "soon", "reply", "--hold", "0", "--at", moment.Format(time.RFC3339)); text != "" {
			k.waits.soon[text] = moment
		}
	case 2:
		k.askAndDecide(i)
	case 3:
		if text := k.wait(i, "later", "reply", "--at", "tomorrow9"); text != "" {
			k.waits.later[text] = true
		}
	}
}

// wait says a reply about an inquiry that nobody has answered and returns its text.
func (k *killed) wait(i int, kind, command string, flags ...string) string {
	for _, row := range k.inquiries("--state", "new") {
		text := strconv.Itoa(i) + " 番目のご返信（" + kind + "）です。倉庫に確かめました。"
		args := append(strings.Fields(command), id(row), "--body-file", k.file("b", text), "--record", promisedHere)
		code, _, errs := k.say(append(args, flags...)...)
		if code == 0 {
			k.replies[text] = row["remote_id"].(string)
			return text
		}
		if !strings.Contains(errs, "already_queued") {
			k.t.Fatalf("%s: %s", command, errs)
		}
	}
	return ""
}

// askAndDecide asks as one of the staff; the program dies while the owner decides.
func (k *killed) askAndDecide(i int) {
	text := k.wait(i, "asked", "approval ask", "--as", helper)
	if text == "" {
		return
	}
	n := k.openApproval(text)
	k.waits.asked[text] = n
	if i%8 == 6 {
		k.waits.refused[text] = true
		k.die(1, "approval", "return", n, "--words", "日付を書いてください")
		return
	}
	k.die(1, "approval", "approve", n, "--hold", "0")
}

func (k *killed) openApproval(text string) string {
	for _, row := range k.approvals("list") {
		if strings.TrimSpace(row["text"].(string)) == text {
			return strconv.Itoa(int(row["id"].(float64)))
		}
	}
	return ""
}

func (k *killed) approvals(args ...string) []map[string]any {
	var all []map[string]any
	for _, p := range k.must(append([]string{"approval"}, args...)...)["approvals"].([]any) {
		all = append(all, p.(map[string]any))
	}
	return all
}

// tooEarly fails for a planned reply that has left before its moment. It is asked
// often, and what has arrived by then cannot have arrived later.
func (k *killed) tooEarly() {
	delivered := k.delivered()
	for text, moment := range k.waits.soon {
		if n := delivered[text]; n > 0 && time.Now().Before(moment) {
			k.t.Errorf("%q left before %s", text, moment)
		}
	}
}

// decideTheRest does again what a kill has kept from happening. What was decided
// stays so: a second decision is refused.
func (k *killed) decideTheRest() {
	for text, n := range k.waits.asked {
		state := k.must("approval", "show", n)["state"]
		switch {
		case state != "open":
		case k.waits.refused[text]:
			k.whole("approval", "return", n, "--words", "日付を書いてください")
		default:
			k.whole("approval", "approve", n, "--hold", "0")
		}
		if code, _, errs := k.say("approval", "approve", n); code == 0 || !strings.Contains(errs, "approval_decided") {
			k.t.Errorf("decided twice: %d %s", code, errs)
		}
	}
}

// untilSent runs the outbox until nothing that is due soon waits any more.
func (k *killed) untilSent() {
	for {
		k.whole("outbox", "run")
		k.tooEarly()
		states, waiting := k.outboxStates(), 0
		for text := range k.waits.soon {
			if states[text] == "queued" {
				waiting++
			}
		}
		if waiting == 0 {
			return
		}
	}
}

// compareWaits holds what waited against what has arrived.
func (k *killed) compareWaits(states map[string]string, delivered map[string]int) {
	arrived := map[string]int{}
	for text := range k.waits.soon {
		if n := delivered[text]; n > 1 || states[text] == "sent" && n != 1 {
			k.t.Errorf("%q was planned, is %s and arrived %d times", text, states[text], n)
		}
		arrived["soon"] += delivered[text]
	}
	for text := range k.waits.later {
		if states[text] != "queued" || delivered[text] != 0 {
			k.t.Errorf("%q is for tomorrow, is %s and arrived %d times", text, states[text], delivered[text])
		}
	}
	for text, n := range k.waits.asked {
		p := k.must("approval", "show", n)
		state, item := p["state"], int(p["outbox_id"].(float64))
		switch no := k.waits.refused[text]; {
		case no && (state != "returned" || item != 0 || states[text] != "" || delivered[text] != 0):
			k.t.Errorf("%q was given back, is %v, %s and arrived %d times", text, state, states[text], delivered[text])
		case !no && (state != "approved" || item == 0 || states[text] == "" || delivered[text] > 1):
			k.t.Errorf("%q was agreed to, is %v, %s and arrived %d times", text, state, states[text], delivered[text])
		}
		arrived["asked"] += delivered[text]
	}
	w := k.waits
	if len(w.later) == 0 || len(w.refused) == 0 || arrived["soon"] == 0 || arrived["asked"] == 0 {
		k.t.Errorf("%d for tomorrow, %d given back, arrived %v: this run proves nothing", len(w.later), len(w.refused), arrived)
	}
	k.t.Logf("planned %d, for tomorrow %d, asked %d of which %d given back; arrived %v", len(w.soon), len(w.later), len(w.asked), len(w.refused), arrived)
}
