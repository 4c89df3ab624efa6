// Package templatefile writes templates and shared pieces of text (文例) into a
// file and reads them back: as CSV for a spreadsheet, as JSON for a program.
//
// It is pure: no I/O. What it has written it reads back letter for letter. A row
// that cannot be read is returned with the reason and costs no other.
package templatefile

import (
	"bytes"
	"errors"
)

// MaxBytes is the longest file that is read.
const MaxBytes = 16 << 20

// ErrFormat says that a file is neither CSV nor JSON of templates.
var ErrFormat = errors.New("no file of templates")

// Text is what a channel says instead of the common text.
type Text struct {
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

// Row is one template or shared text of a file.
type Row struct {
	Line    int    // of a CSV file; of a JSON file which entry it is
	Snippet bool   // a shared text: only name, reading and body count
	Bad     string // Japanese: why the row cannot be read
	Has     Fields // what the file says; the rest stays as it is

	Name, Reading, Category, Owner, Subject, Body, Next string
	ReviewOn, ValidFrom, ValidTo, Records, Library      string
	FollowDays                                          int
	Approval                                            bool
	Steps                                               []string
	Texts                                               map[string]Text // by kind of account
}

// Fields are names of what a row holds.
type Fields map[string]bool

// Names of fields, as in JSON. A text of a channel is FieldTexts.
const (
	FieldName     = "name"
	FieldReading  = "reading"
	FieldCategory = "category"
	FieldOwner    = "owner"
	FieldSubject  = "subject"
	FieldBody     = "body"
	FieldNext     = "next"
	FieldReview   = "review_on"
	FieldFrom     = "valid_from"
	FieldTo       = "valid_to"
	FieldFollow   = "follow_days"
	FieldApproval = "approval"
	FieldSteps    = "steps"
	FieldRecords  = "records"
	FieldLibrary  = "library"
	FieldTexts    = "texts"
)

// Words are the shop's words for what stands in a file as a code.
type Words struct {
	Channels []Channel
	States   map[string]string // state after sending and how it is called
	Records  map[string]string // type of entry for the books and how it is called
}

// Channel is a kind of account that may have a text of its own.
type Channel struct {
	Kind, Label string
	NoSubject   bool
}

// Read reads a file of either form.
func Read(data []byte, w Words) ([]Row, error) {
	if len(data) > MaxBytes {
		return nil, ErrFormat
	}
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) {
		return readJSON(text)
	}
	return readCSV(text, w)
}
