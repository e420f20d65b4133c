
"use strict";
(() => {
  const form = document.getElementById("filter");
  const status = form.querySelector("[role=status]");
  const all = (place, selector) => Array.from(place.querySelectorAll(selector));
  const claims = all(document, ".claims > details");
  const sections = all(document, "section.claims");
  const places = new Map(claims.map((claim, i) => ["#" + claim.querySelector("[id]").id, i]));
  const rows = all(document, "#matrix tbody tr");
  const rowClaims = rows.map(row => places.get(row.querySelector("th a").hash));

  // What a filter asks of every claim is read when it is first asked.
  const once = read => {
    let answers;
    return i => (answers ??= claims.map(read))[i];
  };
  const tagsOf = claim => all(claim, "p[id] > i").map(tag => tag.textContent);
  const text = once(claim => claim.textContent.toLowerCase());
  const tags = once(tagsOf);
  const sources = once(claim => new Set(all(claim, "a").filter(link => !link.closest("details details")).map(link => link.hash)));

  const offer = (name, options) => {
    const select = form.elements[name];
    for (const [value, label] of options) select.append(new Option(label, value));
    select.closest("label").hidden = options.length === 0;
  };
  const sourceRows = all(document, "#sources tbody tr");
  offer("source", sourceRows.map(row => ["#" + row.id, row.querySelector("b").textContent]));
  offer("tag", Array.from(new Set(claims.flatMap(tagsOf))).sort().map(tag => [tag, tag]));

  // A claim's class names what is out of the ordinary.
  const ordinary = { result: "passed", verdict: "supported", severity: "error" };
  const offered = Object.fromEntries(Object.keys(ordinary).map(name => [name, Array.from(form.elements[name].options, option => option.value)]));
  const named = (claim, name) => offered[name].find(value => value && claim.classList.contains(value)) ?? ordinary[name];

  const filter = () => {
    const asked = Object.fromEntries(new FormData(form));
    const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = claims.map((claim, i) =>
      Object.keys(ordinary).every(name => !asked[name] || named(claim, name) === asked[name])
      && (!asked.tag || tags(i).includes(asked.tag))
      && (!asked.source || sources(i).has(asked.source))
      && words.every(word => text(i).includes(word)));
    claims.forEach((claim, i) => { if (claim.hidden === shown[i]) claim.hidden = !shown[i]; });
    rows.forEach((row, i) => { if (row.hidden === shown[rowClaims[i]]) row.hidden = !row.hidden; });
    for (const section of sections) section.hidden = !section.querySelector(":scope > details:not([hidden])");
    const count = shown.filter(Boolean).length;
    status.textContent = `${count} of ${claims.length} claims`;
  };

  // The number of claims of a source leads to them.
  for (const row of sourceRows) {
    const cell = row.lastElementChild;
    if (cell.textContent === "0") continue;
    const button = document.createElement("button");
    button.textContent = cell.textContent;
    button.title = "show these claims";
    button.setAttribute("aria-label", `show the ${cell.textContent} claims of ${row.querySelector("b").textContent}`);
    button.addEventListener("click", () => {
      form.reset();
      form.elements.source.value = "#" + row.id;
      filter();
      document.getElementById("matrix").scrollIntoView();
    });
    cell.replaceChildren(button);
  }

  // A link leads to its claim, whatever is folded or filtered out.
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    const claim = target.closest(".claims > details");
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
      folded = all(document, "main details:not([open])");
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
