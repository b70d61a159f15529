/* The page of a case as its forms see it: its sections, what opens a form, what is read again after a save. */

import { ask } from "./drafts-sending.js";

const page = document;

export const words = page.getElementById("words").dataset;
export const file = page.getElementById("file");
export const slotOf = (form) => form.closest(".slot");
export const sectionOf = (element) => element.closest("[data-place]");
/* What opens a form of a section; the rows of its tables come apart. */
const openers = () => [...page.querySelectorAll("[data-place] a[data-opens]")].filter((link) => !link.closest("tbody, .lacks, .slot"));

/* The address that opens what comes after this form, in the order of the page. */
export function nextOpener(slot) {
  const all = openers();
  const own = all.findIndex((link) => link.getAttribute("href") === slot.dataset.opener);
  const isAfter = (link) => slot.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING;
  return (own >= 0 ? all[own + 1] : all.find(isAfter))?.getAttribute("href") ?? "";
}

export function openerOf(slot, section) {
  return findOpener(slot.dataset.opener) ?? openers().find((link) => sectionOf(link).id === section);
}

export const findOpener = (href) => page.querySelector(`[data-place] a[data-opens][href="${CSS.escape(href)}"]`);

/* The last section leads to the acts of the case. */
export function focusOn(href) {
  const link = href && openers().find((one) => one.getAttribute("href") === href);
  (link || page.querySelector("#acts :is(button, a)"))?.focus();
}

export const focusIn = (section) => openers().find((link) => sectionOf(link).id === section)?.focus();

export async function refresh() {
  let fresh;
  try {
    const answer = await ask(location.pathname + location.search);
    if (!answer.ok || answer.redirected) return;
    fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch { return; }
  const was = page.activeElement, href = was?.getAttribute("href");
  for (const part of fresh.querySelectorAll("[data-place], #band, #acts, #rail, #aside, #tabs, .messages")) put(part);
  file.dataset.seen = fresh.getElementById("file").dataset.seen ?? "";
  if (href && !was.isConnected) page.querySelector(`a[href="${CSS.escape(href)}"]`)?.focus();
  page.dispatchEvent(new Event("read-again"));
}

/* A section with an open form keeps it, and is read again when the form is closed. */
function put(part) {
  const old = part.id ? page.getElementById(part.id) : page.querySelector(".messages");
  if (!old) return;
  if (old.querySelector(".slot")) return old.setAttribute("data-stale", "");
  const notices = [...old.querySelectorAll(":scope > .draft")];
  htmx.swap(old, part.outerHTML, { swapStyle: "outerHTML" });
  if (notices.length) page.getElementById(part.id).querySelector("header").after(...notices);
}

/* Beside the buttons of a form, or in the head of its section once it is closed. */
export function mark(place, sentence, state) {
  const saved = place.querySelector("[data-mark]");
  if (!saved) return;
  saved.textContent = sentence;
  saved.dataset.state = state;
}

export function saidAt() {
  const now = new Date(), two = (number) => String(number).padStart(2, "0");
  return words.saved.replace("{h}", two(now.getHours())).replace("{m}", two(now.getMinutes()));
}
