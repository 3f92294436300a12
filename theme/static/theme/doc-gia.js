/* What a script adds to the forms of readers (rating, comment, poll), which work without it (EG-6, L-16).
   The server decides everything; localStorage only reminds this browser of its own answer. */
"use strict";
(() => {
  const KINDS = '[data-form="rating"], [data-form="comment"], [data-form="poll"]';
  const asJson = { Accept: "application/json" };

  const recall = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => {
    if (!name) return;
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch { /* A browser that keeps nothing loses a reminder only. */ }
  };

  /* One line above the form: role=status for what is done, role=alert for what is not. */
  const say = (form, words, isDone) => {
    for (const old of form.querySelectorAll(".p-message, .p-error")) old.remove();
    const line = document.createElement("p");
    line.className = `p-message p-message--${isDone ? "success" : "error"}`;
    line.setAttribute("role", isDone ? "status" : "alert");
    line.tabIndex = -1;
    form.prepend(line);
    line.textContent = isDone ? words : `Lỗi: ${words}`;
    line.focus();
  };

  const mark = (form, errors) => {
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const bad of form.querySelectorAll(".p-field--bad")) bad.classList.remove("p-field--bad");
    for (const [name, words] of Object.entries(errors)) {
      const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
      const box = field && field.closest(".p-field");
      if (!box) continue;
      const line = document.createElement("p");
      line.className = "p-error";
      line.id = `loi-${field.id}`;
      line.textContent = `Lỗi: ${words.join(" ")}`;
      (field.closest("label") || field).before(line);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", line.id);
      box.classList.add("p-field--bad");
    }
  };

  const fill = (form, figures) => {
    const around = form.closest("section") || form;
    for (const place of around.querySelectorAll("[data-figure]")) {
      place.textContent = figures[place.dataset.figure] ?? place.textContent;
    }
    for (const line of around.querySelectorAll(".p-score p")) {
      line.hidden = line.hasAttribute("data-none") !== (figures.count === "0");
    }
  };

  const send = async (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", headers: asJson, body });
    const said = await answer.json();
    say(form, said.message, said.ok);
    mark(form, said.errors || {});
    if (!said.ok) return;
    keep(form.dataset.own, said.choice);
    if (said.figures) fill(form, said.figures);
    if (said.reload) location.reload();
    if (form.dataset.form === "poll" || "once" in form.dataset) button.remove();
    else form.reset();
    form.dispatchEvent(new Event("input"));
  };

  /* Nothing is sent twice; while it is under way the button says so. */
  const submit = async (event) => {
    const form = event.currentTarget;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    const button = event.submitter || form.querySelector("[type=submit]");
    const words = button.textContent;
    button.textContent = button.dataset.busy || words;
    button.setAttribute("aria-busy", "true");
    try {
      await send(form, button);
    } catch {
      say(form, "Chưa gửi được. Hãy kiểm tra kết nối rồi gửi lại; nội dung đã viết vẫn còn.", false);
    }
    button.textContent = words;
    button.removeAttribute("aria-busy");
    delete form.dataset.busy;
  };

  /* The signed time of the first touch: the page itself is kept and carries none (EA-2). */
  const askForTime = async (event) => {
    const form = event.currentTarget;
    try {
      const answer = await fetch(form.action, { headers: asJson });
      if (answer.ok) form.elements.luc.value = (await answer.json()).luc;
    } catch { /* A form without a time says nothing against its sender. */ }
  };

  const count = (form) => {
    const counter = form.querySelector("[data-counter]");
    const field = counter && form.elements[counter.dataset.counter];
    if (!field) return;
    const show = () => {
      const length = [...field.value.trim()].length;
      counter.textContent = `${length.toLocaleString("vi-VN")}/2.000`;
    };
    form.addEventListener("input", show);
    show();
  };

  const remind = (form) => {
    const own = recall(form.dataset.own);
    const place = form.querySelector("[data-reminder]");
    if (own && place) place.textContent = place.dataset.reminder.replace("%", own);
  };

  for (const form of document.querySelectorAll(KINDS)) {
    if (form.dataset.ready) continue;
    form.dataset.ready = "1";
    form.noValidate = true;
    form.addEventListener("submit", submit);
    if (form.elements.luc) form.addEventListener("focusin", askForTime, { once: true });
    count(form);
    remind(form);
  }
})();
