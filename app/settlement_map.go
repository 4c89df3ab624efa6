package app

import (
	"context"
	"encoding/json"
	"slices"

	"madoguchi/app/settle"
)

// settlementMaps is the setting that holds how the last settlement of each mall was read.
const settlementMaps = "settlement_maps"

// numberPrefix is what a mall's lists leave out before its order numbers.
func (d *Desk) numberPrefix(ctx context.Context, kind string) (string, error) {
	prefix := d.spec(kind).NumberPrefix
	if prefix == nil {
		return "", nil
	}
	all, err := d.store.Accounts(ctx)
	for _, a := range all {
		if a.Kind == kind {
			return prefix(a.Settings), err
		}
	}
	return "", err
}

// savedMap is how the last settlement of a mall was read, and the kinds that its files had:
// what was said of a kind holds for the next file, a new one is guessed.
type savedMap struct {
	SettlementMap
	Known []string `json:"known"`
}

func (d *Desk) savedSettlementMaps(ctx context.Context) (map[string]savedMap, error) {
	maps := map[string]savedMap{}
	text, err := d.store.Setting(ctx, settlementMaps)
	if err != nil || text == "" {
		return maps, err
	}
	return maps, json.Unmarshal([]byte(text), &maps)
}

func (d *Desk) saveSettlementMap(ctx context.Context, channel string, m settle.Map, kinds []settle.Kind) error {
	maps, err := d.savedSettlementMaps(ctx)
	if err != nil {
		return err
	}
	before, _ := json.Marshal(maps)
	known := append([]string{}, maps[channel].Known...)
	for _, k := range kinds {
		if !slices.Contains(known, k.Name) {
			known = append(known, k.Name)
		}
	}
	maps[channel] = savedMap{settlementMapOut(m), known}
	text, err := json.Marshal(maps)
	if err != nil || string(text) == string(before) {
		return err
	}
	return d.store.SetSetting(ctx, actor(ctx), settlementMaps, string(text))
}

// SettlementMapFrom reads a map from a file.
func (d *Desk) SettlementMapFrom(data []byte) (SettlementMap, error) {
	m, err := settle.ParseMap(data)
	return settlementMapOut(m), err
}

func settlementMapIn(m SettlementMap) settle.Map { return settle.Map(m) }

func settlementMapOut(m settle.Map) SettlementMap {
	m.Skip = append([]string{}, m.Skip...)
	return SettlementMap(m)
}
