package orderfile

import (
	"encoding/json"
	"reflect"
	"testing"
)

// FuzzParseMap: a preset that is taken holds only words we know and survives being
// written.
func FuzzParseMap(f *testing.F) {
	for _, s := range []string{
		`{"name":"店","kind":"rakuten","columns":{"number":["注文番号"]},"constants":{"total":"1"},"dates":"ymd","prefix":"a-"}`,
		`{"columns":{"numbre":["x"]}}`, `{"dates":"xyz"}`, `{"surplus":1}`, `{} {}`, `null`, `[`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseMap(data)
		if err != nil {
			return
		}
		for _, key := range m.keys() {
			if _, ok := fieldOf()[key]; !ok {
				t.Errorf("takes %q", key)
			}
		}
		written, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := ParseMap(written); err != nil || !reflect.DeepEqual(again, m) {
			t.Errorf("%+v comes back as %+v, %v", m, again, err)
		}
	})
}
