package app

import (
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"madoguchi/app/drafting/draftingtest"
	"madoguchi/store"
)

func TestDraft_stops_within_a_second_and_says_so(t *testing.T) {
	d, m, id := machineShop(t, askedText, draftingtest.Slow)
	hints, off := d.Subscribe()
	defer off()
	must[DraftRun](t)(d.DraftStart(owner(t, d), wish(id, "届く")))
	for h := range hints {
		if h.Name == EventDrafting {
			break
		}
	}
	if run := must[DraftRun](t)(d.DraftState(owner(t, d), ID{id})); run.State != store.AIRunning || run.Text == "" || len(run.Problems) != 0 {
		t.Errorf("%+v", run)
	}
	_, err := d.DraftStart(owner(t, d), wish(id, "もう一度"))
	refused(t, err, "ai_running")
	at := time.Now()
	if err := d.DraftStop(owner(t, d), ID{id}); err != nil || time.Since(at) > time.Second {
		t.Errorf("%v after %v", err, time.Since(at))
	}
	<-m.Gone()
	if run := must[DraftRun](t)(d.DraftState(owner(t, d), ID{id})); run.State != store.AIStopped || run.Why == "" {
		t.Errorf("%+v", run)
	}
}

func TestClose_stops_what_a_machine_is_writing(t *testing.T) {
	d, m, id := machineShop(t, askedText, draftingtest.Slow)
	must[DraftRun](t)(d.DraftStart(owner(t, d), wish(id, "届く")))
	at := time.Now()
	if err := d.Close(); err != nil || time.Since(at) > 2*time.Second {
		t.Errorf("%v after %v", err, time.Since(at))
	}
	if len(m.Asked()) > 0 {
		<-m.Gone()
	}
}

func TestDraft_tells_how_it_failed(t *testing.T) {
	for model, want := range map[string]string{
		draftingtest.Busy: "ai_busy", draftingtest.Ill: "ai_failed", draftingtest.Garbage: "ai_garbage", draftingtest.Empty: "ai_empty",
		draftingtest.Huge: "ai_long", draftingtest.Moved: "ai_elsewhere",
	} {
		d, _, id := machineShop(t, askedText, model)
		run := drafted(t, d, wish(id, "届く"))
		log := must[DraftLog](t)(d.DraftLog(owner(t, d), DraftLogQuery{}))
		if run.State != store.AIFailed || run.Text != "" || !strings.HasSuffix(run.Why, "。") || log.Entries[0].Reason != want {
			t.Errorf("%s: %+v %s", model, run, log.Entries[0].Reason)
		}
	}
	d, _, id := machineShop(t, askedText, draftingtest.Cut)
	if run := drafted(t, d, wish(id, "届く")); run.State != store.AICut || run.Text != "お世話になって" || run.Why == "" {
		t.Errorf("%+v", run)
	}
}

func TestSaveDraftSettings_keeps_the_key_sealed_and_to_its_address(t *testing.T) {
	d, m, id := machineShop(t, askedText, draftingtest.Good)
	m.Key = "s3cret-key"
	d.use(t, func(s *DraftSettings) { s.Key = "s3cret-key" })
	set := must[DraftSettings](t)(d.DraftSettings(owner(t, d)))
	if !set.HasKey || set.Key != "" || !set.Local {
		t.Errorf("%+v", set)
	}
	for _, name := range []string{settingDrafting, settingDraftingKey} {
		if v := must[string](t)(d.store.Setting(t.Context(), name)); strings.Contains(v, "s3cret") {
			t.Errorf("%s holds the key in clear", name)
		}
	}
	if run := drafted(t, d, wish(id, "届く")); run.State != store.AIDone || m.Asked()[0].Key != "s3cret-key" {
		t.Errorf("%+v", run)
	}
	if try := must[DraftTest](t)(d.TestDraftEndpoint(owner(t, d), set)); !try.OK || len(try.Models) != 2 {
		t.Errorf("%+v", try)
	}
	other := draftingtest.New(t)
	elsewhere := set
	elsewhere.Endpoint = other.URL
	if try := must[DraftTest](t)(d.TestDraftEndpoint(owner(t, d), elsewhere)); !try.OK || other.Asked()[0].Key != "" {
		t.Errorf("the key went to another address: %+v", other.Asked())
	}
	d.use(t, func(s *DraftSettings) { s.Endpoint = other.URL })
	if set := must[DraftSettings](t)(d.DraftSettings(owner(t, d))); set.HasKey {
		t.Error("the key stayed with another address")
	}
	for code, change := range map[string]func(*DraftSettings){
		"ai_no_model": func(s *DraftSettings) { s.Model = " " }, "ai_seconds": func(s *DraftSettings) { s.Seconds = 5 },
		"ai_plain": func(s *DraftSettings) { s.Endpoint = "http://10.0.0.1/v1" }, "ai_address": func(s *DraftSettings) { s.Endpoint = "" },
		"care": func(s *DraftSettings) { s.Cares = []string{"x"} },
	} {
		bad := set
		bad.On = true
		change(&bad)
		_, err := d.SaveDraftSettings(owner(t, d), bad)
		if r := Explain(err, d.log); r.Code != code {
			t.Errorf("%s: %+v", code, r)
		}
	}
}

func TestFindLocalModels_looks_on_this_machine_alone(t *testing.T) {
	d, m, _ := machineShop(t, askedText, draftingtest.Good)
	l := must[net.Listener](t)(net.Listen("tcp", "127.0.0.1:0"))
	odd := &http.Server{Handler: http.NotFoundHandler(), ReadHeaderTimeout: time.Second}
	go func() { _ = odd.Serve(l) }()
	t.Cleanup(func() { _ = odd.Close() })
	d.machines.places = []LocalServer{
		{Name: "Ollama", Endpoint: m.URL},
		{Name: "その他", Endpoint: "http://" + l.Addr().String() + "/v1"},
		{Name: "いない", Endpoint: "http://127.0.0.1:1/v1"},
		{Name: "外", Endpoint: "https://drafts.example/v1"},
	}
	found := must[LocalModels](t)(d.FindLocalModels(owner(t, d)))
	if len(found.Servers) != 1 || found.Servers[0].Name != "Ollama" || len(found.Servers[0].Models) != 2 {
		t.Errorf("%+v", found)
	}
	for _, p := range usualMachines() {
		if !strings.HasPrefix(p.Endpoint, "http://127.0.0.1:") {
			t.Errorf("%+v", p)
		}
	}
}
