package yahoo

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"madoguchi/connectors"
)

var update = flag.Bool("update", false, "rewrite want.json; review the difference like code")

// cases runs every folder of testdata/<what>: its input through read, compared
// with want.json.
func cases[T any](t *testing.T, what, input string, read func(t *testing.T, in []byte) T) {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join("testdata", what, "*"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			in, err := os.ReadFile(filepath.Join(folder, input))
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(read(t, in), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			path := filepath.Join(folder, "want.json")
			if *update {
				if err := os.WriteFile(path, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			// Through the type and back: which empty fields are written does not matter.
			var whole T
			if err := json.Unmarshal(file, &whole); err != nil {
				t.Fatal(err)
			}
			want, err := json.MarshalIndent(whole, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(bytes.TrimSpace(got), want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestInquiry_cases(t *testing.T) {
	cases(t, "inquiry", "in.json", func(t *testing.T, in []byte) connectors.Inquiry {
		var both struct{ Headline, Detail json.RawMessage }
		if err := json.Unmarshal(in, &both); err != nil {
			t.Fatal(err)
		}
		d, err := readDetail(both.Detail)
		if err != nil {
			t.Fatal(err)
		}
		h, _ := readHeadline(both.Headline)
		id := h.TopicID.String()
		if id == "" {
			id = "aa00"
		}
		q := inquiry("kitsune", id, h, d)
		if !json.Valid(q.Raw) || !bytes.Contains(q.Raw, both.Detail) {
			t.Error("the raw bytes are not kept as they came")
		}
		q.Raw = nil
		return q
	})
}

func TestOrder_cases(t *testing.T) {
	cases(t, "order", "in.xml", func(t *testing.T, in []byte) connectors.Order {
		o, err := readOrder(in, "kitsune")
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(o.Raw, []byte("Card")) || !bytes.Contains(o.Raw, []byte(o.Number)) {
			t.Error("the raw bytes hold card fields or not the order")
		}
		return o
	})
}

func TestInquiry_a_thread_read_by_itself_knows_who_spoke_last(t *testing.T) {
	for who, want := range map[string]bool{"user": false, "seller": true, "operator": false} {
		d, err := readDetail([]byte(`{"topic":{"isComplete":false},"messages":[{"messageId":1,"postUserType":"` + who + `","postdate":"1790000000","body":"x"}]}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := inquiry("kitsune", "t", headline{}, d).Answered; got != want {
			t.Errorf("%s spoke last: answered %v", who, got)
		}
	}
}

func TestReadDetail_what_is_no_detail_is_no_empty_thread(t *testing.T) {
	for _, body := range []string{"", "{}", "[]", "null", `{"topic":null}`, "<html></html>", `{"topic":`} {
		if _, err := readDetail([]byte(body)); connectors.As(err).Code != "bad_answer" {
			t.Errorf("%q: %v", body, err)
		}
	}
}

func TestReadList_an_answer_to_another_question_is_refused(t *testing.T) {
	for body, ok := range map[string]bool{
		`{"summary":{"filter":"UNANSWERED","topic":{"count":"0"}},"headlines":[]}`: true,
		`{"summary":{"topic":{"count":0}},"headlines":[]}`:                         true,
		`{"summary":{"filter":"ALL","topic":{"count":0}},"headlines":[]}`:          false,
		`{}`: false, `[]`: false, ``: false,
	} {
		if _, err := readList([]byte(body), "unanswered"); (err == nil) != ok {
			t.Errorf("%s: %v", body, err)
		}
	}
}
