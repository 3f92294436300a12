/* What a script adds to every page, an article, its print page and the sign-in; all work without it (L-16). */
"use strict";
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  /* Tell that the page was read: once somebody sees it, not while it is only prepared (V-10) */
  const { beacon } = document.body.dataset;
  const tellWhenSeen = () => {
    if (document.prerendering) {
      document.addEventListener("prerenderingchange", tellWhenSeen, { once: true });
    } else if (document.visibilityState === "visible") {
      navigator.sendBeacon(navigator.webdriver ? `${beacon}&may=1` : beacon);
    } else {
      document.addEventListener("visibilitychange", tellWhenSeen, { once: true });
    }
  };
  if (beacon) tellWhenSeen();

  /* Share: copy the address, or hand it to the device's own sheet when there is one (L-20) */
  const copy = async (field, status) => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select(); // Without https there is no clipboard; the old command still works.
      document.execCommand("copy");
    }
    status.textContent = status.dataset.done;
  };

  for (const share of all("[data-share]")) {
    const field = share.querySelector("input");
    const status = share.querySelector("[role=status]");
    const copyButton = share.querySelector("[data-copy]");
    const deviceButton = share.querySelector("[data-device]");
    copyButton.hidden = false;
    copyButton.addEventListener("click", () => copy(field, status));
    deviceButton.hidden = !navigator.share;
    deviceButton.addEventListener("click", () => {
      // A reader who closes the device's sheet has made no error.
      navigator.share({ title: document.title, url: field.value }).catch(() => {});
    });
  }

  for (const button of all("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }

  /* Sign-in: show what was typed; a summary of errors is read first (L-24) */
  for (const button of all("[data-reveal]")) {
    const field = button.previousElementSibling;
    button.addEventListener("click", () => {
      const isHidden = field.type === "password";
      field.type = isHidden ? "text" : "password";
      button.setAttribute("aria-pressed", String(isHidden));
    });
  }
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
})();
