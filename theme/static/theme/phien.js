/* The end of a session, on signed-in pages only (N-46 to N-48). The server decides; this script asks
   it, warns a minute before, shares the end between tabs and keeps what was typed. */
"use strict";
(() => {
  const dialog = document.querySelector("[data-idle]");
  const stayForm = dialog.querySelector("[data-extend]");
  const stayButton = stayForm.querySelector("button");
  const stayWords = stayButton.textContent;
  const fault = dialog.querySelector("[role=alert]");
  const spoken = dialog.querySelector("[role=status]");
  const { person, signIn } = dialog.dataset;
  const WARN = 60; // seconds before the end
  const SEND_EVERY = 60_000; // milliseconds between two signs of activity
  const SPEAK_AT = [60, 30, 10];
  const OFFLINE = "Chưa nối được máy chủ, đang thử lại.";
  const REFUSED = "Máy chủ chưa giữ được phiên. Hãy bấm lại, hoặc lưu nội dung ra nơi khác.";

  /* Storage may be closed; then each tab asks for itself, and text lives as long as its page. */
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

  /* The time */
  let end = Infinity; // unknown until the server has said it
  let lastSent = Date.now(); // opening the page was activity
  let asking = false;
  let leaving = false;
  let triedAt = 0;
  let saidAt = null;

  const left = () => Math.max(0, Math.ceil((end - Date.now()) / 1000));

  const setEnd = (moment) => {
    end = moment;
    fault.textContent = "";
    if (left() > WARN && dialog.open) dialog.close();
    show();
  };

  /* Signing in again in another tab made the tokens of this page's forms old. */
  const setToken = (token) => {
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  };

  /* ask("GET") or ask("POST") → "told", "refused" or "offline"; who is signed out, or somebody
     else by now, leaves. */
  const ask = async (method, { share = true } = {}) => {
    const body = method === "POST" ? new URLSearchParams(new FormData(stayForm)) : undefined;
    try {
      const answer = await fetch(stayForm.action, { method, body, cache: "no-store" });
      if (answer.status === 401) return leave();
      if (!answer.ok) return "refused";
      const told = await answer.json();
      if (told.person !== person) return leave();
      const moment = Date.now() + told.seconds * 1000;
      setToken(told.token);
      if (share) keep("localStorage", "phien", { person, end: moment });
      setEnd(moment);
      return "told";
    } catch {
      return "offline";
    }
  };

  const leave = () => {
    leaving = true;
    const here = location.pathname + location.search;
    location.assign(`${signIn}?next=${encodeURIComponent(here)}`);
    return "left";
  };

  const show = () => {
    const seconds = Math.min(WARN, left());
    dialog.querySelector("[data-seconds]").textContent = seconds;
    dialog.querySelector("progress").value = seconds;
    if (!dialog.open) saidAt = null;
    const mark = SPEAK_AT.filter((second) => seconds <= second).pop();
    if (dialog.open && mark !== saidAt) {
      saidAt = mark;
      spoken.textContent = `Thời gian chờ: ${seconds} giây`;
    }
  };

  /* Another tab or device may have gone on: the server is asked before the warning and at the end. */
  const check = async () => {
    if (asking || leaving) return;
    const isDue = end === Infinity || (left() <= WARN && (!dialog.open || left() === 0));
    if (isDue && Date.now() - triedAt >= 5000) {
      asking = true;
      triedAt = Date.now();
      const result = await ask("GET");
      asking = false;
      if (leaving) return;
      if (left() <= WARN && !dialog.open) dialog.showModal();
      if (result === "offline" && left() === 0) fault.textContent = OFFLINE;
    }
    show();
  };

  stayForm.addEventListener("submit", async (event) => {
    event.preventDefault();
    stayButton.textContent = stayButton.dataset.busy;
    const result = await ask("POST");
    stayButton.textContent = stayWords;
    if (result === "offline") fault.textContent = OFFLINE;
    if (result === "refused") fault.textContent = REFUSED;
  });
  dialog.addEventListener("cancel", (event) => event.preventDefault()); // Escape answers nothing

  /* Activity: real events of a person, told at most once a minute */
  let sending = null;
  const send = () => {
    sending = null;
    if (dialog.open || leaving) return;
    lastSent = Date.now();
    ask("POST");
  };
  for (const name of ["keydown", "pointerdown", "wheel", "touchstart"]) {
    addEventListener(
      name,
      (event) => {
        if (!event.isTrusted || sending || dialog.open) return;
        sending = setTimeout(send, Math.max(0, lastSent + SEND_EVERY - Date.now()));
      },
      { capture: true, passive: true },
    );
  }

  /* Tabs: one end for all; signing out in one ends the others */
  addEventListener("storage", (event) => {
    if (event.key !== "phien") return;
    const shared = recall("localStorage", "phien");
    if (shared) setEnd(shared.end);
    // Not shared again, or two tabs would answer each other for ever; a sign-out takes a moment.
    setTimeout(ask, shared ? 0 : 2000, "GET", { share: false });
  });
  document.addEventListener("visibilitychange", check);
  setInterval(check, 1000);
  check();

  /* Text: forms that nobody saves by themselves keep theirs in this tab, for this person */
  const KEPT = "phien-noi-dung";
  const forms = [...document.querySelectorAll("form[method=post i]")].filter(
    (form) => !dialog.contains(form) && !form.matches("[data-controller~=w-autosave]"),
  );
  const SECRET = ["password", "file", "hidden", "submit", "button", "reset"];
  const fieldsOf = (form) =>
    [...form.elements].filter((field) => field.name && !SECRET.includes(field.type));

  const read = (field) => (/^(checkbox|radio)$/.test(field.type) ? field.checked : field.value);
  const write = (field, value) => {
    if (read(field) === value) return false;
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    return true;
  };

  const stored = () => {
    const all = recall("sessionStorage", KEPT);
    return all && all.person === person ? all : { person, pages: {} };
  };
  const keepForm = (form) => {
    const all = stored();
    const page = (all.pages[location.pathname] ||= {});
    page[forms.indexOf(form)] = fieldsOf(form).map((field) => [field.name, read(field)]);
    keep("sessionStorage", KEPT, all);
  };
  const restoreForm = (form, values) => {
    const fields = fieldsOf(form);
    const changed = values.filter(([name, value], place) => {
      const field = fields[place];
      return field && field.name === name && write(field, value);
    });
    if (!changed.length) return;
    const note = document.createElement("p");
    note.className = "s-kept";
    note.setAttribute("role", "status");
    note.textContent = "Nội dung bạn đã nhập được giữ lại.";
    form.prepend(note);
  };

  const cameFromSignIn = document.referrer.startsWith(location.origin + signIn);
  const all = stored();
  const page = (cameFromSignIn && all.pages[location.pathname]) || {};
  if (!cameFromSignIn) delete all.pages[location.pathname];
  keep("sessionStorage", KEPT, all);
  forms.forEach((form, place) => page[place] && restoreForm(form, page[place]));

  document.addEventListener("input", (event) => {
    if (forms.includes(event.target.form)) keepForm(event.target.form);
  });
  document.addEventListener("submit", (event) => {
    if (!/\/(dang-xuat|logout)\/$/.test(event.target.getAttribute("action"))) return;
    sessionStorage.removeItem(KEPT);
    localStorage.removeItem("phien");
  });
  /* Nobody sits there to answer the browser's question whether to leave. */
  addEventListener("beforeunload", (event) => leaving && event.stopImmediatePropagation(), true);
})();
