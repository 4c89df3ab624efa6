package app

// CallName names a call of the page that is under way.
type CallName struct {
	Call string `json:"call"`
}

// CallState is how far a call is: Done parts of All, whatever they are. All is 0 until
// it is known.
type CallState struct {
	Running bool  `json:"running"`
	Done    int64 `json:"done"`
	All     int64 `json:"all"`
}
