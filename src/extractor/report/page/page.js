// A number's link is "#faits?d=44&k=action": it names the facts that the number counts, and shows only these.
(() => {
  "use strict";
  const section = document.getElementById("faits");
  const form = document.getElementById("filter");
  const said = document.getElementById("said");
  const labels = JSON.parse(document.getElementById("labels").textContent);
  const panels = [...section.querySelectorAll("details.doc")];
  const ROW = ["k", "i", "s", "b", "o", "p", "y", "a", "f"];
  const KEPT = ["accepted", "corrected"];
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const fits = (row, wanted) => ROW.every((key) => {
    const value = wanted.get(key);
    if (key === "s") {
      if (!value) return row.dataset.s !== "rejected";
      if (value === "kept") return KEPT.includes(row.dataset.s);
    }
    return !value || row.dataset[key] === value;
  });

  const worded = ([key, value]) => {
    if (key === "i") return "";
    if (key === "q") return `« ${value} »`;
    return (labels[key] || {})[value] || value;
  };

  const plain = () => {
    section.removeAttribute("data-filtered");
    said.hidden = true;
    for (const panel of panels) {
      panel.hidden = false;
      for (const row of panel.querySelectorAll("tr[hidden]")) row.hidden = false;
    }
  };

  const filter = (wanted) => {
    const words = folded(wanted.get("q") || "").split(/\s+/).filter(Boolean);
    let rows = 0;
    let documents = 0;
    for (const panel of panels) {
      const about = wanted.get("d");
      let here = 0;
      const inside = !about || panel.dataset.d.split(" ").includes(about);
      for (const row of panel.querySelectorAll("tbody tr")) {
        const text = words.length ? folded(row.textContent) : "";
        row.hidden = !(inside && fits(row, wanted) && words.every((word) => text.includes(word)));
        here += !row.hidden;
      }
      panel.hidden = panel.id !== wanted.get("i") && !here && !(inside && [...wanted.keys()].join() === "d");
      panel.open = !panel.hidden;
      rows += here;
      documents += !panel.hidden;
    }
    const what = [...wanted].map(worded).filter(Boolean).join(" · ");
    const number = (forms, n) => forms[n > 1 ? "many" : "one"].replace("{n}", n);
    const count = `${number(labels.fact, rows)} ${number(labels.in, documents)}`;
    const all = document.createElement("a");
    all.href = "#faits";
    all.textContent = form.dataset.all;
    said.replaceChildren(`${count}${labels.in.then}${what} · `, all);
    said.hidden = false;
    section.setAttribute("data-filtered", "");
  };

  const go = () => {
    const [name, query] = location.hash.slice(1).split("?");
    if (name === "faits") {
      const wanted = new URLSearchParams(query || "");
      for (const key of [...wanted.keys()]) if (!wanted.get(key)) wanted.delete(key);
      if ([...wanted].length) filter(wanted); else plain();
      for (const field of form.elements) if (field.name) field.value = wanted.get(field.name) || "";
      section.scrollIntoView();
      document.getElementById("faits-title").focus({ preventScroll: true });
      return;
    }
    const panel = query === undefined && panels.find((one) => encodeURIComponent(one.id) === name);
    if (panel) {
      plain();
      panel.open = true;
      panel.scrollIntoView();
      panel.querySelector("summary").focus({ preventScroll: true });
    }
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    location.hash = `faits?${wanted}`;
  });
  // the same link a second time changes no address, and still has to lead there
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) go();
  });
  addEventListener("hashchange", go);
  if (location.hash) go();
})();
