/* Private notes of a meeting save themselves (MT-25). Without this file the button "Lưu" does it.
   What could not be sent stays on this machine and is offered again when the page opens. */
"use strict";
(() => {
  if (window.hopGhiChu) return; // the page may hold one note an item, each with its script tag
  window.hopGhiChu = true;
  const QUIET = 1000; // milliseconds after the last letter

  const store = (key, copy) => {
    try {
      if (copy) localStorage.setItem(key, JSON.stringify(copy));
      else localStorage.removeItem(key);
    } catch { /* A browser that keeps nothing loses the copy only. */ }
  };
  const stored = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };

  const start = (form) => {
    const area = form.querySelector("textarea");
    const version = form.querySelector("[name=version]");
    const state = form.querySelector(".h-note__state");
    // Of this person only: a tablet may be handed on.
    const key = `ghi-chu:${form.dataset.note}:${form.getAttribute("action")}`;
    /* Text, mark and place, as they are sent. */
    const fields = [area, ...form.querySelectorAll("[data-note-place] [name]")];
    const value = (field) => (field.type === "checkbox" ? field.checked : field.value);
    const typed = () => Object.fromEntries(fields.map((field) => [field.name, value(field)]));
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
    const copy = () => store(key, { typed: typed(), version: version.value });
    let timer = 0, busy = false, again = false;

    const say = (words, kind) => {
      const line = document.createElement("span");
      line.className = kind;
      line.textContent = words;
      state.replaceChildren(line);
    };

    /* Both texts stand on the page; saving again keeps the one in the field. */
    const showOther = (text) => {
      form.querySelector(".h-note__other")?.remove();
      const box = document.createElement("div");
      box.className = "h-card h-note__other";
      const head = document.createElement("b");
      head.textContent = "Bản trên máy khác";
      const body = document.createElement("p");
      body.className = "h-note__text";
      body.textContent = text;
      box.append(head, body);
      area.before(box);
      say("Đã sửa trên máy khác: xem cả hai bản, sửa tiếp để lưu bản này", "h-warn");
    };

    const save = async () => {
      if (busy) { again = true; return; }
      busy = true;
      const sent = typed();
      copy();
      say("Đang lưu…", "h-mut");
      try {
        const answer = await fetch(form.getAttribute("action"), {
          method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" },
        });
        const said = await answer.json();
        if (answer.status === 409) {
          version.value = said.version;
          showOther(said.text);
        } else if (answer.ok) {
          version.value = said.version;
          if (same(typed(), sent)) store(key, null);
          form.querySelector(".h-note__other")?.remove();
          say(`Đã lưu ${said.saved}`, "h-ok");
        } else {
          say(said.error || "Chưa lưu được, vẫn giữ trên máy này", "h-warn");
        }
      } catch {
        say("Chưa lưu được, vẫn giữ trên máy này", "h-warn");
      }
      busy = false;
      if (again) { again = false; save(); }
    };

    form.querySelector("button").remove();
    form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
    form.addEventListener("input", () => {
      copy();
      clearTimeout(timer);
      timer = setTimeout(save, QUIET);
    });
    addEventListener("online", () => { if (stored(key)) save(); });
    const left = stored(key);
    if (left && left.typed && !same(left.typed, typed())) {
      for (const field of fields) {
        if (!(field.name in left.typed)) continue; // the item has papers only now
        if (field.type === "checkbox") field.checked = left.typed[field.name];
        else field.value = left.typed[field.name];
      }
      version.value = left.version; // a newer text on the server is shown beside it
      save();
    }
  };

  for (const form of document.querySelectorAll("[data-note]")) start(form);
})();
