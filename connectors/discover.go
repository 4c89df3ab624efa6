package connectors

// Search is a half-filled form whose rest is to be found.
type Search struct {
	Settings Settings
	// Look allows to ask the network. Without it the answer comes at once from
	// what the kind knows by heart, as a person types.
	Look bool
}

// Found is what a kind knows or has found out about an account.
type Found struct {
	Provider string   // as a person knows the service: Gmail; empty when not known
	Settings Settings // fields to fill; never a secret
	Complete bool     // with a password, or a sign-in, the form is whole
	Ways     []string // ways of signing in by the field "auth", the best first
	Text     string   // Japanese: what it is and the next step
	Steps    []Step   // what was tried
	// Hosts are names of a certificate that did not fit the name that was tried. A
	// person may know one of them; none is taken without being asked for.
	Hosts []string
}
