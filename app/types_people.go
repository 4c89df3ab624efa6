package app

// Staff is a person who works or has worked here (担当者).
type Staff struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Kana    string `json:"kana"`
	Role    string `json:"role"`     // owner, staff, trainee, accounting, viewer
	Off     bool   `json:"off"`      // has left, or the last day is over
	LastDay string `json:"last_day"` // YYYY-MM-DD, "" for no end
	HasPIN  bool   `json:"has_pin"`
	Stuck   bool   `json:"stuck"` // too many wrong PINs: the owner has to unlock
	Version int64  `json:"version"`
}

// Staffs are everybody in the order they came.
type Staffs struct {
	Staff []Staff `json:"staff"`
}

// StaffRemoval says that a person has left, and who takes over the open
// inquiries (0: nobody).
type StaffRemoval struct {
	ID int64 `json:"id"`
	To int64 `json:"to"`
}

// StaffLoad is how much a person has open.
type StaffLoad struct {
	Open int `json:"open"`
}

// SwitchRequest changes who sits at the window.
type SwitchRequest struct {
	ID  int64  `json:"id"`
	PIN string `json:"pin"`
}

// PINChange gives a person a PIN; an empty one takes it away.
type PINChange struct {
	ID  int64  `json:"id"`
	PIN string `json:"pin"`
	Old string `json:"old"` // the present one, of one's own
}

// PINSet is what a new PIN of an owner brings: a code that is shown once.
type PINSet struct {
	Recovery string `json:"recovery"`
}

// Recovery sets an owner's PIN by the recovery code.
type Recovery struct {
	ID   int64  `json:"id"`
	Code string `json:"code"`
	PIN  string `json:"pin"`
}

// Protection is how the shop keeps personal data from its own people.
type Protection struct {
	MaskTrainee bool `json:"mask_trainee"`
	MaskStaff   bool `json:"mask_staff"`
	MaskViewer  bool `json:"mask_viewer"`
	TraineeOpen bool `json:"trainee_open"` // also what nobody looks after
	LockMinutes int  `json:"lock_minutes"` // without a key or a click until the window locks, 0 never

	AskStaff     bool `json:"ask_staff"`     // answers of the staff are agreed to as well, as those of trainees always are
	StaffApprove bool `json:"staff_approve"` // the staff may agree to what others ask for
}

// RevealRequest asks for what a mask hides, or asks the owner for it.
type RevealRequest struct {
	ID     int64  `json:"id"`   // inquiry
	Mask   string `json:"mask"` // as it is shown
	Reason string `json:"reason"`
}

// Revealed is what was hidden; asked when the owner has to look instead.
type Revealed struct {
	Text  string `json:"text"`
	Asked bool   `json:"asked"`
}

// HandOver gives an inquiry to an owner, who alone reads it from then on when it
// is marked カスハラの疑い.
type HandOver struct {
	ID   int64  `json:"id"`
	Note string `json:"note"`
}

// AuditQuery selects and pages the record of who did what.
type AuditQuery struct {
	Staff  int64 `json:"staff"`  // 0: everybody
	Before int64 `json:"before"` // Next of the page before
	Limit  int   `json:"limit"`
}

// AuditRow is one thing that a person did or looked at, never its content.
type AuditRow struct {
	ID      int64  `json:"id"`
	At      int64  `json:"at"`
	StaffID int64  `json:"staff_id"`
	By      string `json:"by"`
	Verb    string `json:"verb"`
	Subject string `json:"subject"`
	About   int64  `json:"about"` // id of the subject
	Detail  string `json:"detail"`
}

// AuditPage is one page, the newest first.
type AuditPage struct {
	Rows []AuditRow `json:"rows"`
	Next int64      `json:"next"` // 0 on the last page
}
