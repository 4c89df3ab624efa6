package app

// Category is one word for what inquiries are about (分類).
type Category struct {
	ID       int64  `json:"id"`
	Name     string `json:"name"`
	Reading  string `json:"reading"`  // かな, so that it is found as it is typed
	Topic    string `json:"topic"`    // which usual category it is, "" for the shop's own
	Position int    `json:"position"` // place in the list, from 0
	Uses     int    `json:"uses"`     // inquiries that have it
	Version  int64  `json:"version"`
}

// CategoryList is every category in the shop's order.
type CategoryList struct {
	Categories []Category `json:"categories"`
}

// Tag is a word that may stand at an inquiry beside others (タグ).
type Tag struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Reading string `json:"reading"`
	Uses    int    `json:"uses"`
	Version int64  `json:"version"`
}

// TagList is every tag by reading.
type TagList struct {
	Tags []Tag `json:"tags"`
}

// NameRemoval takes a category or a tag out of use. While inquiries have it, it
// must be said what becomes of them.
type NameRemoval struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`
	To      int64 `json:"to"`   // what its inquiries have from now on, 0: they keep its word
	Keep    bool  `json:"keep"` // they are to keep its word
}
