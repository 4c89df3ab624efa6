package mime

import "bytes"

// The object identifiers of PKCS #7 (RFC 2315 §14): data and signed data.
var (
	oidData   = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
	oidSigned = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
)

// The tags of ASN.1 that lead to the content.
const (
	tagOctets   = 0x04
	tagOID      = 0x06
	tagSequence = 0x30
	tagExplicit = 0xA0 // [0]
	tagParts    = 0x24 // an octet string in pieces
)

// signedContent returns what a PKCS #7 envelope signs, nil if it holds nothing
// or hides it. Both fixed and open lengths (BER) occur in mail.
func signedContent(b []byte) []byte {
	envelope := element(b, tagSequence)
	if string(element(envelope, tagOID)) != oidSigned {
		return nil
	}
	signed := element(element(envelope, tagExplicit), tagSequence)
	content := element(signed, tagSequence)
	if string(element(content, tagOID)) != oidData {
		return nil
	}
	octets := element(content, tagExplicit)
	if s := element(octets, tagOctets); s != nil {
		return s
	}
	var out []byte
	for rest := element(octets, tagParts); len(rest) > 0; {
		tag, value, next, ok := readElement(rest)
		if !ok || tag != tagOctets {
			break
		}
		out, rest = append(out, value...), next
	}
	return out
}

// element returns the value of the first element with that tag.
func element(b []byte, want byte) []byte {
	for range 8 { // what we look for stands among the first few
		tag, value, rest, ok := readElement(b)
		if !ok {
			return nil
		}
		if tag == want {
			return value
		}
		b = rest
	}
	return nil
}

// readElement reads one element. One of open length reaches to the end: what is
// looked for in it comes before its end mark.
func readElement(b []byte) (tag byte, value, rest []byte, ok bool) {
	if len(b) < 2 || bytes.HasPrefix(b, []byte{0, 0}) {
		return 0, nil, nil, false
	}
	tag, n := b[0], int(b[1])
	b = b[2:]
	if n == 0x80 {
		return tag, b, nil, true
	}
	if n > 0x80 {
		size := n & 0x7F
		if size > 4 || size > len(b) {
			return 0, nil, nil, false
		}
		n = 0
		for _, x := range b[:size] {
			n = n<<8 | int(x)
		}
		b = b[size:]
	}
	n = max(0, min(n, len(b))) // cut off: what is there
	return tag, b[:n], b[n:], true
}
