/// The style of the page: light and dark by the reader's setting, for desk, phone and paper.
///
/// Colours of plots are those of Okabe and Ito (2008, *Color universal design*), which the colour-blind can tell apart;
/// in the dark the lighter of them. Names of classes are no promise.
let pageStyle = """
  :root{--paper:#fff;--ink:#1b1f24;--faint:#57606a;--line:#d8dee4;--soft:#f3f5f7;--link:#0550ae;--good:#116329;--bad:#a40e26;\
  --warning:#7d4e00;--c0:#6e7781;--c1:#0072b2;--c2:#d55e00;--c3:#009e73;--c4:#aa4499;--c5:#b07800;--c6:#2596c8;\
  color-scheme:light dark}
  @media screen and (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e6e9ec;--faint:#9aa4ae;--line:#343b43;\
  --soft:#1e2329;--link:#79b8ff;--good:#5bd17f;--bad:#ff8f8f;--warning:#e6b450;--c0:#8b949e;--c1:#56b4e9;--c2:#ef7a2d;\
  --c3:#1cc49a;--c4:#cc79a7;--c5:#e69f00;--c6:#f0e442}}
  *{box-sizing:border-box}
  html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
  body{margin:0 auto;padding:1rem;max-width:80rem;background:var(--paper);color:var(--ink);\
  font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;\
  overflow-wrap:break-word}
  a{color:var(--link)}
  a:focus-visible,button:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);\
  outline-offset:2px}
  .skip{position:absolute;left:-100rem}
  .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
  .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
  h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0 1rem}
  h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-bottom:.2rem;border-bottom:2px solid var(--line)}
  h3{font-size:1.05rem;margin:1.5rem 0 .4rem}
  p{margin:.5rem 0;max-width:46rem}
  .faint{color:var(--faint);font-size:.9em}
  td.faint,th.faint{font-size:inherit}
  .strong{font-weight:600}.good{color:var(--good)}.bad{color:var(--bad)}.warning{color:var(--warning)}
  .good,.bad,.warning{font-weight:600}
  nav ol{list-style:none;margin:0;padding:0;columns:9rem;column-gap:1.25rem;font-size:.95rem}
  nav li{padding:.15rem 0;break-inside:avoid}
  nav p{font-weight:600;margin:.5rem 0 .25rem}
  dl.facts{display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,1fr);gap:.25rem 1.25rem;margin:.5rem 0}
  dl.facts dt{color:var(--faint)}
  dl.facts dd,dl.list dd,dl.glossary dd{margin:0}
  dl.list dt{font-weight:600;margin-top:.5rem}
  dl.list dd,dl.glossary dd{margin-left:1rem;max-width:46rem}
  dl.glossary dt{font-weight:600;margin-top:1.25rem}
  dl.glossary dt:target{outline:2px solid var(--link);outline-offset:4px}
  dl.glossary .formula{font-family:inherit;font-style:italic;background:var(--soft);padding:.1rem .4rem;border-radius:.2rem}
  ul{padding-left:1.25rem;margin:.5rem 0}
  .scroll{overflow-x:auto;margin:.5rem 0 .75rem;max-width:100%;position:relative}
  table{border-collapse:separate;border-spacing:0;font-size:.9rem;font-variant-numeric:tabular-nums}
  caption{text-align:left;color:var(--faint);padding:.25rem 0}
  th,td{padding:.25rem .5rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap;vertical-align:top}
  th.l,td.l{text-align:left}
  td.w{white-space:normal;min-width:12rem}
  .long{max-height:85vh;overflow-y:auto}
  .long thead th{position:sticky;top:0;background:var(--paper);z-index:1}
  thead th{vertical-align:bottom;color:var(--faint);font-weight:600;border-bottom:2px solid var(--line)}
  tbody th{font-weight:500;position:sticky;left:0;background:var(--paper)}
  tbody th.l{white-space:pre}
  tbody tr:hover>*{background:var(--soft)}
  button.sort{font:inherit;color:inherit;background:none;border:0;padding:0 .15rem;margin-left:.1rem;cursor:pointer;\
  line-height:1;min-height:1.5rem}
  @media (pointer:coarse){button.sort{min-width:1.5rem}}
  .meter{display:block;width:4rem;height:.8rem;margin-top:.3rem}
  td.bar .meter{width:100%;min-width:8rem}
  figure{margin:1rem 0 1.5rem}
  figcaption{max-width:46rem;margin-bottom:.5rem}
  .plot{display:block;width:100%;height:auto;font-family:inherit}
  .plot.wide{max-width:50rem}
  .plot.narrow{display:none}
  .plot.small{max-width:24rem}
  .plot text{fill:var(--ink)}
  .plot .tick{fill:var(--faint);font-variant-numeric:tabular-nums}
  .plot .label{fill:var(--faint)}
  .plot .rule-label{font-weight:600}
  .mark-label{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
  .i0{--c:var(--c0)}.i1{--c:var(--c1)}.i2{--c:var(--c2)}.i3{--c:var(--c3)}.i4{--c:var(--c4)}.i5{--c:var(--c5)}\
  .i6{--c:var(--c6)}
  .grid{stroke:var(--line);fill:none}.axis,.leader{stroke:var(--faint);fill:none}.leader{stroke-width:.7}
  .line{stroke:var(--c);stroke-width:2;fill:none;stroke-linejoin:round}
  .mark{fill:var(--c);stroke:var(--paper);stroke-width:.7}
  .bar{fill:var(--c)}.band{fill:var(--c);fill-opacity:.25;stroke:none}
  .whisker{stroke:var(--c);stroke-width:1.5;fill:none}
  .rule{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 3;fill:none}
  details{margin:.35rem 0}
  summary{cursor:pointer;padding:.25rem 0}
  details.item{border:1px solid var(--line);border-radius:.4rem;padding:.1rem .75rem}
  details.item>summary{font-weight:600}
  summary .faint{font-weight:400;margin-left:.5rem}
  .inside{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:flex-start}
  .inside>*{min-width:0;max-width:100%}
  .inside figure{flex:0 1 20rem;margin:.5rem 0}
  footer{margin-top:3rem;color:var(--faint);font-size:.85rem;border-top:1px solid var(--line)}
  @media (min-width:70rem){body.contents{display:grid;grid-template-columns:13rem minmax(0,1fr);column-gap:2.5rem}
  body.contents>header,body.contents>footer{grid-column:2}
  body.contents>nav{grid-column:1;grid-row:1/span 3;position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);\
  overflow-y:auto}
  body.contents>main{grid-column:2}
  nav ol{columns:auto}}
  @media screen and (max-width:36rem){body{padding:.75rem}h1{font-size:1.4rem}.plot.wide{display:none}\
  .plot.narrow{display:block}dl.facts{grid-template-columns:minmax(0,1fr);gap:0}dl.facts dd{margin-bottom:.4rem}\
  th,td{padding:.3rem .45rem}}
  @media print{@page{margin:15mm}
  html{font-size:9.5pt}
  body{max-width:none;padding:0;display:block}
  nav,.skip,button.sort{display:none!important}
  a{color:inherit;text-decoration:none}
  h2,h3,caption,summary,figcaption{break-after:avoid}
  figure,tr,dl.facts>*,details.item .inside{break-inside:avoid}
  thead{display:table-header-group}
  table{font-size:8pt}th,td{padding:.1rem .3rem}
  .scroll{overflow:visible;max-height:none}.long thead th{position:static}
  tbody th{position:static}
  details::details-content{content-visibility:visible;display:block;height:auto}
  .plot.wide{max-width:15cm}
  .inside{flex-wrap:nowrap;gap:0 .5cm}.inside figure{flex:0 0 6cm;margin:0}
  details.item{border:0;padding:0;margin:0 0 .3cm}}

  """

/// Sorts tables by the heads of their columns, and unfolds everything for print; the page works without it.
let pageScript = """
  "use strict";
  (() => {
    const value = cell => cell.dataset.v ?? cell.textContent.trim();
    const number = text => parseFloat(text.replace(/\\u2212/g, "-"));
    const missing = text => text === "" || text === "\\u2014";
    const compare = (a, b) => a.localeCompare(b, document.documentElement.lang, { numeric: true });
    for (const table of document.querySelectorAll("table.sortable")) {
      const body = table.tBodies[0];
      const original = [...body.rows];
      const heads = [...table.tHead.rows[0].cells];
      heads.forEach((head, column) => {
        const name = head.textContent.trim();
        if (!name) return;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        button.textContent = "\\u2195";
        button.setAttribute("aria-label", "Sort by " + name);
        head.append(button);
        button.addEventListener("click", () => {
          const before = head.getAttribute("aria-sort");
          for (const other of heads) {
            other.removeAttribute("aria-sort");
            const own = other.querySelector("button.sort");
            if (own) own.textContent = "\\u2195";
          }
          const after = before === "ascending" ? "descending" : before === "descending" ? null : "ascending";
          let rows = original;
          if (after) {
            const sign = after === "ascending" ? 1 : -1;
            const keyed = original.map(row => [value(row.cells[column]), row]);
            const isNumeric = keyed.some(([text]) => !missing(text)) &&
              keyed.every(([text]) => missing(text) || !isNaN(number(text)));
            rows = keyed.sort(([a], [b]) => {
              if (missing(a) || missing(b)) return missing(a) - missing(b);
              return sign * (isNumeric ? number(a) - number(b) : compare(a, b));
            }).map(([, row]) => row);
            head.setAttribute("aria-sort", after);
            button.textContent = after === "ascending" ? "\\u2191" : "\\u2193";
          }
          body.append(...rows);
        });
      });
    }
    let unfolded = [];
    addEventListener("beforeprint", () => {
      unfolded = [...document.querySelectorAll("details:not([open])")];
      for (const details of unfolded) details.open = true;
    });
    addEventListener("afterprint", () => { for (const details of unfolded) details.open = false; });
  })();

  """
