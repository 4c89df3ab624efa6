package rakuten

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/web"
)

// The states of a step.
const (
	stepOK      = "ok"
	stepFailed  = "failed"
	stepSkipped = "skipped"
)

// inspection is one run of the contract test (docs: README, First run). It finds
// out what our reading of the manual is worth against the real mall.
type inspection struct {
	*shop
	steps []connectors.Step
	stop  bool // the key is dead or the line is down: nothing else can work

	number string     // of the inquiry that is looked at
	seen   bool       // whether it counted as read before we looked
	file   attachment // one of its files
	order  string     // an order number
}

// Inspect tries every function that only reads. Nothing is marked, sent or
// changed; whether looking marks as read is one of the things it finds out.
func (s *shop) Inspect(ctx context.Context) []connectors.Step {
	in := &inspection{shop: s}
	for _, step := range []struct {
		name string
		try  func(context.Context) (connectors.Step, error)
	}{
		{"ライセンスキーの期限", in.licence},
		{"問い合わせの件数", in.count},
		{"問い合わせの一覧", in.list},
		{"問い合わせを 2 回読む", in.twice},
		{"読んでも既読にならないこと", in.unread},
		{"添付ファイル", in.attachment},
		{"注文の検索", in.search},
		{"注文の内容", in.getOrder},
	} {
		in.add(ctx, step.name, step.try)
	}
	return in.steps
}

func (in *inspection) add(ctx context.Context, name string, try func(context.Context) (connectors.Step, error)) {
	if in.stop {
		in.steps = append(in.steps, connectors.Step{Name: name, State: stepSkipped, Text: "前の項目が直ってから試します。"})
		return
	}
	step, err := try(ctx)
	step.Name = name
	if err != nil {
		e := connectors.As(err)
		step.State, step.Text = stepFailed, either(e.Text, "楽天とつながりませんでした。インターネットにつながっているかを確かめて、もう一度試してください。")
		step.Detail = in.nameless(strings.TrimSpace(step.Detail + " " + e.Error()))
		in.stop = hopeless(e)
	}
	in.steps = append(in.steps, step)
}

// nameless takes the numbers of an inquiry and an order out of the address of a
// call that failed.
func (in *inspection) nameless(s string) string {
	for _, n := range []string{in.number, in.order} {
		if n != "" {
			s = strings.ReplaceAll(s, n, "…")
		}
	}
	return s
}

// hopeless: what stopped this step stops every other.
func hopeless(e *connectors.Error) bool {
	switch e.Reason {
	case connectors.Auth:
		return e.Code != "function_off"
	case connectors.Limited:
		return true
	case connectors.Temporary:
		return e.Code != "server_fault" && e.Code != "unreadable_answer"
	}
	return false
}

// did is a step that went well; skipped one for which there is nothing to read.
func did(a web.Answer, more ...string) connectors.Step {
	return connectors.Step{State: stepOK, Detail: strings.Join(append([]string{answered(a)}, more...), " ")}
}

func skipped(why string) connectors.Step { return connectors.Step{State: stepSkipped, Text: why} }

func (in *inspection) licence(ctx context.Context) (connectors.Step, error) {
	end, err := in.licenceEnd(ctx)
	if err == nil && !end.After(in.now()) {
		err = keyExpired(end)
	}
	return connectors.Step{State: stepOK, Detail: "expiryDate " + jst.Day(end)}, err
}

func (in *inspection) count(ctx context.Context) (connectors.Step, error) {
	now := in.now()
	a, err := in.client.do(ctx, countCall(now.Add(-slice), now))
	if err == nil {
		err = readCount(a.Body)
	}
	return did(a), err
}

func (in *inspection) list(ctx context.Context) (connectors.Step, error) {
	now := in.now()
	a, err := in.client.do(ctx, listCall(now.Add(-slice), now, 1, 1))
	if err != nil {
		return did(a), err
	}
	var p page
	if err := decode(a.Body, &p); err != nil {
		return did(a), err
	}
	if len(p.Rows) == 0 {
		return did(a, "no rows"), nil
	}
	q, ok := readInquiry(p.Rows[0])
	if !ok {
		return did(a), unreadable(nil)
	}
	if err := in.own(q); err != nil {
		return did(a), err
	}
	in.number, in.seen, in.order = q.Number.String(), bool(q.Read), q.Order.String()
	if files := filesOf(q); len(files) > 0 {
		in.file = files[0]
	}
	strangers := slices.DeleteFunc(repliesOf(q), func(r reply) bool { return r.From == fromMerchant || r.From == fromUser })
	return did(a, "row "+shape(p.Rows[0]), fmt.Sprintf("shopId set %v, replies %d, of unknown authors %d", q.Shop.set, len(q.Replies), len(strangers))), nil
}

func (in *inspection) twice(ctx context.Context) (connectors.Step, error) {
	if in.number == "" {
		return skipped("この 30 日に問い合わせがないため、試せません。"), nil
	}
	var ids [2][]int64
	var last web.Answer
	for i := range ids {
		a, err := in.client.do(ctx, oneCall(in.number))
		if err != nil {
			return did(a), err
		}
		q, err := readOne(a.Body)
		if err != nil {
			return did(a), err
		}
		for _, r := range repliesOf(q) {
			ids[i] = append(ids[i], r.ID.value)
		}
		last = a
	}
	if !slices.Equal(ids[0], ids[1]) {
		return did(last), &connectors.Error{
			Reason: connectors.Rejected, Code: "reply_ids_change",
			Text: "同じ問い合わせを 2 回読むと、返信の番号が変わりました。返信が重なって見えることがあります。この結果を窓口のサポートに送ってください。",
		}
	}
	return did(last, fmt.Sprintf("reply ids stable, %d", len(ids[0]))), nil
}

func (in *inspection) unread(ctx context.Context) (connectors.Step, error) {
	switch {
	case in.number == "":
		return skipped("この 30 日に問い合わせがないため、試せません。"), nil
	case in.seen:
		return skipped("いちばん新しい問い合わせが既読のため、試せません。未読のときにもう一度試してください。"), nil
	}
	a, err := in.client.do(ctx, oneCall(in.number))
	if err != nil {
		return did(a), err
	}
	q, err := readOne(a.Body)
	step := did(a, fmt.Sprintf("readByMerchant before false, after %v", bool(q.Read)))
	if err == nil && bool(q.Read) {
		step.Text = "窓口が読むと R-Messe でも既読になります。R-Messe の未読の印は、目安にしないでください。"
	}
	return step, err
}

func (in *inspection) attachment(ctx context.Context) (connectors.Step, error) {
	if in.file.Path == "" {
		return skipped("いちばん新しい問い合わせに添付がないため、試せません。"), nil
	}
	a, err := in.client.do(ctx, fileCall(fileRef{in.file.Path.String(), in.file.Label.String()}))
	if a.Status == http.StatusNotFound {
		return skipped("添付の保存期限（90 日）が切れているため、試せません。"), nil
	}
	slash := strings.HasPrefix(in.file.Path.String(), "/")
	return did(a, fmt.Sprintf("%d bytes, path with leading slash %v", len(a.Body), slash)), err
}

func (in *inspection) search(ctx context.Context) (connectors.Step, error) {
	now := in.now()
	b, err := in.client.order(ctx, fnSearchOrder, "/searchOrder/", searchBody(byOrdered, now.Add(-24*time.Hour), now, 1), false)
	if err != nil {
		return connectors.Step{}, plain(err)
	}
	var f found
	if err := decode(b, &f); err != nil {
		return connectors.Step{}, err
	}
	if len(f.Numbers) > 0 {
		in.order = f.Numbers[0].String()
	}
	return connectors.Step{State: stepOK, Detail: fmt.Sprintf("%s, %d numbers", shape(b), len(f.Numbers))}, nil
}

func (in *inspection) getOrder(ctx context.Context) (connectors.Step, error) {
	if in.order == "" {
		return skipped("この 1 日に注文がないため、試せません。"), nil
	}
	b, err := in.shop.getOrder(ctx, []string{in.order})
	step := connectors.Step{State: stepOK, Detail: fmt.Sprintf("version %d, %s", in.version.Load(), shape(b))}
	if err == nil && in.version.Load() < newestVersion {
		step.Text = fmt.Sprintf("注文の項目は古い版（%d）で受け取れました。受け取りに問題はありません。", in.version.Load())
	}
	return step, err
}
