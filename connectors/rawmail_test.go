package connectors

import "testing"

func TestBodyMark_is_that_of_the_body_whatever_its_line_ends(t *testing.T) {
	mail := "A: b\r\n\r\none\r\n\r\ntwo\r\n"
	for name, same := range map[string]string{
		"line ends of a file": "A: b\n\none\n\ntwo\n",
		"another header":      "A: c\r\nReceived: by x\r\n\r\none\r\n\r\ntwo\r\n",
		"no last line end":    "A: b\r\n\r\none\r\n\r\ntwo",
	} {
		if BodyMark([]byte(same)) != BodyMark([]byte(mail)) {
			t.Errorf("%s makes another mail of it", name)
		}
	}
	for name, other := range map[string]string{
		"another word":      "A: b\r\n\r\none\r\n\r\nthree\r\n",
		"a line less":       "A: b\r\n\r\none\r\ntwo\r\n",
		"no body":           "A: b\r\n",
		"nothing":           "",
		"words run togther": "A: b\r\n\r\nonetwo\r\n",
	} {
		if BodyMark([]byte(other)) == BodyMark([]byte(mail)) {
			t.Errorf("%s is the same mail", name)
		}
	}
}
