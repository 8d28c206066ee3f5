/** The style of a report's page: no fonts or pictures of its own, light and dark, from 360 pixels to paper. */
export const reportStyle = `
:root { color-scheme: light dark; --back: #fff; --box: #f5f6f8; --line: #d3d8e0; --text: #1b2230; --soft: #566072;
  --link: #1a56b0; --good: #17713a; --bad: #b3261e; --warn: #8a5300; --goodback: #e4f4e9; --badback: #fcebe9;
  --p0: #c9daf5; --p1: #e3d6f3; --on: #fff }
@media screen and (prefers-color-scheme: dark) { :root { --back: #11151c; --box: #1a202a; --line: #37404e;
  --text: #e5e9f0; --soft: #a5afbf; --link: #8ab6ff; --good: #5fcf85; --bad: #ff8f85; --warn: #e8b64c;
  --goodback: #13301e; --badback: #3b1b1a; --p0: #2b4468; --p1: #473763; --on: #11151c } }
@media print { :root { color-scheme: light } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.55 system-ui, sans-serif;
  overflow-wrap: anywhere }
header, nav, main { max-width: 52rem; margin: 0 auto; padding: 0 1rem }
header { padding-top: 2rem }
h1 { font-size: 2.2rem; line-height: 1.15; margin: 0 0 .4rem }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 2.8rem 0 .6rem; padding-top: 1rem;
  border-top: 1px solid var(--line) }
h3 { font-size: 1.08rem; margin: 1.7rem 0 .4rem }
p { margin: .5rem 0 }
ul + p, pre + p { margin-top: .9rem }
a { color: var(--link) }
.lead { font-size: 1.15rem }
.soft, .legend, figcaption { color: var(--soft); font-size: .9rem }
nav ul { list-style: none; padding: 0; margin: 1rem 0; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem }
nav li { margin: 0 }
nav a { display: inline-block; padding: .2rem 0 }
ul, ol { padding-left: 1.3rem; margin: .5rem 0 }
li { margin: .2rem 0 }
li > ul { color: var(--soft); margin: .1rem 0 .3rem }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .88em }
:not(pre) > code { background: var(--box); border-radius: 3px; padding: .1em .3em }
pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .8rem; margin: .6rem 0;
  overflow-x: auto; overflow-wrap: normal; tab-size: 2; line-height: 1.45 }
pre code { font-size: 1em }
blockquote { margin: .6rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line) }
.wide { overflow-x: auto }
table { border-collapse: collapse; margin: .6rem 0; width: 100%; overflow-wrap: normal }
th, td { text-align: left; vertical-align: middle; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line) }
th { color: var(--soft); font-size: .85rem; font-weight: 600 }
td:not(:first-child), th:not(:first-child) { white-space: nowrap; font-variant-numeric: tabular-nums;
  text-align: right; padding-left: .8rem }
td:last-child, th:last-child { padding-right: 0 }
td:not(:first-child).none { white-space: normal }
td svg { margin-left: auto }
.flags { border: 1px solid var(--line); border-left: 4px solid var(--warn); border-radius: 6px;
  padding: .2rem 1rem .6rem; margin-top: 1.5rem; background: var(--box) }
.flags h2 { border: 0; padding: 0; margin: .7rem 0 .3rem; font-size: 1.1rem }
svg { display: block; max-width: 100%; height: auto; overflow: visible }
svg text { font: 11px system-ui, sans-serif; fill: var(--soft) }
svg text.in { fill: var(--text); text-anchor: middle }
svg text.tick { text-anchor: middle }
svg text.letter { font-weight: 700; fill: var(--on); text-anchor: middle }
svg text.dark { fill: var(--text) }
svg .phase { stroke: var(--back); stroke-width: 1 }
svg .p0 { fill: var(--p0) } svg .p1 { fill: var(--p1) }
svg .late { fill: none; stroke: var(--bad); stroke-dasharray: 3 3 }
svg .line { stroke: var(--line); fill: none }
svg .end { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 3; fill: none }
svg .mark { stroke: var(--back); stroke-width: 1.5 }
svg .mark.plain { fill: var(--link) }
svg .mark.open { fill: var(--back); stroke: var(--link); stroke-width: 2 }
svg .mark.good { fill: var(--good) } svg .mark.bad { fill: var(--bad) } svg .mark.warn { fill: var(--warn) }
svg .sign { stroke: var(--on); stroke-width: 2; fill: none }
svg .rail { fill: var(--line) } svg .value { fill: var(--link) }
.w720 { display: none }
figure { margin: .8rem 0 }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .6rem 0 }
.legend li { display: flex; align-items: center; gap: .3rem }
.happened { list-style: none; padding: 0 }
.happened b, summary b { font-variant-numeric: tabular-nums }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: .1rem .8rem }
summary { cursor: pointer; padding: .35rem 0 }
.chip, .runs li { font-size: .9rem } .chip { display: inline-block; border: 1px solid; border-radius: .8rem;
  padding: 0 .55rem }
 .good { color: var(--good) } .bad { color: var(--bad) }
ins, del { text-decoration: none; display: inline-block; min-width: 100% }
ins { background: var(--goodback); color: var(--good) } del { background: var(--badback); color: var(--bad) }
.at { color: var(--soft) }
.controls { display: flex; align-items: center; gap: .6rem; margin: .6rem 0 }
.controls input { flex: 1; min-width: 0; accent-color: var(--link); height: 2.2rem; margin: 0 }
.controls output { color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap }
button { font: inherit; color: var(--text); background: var(--box); border: 1px solid var(--line); border-radius: 6px;
  min-width: 2.6rem; min-height: 2.2rem; cursor: pointer }
button:disabled { opacity: .45; cursor: default }
.live summary { cursor: default; list-style: none } .live summary::-webkit-details-marker { display: none }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
footer { color: var(--soft); font-size: .85rem; margin: 3rem 0 2rem }
@media (max-width: 420px) { table { font-size: .95rem }
  td:not(:first-child), th:not(:first-child) { padding-left: .35rem } }
@media (min-width: 760px) { .w720 { display: block } .w340 { display: none } }
@media print { nav, .controls { display: none } .w720 { display: block } .w340 { display: none }
  body { font-size: 10.5pt } header, main { max-width: none; padding: 0 } pre { white-space: pre-wrap }
  figure, tr, li, h2, h3 { break-inside: avoid } h2, h3 { break-after: avoid } a { color: inherit } }
`
