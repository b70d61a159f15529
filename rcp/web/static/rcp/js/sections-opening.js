/* A form opens where its link stands, by the address that is a whole page without scripts. */

import { begin, fill, keep } from "./drafts.js";
import { ask } from "./drafts-sending.js";
import { toast } from "./dialogue.js";
import { findOpener, refresh, sectionOf, slotOf, words } from "./sections-page.js";

const page = document;

/* The field that holds a number or a date typed by half: the browser gives nothing of it to send. */
export const half = (form) => [...form.elements].find((field) => field.validity?.badInput);

export const openForms = () => [...page.querySelectorAll("form[data-in-place]")];

page.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-opens], a[data-mends]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const opener = link.matches("[data-opens]") ? link : findOpener(link.getAttribute("href"));
  if (opener) open(link.href, opener);
});

/* Opens the form of this address after its opener; `draft` is put back into it. */
export async function open(address, opener, draft = null) {
  const from = new URL(address);
  const known = [...page.querySelectorAll(".slot")].find((slot) => slot.dataset.from === from.pathname + from.search);
  if (known) return enter(known, from.hash);
  const slot = slotAfter(opener);
  slot.dataset.from = from.pathname + from.search;
  slot.dataset.opener = opener.getAttribute("href");
  try {
    const answer = await ask(from);
    if (!answer.ok || answer.redirected) throw answer;
    show(slot, await answer.text());
  } catch (answer) {
    take(slot);
    return toast(answer.status === undefined ? words.unreachable : words.failed, "danger");
  }
  const form = slot.querySelector("form[data-in-place]");
  begin(form);
  if (draft) { fill(form, draft); keep(form); }
  enter(slot, from.hash);
}

function slotAfter(opener) {
  const slot = page.createElement("div");
  const row = opener.closest("tbody tr");
  slot.className = "slot";
  if (row) {
    const opened = page.createElement("tr"), cell = page.createElement("td");
    opened.className = "opened-row";
    cell.colSpan = row.cells.length;
    cell.append(slot);
    opened.append(cell);
    row.after(opened);
  } else {
    const block = opener.closest("[data-place] > *");
    slot.toggleAttribute("data-over", opener.dataset.opens === "over");
    block.after(slot);
  }
  return slot;
}

export function show(slot, html) {
  htmx.swap(slot, html, { swapStyle: "innerHTML" });
}

/* The first field that is wrong, the one that was asked for, or the first one. */
export function enter(slot, hash = "") {
  const form = slot.querySelector("form");
  const wanted = hash && form.querySelector(`[name="${CSS.escape(hash.replace("#id_", ""))}"]`);
  const wrong = form.querySelector(".wrong :is(input, select, textarea)");
  const fields = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button")];
  const field = wrong ?? (wanted || fields.find((one) => one.type !== "radio" || one.checked || !form.querySelector(`[name="${one.name}"]:checked`)));
  const folded = field?.closest("details");
  if (folded) folded.open = true;
  field?.focus();
  slot.scrollIntoView({ block: "nearest" });
}

export function take(slot) {
  (slot.closest(".opened-row") ?? slot).remove();
}

/* Takes the form away; its section is read again when it waited for that. */
export function close(form) {
  const section = sectionOf(form);
  take(slotOf(form));
  if (section?.hasAttribute("data-stale") && !section.querySelector(".slot")) refresh();
}
