package leak

import (
	"encoding/base64"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// planted are words of every kind, as tests give them to the program.
func planted() Words {
	w := Words{}
	w.Add("key", "SL370001_abcdefgh", "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0B\n-----END PUBLIC KEY-----")
	w.Add("address", "Sato@kokyaku.example")
	w.AddName("佐藤 美咲")
	w.AddPhone("090-0000-1102")
	w.AddText("message", "おはようございます。昨日の昼に注文した茶器ですが、日曜に法事で使いたいので土曜までに着くと助かります。")
	return w
}

func TestSearch_finds_what_is_planted(t *testing.T) {
	header := base64.StdEncoding.EncodeToString([]byte("SP370001_xyz:SL370001_abcdefgh"))
	for name, c := range map[string]struct{ line, want string }{
		"a key":                    {`{"level":"ERROR","key":"SL370001_abcdefgh"}`, "key"},
		"a key in a header":        {"Authorization: ESA " + header, "key"},
		"a key in a path":          {"GET /k/" + header, "key"},
		"a line of a key":          {"MIIBIjANBgkqhkiG9w0B", "key"},
		"an address":               {"to=sato@kokyaku.example", "address"},
		"an address in a URL":      {"GET /?to=" + url.QueryEscape("Sato@Kokyaku.example"), "address"},
		"a name":                   {`{"who":"佐藤 美咲"}`, "name"},
		"a name without a space":   {"佐藤美咲様", "name"},
		"a name in escapes":        {`{"who":` + strconv.QuoteToASCII("佐藤 美咲") + `}`, "name"},
		"a phone number":           {"090-0000-1102", "phone number"},
		"a phone number of digits": {"tel 09000001102", "phone number"},
		"the middle of a message":  {"body: 茶器ですが… 昨日の昼に注文した茶器ですが、日曜…", "message"},
	} {
		hits, _, err := planted().Search("log", strings.NewReader("first\n"+c.line+"\nlast\n"))
		if err != nil || len(hits) != 1 || hits[0] != "log, line 2: shows a "+c.want {
			t.Errorf("%s: %q, %v", name, hits, err)
		}
	}
}

func TestSearch_passes_what_belongs_into_a_log(t *testing.T) {
	log := `{"time":"2026-11-22T09:12:13Z","level":"WARN","msg":"pull failed","account":3,"reason":"temporary","code":"http_503","inquiry":1102}` + "\n" +
		"途中でやめました。保存済みの内容はそのままです。\n"
	if hits, lines, err := planted().Search("log", strings.NewReader(log)); err != nil || lines != 2 || len(hits) != 0 {
		t.Errorf("%q in %d lines, %v", hits, lines, err)
	}
}

func TestSearchFolder_reads_logs_and_nothing_else(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"profile/logs/madoguchi.log":   "佐藤 美咲\n",
		"profile/logs/madoguchi.log.1": "090-0000-1102\n",
		"profile/blobs/aa":             "佐藤 美咲\n", // where the mail itself lies
		"program.stderr":               "sato@kokyaku.example\n",
		"program.txt":                  "佐藤 美咲\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if hits, files, _, err := planted().SearchFolder(dir); err != nil || len(hits) != 3 || files != 3 {
		t.Errorf("%q in %d files, %v", hits, files, err)
	}
}
