// Command icon draws the program's sign, the one of frontend/public/favicon.svg,
// and writes it as a Windows icon. It reads nothing.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
)

// pane is a rounded square on a sheet of 24 × 24.
type pane struct {
	x, y, side, round float64
	colour            color.NRGBA
}

var sign = []pane{
	{0, 0, 24, 6, color.NRGBA{0x24, 0x50, 0x8f, 0xff}},
	{5, 5, 6, 1.2, color.NRGBA{0xff, 0xff, 0xff, 0xff}},
	{13, 5, 6, 1.2, color.NRGBA{0xff, 0xff, 0xff, 0xff}},
	{5, 13, 6, 1.2, color.NRGBA{0xff, 0xff, 0xff, 0xff}},
	{13, 13, 6, 1.2, color.NRGBA{0x9c, 0xb0, 0xcd, 0xff}}, // white that lets 45 % through
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: icon FILE.ico")
		os.Exit(2)
	}
	var pictures [][]byte
	sizes := []int{256, 48, 32, 16}
	for _, size := range sizes {
		var b bytes.Buffer
		if err := png.Encode(&b, draw(size)); err != nil {
			fail(err)
		}
		pictures = append(pictures, b.Bytes())
	}
	if err := os.WriteFile(os.Args[1], ico(sizes, pictures), 0o644); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "icon:", err)
	os.Exit(1)
}

func draw(size int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			img.SetNRGBA(x, y, at(x, y, 24/float64(size)))
		}
	}
	return img
}

// at is the mean of 8 × 8 points of a pixel, so that small icons are smooth.
func at(x, y int, unit float64) color.NRGBA {
	const n = 8
	var r, g, b, hit int
	for i := range n * n {
		px := (float64(x) + (float64(i%n)+0.5)/n) * unit
		py := (float64(y) + (float64(i/n)+0.5)/n) * unit
		for _, p := range [...]pane{sign[4], sign[3], sign[2], sign[1], sign[0]} { // what lies on top first
			if p.covers(px, py) {
				r, g, b, hit = r+int(p.colour.R), g+int(p.colour.G), b+int(p.colour.B), hit+1
				break
			}
		}
	}
	if hit == 0 {
		return color.NRGBA{}
	}
	return color.NRGBA{uint8(r / hit), uint8(g / hit), uint8(b / hit), uint8(255 * hit / (n * n))}
}

func (p pane) covers(x, y float64) bool {
	x, y = x-p.x, y-p.y
	if x < 0 || y < 0 || x > p.side || y > p.side {
		return false
	}
	dx := max(p.round-x, x-(p.side-p.round), 0)
	dy := max(p.round-y, y-(p.side-p.round), 0)
	return dx*dx+dy*dy <= p.round*p.round
}

// ico puts pictures into one icon file.
func ico(sizes []int, pictures [][]byte) []byte {
	var head, body bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&head, binary.LittleEndian, v) // a bytes.Buffer takes everything
		}
	}
	put(uint16(0), uint16(1), uint16(len(pictures)))
	offset := 6 + 16*len(pictures)
	for i, p := range pictures {
		side := uint8(sizes[i] % 256) // 256 is written as 0
		put(side, side, uint8(0), uint8(0), uint16(1), uint16(32), uint32(len(p)), uint32(offset+body.Len()))
		body.Write(p)
	}
	return append(head.Bytes(), body.Bytes()...)
}
