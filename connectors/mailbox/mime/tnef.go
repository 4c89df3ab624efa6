package mime

func isTNEF(ctype, name string, data []byte) bool { return false }

func (r *reader) tnef(data []byte) {}
