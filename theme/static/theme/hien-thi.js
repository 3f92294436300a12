/* What the reader shows and hides on every page: theme and text size (L-5), the sheets of the
   header, the notice. Loaded in the head without defer, so that the page is painted once, in the
   reader's colours, and the controls that need this script stand there from the first paint. */
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);

  /* Storage may be closed or spoilt; then a choice lasts for this page only. */
  const recall = (storage, key) => {
    try {
      return JSON.parse(window[storage].getItem(key));
    } catch {
      return null;
    }
  };
  const keep = (storage, key, value) => {
    try {
      window[storage].setItem(key, JSON.stringify(value));
    } catch {
      // See above.
    }
  };

  /* Theme and text size */
  const chosen = recall("localStorage", "hien-thi") || {};

  const apply = () => {
    for (const name of ["theme", "size"]) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
    for (const button of all("[data-choose]")) {
      const isOn = (chosen[button.dataset.choose] || "") === button.value;
      button.setAttribute("aria-pressed", String(isOn));
    }
  };

  const choose = (button) => {
    chosen[button.dataset.choose] = button.value;
    apply();
    keep("localStorage", "hien-thi", chosen);
  };

  /* Sheets: Escape or a click elsewhere closes them */
  const openSheets = () => [...all("details[data-sheet][open]")];

  const closeByEscape = (event) => {
    if (event.key !== "Escape") return;
    for (const sheet of openSheets()) {
      if (sheet.contains(document.activeElement)) sheet.querySelector("summary").focus();
      sheet.open = false;
    }
  };

  const focusSearch = (event) => {
    const field = event.target.open && event.target.querySelector("input[name=q]");
    if (field) field.focus();
  };

  /* Notice: hidden for this visit, until its words change */
  const words = (notice) => notice.querySelector("p").textContent;

  const hideNotice = (notice) => {
    notice.hidden = true;
    keep("sessionStorage", "thong-bao", words(notice));
  };

  root.dataset.js = "";
  apply();
  document.addEventListener("keydown", closeByEscape);
  document.addEventListener("toggle", focusSearch, true);
  document.addEventListener("click", (event) => {
    for (const sheet of openSheets()) {
      if (!sheet.contains(event.target)) sheet.open = false;
    }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-choose]")) choose(button);
    if (button.matches("[data-notice] button")) hideNotice(button.closest("[data-notice]"));
  });
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    for (const control of all(".p-scripted")) control.hidden = false;
    const read = recall("sessionStorage", "thong-bao");
    for (const notice of all("[data-notice]")) notice.hidden = words(notice) === read;
  });
})();
