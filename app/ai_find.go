package app

import (
	"context"
	"sync"
	"time"

	"madoguchi/app/drafting"
	"madoguchi/app/drafting/endpoint"
)

// usualMachines are where the three usual programs answer on this machine, from
// their manuals (read 2026-11-20).
func usualMachines() []LocalServer {
	return []LocalServer{
		{Name: "Ollama", Endpoint: "http://127.0.0.1:11434/v1"},
		{Name: "llama.cpp", Endpoint: "http://127.0.0.1:8080/v1"},
		{Name: "LM Studio", Endpoint: "http://127.0.0.1:1234/v1"},
	}
}

// FindLocalModels looks for servers on this machine, and nowhere else.
func (d *Desk) FindLocalModels(ctx context.Context) (LocalModels, error) {
	places := d.machines.places
	if places == nil {
		places = usualMachines()
	}
	found := make([][]string, len(places))
	var all sync.WaitGroup
	for i, p := range places {
		all.Go(func() {
			e, err := endpoint.Open(p.Endpoint, "", "", endpoint.Limits{Whole: 3 * time.Second, Silence: 2 * time.Second})
			if err == nil && e.Local() {
				found[i], _ = e.Models(ctx) // nobody there is the usual answer
			}
		})
	}
	all.Wait()
	out := LocalModels{Servers: []LocalServer{}}
	for i, p := range places {
		if found[i] != nil {
			p.Models = found[i]
			out.Servers = append(out.Servers, p)
		}
	}
	return out, ctx.Err()
}

// TestDraftEndpoint tries an endpoint with a sentence of our own. Of the settings
// it uses address, model, key and time; the key that is stored only for the address
// it belongs to.
func (d *Desk) TestDraftEndpoint(ctx context.Context, in DraftSettings) (DraftTest, error) {
	out := DraftTest{Models: []string{}}
	old, err := d.DraftSettings(ctx)
	if err != nil {
		return out, err
	}
	if in.Seconds == 0 {
		in.Seconds = usualDraftSeconds
	}
	var e *endpoint.Endpoint
	if in.Key == "" && in.Endpoint == old.Endpoint {
		e, err = d.machine(ctx, in)
	} else {
		e, err = d.reach(in, in.Key)
	}
	if err != nil {
		return out, err
	}
	begun := time.Now()
	if list, err := e.Models(ctx); err == nil {
		out.Models = list
	}
	text, err := e.Draft(ctx, []drafting.Turn{{Role: "user", Content: "「はい」とだけ答えてください。"}}, func(string) {})
	out.Took = time.Since(begun).Milliseconds()
	switch {
	case ctx.Err() != nil:
		return out, ctx.Err()
	case err != nil:
		out.Text = Explain(err, d.log).Text
	case drafting.Clean(text) == "":
		out.Text = "つながりましたが、答えが空でした。ほかのモデルを選んで、もう一度試してください。"
	default:
		out.OK, out.Text = true, "つながりました。下書きを頼めます。お客様の情報は送っていません。"
	}
	return out, nil
}
