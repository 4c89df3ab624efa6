package paper

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // the first picture of it
	"image/jpeg"
	_ "image/png"
)

// Picture is a picture and the words below it. Open is asked when it is its turn,
// so that a hundred photos are never in memory together.
type Picture struct {
	Caption string
	Open    func() ([]byte, error)
}

const (
	perRow   = 3
	between  = 12.0
	tileWide = (wide - (perRow-1)*between) / perRow
	tileHigh = 120.0
	// mostBytes and mostPixels are what a phone's largest photo needs; a file that
	// claims more would fill the memory.
	mostBytes  = 30 << 20
	mostPixels = 60_000_000
	// sharp is the longer side of a picture as printed: 300 dots per inch.
	sharp = 680
)

// ErrPicture says that a picture cannot be printed.
var ErrPicture = errors.New("picture cannot be printed")

// Pictures prints pictures side by side. One that cannot be read leaves its words.
func (p *Paper) Pictures(list []Picture) {
	for from := 0; from < len(list); from += perRow {
		row := list[from:min(from+perRow, len(list))]
		p.need(tileHigh + 2*small.lead + 10)
		for i, one := range row {
			p.tile(left+float64(i)*(tileWide+between), one)
		}
		p.y += tileHigh + 2*small.lead + 10
	}
}

func (p *Paper) tile(x float64, one Picture) {
	fmt.Fprintf(p.page, "0.5 w 0.7 G %.2f %.2f %.2f %.2f re S\n", x, height-p.y-tileHigh, tileWide, tileHigh)
	if w, h, n, err := p.place(one); err == nil {
		scale := min((tileWide-6)/w, (tileHigh-6)/h)
		w, h = w*scale, h*scale
		fmt.Fprintf(p.page, "q %.2f 0 0 %.2f %.2f %.2f cm /P%d Do Q\n", w, h, x+(tileWide-w)/2, height-p.y-(tileHigh+h)/2, n)
	} else {
		p.show(x+8, p.y+tileHigh/2-7, small, p.printable("この画像は印字できません"))
	}
	for i, text := range p.wrap(one.Caption, small, tileWide) {
		if i < 2 {
			p.show(x, p.y+tileHigh+3+float64(i)*small.lead, small, text)
		}
	}
}

// place writes a picture into the document.
func (p *Paper) place(one Picture) (w, h float64, n int, err error) {
	data, err := one.Open()
	if err != nil {
		return 0, 0, 0, err
	}
	img, err := read(data)
	if err != nil {
		return 0, 0, 0, err
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 84}); err != nil {
		return 0, 0, 0, err
	}
	size, object := img.Bounds().Size(), p.out.number()
	p.out.stream(object, fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
		size.X, size.Y), b.Bytes(), false)
	p.pictures = append(p.pictures, object)
	return float64(size.X), float64(size.Y), len(p.pictures) - 1, nil
}

// read decodes a picture, upright, small enough for the paper and on white.
func read(data []byte) (image.Image, error) {
	if len(data) > mostBytes {
		return nil, ErrPicture
	}
	about, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || about.Width < 1 || about.Height < 1 || about.Width > mostPixels/about.Height {
		return nil, ErrPicture
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, ErrPicture
	}
	return upright(shrink(img), orientation(data)), nil
}

// shrink makes each pixel the mean of those it covers.
func shrink(img image.Image) *image.RGBA {
	from := img.Bounds()
	scale := max(1, float64(max(from.Dx(), from.Dy()))/sharp)
	w, h := max(1, int(float64(from.Dx())/scale)), max(1, int(float64(from.Dy())/scale))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		y0, y1 := y*from.Dy()/h, max((y+1)*from.Dy()/h, y*from.Dy()/h+1)
		for x := range w {
			x0, x1 := x*from.Dx()/w, max((x+1)*from.Dx()/w, x*from.Dx()/w+1)
			out.SetRGBA(x, y, mean(img, image.Rect(x0, y0, x1, y1).Add(from.Min)))
		}
	}
	return out
}

// mean is the colour of an area before a white ground.
func mean(img image.Image, area image.Rectangle) color.RGBA {
	var r, g, b, a, n uint64
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			pr, pg, pb, pa := img.At(x, y).RGBA()
			r, g, b, a, n = r+uint64(pr), g+uint64(pg), b+uint64(pb), a+uint64(pa), n+1
		}
	}
	white := 0xFFFF - a/n
	return color.RGBA{uint8((r/n + white) >> 8), uint8((g/n + white) >> 8), uint8((b/n + white) >> 8), 255}
}
