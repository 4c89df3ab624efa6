package reply

// automatic warns before a machine is answered: nobody may read it, and two
// machines can answer each other for ever.
func (d *draft) automatic() {
	if !d.Automatic {
		return
	}
	d.whole(Problem{
		Code: "automatic", Warn: true,
		Text: "自動で送られたメールへの返信です。お客様には読まれないことがあります。宛先を確かめてください。",
	})
}
