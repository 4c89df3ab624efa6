package workday

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// years are the public holidays as the Cabinet Office lists them, and from 2028
// on as the law and the almanac give them. Month/day; the count is part of it.
var years = map[int]string{
	2019: "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23",
	2020: "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23",
	2021: "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23",
	2022: "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23",
	2023: "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23",
	2024: "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23",
	2025: "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24",
	2026: "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23",
	2027: "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23",
	2028: "1/1 1/10 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/22 10/9 11/3 11/23",
	2029: "1/1 1/8 2/11 2/12 2/23 3/20 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 11/23",
	2030: "1/1 1/14 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 11/3 11/4 11/23",
}

func TestHoliday_follows_the_law_year_by_year(t *testing.T) {
	for year, want := range years {
		var got []string
		for d := Date(year, 1, 1); d < Date(year+1, 1, 1); d++ {
			if Holiday(d) != "" {
				got = append(got, d.utc().Format("1/2"))
			}
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%d:\n got %v\nwant %v", year, got, want)
		}
	}
}

func TestHoliday_names_the_odd_ones(t *testing.T) {
	for day, want := range map[string]string{
		"2019-04-30": "国民の休日", "2019-05-01": "天皇の即位の日", "2019-10-22": "即位礼正殿の儀", "2019-12-23": "", "2019-02-23": "",
		"2018-12-23": "天皇誕生日", "2018-12-24": "振替休日", "2020-02-24": "振替休日", "2020-07-20": "", "2020-08-11": "", "2020-10-12": "",
		"2021-08-08": "山の日", "2021-08-09": "振替休日", "2021-10-11": "", "2022-10-10": "スポーツの日", "2019-10-14": "体育の日",
		"2026-09-22": "国民の休日", "2026-05-06": "振替休日", "2015-09-22": "国民の休日", "2009-09-22": "国民の休日",
		"2005-05-04": "国民の休日", "2006-04-29": "みどりの日", "2002-07-20": "海の日", "2028-02-29": "", "2100-01-01": "",
	} {
		d, err := ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := Holiday(d); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

func TestDay_reads_and_writes_itself_over_a_century(t *testing.T) {
	for d := Date(2000, 1, 1); d < Date(2100, 1, 1); d++ {
		back, err := ParseDay(d.String())
		if err != nil || back != d || DayOf(d.At(0)) != d || DayOf(d.At(24*60-1)) != d || DayOf(d.At(24*60)) != d+1 {
			t.Fatal(d, back, err)
		}
	}
	if d := Date(2028, time.February, 29); d.String() != "2028-02-29" || (d+1).String() != "2028-03-01" || d.Weekday() != time.Tuesday {
		t.Fatal(d)
	}
}

func TestDay_is_of_Japan_wherever_the_moment_was_written(t *testing.T) {
	at := time.Date(2026, 11, 21, 15, 0, 0, 0, time.UTC) // midnight of the 22nd in Japan
	if DayOf(at).String() != "2026-11-22" || DayOf(at.Add(-time.Second)).String() != "2026-11-21" {
		t.Fatal(DayOf(at))
	}
}
