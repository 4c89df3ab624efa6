package rakuten

import "madoguchi/connectors/carrier"

// carrierOf names a carrier. What the mall calls it goes before our table; of
// an unknown code without a name the code itself is shown.
func carrierOf(code, name string) (id, label, then string) {
	if code == "" && name == "" {
		return "", "", ""
	}
	c := carrier.FromRakuten(code)
	switch {
	case name != "":
		c.Name = name
	case c.Name == "":
		c.Name = code
	}
	if c.ID == "" {
		c.ID = carrier.Other
	}
	return c.ID, c.Name, c.Then
}

var storeChains = map[int64]string{
	1: "ファミリーマート", 20: "ミニストップ", 40: "サークルK", 41: "サンクス", 50: "ローソン", 60: "郵便局",
	70: "スリーエフ", 71: "エブリワン", 72: "ココストア", 74: "セーブオン", 80: "デイリーヤマザキ",
	81: "ヤマザキデイリーストア", 82: "ニューヤマザキデイリーストア", 85: "ニューデイズ", 90: "ポプラ",
	91: "くらしハウス", 92: "スリーエイト", 93: "生活彩家",
}

func storeChain(code int64) string { return storeChains[code] }
