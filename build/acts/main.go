// Acts walks what a clerk does on a filled profile and prints how long each act takes,
// by the clock and in processor time. Every act is a call of the page, through the host,
// with rights, masking and JSON as they are in the window.
//
//	go run ./build/acts -profile DIR [-rounds 30] [-write] [-json] [-only NAME] [-customer ID]
//	go run ./build/acts -growth SMALL.json,LARGE.json
//
// Without -write it only reads. With it, inquiries of the profile are changed: use a copy.
// -growth prints how what -json wrote of two profiles has grown from one to the other.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/pprof"
	"testing/fstest"

	"madoguchi/app"
	"madoguchi/app/host"
	"madoguchi/connectors"
	"madoguchi/connectors/folder"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
)

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out io.Writer) error {
	profile := flag.String("profile", "", "folder of a filled profile")
	rounds := flag.Int("rounds", 30, "how often each act is done")
	write := flag.Bool("write", false, "also what changes something")
	only := flag.String("only", "", "the acts whose name begins so")
	asJSON := flag.Bool("json", false, "a list instead of a table")
	customer := flag.Int64("customer", 0, "a customer who has written thousands of times")
	growth := flag.String("growth", "", "two files of -json")
	profiled := flag.String("cpuprofile", "", "file for a profile of the processor")
	flag.Parse()
	if *growth != "" {
		return grown(out, *growth)
	}
	log := slog.New(slog.DiscardHandler)
	desk, err := app.Open(context.Background(), app.Config{
		Profile: *profile, Passphrase: os.Getenv("MADOGUCHI_PASSPHRASE"), Log: log,
		Kinds: []connectors.Spec{rakuten.Spec, yahoo.Spec, mailbox.Spec, folder.Spec},
	})
	if err != nil {
		return err
	}
	defer desk.Close() //nolint:errcheck // it has been measured
	w := &walk{host: host.New(desk, fstest.MapFS{}, nil, log), only: *only, rounds: *rounds, customer: *customer}
	if err := w.look(); err != nil {
		return err
	}
	if *profiled != "" {
		f, err := os.Create(*profiled)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	w.read()
	if *write {
		w.change()
	}
	if *asJSON {
		return json.NewEncoder(out).Encode(map[string]any{"acts": w.done})
	}
	w.table(out)
	return nil
}
