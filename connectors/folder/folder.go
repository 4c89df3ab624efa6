// Package folder is the kind 「フォルダー」: a folder on this computer or on a
// network share in which another system, or a person, drops inquiries and orders
// as files, and from which it fetches the replies.
//
// It reads .eml, .mbox, .json, .csv and .xlsx from the folder and from its in/,
// and writes one file a reply into out/. README.md is the schema for whoever
// writes the other side.
//
// It never deletes or changes what was dropped, and moves it only when the shop
// has chosen so. It never reads outside the folder: links that leave it, devices
// and names with a path in them are not followed. A file that is still being
// written waits; a damaged one is told by name and costs no other.
package folder

import (
	"context"
	"errors"
	"sync"
	"time"

	"madoguchi/connectors"
)

// Spec is the kind.
var Spec = connectors.Spec{
	Kind:  "folder",
	Label: "フォルダー",
	Mark:  "箱",
	Shape: "square",
	Needs: "ファイルを受け渡すフォルダー",
	Takes: "約 2 分",
	Guide: []string{
		"受け渡しに使うフォルダーを 1 つ決めます。このパソコンの中でも、共有フォルダーでもかまいません。",
		"そのフォルダーの場所を「フォルダー」に入れます（例：C:\\窓口\\受け渡し）。",
		"メールのファイルにも返信するときは、返信の差出人のアドレスを入れます。",
		"「確かめて保存する」を押します。フォルダーを読めるか、返信を書けるかを確かめます。",
		"メール（.eml、.mbox）、表（.csv、.xlsx）、.json のファイルを、フォルダーか、その中の in に置きます。返信は out にできます。",
	},
	Fields: fields,
	Every:  time.Minute,
	Rules:  connectors.Rules{MaxFiles: maxFilesOut, MaxFileSize: maxFile},
	Open:   open,
}

// account is an opened folder.
type account struct {
	set  settings
	env  connectors.Env
	disk disk
	// tick is how often Watch looks.
	tick time.Duration

	// mu lets one reader in. A share that hangs may hold it: whoever waits goes
	// when its context ends.
	mu sync.Mutex
	// last is the table or JSON file read last, so that a long one is not read
	// anew for each batch. It may be lost at any moment.
	last *content
}

var (
	_ connectors.Prober     = (*account)(nil)
	_ connectors.Confirmer  = (*account)(nil)
	_ connectors.Rescanner  = (*account)(nil)
	_ connectors.Watcher    = (*account)(nil)
	_ connectors.MailReader = (*account)(nil)
	_ connectors.Checker    = (*account)(nil)
)

func open(s connectors.Settings, env connectors.Env) (connectors.Connector, error) {
	set, err := readSettings(s)
	if err != nil {
		return nil, err
	}
	return &account{set: set, env: env, disk: realDisk, tick: 3 * time.Second}, nil
}

// within ends with ctx even where a call to a dead network share does not.
func within[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	var none T
	if ctx.Err() != nil {
		return none, ended(ctx)
	}
	done := make(chan answer, 1)
	go func() {
		v, err := do()
		done <- answer{v, err}
	}()
	select {
	case a := <-done:
		return a.value, a.err
	case <-ctx.Done():
		return none, ended(ctx)
	}
}

func ended(ctx context.Context) error {
	e := &connectors.Error{Reason: connectors.Temporary, Code: "ended", Err: ctx.Err()}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		e.Code, e.Text = "slow", "フォルダーから時間内に応答がありませんでした。置かれたファイルはそのままです。共有フォルダーにつながっているかを確かめてください。自動でもう一度試します。"
	}
	return e
}
