// A running meeting: where it is, asked every 3 seconds; only text is replaced while somebody works.
const strip = document.querySelector("[data-now]");
const every = () => (document.hidden ? 10000 : 3000);
let tag = "";
let timer = 0;
let isOld = false;
let members = 0;

function put(name, text) {
  for (const place of document.querySelectorAll(`[data-${name}]`)) {
    if (place.textContent !== text) place.textContent = text;
  }
}

// Whether something was typed or chosen that a reload would lose; an opened form is being worked on.
function isDirty() {
  return Boolean(document.querySelector(".h-fold[open]")) || [...document.querySelectorAll("input, textarea")].some((field) =>
    field.type === "radio" || field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.type !== "hidden" && field.value !== field.defaultValue,
  ) || /^(input|textarea)$/i.test(document.activeElement?.tagName ?? "");
}

// The answer to a refused form would be sent once more, and that to a refused vote stands elsewhere.
function again() {
  const link = document.querySelector("[data-again]");
  if (link.pathname === location.pathname && !("posted" in strip.dataset)) location.reload();
  else location.assign(link.href);
}

function connected() {
  strip.classList.remove("is-offline");
  put("told", "cập nhật");
}

function show(state) {
  put("words", state.words);
  put("late", state.late && `· ${state.late}`);
  put("present", String(state.present));
  put("members", String(state.members));
  put("quorum", state.quorum);
  document.querySelector("[data-quorum]")?.classList.toggle("h-warn", !state.is_met);
  put("at", state.at);
  members = state.members;
  isOld = ["pointer", "votes", "status"].some((key) => String(state[key]) !== strip.dataset[key]);
}

// A page that is no longer true is loaded anew, once nothing on it is being typed.
function follow() {
  connected();
  if (!isOld) return;
  // Each screen waits its turn: 300 that load the room at once would keep each other waiting.
  if (!isDirty()) return setTimeout(turn, Math.random() * members * 30);
  offer();
}

// Somebody may have begun to type while waiting.
function turn() {
  if (isDirty()) offer();
  else again();
}

function offer() {
  const link = document.querySelector("[data-again]");
  link.hidden = false;
  link.textContent = "Có nội dung mới – Tải lại";
}

async function ask() {
  clearTimeout(timer);
  try {
    const headers = { Accept: "application/json", ...(tag && { "If-None-Match": tag }) };
    const answer = await fetch(strip.dataset.now, { headers, cache: "no-store" });
    if (answer.status === 200) {
      tag = answer.headers.get("ETag") ?? "";
      show(await answer.json());
      follow();
    } else if (answer.status === 304) {
      follow();
    } else if (answer.status < 500) {
      return again(); // No longer let in: the page says why.
    } else {
      throw new Error(String(answer.status));
    }
  } catch {
    strip.classList.add("is-offline");
    put("told", "Mất kết nối, thông tin lúc");
  }
  timer = setTimeout(ask, every());
}

if (strip) {
  document.querySelector("[data-again]:not([data-stays])")?.setAttribute("hidden", ""); // The script does it.
  document.addEventListener("visibilitychange", ask);
  timer = setTimeout(ask, every());
}
// A phone shows the item first and keeps the agenda folded.
const agenda = document.querySelector(".h-agenda");
if (agenda && matchMedia("(max-width: 44.99rem)").matches) agenda.open = false;
