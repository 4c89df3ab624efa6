package bigmail

import (
	"fmt"
	"strings"
	"time"
)

// letter is the n-th mail of the mailbox, the newest being 0: three years of
// customers who ask, ask again and get answers from another mail program.
type letter struct {
	id   string
	raw  []byte
	at   time.Time
	sent bool
}

const years = 3

func letterOf(n, size int, now time.Time) letter {
	// A tenth lies in the newest month, the rest evenly before it.
	ago := time.Duration(n) * 30 * 24 * time.Hour / time.Duration(max(size/10, 1))
	if n >= size/10 {
		ago = 30*24*time.Hour + time.Duration(n-size/10)*(years*365*24*time.Hour/time.Duration(size))
	}
	l := letter{id: fmt.Sprintf("mail%d@example.com", n), at: now.Add(-ago - time.Hour).Truncate(time.Second), sent: n%10 == 3}
	if n%10 == 9 {
		l.raw = l.ofMachine(n)
		return l
	}
	from, to, refs := fmt.Sprintf("customer%d@example.com", n/5), "shop@example.test", ""
	if n%10 == 3 { // answers the mail before it
		from, to, refs = to, fmt.Sprintf("customer%d@example.com", (n+1)/5), fmt.Sprintf("mail%d@example.com", n+1)
	} else if n%5 == 1 {
		refs = fmt.Sprintf("mail%d@example.com", n+1)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Received: from mx.example.com by mail.example.test; %s\r\nFrom: %s\r\nTo: %s\r\nDate: %s\r\nMessage-ID: <%s>\r\n",
		l.at.Format(time.RFC1123Z), from, to, l.at.Format(time.RFC1123Z), l.id)
	if refs != "" {
		fmt.Fprintf(&b, "In-Reply-To: <%s>\r\n", refs)
	}
	fmt.Fprintf(&b, "Subject: question %d\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n", n/5)
	for i := range 6 + n%17 {
		fmt.Fprintf(&b, "%d 先日注文した商品について教えてください。届く日を変えたいのですが、まだ間に合いますか。\r\n", n*31+i)
	}
	l.raw = []byte(b.String())
	return l
}

// ofMachine is a mail of the shop's cart, which writes the same line all day.
func (l letter) ofMachine(n int) []byte {
	return fmt.Appendf(nil, "From: cart@example.com\r\nTo: shop@example.test\r\nDate: %s\r\nMessage-ID: <%s>\r\nSubject: new note\r\n"+
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%d 番目のお知らせです。管理画面を開いて、内容を確かめてください。\r\n",
		l.at.Format(time.RFC1123Z), l.id, n)
}
