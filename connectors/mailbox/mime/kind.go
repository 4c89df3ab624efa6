package mime

func (m *Mail) classify(r *reader) {}
