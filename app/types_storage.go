package app

// StorageKept is how much of one kind is kept.
type StorageKept struct {
	Count  int64 `json:"count"`
	Size   int64 `json:"size"`   // as it came
	Stored int64 `json:"stored"` // as it lies on the disk
}

// Storage is what the profile holds, in bytes.
type Storage struct {
	Database    int64       `json:"database"` // with the search index
	Search      int64       `json:"search"`   // the search index; 0 where nobody counted
	Mails       StorageKept `json:"mails"`
	Answers     StorageKept `json:"answers"` // of the malls
	Attachments StorageKept `json:"attachments"`
	Hanging     int64       `json:"hanging"`    // attachments by message
	Compressed  int64       `json:"compressed"` // saved by compression
	Same        int64       `json:"same"`       // saved because equal ones are kept once
	Expired     int64       `json:"expired"`    // attachments dropped after their time
	Moved       int64       `json:"moved"`      // percent of the way into the new place
	Free        int64       `json:"free"`       // on the disk
}
