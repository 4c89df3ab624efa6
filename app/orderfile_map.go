package app

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"madoguchi/connectors/orderfile"
)

// orderMaps is the setting that holds the saved maps, in the form of a preset
// file.
const orderMaps = "order_maps"

// OrderMaps lists the saved maps by name.
func (d *Desk) OrderMaps(ctx context.Context) (OrderMapList, error) {
	list := OrderMapList{Maps: []OrderMap{}}
	all, err := d.savedMaps(ctx)
	for _, m := range all {
		list.Maps = append(list.Maps, mapOut(m, m.Name))
	}
	return list, err
}

// SaveOrderMap keeps a map under its name; one that has the name is replaced.
func (d *Desk) SaveOrderMap(ctx context.Context, in OrderMap) (OrderMapList, error) {
	const most = 50
	in.Name = strings.TrimSpace(in.Name)
	if in.Name == "" || len(in.Name) > 200 {
		return OrderMapList{}, refuse("order_map_name", "列の対応に付ける名前を入れてください。まだ保存していません。")
	}
	all, err := d.savedMaps(ctx)
	if err != nil {
		return OrderMapList{}, err
	}
	all = slices.DeleteFunc(all, func(m orderfile.Map) bool { return m.Name == in.Name })
	if len(all) >= most {
		return OrderMapList{}, refuse("order_map_many", "列の対応は 50 個まで保存できます。まだ保存していません。前からある名前を付けると、置き換えて保存します。")
	}
	all = append(all, mapIn(in))
	slices.SortFunc(all, func(a, b orderfile.Map) int { return cmp.Compare(a.Name, b.Name) })
	data, err := json.Marshal(all)
	if err != nil {
		return OrderMapList{}, err
	}
	if err := d.store.SetSetting(ctx, actor(ctx), orderMaps, string(data)); err != nil {
		return OrderMapList{}, err
	}
	return d.OrderMaps(ctx)
}

func (d *Desk) savedMaps(ctx context.Context) ([]orderfile.Map, error) {
	v, err := d.store.Setting(ctx, orderMaps)
	if err != nil || v == "" {
		return nil, err
	}
	var all []orderfile.Map
	return all, json.Unmarshal([]byte(v), &all)
}

// OrderMapFrom reads a preset file.
func (d *Desk) OrderMapFrom(data []byte) (OrderMap, error) {
	m, err := orderfile.ParseMap(data)
	return mapOut(m, m.Name), err
}

func mapIn(in OrderMap) orderfile.Map {
	m := orderfile.Map{
		Name: in.Name, Kind: in.Kind, Dates: in.Dates, Prefix: in.Prefix,
		Columns: map[string][]string{}, Constants: map[string]string{},
	}
	for _, f := range in.Fields {
		if columns := slices.DeleteFunc(slices.Clone(f.Columns), func(c string) bool { return c == "" }); len(columns) > 0 {
			m.Columns[f.Key] = columns
		}
		if f.Constant != "" {
			m.Constants[f.Key] = f.Constant
		}
	}
	return m
}

// mapOut names every field, also those without a column.
func mapOut(m orderfile.Map, name string) OrderMap {
	out := OrderMap{Name: name, Kind: m.Kind, Dates: cmp.Or(m.Dates, orderfile.YearFirst), Prefix: m.Prefix, Fields: []OrderField{}}
	for _, f := range orderfile.Fields() {
		out.Fields = append(out.Fields, OrderField{
			Key: f.Key, Label: f.Label, Columns: append([]string{}, m.Columns[f.Key]...), Constant: m.Constants[f.Key], Samples: []string{},
		})
	}
	return out
}
