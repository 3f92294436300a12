// Names for what Wagtail 8.0.1 leaves nameless, so that a screen reader can say them (LF-13):
// the boxes of running text, and the round buttons of who else has the page open.
(() => {
  const said = (element) => element?.textContent.trim().replace(/\s+/g, " ");
  const inHint = (content) =>
    said(typeof content === "string"
      ? new DOMParser().parseFromString(content, "text/html").body
      : content);
  const name = (selector, words) => {
    for (const element of document.querySelectorAll(`${selector}:not([aria-label])`)) {
      const label = words(element);
      if (label) element.setAttribute("aria-label", label);
    }
  };
  const nameAll = () => {
    name("[contenteditable][role=textbox]", (box) =>
      said(box.closest(".w-panel")?.querySelector("[data-panel-heading-text]")));
    // Wagtail's tooltip has taken the words out of the button by now.
    name("button.w-editing-sessions__session", (button) => inHint(button._tippy?.props.content));
  };
  let waiting = 0;
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(nameAll, 200);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
