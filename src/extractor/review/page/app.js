"use strict";
// Keys for everything, the quote in the middle, a selection into the form. Without script, all buttons work too.
function center(element, pane) {
  if (!element) return;
  const place = element.getBoundingClientRect();
  pane.scrollTop += place.top - pane.getBoundingClientRect().top - (pane.clientHeight - place.height) / 2;
}

document.addEventListener("DOMContentLoaded", () => {
  center(document.getElementById("quote"), document.querySelector("main"));
  center(document.querySelector("#queue [aria-current]"), document.querySelector("nav"));

  const focusable = { "/": "words", c: "comment", v: "value" };
  document.addEventListener("keydown", (event) => {
    const inField = event.target.matches("input, textarea, select");
    if (event.key === "Escape" && inField) event.target.blur();
    if (inField || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key in focusable) {
      const field = document.getElementById(focusable[key]);
      if (field) {
        event.preventDefault();
        field.focus();
      }
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (target) {
      event.preventDefault();
      target.click();
    }
  });

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    const inText = selection.anchorNode?.parentElement?.closest(".text");
    if (!words || !inText) return;
    document.getElementById("selected").value = words;
    document.getElementById("adding").open = true;
  });
});
