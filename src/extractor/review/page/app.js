"use strict";
// Keys for everything, the quote in the middle, a selection into the form. Without script, all buttons work too.
const KEYS_OFF = "review-keys-off";

function center(element, pane) {
  if (!element || !pane) return;
  const place = element.getBoundingClientRect();
  pane.scrollTop += place.top - pane.getBoundingClientRect().top - (pane.clientHeight - place.height) / 2;
}

function opened(id, element) {
  const details = document.getElementById(id);
  if (!details) return;
  details.open = true;
  const field = details.querySelector(element);
  if (field?.matches("textarea")) field.focus();
  else center(field, document.querySelector("main"));
}

document.addEventListener("DOMContentLoaded", () => {
  center(document.getElementById("quote"), document.querySelector("main"));
  center(document.querySelector("#queue [aria-current]"), document.querySelector("nav"));

  const dialog = document.getElementById("keys");
  const active = document.getElementById("keys-on");
  active.checked = localStorage.getItem(KEYS_OFF) !== "1";
  active.addEventListener("change", () => localStorage.setItem(KEYS_OFF, active.checked ? "0" : "1"));
  document.getElementById("help").addEventListener("click", () => dialog.showModal());

  const focusable = { "/": "words", c: "comment", v: "value" };
  const actions = {
    "?": () => dialog.showModal(),
    t: () => opened("as-text", "mark"),
    m: () => opened("adding", "textarea"),
  };
  document.addEventListener("keydown", (event) => {
    const inField = event.target.matches("input, textarea, select");
    if (event.key === "Escape" && inField) event.target.blur();
    if (inField || dialog.open || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const key = event.key.toLowerCase();
    if (!active.checked && key !== "?") return;
    const field = document.getElementById(focusable[key] ?? "");
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!field && !target && !(key in actions)) return;
    event.preventDefault();
    if (field) field.focus();
    else if (target) target.click();
    else actions[key]();
  });

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    const text = selection.anchorNode?.parentElement?.closest(".text");
    if (!words || !text || !text.contains(selection.focusNode)) return;
    const before = selection.getRangeAt(0).cloneRange();
    before.setEnd(before.startContainer, before.startOffset);
    before.setStart(text, 0);
    const spaces = selection.toString().length - selection.toString().trimStart().length;
    document.getElementById("selected").value = words;
    document.getElementById("start").value = Number(text.dataset.start) + [...before.toString()].length + spaces;
    document.getElementById("adding").open = true;
  });
});
