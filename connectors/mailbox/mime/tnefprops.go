package mime

import "encoding/binary"

// cursor reads little-endian values and remembers when they ran out.
type cursor struct {
	b      []byte
	broken bool
}

func (c *cursor) take(n int64) []byte {
	if n < 0 || n > int64(len(c.b)) {
		c.broken, c.b = true, nil
		return nil
	}
	v := c.b[:n]
	c.b = c.b[n:]
	return v
}

func (c *cursor) u16() uint16 {
	if v := c.take(2); v != nil {
		return binary.LittleEndian.Uint16(v)
	}
	return 0
}

func (c *cursor) u32() uint32 {
	if v := c.take(4); v != nil {
		return binary.LittleEndian.Uint32(v)
	}
	return 0
}

// skipName passes the GUID and name of a named property.
func (c *cursor) skipName() {
	c.take(16)
	if c.u32() == 0 {
		c.u32()
		return
	}
	n := int64(c.u32())
	c.take((n + 3) / 4 * 4)
}

// values reads the value or values of a property and returns the first.
func (c *cursor) values(kind uint16, multi bool) []byte {
	size := fixedSize(kind)
	count := uint32(1)
	if multi || size == 0 {
		count = c.u32()
	}
	var first []byte
	for i := uint32(0); i < count && i < maxTNEFProps && !c.broken; i++ {
		n := size
		if size == 0 {
			n = int64(c.u32())
		}
		v := c.take(n)
		if pad := (4 - n%4) % 4; pad > 0 && int64(len(c.b)) >= pad {
			c.take(pad)
		}
		if i == 0 {
			first = v
		}
	}
	return first
}

// fixedSize is the length of a MAPI type; 0 is a type with a length of its own.
func fixedSize(kind uint16) int64 {
	switch kind {
	case 0x02, 0x03, 0x04, 0x0A, 0x0B, 0x01:
		return 4
	case 0x05, 0x06, 0x07, 0x14, 0x40:
		return 8
	case 0x48:
		return 16
	}
	return 0
}
