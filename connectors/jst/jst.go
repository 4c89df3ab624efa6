// Package jst is Japan's clock face: the malls, the shop and its customers live
// in one zone without summer time, wherever the PC stands.
//
// It is pure and knows no clock: what time it is comes from the caller. The zone
// is fixed, because a PC may have no zone files.
package jst

import "time"

var zone = time.FixedZone("JST", 9*60*60)

// Zone is for parsing a time that was written without an offset.
func Zone() *time.Location { return zone }

// In is a moment as Japan reads it.
func In(t time.Time) time.Time { return t.In(zone) }

// Of is In for milliseconds since 1970, the form in which times are kept.
func Of(ms int64) time.Time { return In(time.UnixMilli(ms)) }

// Day names the Japanese day of a moment: 2026-11-22.
func Day(t time.Time) string { return In(t).Format(time.DateOnly) }

// SameDay reports whether two moments lie on one Japanese day.
func SameDay(a, b time.Time) bool { return Day(a) == Day(b) }
