package table

// Fact is a line of a cover: what it is, and how it is to be read.
type Fact struct {
	Label string
	Value string
	Kind  Kind
}
