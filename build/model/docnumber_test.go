package model_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gongqiu/build/model"
)

// TestNumbers reads document numbers as the sources and the web pages print them.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ printed, want string }{
		{"国办发〔2003〕40号", "国办发〔2003〕40号"},
		{"劳社部发[2002]13号", "劳社部发〔2002〕13号"},
		{"国发(2005)36号", "国发〔2005〕36号"},
		{"国发（2005）36号", "国发〔2005〕36号"},
		{"国发［２００５］３６号", "国发〔2005〕36号"},
		{"国发【2005】36号", "国发〔2005〕36号"},
		{"国发〔2005〕第36号", "国发〔2005〕36号"},
		{"国发 〔 2005 〕 36 号", "国发〔2005〕36号"},
		{"国发〔二○○五〕三十六号", "国发〔2005〕36号"},
		{"国发〔二〇〇五年〕36号文件", "国发〔2005〕36号"},
		{"国发（2005)036号", "国发〔2005〕36号"},
		{"赣府厅字[2007]13号", "赣府厅字〔2007〕13号"},
		{"赣教就字(2006)4号", "赣教就字〔2006〕4号"},
		{"粤人社函〔2010〕2503号", "粤人社函〔2010〕2503号"},
		{"中发12号文件", "中发12号"},
		{"中央12号文件", "中央12号"},
		{"中发十二号", "中发12号"},
		{"主席令第七十号", "主席令70号"},
		{"国务院令第503号", "国务院令503号"},
		{"国发〔2005〕一百零三号", "国发〔2005〕103号"},
		{"国发〔2005〕一百一十号", "国发〔2005〕110号"},
	} {
		got, fault := model.ParseNumber(c.printed)
		if got.String() != c.want || fault != model.NumberSound {
			t.Errorf("%s: got %s %q, want %s", c.printed, got, fault, c.want)
		}
	}
}

func TestNumberFaults(t *testing.T) {
	for _, c := range []struct {
		printed string
		want    model.NumberFault
	}{
		{"国发〔2005)36号", model.NumberBrackets},
		{"国发〔2005】36号", model.NumberBrackets},
		{"国发〔2005 36号", model.NumberBrackets},
		{"国发〔05〕36号", model.NumberYear},
		{"国发〔20005〕36号", model.NumberYear},
		{"国发〔2005〕36", model.NumberSerial},
		{"国发〔2005〕号", model.NumberSerial},
		{"国发〔2005〕0号", model.NumberSerial},
		{"国发〔2005〕三六十号", model.NumberSerial},
		{"国发〔2005〕一百十号", model.NumberSerial},
		{"（87）劳人字12号", model.NumberOpaque},
		{"就业促进法", model.NumberOpaque},
		{"", model.NumberOpaque},
	} {
		if got, fault := model.ParseNumber(c.printed); fault != c.want {
			t.Errorf("%s: got %s %q, want %q", c.printed, got, fault, c.want)
		}
	}
}

func TestFindNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"根据国发〔2005〕36号和赣府发(2005)21号，", "根据国发〔2005〕36号 和赣府发〔2005〕21号"},
		{"《…工作安排》（赣府厅字[2007]13号）", "赣府厅字〔2007〕13号"},
		{"落实中发12号文件，", "落实中发12号"},
		{"（2005年第36号公告）共36个，一号店", ""},
		{"国发〔2005)36号", ""},
		{"没有文件", ""},
	} {
		var got []string
		for _, n := range model.FindNumbers(c.text) {
			got = append(got, n.Number.String())
			if again := model.FindNumbers(c.text[n.Start:n.End]); len(again) != 1 {
				t.Errorf("%s: %q does not hold its number alone", c.text, c.text[n.Start:n.End])
			}
		}
		if joined := strings.Join(got, " "); joined != c.want && c.want != "" {
			t.Errorf("%s: got %q, want %q", c.text, joined, c.want)
		}
	}
}

func TestDocumentDates(t *testing.T) {
	for _, c := range []struct{ printed, want string }{
		{"2002", "2002"}, {"2002-09", "2002-09"}, {"2002-09-30", "2002-09-30"}, {"2002.9.30", "2002-09-30"},
		{"2002年", "2002"}, {"2002年9月", "2002-09"}, {"2002年9月30日", "2002-09-30"}, {"２００２年９月３０日", "2002-09-30"},
		{"二○○二年七月二十五日", "2002-07-25"}, {"二〇〇二年七月二十五日", "2002-07-25"}, {"二零零二年七月二十五日", "2002-07-25"},
		{"二 二年七月二十五日", "2002-07-25"}, {"二  二年七月二十五日", "2002-07-25"}, {"二　　二年七月二十五日", "2002-07-25"},
		{"二○一一年三月三十日", "2011-03-30"}, {"二 一一年三月三十日", "2011-03-30"}, {"二 一 年四月三十日", "2010-04-30"},
		{"二○○三年五月十二日", "2003-05-12"}, {"一九九八年十月一日", "1998-10-01"}, {"二〇一〇年十二月廿一日", "2010-12-21"},
		{"2005-13", ""}, {"2005-02-30", ""}, {"二○○二年十三月", ""}, {"二○○二年二月三十日", ""}, {"今年", ""}, {"", ""},
		{"20021", ""}, {"0205", ""},
	} {
		got, ok := model.ParseDocumentDate(c.printed)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%q: got %q %v, want %q", c.printed, got, ok, c.want)
		}
	}
	for date, want := range map[string][2]string{
		"2004": {"2004-01-01", "2004-12-31"}, "2004-02": {"2004-02-01", "2004-02-29"},
		"2004-02-03": {"2004-02-03", "2004-02-03"}, "": {},
	} {
		if first, last := model.FirstDay(date), model.LastDay(date); first != want[0] || last != want[1] {
			t.Errorf("%s: %s to %s", date, first, last)
		}
	}
}

// FuzzNumber states that the correct form of a number is a number in its correct form, and that all printed forms of
// it meet.
func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"国发(2005)36号", "中发12号文件", "主席令第七十号", "国发〔二○○五〕三十六号", "（87）劳人字12号"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("files are read as UTF-8")
		}
		n, fault := model.ParseNumber(text)
		key := model.NumberKey(text)
		if again := model.NumberKey(key); again != key {
			t.Fatalf("%q: %q, and again %q", text, key, again)
		}
		if fault != model.NumberSound {
			return
		}
		if n.Year == "" {
			return
		}
		for _, brackets := range []string{"〔〕", "[]", "()", "（）", "【】", "［］"} {
			pair := []rune(brackets)
			for _, middle := range []string{"", "第"} {
				printed := n.Office + string(pair[0]) + n.Year + string(pair[1]) + middle + n.Serial + "号"
				if other := model.NumberKey(printed); other != key {
					t.Errorf("%q is %q, %q is %q", text, key, printed, other)
				}
			}
		}
	})
}

// FuzzFindNumbers states that what is found lies in the text, in order, and is a number.
func FuzzFindNumbers(f *testing.F) {
	f.Add("根据国发〔2005〕36号和中发12号文件，第三十六号")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range model.FindNumbers(text) {
			if n.Start < end || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("%q: %d to %d after %d", text, n.Start, n.End, end)
			}
			end = n.End
		}
	})
}
