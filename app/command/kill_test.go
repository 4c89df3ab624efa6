//go:build kill

package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

// The program itself (KILL_PROGRAM) is killed at random points of receiving and
// sending, again and again, while customers keep writing. Afterwards the store
// must equal the servers and no reply may have arrived twice.

const rounds = 40

// killed is the bench with the real program instead of a call.
type killed struct {
	*bench
	program string
	dice    *rand.Rand
	asked   map[string][]string // thread → what its customer wrote
	replies map[string]string   // text → thread
	waits   waits

	errs     *os.File // standard error of those that were killed
	runs     int      // that were to be killed
	finished int      // of them those that were over before their end came
}

func TestKill_nothing_lost_nothing_doubled_nothing_sent_twice(t *testing.T) {
	program := os.Getenv("KILL_PROGRAM")
	if program == "" {
		t.Skip("KILL_PROGRAM names no program")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	load(t)
	k := &killed{
		bench: newBench(t), program: program, dice: rand.New(rand.NewPCG(seed, 1)),
		asked: map[string][]string{}, replies: map[string]string{},
		waits: waits{soon: map[string]time.Time{}, later: map[string]bool{}, asked: map[string]string{}, refused: map[string]bool{}},
	}
	k.must("staff", "add", helper, "--role", "staff")
	k.add(rakuten.Spec, "楽天店", k.rakuten.Settings())
	k.add(yahoo.Spec, "Yahoo!店", k.yahoo.Settings())
	k.add(mailbox.Spec, "メール", k.mail.Settings())
	k.keepErrors()
	// Slow malls make every step long enough to be hit, before and after the
	// mall has stored a reply.
	k.rakuten.Fail(rakutentest.Fault{Kind: rakutentest.Slow, Delay: 15 * time.Millisecond, Times: -1})
	k.yahoo.Break(yahootest.Fault{Kind: yahootest.Slow, Wait: 15 * time.Millisecond, Times: -1})
	for i := range rounds {
		k.customersWrite(i)
		k.die(5, "sync", "--account", []string{"楽天店", "Yahoo!店", "メール"}[i%3])
		k.answer(i)
		k.die(2, "outbox", "run")
		k.tooEarly()
	}
	k.rakuten.Mend()
	k.yahoo.Repair()
	k.settle()
	k.compare()
	k.searchLogs()
}

// breath is how long the program takes now to start and do next to nothing. Kills
// are timed by it: on a busy machine they would all fall into the start.
func (k *killed) breath() time.Duration {
	begun := time.Now()
	k.whole("account", "list")
	return max(time.Since(begun), 60*time.Millisecond)
}

// die starts the program and kills it after one breath and up to so many more.
func (k *killed) die(breaths int, args ...string) {
	k.runs++
	one := k.breath()
	life := one + time.Duration(k.dice.Int64N(int64(breaths)*int64(one)))
	cmd := exec.Command(k.program, append(args, "--profile", k.profile, "--json")...)
	cmd.Stderr = k.errs
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { _ = cmd.Wait(); close(done) }()
	select {
	case <-done:
		k.finished++
	case <-time.After(life):
		_ = cmd.Process.Kill()
		<-done
	}
}

// customersWrite opens threads and goes on in old ones.
func (k *killed) customersWrite(i int) {
	text := fmt.Sprintf("%d 回目の質問です。届くのはいつですか。", i)
	switch i % 3 {
	case 0:
		n := k.rakuten.Add(rakutentest.Inquiry{Customer: "客 " + fmt.Sprint(i), Text: text})
		k.asked[n] = append(k.asked[n], text)
	case 1:
		n := k.yahoo.AddTopic(yahootest.Topic{Title: "質問", Posts: []yahootest.Post{{By: "user", Text: text}}})
		k.asked[n] = append(k.asked[n], text)
	case 2:
		n := fmt.Sprintf("kill-%d@customer.example", i)
		k.mail.Deliver([]byte(fmt.Sprintf("From: kyaku%d@customer.example\r\nTo: shop@example.test\r\nSubject: q%d\r\n"+
			"Message-ID: <%s>\r\nDate: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n",
			i, i, n, time.Now().Format(time.RFC1123Z), text)), time.Now())
		k.asked[n] = append(k.asked[n], text)
	}
}

// answerSome queues a reply to one open inquiry. Queuing itself is not killed
// here: the store's own tests do that.
func (k *killed) answerSome(i int) {
	for _, row := range k.inquiries("--state", "new") {
		text := fmt.Sprintf("%d 番目のご返信です。在庫を確かめました。", i)
		code, _, errs := k.say("reply", id(row), "--body-file", k.file("b", text), "--hold", "0", "--record", promisedHere)
		if code == 0 {
			k.replies[text] = row["remote_id"].(string)
			return
		}
		if !strings.Contains(errs, "already_queued") {
			k.t.Fatalf("reply: %s", errs)
		}
	}
}

// settle lets the program finish its work undisturbed.
func (k *killed) settle() {
	for _, name := range []string{"楽天店", "Yahoo!店", "メール"} {
		k.whole("sync", "--account", name)
	}
	k.decideTheRest()
	for range 3 {
		k.whole("outbox", "run")
	}
	k.untilSent()
	for _, name := range []string{"楽天店", "Yahoo!店", "メール"} {
		k.whole("sync", "--account", name)
	}
}

func (k *killed) whole(args ...string) {
	k.t.Helper()
	var errs bytes.Buffer
	cmd := exec.Command(k.program, append(args, "--profile", k.profile, "--json")...)
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil {
		k.t.Fatalf("%v: %v\n%s", args, err, errs.String())
	}
}

// compare holds the store against the servers.
func (k *killed) compare() {
	delivered := k.delivered()
	sent := k.outboxStates()
	k.compareWaits(sent, delivered)
	for text, state := range sent {
		n := delivered[text]
		if n > 1 || state == "sent" && n != 1 || state == "failed" && n != 0 || state == "queued" && !k.waits.later[text] {
			k.t.Errorf("reply %q is %s and arrived %d times", text, state, n)
		}
	}
	k.comparePromises()
	rows := k.inquiries()
	for thread, questions := range k.asked {
		row := rows[thread]
		if row == nil {
			k.t.Errorf("thread %s is lost", thread)
			continue
		}
		k.compareThread(id(row), questions, delivered)
	}
	if len(rows) != len(k.asked) {
		k.t.Errorf("%d inquiries, %d threads at the servers", len(rows), len(k.asked))
	}
	if len(delivered) == 0 || len(sent) < rounds/4 {
		k.t.Errorf("only %d replies were queued and %d arrived: this run proves nothing", len(sent), len(delivered))
	}
	k.t.Logf("%d threads, %d replies queued, %d deliveries, states %v", len(rows), len(k.replies), len(delivered), count(sent))
	k.t.Logf("%d of %d runs were killed", k.runs-k.finished, k.runs)
}

// delivered counts what has arrived at the servers.
func (k *killed) delivered() map[string]int {
	all := map[string]int{}
	for _, d := range k.rakuten.Delivered() {
		all[d.Text]++
	}
	for _, d := range k.yahoo.Delivered() {
		all[d.Text]++
	}
	for _, m := range k.mail.Accepted() {
		all[strings.TrimSpace(mailText(m.Raw))]++
	}
	return all
}

// compareThread counts each message of a thread.
func (k *killed) compareThread(inquiry string, questions []string, delivered map[string]int) {
	got := map[string]int{}
	for _, m := range k.must("inquiry", "show", inquiry)["messages"].([]any) {
		got[strings.TrimSpace(m.(map[string]any)["text"].(string))]++
	}
	for _, q := range questions {
		if got[q] != 1 {
			k.t.Errorf("inquiry %s has %q %d times", inquiry, q, got[q])
		}
	}
	for text, n := range got {
		if n != 1 {
			k.t.Errorf("inquiry %s has %q %d times", inquiry, text, n)
		}
		if _, ours := k.replies[text]; ours && delivered[text] != 1 {
			k.t.Errorf("inquiry %s shows %q, delivered %d times", inquiry, text, delivered[text])
		}
	}
}

func (k *killed) outboxStates() map[string]string {
	out := map[string]string{}
	for _, i := range k.must("outbox", "list")["outbox"].([]any) {
		item := i.(map[string]any)
		out[strings.TrimSpace(item["text"].(string))] = item["state"].(string)
	}
	return out
}

func count(states map[string]string) string {
	n := map[string]int{}
	for _, s := range states {
		n[s]++
	}
	text, _ := json.Marshal(n)
	return string(text)
}

// mailText is what a person reads in a mail that left.
func mailText(raw []byte) string { return mime.Parse(raw).Text }
