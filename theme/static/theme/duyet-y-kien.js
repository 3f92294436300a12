/* Keys of the moderation desk (ES-2): each presses a button or link that is there to be seen.
   By the physical key, so that a Vietnamese keyboard method does not matter; only while the list
   has the focus, never inside a text field. */
"use strict";
(() => {
  const desk = document.querySelector("[data-desk]");
  const list = desk && desk.querySelector(".mod-rows");
  if (!list) return;
  const rows = [...list.querySelectorAll("[data-row]")];
  const current = list.querySelector("[aria-current]");
  const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

  const go = (step) => {
    const link = rows[rows.indexOf(current) + step]?.querySelector("a");
    if (link) location.assign(`${link.href}#ban-duyet`);
  };
  const press = (code) => {
    const control = document.querySelector(`[data-key="${code}"]`);
    if (!control) return false;
    if (code === "KeyD") document.querySelector("#khong-dang input[type=radio]").focus();
    else control.click();
    return true;
  };

  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.matches(TYPED_INTO)) return;
    if (event.code === "KeyJ") go(1);
    else if (event.code === "KeyK") go(-1);
    else if (!["KeyF", "KeyD", "KeyS", "KeyZ"].includes(event.code) || !press(event.code)) return;
    event.preventDefault();
  });

  /* After a decision or a step of j and k the list goes on from the row that is next. */
  const query = new URLSearchParams(location.search);
  if (query.has("xong") || location.hash === "#ban-duyet") (current || list).focus();
})();
