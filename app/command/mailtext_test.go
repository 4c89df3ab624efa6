package command

import "madoguchi/connectors/mailbox/mime"

// mailText is what a person reads in a mail that left.
func mailText(raw []byte) string { return mime.Parse(raw).Text }
