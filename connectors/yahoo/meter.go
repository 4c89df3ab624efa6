package yahoo

// Calls counts every call of this opening, those to the sign-in included: their
// limit is 50,000 a day for a Client ID.
func (a *account) Calls() int64 { return a.client.web.Calls() }
