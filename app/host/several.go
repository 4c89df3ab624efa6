package host

import (
	"encoding/json"
	"net/http"

	"madoguchi/app"
)

// mostAtOnce is how many calls one request may hold: the page begins with about
// fifteen.
const mostAtOnce = 40

// oneCall is a call among several.
type oneCall struct {
	Method string          `json:"method"`
	Body   json.RawMessage `json:"body"`
}

// oneAnswer is what a call among several came to: an answer or a refusal.
type oneAnswer struct {
	Answer any          `json:"answer,omitempty"`
	Error  *app.Refusal `json:"error,omitempty"`
}

// several answers calls in the order in which they stand, each as if it had come
// alone: with its own rights, its own mask and its own refusal. A page that begins
// needs a dozen answers, and a request costs the window more than most of them.
func (h *Host) several(w http.ResponseWriter, r *http.Request) {
	body, err := asked(w, r)
	if err != nil {
		h.fail(w, err)
		return
	}
	var calls []oneCall
	if err := json.Unmarshal(body, &calls); err != nil || len(calls) > mostAtOnce {
		h.fail(w, mismatch("request"))
		return
	}
	answers := make([]oneAnswer, 0, len(calls))
	for _, c := range calls {
		answers = append(answers, h.one(r, c))
	}
	h.answer(w, http.StatusOK, answers)
}

func (h *Host) one(r *http.Request, c oneCall) oneAnswer {
	m, ok := h.calls[c.Method]
	if !ok {
		return oneAnswer{Error: app.Explain(mismatch("method_unknown"), h.log)}
	}
	out, err := h.run(r.Context(), c.Method, c.Body, m)
	if err != nil {
		return oneAnswer{Error: app.Explain(err, h.log)}
	}
	return oneAnswer{Answer: out}
}
