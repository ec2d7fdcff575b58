package workload

// siteYAML describes the site: one language, all families of pages but the derivations. The sites that the workload is
// compared with have nothing like them, and they double the number of files.
const siteYAML = `schema: 1
title: {zh: 测量用的虚构数据（不是统计数字）, en: Made-up data for measurements (not statistics)}
organisation: {zh: 测量程序, en: The measuring program}
base_url: https://workload.invalid
languages: [zh]
time_zone: Asia/Shanghai
home: {dataset: market, region: all}
families: {derivations: false}
`

// withoutChartFiles leaves out the files beside charts.
const withoutChartFiles = "downloads: {charts: false}\n"

// datasetYAML describes the one dataset.
const datasetYAML = `title: {zh: 虚构的市场供求, en: Made-up supply and demand}
frequency: quarter
source: {zh: 由程序生成的虚构数字，不是统计数字, en: Figures made up by a program; not statistics}
dimensions:
  region:   {codelist: region, title: {zh: 地区, en: Region}}
  industry: {codelist: industry, title: {zh: 行业, en: Industry}}
measures:
  demand:  {title: {zh: 需求人数, en: Vacancies}, unit: person}
  seekers: {title: {zh: 求职人数, en: Job seekers}, unit: person}
derived:
  ratio:        {title: {zh: 求人倍率, en: Openings per seeker}, formula: demand / seekers, decimals: 2}
  gap:          {title: {zh: 缺口, en: Gap}, formula: demand - seekers}
  demand_share: {title: {zh: 需求比重, en: Share of vacancies}, share: demand, decimals: 2}
  rank:         {title: {zh: 缺口排名, en: Shortage rank}, rank: gap}
compare: {previous: true, year: true}
tables:
  - {files: "*.csv"}
`

// unitCSV lists the units of the figures.
const unitCSV = `code,zh,en,base,factor
person,人,persons,person,1
ten-thousand-persons,万人,ten thousand persons,person,10000
percent,%,percent,percent,1
`

// aboutPage says what the site is.
const aboutPage = `---
title: 关于本站
summary: 本站的数字和地名全部是虚构的，只用来测量程序。
---

本站由测量程序生成。所有地名、数字和说明都是虚构的，不得引用。
`

// The parts of an explainer: about as long as a real one, with headings, a table and a link.
const (
	explainerHead = `---
title: "虚构说明之%d：怎样看求人倍率"
summary: 一篇测量用的说明，其中的数字都是虚构的。
date: %d-12-31
---

## 是什么

求人倍率用需求人数除以求职人数，说的是平均每一位求职者面前有几个岗位。等于1的时候岗位与求职者一样多；大于1是岗位多于人，
小于1是人多于岗位。它是一个比率，不说明市场有多大，所以总要与两个人数一起看。人数相近的两个地区，倍率可以相差很远；倍率相同的
两个地区，人数也可以相差十倍。

总的倍率接近1，不等于每个行业都找得到人、每个人都找得到岗位。缺少技能、路途太远、报酬不合适，都会使空着的岗位和找工作的人同时存在。
一年之中也有起落：年初返岗和夏天毕业的时候变化最大，所以多与上年同一季度比较，少与上一季度比较。

`
	explainerTable = `## 数字的范围

| 项目 | 数字 | 说明 |
|---|---:|---|
| 虚构的机构 | %d | 报送的单位数 |
| 虚构的登记 | %d | 人次 |
| 虚构的缺项 | %d.%d%% | 按**没有**处理，不补也不推算 |

`
	explainerEnd = `## 怎样用

连续几个季度高于其他行业的，先看是不是同一批岗位重复登记，再看培训和招聘能不能跟上；连续下降的，先看报送的单位有没有减少。
引用时写明时间、地区和数字的范围。参见[这一组的第一个地区](/regions/%d/)。
`
)

// industryName is an industry in two languages.
type industryName struct {
	chinese, english string
}

// industries lists the eighteen industries in the order of their codes, A to R.
func industries() []industryName {
	return []industryName{
		{"农林牧渔业", "Agriculture and fishery"},
		{"采矿业", "Mining"},
		{"制造业", "Manufacturing"},
		{"电力热力燃气及水生产和供应业", "Electricity and water"},
		{"建筑业", "Construction"},
		{"批发和零售业", "Wholesale and retail"},
		{"交通运输仓储和邮政业", "Transport and post"},
		{"住宿和餐饮业", "Hotels and catering"},
		{"信息传输软件和信息技术服务业", "Information technology"},
		{"金融业", "Finance"},
		{"房地产业", "Real estate"},
		{"租赁和商务服务业", "Leasing and business services"},
		{"科学研究和技术服务业", "Research and technical services"},
		{"水利环境和公共设施管理业", "Environment and public facilities"},
		{"居民服务修理和其他服务业", "Household and repair services"},
		{"教育", "Education"},
		{"卫生和社会工作", "Health and social work"},
		{"文化体育和娱乐业", "Culture and sports"},
	}
}
