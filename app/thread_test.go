package app

import (
	"testing"

	"madoguchi/store"
)

func TestBounceOut_says_how_a_mail_stands(t *testing.T) {
	for want, b := range map[string]store.Bounce{
		"": {}, "failed": {Report: 7, About: 3, Failed: true}, "delayed": {Report: 7},
	} {
		if got := bounceOut(b); got.State != want || got.Report != b.Report || got.About != b.About {
			t.Errorf("%+v", got)
		}
	}
}
