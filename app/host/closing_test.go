package host

import "testing"

func TestClosing_asks_once_while_a_reply_waits(t *testing.T) {
	var c closing
	asked := 0
	try := func(waiting int) bool { return c.may(waiting, func() { asked++ }) }
	if !try(0) || asked != 0 {
		t.Error("nothing waits, and it was asked")
	}
	if try(2) || asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	if !try(2) || asked != 1 {
		t.Error("a second try did not close")
	}
}

func TestClosing_takes_the_persons_word(t *testing.T) {
	var c closing
	asked := 0
	try := func() bool { return c.may(1, func() { asked++ }) }
	try()
	c.answered(false)
	if try() || asked != 2 {
		t.Errorf("after staying it was asked %d times", asked)
	}
	c.answered(true)
	if !try() || asked != 2 {
		t.Error("it did not close on the person's word")
	}
}
