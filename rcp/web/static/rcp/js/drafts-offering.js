/* What was typed and not saved is offered again, where it was typed. */

import { begin, draftOf, fill, forget, keep, values } from "./drafts.js";

const page = document;
const words = page.getElementById("words").dataset;

export function offer(draft, place, resume) {
  const box = page.createElement("div"), said = page.createElement("p");
  box.className = "message draft";
  box.dataset.tone = "warning";
  said.textContent = words.unsaved.replace("{at}", new Date(draft.at).toLocaleString(page.documentElement.lang, { dateStyle: "short", timeStyle: "short" }));
  box.append(said, button(words.resume, () => { box.remove(); resume(); }), button(words.forget, () => { box.remove(); forget(draft); }));
  place.after(box);
}

function button(label, pressed) {
  const made = Object.assign(page.createElement("button"), { type: "button", className: "button small", textContent: label });
  made.addEventListener("click", pressed);
  return made;
}

/* A form that stands in the page as it is read: what was typed in it before is offered above its first field. */
export function offerIn(form) {
  begin(form);
  const draft = draftOf(form);
  if (!draft) return;
  const now = values(form);
  if (Object.entries(draft.fields).every(([name, said]) => JSON.stringify(said) === JSON.stringify(now[name]))) {
    /* What was refused is on the page as it was typed; otherwise it has arrived. */
    return form.querySelector(".wrong") ? draft.fields : forget(draft);
  }
  offer(draft, form.firstElementChild, () => { fill(form, draft); keep(form); });
}

for (const form of page.querySelectorAll("form[data-kept]:not([data-in-place], [data-types])")) {
  const base = offerIn(form);
  form.addEventListener("input", () => keep(form, { base }));
}
