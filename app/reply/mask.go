package reply

import "regexp"

var (
	prefecture = regexp.MustCompile(`東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県`)

	// town is the part of an address that may be shown: prefecture and town.
	town = regexp.MustCompile(`(?:東京都|北海道|(?:京都|大阪)府|[\p{Han}]{2,3}県)[^市区町村\s]{1,12}[市区町村]`)
)

// mask keeps the family name of a person and the town of an address.
func mask(s string) string {
	if at := town.FindString(s); at != "" {
		return at + "＊＊＊"
	}
	if name := family(s); name != "" {
		return name + "＊＊"
	}
	return "＊＊"
}
