package reply

// Refers are the names of the shared texts that a text puts in itself.
func Refers(body string) []string {
	names, _ := refers(parse(body).Nodes, nil, false)
	return names
}
