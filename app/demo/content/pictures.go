package content

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
)

// File returns the bytes and the media type of a post's file. The pictures are
// drawn: a plate, a box or a sheet with what the customer complains about.
func File(name, kind string) (data []byte, mediaType string) {
	if strings.HasSuffix(name, ".pdf") {
		return pdf(kind), "application/pdf"
	}
	img := draw(kind)
	var b bytes.Buffer
	if strings.HasSuffix(name, ".png") {
		_ = png.Encode(&b, img) // a buffer does not fail
		return b.Bytes(), "image/png"
	}
	_ = jpeg.Encode(&b, img, &jpeg.Options{Quality: 82})
	return b.Bytes(), "image/jpeg"
}

const width, height = 480, 360

var (
	table  = color.RGBA{0xd9, 0xc7, 0xad, 255}
	glaze  = color.RGBA{0xf2, 0xf0, 0xe9, 255}
	rim    = color.RGBA{0xc9, 0xc2, 0xb4, 255}
	indigo = color.RGBA{0x3a, 0x5a, 0x8c, 255}
	pale   = color.RGBA{0xa9, 0xc4, 0xcf, 255}
	dark   = color.RGBA{0x3b, 0x30, 0x28, 255}
	card   = color.RGBA{0xb8, 0x8f, 0x5d, 255}
)

func draw(kind string) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, table)
		}
	}
	switch kind {
	case "pair":
		disc(img, 145, 180, 105, rim)
		disc(img, 145, 180, 96, indigo)
		disc(img, 340, 180, 105, rim)
		disc(img, 340, 180, 96, pale)
	case "parcel", "list":
		block(img, 90, 70, 390, 300, card)
		block(img, 225, 70, 255, 300, glaze)
	default:
		disc(img, 240, 180, 150, rim)
		disc(img, 240, 180, 138, glaze)
		disc(img, 240, 180, 60, pale)
		crack(img, kind)
	}
	return img
}

// crack is a broken line across the plate.
func crack(img *image.RGBA, kind string) {
	thick := 2
	if kind == "broken" {
		thick = 6
	}
	y := 60.0
	for x := 130; x < 350; x++ {
		y += 0.9 + 2.2*math.Sin(float64(x)/9)
		block(img, x, int(y), x+thick, int(y)+thick, dark)
	}
}

func disc(img *image.RGBA, cx, cy, r int, c color.Color) {
	for y := -r; y <= r; y++ {
		for x := -r; x <= r; x++ {
			if x*x+y*y <= r*r {
				img.Set(cx+x, cy+y, c)
			}
		}
	}
}

func block(img *image.RGBA, x0, y0, x1, y1 int, c color.Color) {
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			img.Set(x, y, c)
		}
	}
}
