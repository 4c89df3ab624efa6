package app

import (
	"context"
	"crypto/rand"
	"sync"

	"madoguchi/connectors/orderfile"
)

// MaxOrderFile is the largest list of orders that is taken.
const MaxOrderFile = orderfile.MaxBytes

// heldFile is a file in memory. Only one call walks over it at a time.
type heldFile[T any] struct {
	mu    sync.Mutex
	token string
	name  string
	file  T
}

// heldFiles keeps the last few: such a file is full of names and addresses and
// must not lie about on the disk.
type heldFiles[T any] struct {
	mu  sync.Mutex
	all []*heldFile[T]
}

func (h *heldFiles[T]) find(token string) *heldFile[T] {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, f := range h.all {
		if f.token == token {
			return f
		}
	}
	return nil
}

func (h *heldFiles[T]) add(name string, file T) *heldFile[T] {
	const most = 2 // two windows at work
	f := &heldFile[T]{token: rand.Text(), name: plainName(name), file: file}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(h.all, f)
	if len(h.all) > most {
		h.all = h.all[len(h.all)-most:]
	}
	return f
}

// HoldOrderFile decodes a list of orders and keeps it in memory until it is
// imported or other files come.
func (d *Desk) HoldOrderFile(_ context.Context, name string, data []byte) (HeldFile, error) {
	f, err := orderfile.Open(data)
	if err != nil {
		return HeldFile{}, err
	}
	held := d.held.add(name, f)
	return HeldFile{Token: held.token, Name: held.name, Size: int64(len(data))}, nil
}

// sample shows what stands in the columns.
func (v *OrderFileView) sample(f *orderfile.File) error {
	cells, err := f.Samples(samples)
	if err != nil {
		return err
	}
	of := map[string][]string{}
	for i, name := range f.Head {
		of[name] = append([]string{}, cells[i]...)
		v.Columns = append(v.Columns, OrderColumn{Name: name, Samples: of[name]})
	}
	for i, field := range v.Map.Fields {
		if len(field.Columns) > 0 && of[field.Columns[0]] != nil {
			v.Map.Fields[i].Samples = of[field.Columns[0]]
		}
	}
	return nil
}
