package app

// What the past of an account is at. Where none is left there is no word.
const (
	PastReading = "reading"
	PastPaused  = "paused"
	PastEnded   = "ended" // a person says that what has come is enough; it can be read on
)

// PastState is how reading the past of an account stands.
type PastState struct {
	State     string `json:"state"`      // reading, paused, ended, "" when none is left
	ReachedAt int64  `json:"reached_at"` // how far back it has come, 0: not known
	Minutes   int64  `json:"minutes"`    // until it is read, 0: not known
}

// PastChange is what a person wants of the past of an account.
type PastChange struct {
	ID    int64  `json:"id"`
	State string `json:"state"` // reading, paused, ended
}
