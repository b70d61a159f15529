/* Forms that open where they stand in the page of a case, are saved as they are left, and never lose what was typed.
   Without this file each link is a page of its own. */

import { drafts, erase, forgetAt, isTouched, keep } from "./drafts.js";
import { offer } from "./drafts-offering.js";
import { beforeLeaving, send, sentAgain } from "./drafts-sending.js";
import { confirmed, toast } from "./dialogue.js";
import { close, half, open, openForms, take } from "./sections-opening.js";
import { file, findOpener, focusIn, focusOn, mark, nextOpener, openerOf, refresh, saidAt, sectionOf, slotOf, words } from "./sections-page.js";
import { isConflict, isLost, isSendable, save } from "./sections-saving.js";

const page = document;

/* --- saved as it is left --- */

const isUnsaved = (form) => !isConflict(form) && isTouched(form) && isSendable(form);

function leave(form) {
  if (isUnsaved(form)) return save(form);
  if (isConflict(form) || isTouched(form)) return;
  erase(form);
  close(form);
}

function left({ target }) {
  if (!(target instanceof Element) || target.closest("dialog, .toasts")) return;
  for (const form of openForms()) if (!slotOf(form).contains(target)) leave(form);
}
page.addEventListener("focusin", left);
page.addEventListener("pointerdown", left);

page.addEventListener("visibilitychange", () => {
  if (page.visibilityState === "hidden") for (const form of openForms().filter(isUnsaved)) save(form, "", true);
});

beforeLeaving(() => {
  const unsaved = openForms().filter((form) => isUnsaved(form) && !isLost(form));
  unsaved.forEach((form) => save(form));
  return unsaved.length > 0;
});

page.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-in-place]");
  if (form && !isConflict(form)) keep(form);
});

/* --- the keyboard and the buttons --- */

page.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-in-place]")) {
    event.preventDefault();
    if (half(form)) half(form).reportValidity();
    else if (event.submitter?.getAttribute("aria-disabled") !== "true") finish(form, "next");
  } else if (form.matches("[data-quick]") && sectionOf(form)) {
    event.preventDefault();
    act(form);
  }
}, true);

page.addEventListener("keydown", (event) => {
  const form = event.target.closest?.(".slot")?.querySelector("form[data-in-place]");
  if (!form || event.defaultPrevented) return;
  if (event.key === "Escape") {
    event.preventDefault();
    giveUp(form);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    finish(form, form.hasAttribute("data-adds") ? "again" : "next");
  }
});

page.addEventListener("click", (event) => {
  const button = event.target.closest("[data-gives-up], [data-drops]");
  if (button?.matches("[data-gives-up]")) giveUp(button.form);
  else if (button) drop(button.form);
});

function finish(form, then) {
  if (isTouched(form) || isConflict(form)) return save(form, then);
  const next = nextOpener(slotOf(form));
  close(form);
  focusOn(next);
}

async function giveUp(form) {
  if (!isConflict(form) && isTouched(form) && !await confirmed(words.giveUp)) return;
  const slot = slotOf(form), section = sectionOf(form).id;
  forgetAt(file.dataset.file, slot.dataset.from);
  close(form);
  openerOf(slot, section)?.focus();
}

/* The other version stays: what was typed is given up. */
async function drop(form) {
  const section = sectionOf(form).id;
  forgetAt(file.dataset.file, slotOf(form).dataset.from);
  take(slotOf(form));
  await refresh();
  focusIn(section);
}

/* An act in one click: a task that is done, a row taken out. */
async function act(form) {
  const section = sectionOf(form).id, slot = slotOf(form), result = await send(form);
  if (result.kind !== "kept") return toast(saidIn(result.html) ?? words[result.kind === "lost" ? "unreachable" : "failed"], "danger");
  if (slot) { forgetAt(file.dataset.file, slot.dataset.from); take(slot); }
  await refresh();
  mark(page.getElementById(section), saidAt(), "saved");
  focusIn(section);
}

const saidIn = (html = "") => new DOMParser().parseFromString(html, "text/html").querySelector("main .message p")?.textContent;

/* --- what was typed and not saved, offered where it belongs --- */

await sentAgain;
for (const draft of drafts(file.dataset.file)) {
  const section = page.getElementById(draft.section);
  const header = section?.querySelector(":scope > header");
  if (header) offer(draft, header, () => open(new URL(draft.address, location), findOpener(draft.address) ?? section.querySelector("a[data-opens], h2"), draft));
}
