
"use strict";
(() => {
  const form = document.getElementById("filter");
  const status = form.querySelector("[role=status]");
  const claims = Array.from(document.querySelectorAll("details.claim"));
  const sections = Array.from(document.querySelectorAll("section.claims"));
  const places = new Map(claims.map((claim, i) => ["#" + claim.querySelector(".body").id, i]));
  const rows = Array.from(document.querySelectorAll("#matrix tbody tr"));
  const rowClaims = rows.map(row => places.get(row.querySelector("th a").hash));

  // What a filter asks of every claim is read when it is first asked.
  const once = read => {
    let answers;
    return i => (answers ??= claims.map(read))[i];
  };
  const text = once(claim => claim.textContent.toLowerCase());
  const tags = once(claim => Array.from(claim.querySelectorAll(".tags li"), tag => tag.textContent));
  const sources = once(claim => new Set(Array.from(claim.querySelectorAll(".body > .passages a.source"), link => link.hash)));

  const offer = (name, options) => {
    const select = form.elements[name];
    for (const [value, label] of options) select.append(new Option(label, value));
    select.closest("label").hidden = options.length === 0;
  };
  offer("source", Array.from(document.querySelectorAll("li.source"), source => ["#" + source.id, source.querySelector("h3").textContent]));
  const known = new Set(Array.from(document.querySelectorAll(".claim .tags li"), tag => tag.textContent));
  offer("tag", Array.from(known).sort().map(tag => [tag, tag]));

  const filter = () => {
    const asked = Object.fromEntries(new FormData(form));
    const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = claims.map((claim, i) =>
      (!asked.result || claim.dataset.result === asked.result)
      && (!asked.verdict || claim.dataset.verdict === asked.verdict)
      && (!asked.severity || (claim.dataset.severity ?? "error") === asked.severity)
      && (!asked.tag || tags(i).includes(asked.tag))
      && (!asked.source || sources(i).has(asked.source))
      && words.every(word => text(i).includes(word)));
    claims.forEach((claim, i) => { if (claim.hidden === shown[i]) claim.hidden = !shown[i]; });
    rows.forEach((row, i) => { row.hidden = !shown[rowClaims[i]]; });
    for (const section of sections) section.hidden = !section.querySelector("details.claim:not([hidden])");
    const count = shown.filter(Boolean).length;
    status.textContent = `${count} of ${claims.length} claims`;
  };

  // A link leads to its claim, whatever is folded or filtered out.
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    const claim = target.closest("details.claim");
    if (claim?.hidden) { form.reset(); filter(); }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
    // Once more, when what stands above has its size.
    requestAnimationFrame(() => target.scrollIntoView());
  };

  let waiting;
  form.addEventListener("input", event => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, event.target.type === "search" ? 120 : 0);
  });
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => { event.preventDefault(); filter(); });
  addEventListener("hashchange", follow);

  // Browsers that cannot print what is folded get it unfolded.
  if (!CSS.supports("selector(::details-content)")) {
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = Array.from(document.querySelectorAll("main details:not([open])"));
      for (const fold of folded) fold.open = true;
    });
    addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });
  }

  // Where the browser remembers to have been is not where the link leads once parts above have been folded again.
  if (location.hash) history.scrollRestoration = "manual";
  addEventListener("load", follow);

  form.hidden = false;
  filter();
})();
