package app

// Retention is after how many months attachments go.
type Retention struct {
	Months  int    `json:"months"`   // 0: never
	Most    int    `json:"most"`     // that can be set
	LastRun string `json:"last_run"` // the day in Japan, "" before the first
}

// RetentionMonths sets or tries it.
type RetentionMonths struct {
	Months int `json:"months"`
}

// RetentionPlan is what goes, or would go.
type RetentionPlan struct {
	Months  int   `json:"months"`
	Files   int64 `json:"files"`
	Size    int64 `json:"size"`
	Oldest  int64 `json:"oldest"`  // when it was sent, of a preview
	Newest  int64 `json:"newest"`  // the same
	Records int64 `json:"records"` // stay: they may be records of a deal
	Left    int64 `json:"left"`    // stay: they cannot be taken out of their mail; known after a run
	DryRun  bool  `json:"dry_run"`
}
