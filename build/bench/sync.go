package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"madoguchi/build/corpus"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// newest is how many mails must be there before a clerk can begin.
const newest = 1000

// mailserver is a real Dovecot with a mailbox of years.
type mailserver struct {
	*mailboxtest.Dovecot
	shop *corpus.Shop
	last map[string]int // how many of the newest lie in each folder
	from time.Time      // the oldest of the newest
}

func (b *bench) dovecot(shop *corpus.Shop) (*mailserver, error) {
	dir, err := os.MkdirTemp("", "imap") // short: a socket's path has its limits
	if err != nil {
		return nil, err
	}
	d, err := mailboxtest.OpenDovecot(dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	m := &mailserver{Dovecot: d, shop: shop}
	if err := d.Restart(func() error { return m.deliver() }); err != nil {
		return nil, err
	}
	// What Dovecot notes of a mailbox that it sees for the first time is not ours to measure.
	_, err = m.fetchAll(0)
	return m, err
}

func (m *mailserver) close() {
	dir := filepath.Dir(filepath.Dir(m.Maildir))
	m.Close()
	_ = os.RemoveAll(dir)
}

// deliver writes the mails as a delivery agent did over the years.
func (m *mailserver) deliver() error {
	number := 0
	var times []newMail
	for one := range m.shop.Mails() {
		number++
		dir := m.Maildir
		if one.Folder == corpus.Sent {
			dir = filepath.Join(dir, ".Sent")
		}
		for _, sub := range []string{"cur", "new", "tmp"} {
			if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
				return err
			}
		}
		path := filepath.Join(dir, "cur", fmt.Sprintf("%d.M%07dP1.test:2,S", one.At.Unix(), number))
		if err := errors.Join(os.WriteFile(path, one.Raw, 0o644), os.Chtimes(path, one.At, one.At)); err != nil {
			return err
		}
		times = append(times, newMail{one.At, one.Folder})
	}
	slices.SortFunc(times, func(a, b newMail) int { return b.at.Compare(a.at) })
	m.last = map[string]int{}
	for _, t := range times[:min(newest, len(times))] {
		m.last[t.folder]++
		m.from = t.at
	}
	return nil
}

type newMail struct {
	at     time.Time
	folder string
}

// fetchAll is the anchor of G1 and G3: every mail, or the last so many of each
// folder, fetched with go-imap alone and forgotten.
func (m *mailserver) fetchAll(last int) (float64, error) {
	return took(func() error {
		c, err := imapclient.DialInsecure(net.JoinHostPort(m.Host, strconv.Itoa(m.Port)), nil)
		if err != nil {
			return err
		}
		defer c.Close()
		if err := c.Login(m.User, m.Password).Wait(); err != nil {
			return err
		}
		got := 0
		for _, folder := range []string{corpus.Inbox, corpus.Sent} {
			n := 0
			if last > 0 {
				n = m.last[folder]
			}
			some, err := fetchFolder(c, folder, n)
			if err != nil {
				return fmt.Errorf("%s: %w", folder, err)
			}
			got += some
		}
		if last == 0 && got != m.shop.Size().Mails {
			return fmt.Errorf("%d mails of %d came", got, m.shop.Size().Mails)
		}
		return c.Logout().Wait()
	})
}

func fetchFolder(c *imapclient.Client, folder string, last int) (mails int, err error) {
	box, err := c.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil || box.NumMessages == 0 {
		return 0, err
	}
	first := uint32(1)
	if last > 0 {
		first = box.NumMessages - min(uint32(last), box.NumMessages) + 1
	}
	want := &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}}
	for ; first <= box.NumMessages; first += 500 {
		var some imap.SeqSet
		some.AddRange(first, min(first+499, box.NumMessages))
		f := c.Fetch(some, want)
		for one := f.Next(); one != nil; one = f.Next() {
			mails++
			for item := one.Next(); item != nil; item = one.Next() {
				if body, ok := item.(imapclient.FetchItemDataBodySection); ok {
					if _, err := io.Copy(io.Discard, body.Literal); err != nil {
						return mails, err
					}
				}
			}
		}
		if err := f.Close(); err != nil {
			return mails, err
		}
	}
	return mails, nil
}

// synced is what the program that synchronises says of itself.
type synced struct {
	Newest float64 `json:"newest"` // seconds until the newest mails are listed and readable
	Listed float64 `json:"listed"` // until all are
	Found  float64 `json:"found"`  // until all can be found
	CPU    float64 `json:"cpu"`
	Memory float64 `json:"memory"` // MB at most
	Mails  int     `json:"mails"`
	Bytes  float64 `json:"bytes"` // MB of the database
}

// firstSync lets a program of its own read the mailbox into a new profile.
func (b *bench) firstSync(m *mailserver) (synced, error) {
	var out synced
	profile, err := os.MkdirTemp(b.temp, "profile")
	if err != nil {
		return out, err
	}
	settings, err := json.Marshal(m.Settings())
	if err != nil {
		return out, err
	}
	cmd := exec.CommandContext(b.ctx, os.Args[0], childSign, profile, string(settings), strconv.Itoa(m.shop.Size().Mails), strconv.FormatInt(m.from.UnixMilli(), 10))
	cmd.Stderr = os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("first sync: %w", err)
	}
	if err := json.Unmarshal(answer, &out); err != nil {
		return out, err
	}
	say("first sync of %d mails: newest %.1f s, listed %.1f s, searchable %.1f s, processor %.1f s, %.0f MB of memory", out.Mails, out.Newest, out.Listed, out.Found, out.CPU, out.Memory)
	return out, os.RemoveAll(profile)
}

// firstSyncs are G1 to G4: a small mailbox often, a large one as often as time
// allows, at least once.
func (b *bench) firstSyncs() error {
	for _, c := range []struct {
		mails, times int
		atMost       time.Duration
		bar, aim     float64
		name         string
	}{
		{int(10_000 * b.scale), rounds, 5 * time.Minute, 9, 4, "10 k"},
		{b.shop.Size().Mails, rounds, 9 * time.Minute, 5, 2.5, fmt.Sprintf("%d k", b.shop.Size().Mails/1000)},
	} {
		m, err := b.dovecot(b.shopOfMails(c.mails))
		if errors.Is(err, mailboxtest.ErrNotInstalled) {
			say("G1 to G4 are left out: Dovecot is not installed (build/setup.sh bench)")
			return nil
		}
		if err != nil {
			return err
		}
		err = b.firstSyncOf(m, c.times, c.atMost, c.bar, c.aim, c.name)
		m.close()
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) shopOfMails(n int) *corpus.Shop {
	return corpus.New(corpus.Options{Seed: 8, Newest: b.now, Address: shopAddress, Size: corpus.OfMails(n)})
}

func (b *bench) firstSyncOf(m *mailserver, times int, atMost time.Duration, bar, aim float64, name string) error {
	var all []synced
	var news []float64
	v, n, err := turns(times, atMost, func() (float64, error) {
		s, err := b.firstSync(m)
		all, news = append(all, s), append(news, s.Newest)
		return s.Found, err
	}, func() (float64, error) { return m.fetchAll(0) },
		func() (float64, error) { return m.fetchAll(newest) },
		func() (float64, error) { return b.mbsync(m) })
	if err != nil {
		return err
	}
	last := all[len(all)-1]
	note := fmt.Sprintf("all listed after %.1f s; processor %.1f s, %.2f ms a mail; database %.0f MB", last.Listed, last.CPU, last.CPU*1000/float64(last.Mails), last.Bytes)
	if n < rounds {
		note += fmt.Sprintf("; only %d times, for want of time", n)
	}
	memory := 0.0
	for _, s := range all {
		memory = max(memory, s.Memory)
	}
	b.add(line{Goal: "G1", What: "first sync of " + name + " mails until searchable, against raw FETCH", Ours: v[0], Anchor: v[1], Unit: "s", Value: v[0] / v[1], Bar: bar, Aim: aim, Runs: n, Note: note})
	b.add(line{Goal: "G2", What: "the same against mbsync", Ours: v[0], Anchor: v[3], Unit: "s", Value: v[3] / v[0], Least: true, Bar: 5, Aim: 12, Runs: n})
	b.add(line{Goal: "G3", What: "newest 1,000 of " + name + " mails readable, against raw FETCH of those", Ours: at(news, 50), Anchor: v[2], Unit: "s", Value: at(news, 50) / v[2], Bar: 3, Aim: 1.5, Runs: n})
	b.add(line{Goal: "G4", What: "memory of the first sync of " + name + " mails, at most", Ours: memory, Unit: "MB", Value: memory, Bar: 150, Aim: 64, Runs: n})
	return nil
}

// mbsync is what the usual program needs to copy the mailbox into files.
func (b *bench) mbsync(m *mailserver) (float64, error) {
	bin, err := exec.LookPath("mbsync")
	if err != nil {
		return 0, fmt.Errorf("mbsync is not installed (build/setup.sh bench): %w", err)
	}
	dir, err := os.MkdirTemp(b.temp, "mbsync")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	rc, err := os.Create(filepath.Join(dir, "rc"))
	if err != nil {
		return 0, err
	}
	w := bufio.NewWriter(rc)
	fmt.Fprintf(w, "IMAPStore far\nHost %s\nPort %d\nUser %s\nPass %s\nSSLType None\nAuthMechs LOGIN\n\n", m.Host, m.Port, m.User, m.Password)
	fmt.Fprintf(w, "MaildirStore near\nPath %[1]s/mail/\nInbox %[1]s/inbox\nSubFolders Verbatim\n\nChannel all\nFar :far:\nNear :near:\nPatterns *\nSync Pull\nCreate Near\nSyncState *\n", dir)
	if err := errors.Join(w.Flush(), rc.Close(), os.Mkdir(filepath.Join(dir, "mail"), 0o700)); err != nil {
		return 0, err
	}
	return took(func() error {
		if out, err := exec.CommandContext(b.ctx, bin, "-c", rc.Name(), "-q", "-a").CombinedOutput(); err != nil {
			return fmt.Errorf("mbsync: %w: %s", err, out)
		}
		return nil
	})
}
