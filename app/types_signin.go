package app

// The types of signing in through the browser. A sign-in lives in memory only;
// its address is given to nobody but the one who began it.

// SignInBegun is a sign-in that waits for a person.
type SignInBegun struct {
	ID       string `json:"id"`
	URL      string `json:"url"`      // opened in the person's own browser
	Redirect string `json:"redirect"` // where the browser comes back to
	// Listening: the desk notices by itself that the browser is back. Otherwise
	// the address it shows has to be pasted, and Text says why.
	Listening bool   `json:"listening"`
	Text      string `json:"text"`
}

// SignInID names a sign-in.
type SignInID struct {
	ID string `json:"id"`
}

// SignInAddress is the address the browser shows after the sign-in.
type SignInAddress struct {
	ID      string `json:"id"`
	Address string `json:"address"`
}

// SignInState is how a sign-in stands.
type SignInState struct {
	ID      string `json:"id"`
	State   string `json:"state"` // waiting, done, failed
	Code    string `json:"code"`  // why it failed
	Text    string `json:"text"`  // Japanese: what happened and the next step
	Account int64  `json:"account"`
}

// The states of a sign-in.
const (
	SignInWaiting = "waiting"
	SignInDone    = "done"
	SignInFailed  = "failed"
)
