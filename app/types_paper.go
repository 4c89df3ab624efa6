package app

// CasePaper asks for the record of an inquiry as a PDF.
type CasePaper struct {
	ID int64 `json:"id"`
	// Outside: for somebody who is not of the shop, without notes and telephone memos.
	Outside bool `json:"outside"`
}

// EvidenceRequest asks for 証拠一式 of one or several inquiries.
type EvidenceRequest struct {
	IDs     []int64 `json:"ids"`
	Outside bool    `json:"outside"`
}

// Evidence is how far the collection has come, and its end.
type Evidence struct {
	Running   bool   `json:"running"`
	Parts     int    `json:"parts"` // of the zip, as far as is known
	PartsDone int    `json:"parts_done"`
	Name      string `json:"name"`    // proposed name of the file
	Token     string `json:"token"`   // the finished file is at /paper/evidence/<token>; "" until then
	Size      int64  `json:"size"`    // bytes
	SHA256    string `json:"sha256"`  // of the zip itself
	Missing   int    `json:"missing"` // parts that could not be included; the list in the zip names them
	Problem   string `json:"problem"`
}

// FileText is an attachment read as a text.
type FileText struct {
	Text    string `json:"text"`
	Charset string `json:"charset"` // what it was read as
	Cut     bool   `json:"cut"`     // only its beginning
}
