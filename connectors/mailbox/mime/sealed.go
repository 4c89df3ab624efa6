package mime

import "strings"

// unreadable says of a part why its text cannot be shown: it lies elsewhere or
// only its recipient's key opens it.
func (r *reader) unreadable(ctype string, data []byte, cp params) {
	switch ctype {
	case "message/partial":
		r.mail.warn(warnPartial)
		if len(data) <= maxHTMLText {
			r.spare = append(r.spare, r.text(data, nil, "text/plain"))
		}
	case "message/external-body":
		r.mail.warn(warnExternal)
	case "application/pgp-encrypted":
		r.mail.warn(warnSealed)
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
		r.pkcs7(data, cp)
	}
}

// pkcs7 opens an S/MIME envelope that is signed but not encrypted: the mail lies
// in it as it is. Whether the signature is true is not looked at.
func (r *reader) pkcs7(data []byte, cp params) {
	in := signedContent(data)
	if len(in) == 0 || r.outside.depth >= maxDepth || strings.EqualFold(cp.get("smime-type"), "certs-only") {
		r.mail.warn(warnSealed)
		return
	}
	r.outside.depth++
	h, body, _ := splitHeader(in, false)
	r.part(h, body, 1, "text/plain")
	r.outside.depth--
}
