package connectors

import "testing"

func TestAbsentFrom_says_so_only_of_a_whole_thread(t *testing.T) {
	asked := Message{RemoteID: "q1-1", Direction: In, Text: "いつ届きますか。"}
	ours := Message{RemoteID: "q1-2", Direction: Out, Text: "確かめます。"}
	for name, c := range map[string]struct {
		thread []Message
		known  []string
		want   bool
	}{
		"the question alone":                    {[]Message{asked}, nil, true},
		"our earlier answer":                    {[]Message{asked, ours}, []string{"q1-2"}, true},
		"an answer nobody here has a number of": {[]Message{asked}, []string{""}, true},
		"our earlier answer is cut off":         {[]Message{asked}, []string{"q1-2"}, false},
		"a new post of the shop":                {[]Message{asked, ours}, nil, false},
		"a new post of the shop, deleted":       {[]Message{asked, {RemoteID: "q1-2", Direction: Out, Deleted: true}}, nil, false},
		"a post whose writer is not named":      {[]Message{asked, {RemoteID: "q1-2", Direction: Unknown}}, nil, false},
		"the customer has written again":        {[]Message{asked, {RemoteID: "q1-2", Direction: In}}, nil, true},
		"an empty thread":                       {nil, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := AbsentFrom(Inquiry{Messages: c.thread}, Reply{Known: c.known}); got != c.want {
				t.Errorf("absent %v", got)
			}
		})
	}
}
