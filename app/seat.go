package app

import (
	"context"
	"errors"
	"sync"

	"madoguchi/store"
)

// Seat is a place to work from: the window, or one browser that has signed in.
// It remembers who sits there; the page is never asked.
type Seat struct {
	mu     sync.Mutex
	staff  int64 // 0: nobody has said yet
	locked bool
	looked map[int64]bool // inquiries whose reading is recorded already
	calls  map[string]*running
}

func (s *Seat) now() (staff int64, locked bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.staff, s.locked
}

func (s *Seat) take(staff int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.staff, s.locked, s.looked = staff, false, nil
}

func (s *Seat) lock() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.locked = true
}

// first tells whether an inquiry is opened for the first time since this person
// sat down.
func (s *Seat) first(inquiry int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.looked[inquiry] {
		return false
	}
	if s.looked == nil {
		s.looked = map[int64]bool{}
	}
	s.looked[inquiry] = true
	return true
}

// begin notes a call that has a name; a later one of that name takes its place.
func (s *Seat) begin(name string, r *running) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.calls == nil {
		s.calls = map[string]*running{}
	}
	s.calls[name] = r
}

func (s *Seat) end(name string, r *running) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.calls[name] == r {
		delete(s.calls, name)
	}
}

// running is the call of a name, nil for none.
func (s *Seat) running(name string) *running {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[name]
}

// Enter returns a context in which the person at the seat acts. Role, last day
// and masking are read each time: what the owner changes counts at once. With
// nobody at the seat, or a locked one, the person in ctx has no role.
func (d *Desk) Enter(ctx context.Context, seat *Seat) (context.Context, error) {
	id, locked := seat.now()
	s, err := d.sitting(ctx, id)
	if err != nil {
		return ctx, err
	}
	if id == 0 && s.HasPIN {
		return with(ctx, acting{seat: seat}), nil // whoever starts the program says who they are
	}
	if locked || s.Off || d.over(s.LastDay) {
		return with(ctx, acting{Actor: store.Actor{Staff: s.ID, Name: s.Name}, seat: seat}), nil
	}
	a, err := d.actingAs(ctx, s)
	a.seat = seat
	return with(ctx, a), err
}

// sitting is the person with that id, or the first owner where nobody has sat
// down: a shop of one person is never asked.
func (d *Desk) sitting(ctx context.Context, id int64) (store.Staff, error) {
	if id == 0 {
		return d.store.EnsureOwner(ctx, "店長")
	}
	s, err := d.store.StaffByID(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return store.Staff{Off: true}, nil
	}
	return s, err
}

// actingAs says what a person may do and see.
func (d *Desk) actingAs(ctx context.Context, s store.Staff) (acting, error) {
	a := acting{Actor: store.Actor{Staff: s.ID, Name: s.Name}, role: s.Role}
	if s.Role == RoleOwner {
		return a, nil
	}
	p, err := d.protection(ctx)
	if err != nil {
		return acting{}, err
	}
	switch s.Role {
	case RoleTrainee:
		a.masked = p.MaskTrainee
		a.reach = store.Reach{Staff: s.ID, Open: p.TraineeOpen}
	case RoleStaff:
		a.masked = p.MaskStaff
	case RoleViewer:
		a.masked = p.MaskViewer
	default:
		a.masked = true
	}
	return a, nil
}

// ActAs returns a context for the person of that name on the command line.
func (d *Desk) ActAs(ctx context.Context, name, pin string) (context.Context, error) {
	all, err := d.store.Staffs(ctx)
	if err != nil {
		return ctx, err
	}
	for _, s := range all {
		if s.Name != name || s.Off || d.over(s.LastDay) {
			continue
		}
		if err := d.checkPIN(ctx, s, pin); err != nil {
			return ctx, err
		}
		a, err := d.actingAs(ctx, s)
		if err == nil && (a.masked || a.reach.Staff != 0) && a.role != RoleAccounting { // whose commands are the books', and covered
			err = refuse("as_masked", "この担当者には見せない情報があるため、コマンドでは使えません。何も変えていません。画面から操作してください。")
		}
		return with(ctx, a), err
	}
	return ctx, refuse("no_staff", "その名前の担当者はいません。「madoguchi staff list」で名前を確かめてください。")
}
