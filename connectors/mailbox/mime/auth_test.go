package mime

import "testing"

func TestAuth_believes_the_own_server_only(t *testing.T) {
	for name, c := range map[string]struct {
		header []string
		want   string
	}{
		"no server says anything": {[]string{"Received: from a by mx.shop.example.jp; x"}, ""},
		"above everything":        {[]string{"Authentication-Results: mx.shop.example.jp; dmarc=pass", "Received: from a by mx.shop.example.jp; x"}, "pass"},
		"below its own Received": {[]string{
			"Received: from localhost by localhost (Dovecot) with LMTP; x", "Authentication-Results: mx.shop.example.jp; dkim=pass header.d=a.example",
			"Received: from a.example (a.example [192.0.2.1]) by mx.shop.example.jp (Postfix); x",
		}, "pass"},
		"as Gmail writes": {[]string{
			"Received: by 2002:a05:7300:1 with SMTP id x; x", "ARC-Authentication-Results: i=1; mx.google.com; dmarc=fail",
			"Received: from a.example (a.example. [192.0.2.1]) by mx.google.com with ESMTPS id x; x",
			"Authentication-Results: mx.google.com; dkim=pass header.i=@a.example; spf=pass; dmarc=pass (p=NONE) header.from=a.example",
		}, "pass"},
		"as Microsoft writes": {[]string{
			"Received: from A.prod.outlook.com (2603::1) by B.prod.outlook.com with HTTPS; x",
			"Authentication-Results: spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=none; dmarc=fail action=none",
			"Received: from a.example (192.0.2.1) by C.mail.protection.outlook.com; x",
		}, "fail"},
		"as Yahoo! writes": {[]string{
			"Authentication-Results: mta508.mail.kks.example.jp  from=a.example.jp; domainkeys=pass (ok); dkim=pass (ok); header.i=@a.example.jp",
			"Received: from 192.0.2.1 (EHLO a.example.jp) by mta508.mail.kks.example.jp with SMTP; x",
		}, "pass"},
		"one field for each test": {[]string{
			"Authentication-Results: dmarc.cloud.example; dmarc=fail", "Authentication-Results: dkim.cloud.example; dkim=pass", "Received: from a by mx.cloud.example; x",
		}, "fail"},
		"brought by the sender": {[]string{
			"Received: from evil.example by www1.sakura.example.ne.jp; x", "Authentication-Results: mx.google.com; dmarc=pass", "Received: from a by mx.google.com; x",
		}, ""},
		"brought without a name": {[]string{"Received: from evil.example by www1.shop.example.jp; x", "Authentication-Results: dmarc=pass"}, ""},
		"written by a server on the way": {[]string{
			"Received: from list.example by mx.shop.example.jp; x", "Received: from a by list.example; x", "Authentication-Results: list.example; dmarc=fail",
		}, ""},
		"below the forwarder, in the own name": {[]string{
			"Received: from b by mx.shop.example.jp; x", "Received: from evil.example by relay.example.com; x", "Authentication-Results: mx.shop.example.jp; dmarc=pass",
		}, ""},
		"a second field below the true one": {[]string{
			"Authentication-Results: mx.shop.example.jp; spf=fail", "Authentication-Results: other.example; dmarc=pass", "Received: from a by mx.shop.example.jp; x",
		}, "fail"},
		"said in a comment": {[]string{"Authentication-Results: mx.shop.example.jp; spf=fail (domain of ( dmarc=pass ) dkim=pass) smtp.mailfrom=a"}, "fail"},
		"said in a name":    {[]string{"Authentication-Results: mx.shop.example.jp; spf=fail smtp.mailfrom=\"; dmarc=pass \"@evil.example"}, "fail"},
		"inside a word":     {[]string{"Authentication-Results: mx.shop.example.jp; spf=fail smtp.mailfrom=x-dmarc=pass@evil.example"}, "fail"},
	} {
		t.Run(name, func(t *testing.T) {
			lines := append(append([]string{"From: a@a.example"}, c.header...), "Subject: x", "", "x")
			if got := Parse(letterOf(lines...)).Auth; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
