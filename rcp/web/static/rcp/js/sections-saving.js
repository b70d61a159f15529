/* What becomes of a form that is sent: saved and closed, refused beside its fields, or lost and tried again. */

import { begin, forgetAt, initial, keep, values } from "./drafts.js";
import { send } from "./drafts-sending.js";
import { enter, half, open, openForms, show, take } from "./sections-opening.js";
import { file, focusOn, mark, nextOpener, openerOf, refresh, saidAt, sectionOf, slotOf, words } from "./sections-page.js";

const AGAIN_EVERY = 10_000;

const page = document;
const states = new WeakMap();

export const isLost = (form) => Boolean(states.get(form)?.lost);
export const isConflict = (form) => form.hasAttribute("data-conflict");

/* What a form can send: nothing half typed, nothing that was refused as it stands. */
export function isSendable(form) {
  const state = states.get(form);
  if (half(form)) mark(form, words.unfit, "lost");
  return !half(form) && state?.refused !== JSON.stringify(values(form));
}

/* `then` is where the keyboard goes: "next", "again" or nowhere. */
export async function save(form, then = "", last = false) {
  const state = states.get(form) ?? {};
  states.set(form, state);
  if (then) state.then = then;
  if (state.saving) return;
  state.saving = true;
  keep(form, { sent: last });
  const sent = values(form);
  const result = await send(form, { last });
  state.saving = false;
  if (result.kind === "kept") return kept(form, state, sent, result.answer, last);
  if (result.kind === "refused" && !last) return refused(form, state, sent, result);
  if (!last) lost(form, state, result.kind);
  keep(form);
}

async function kept(form, state, sent, answer, last) {
  const has = (name) => answer.headers.get(name) ?? "";
  const slot = slotOf(form), { then } = state;
  forgetAt(file.dataset.file, slot.dataset.from);
  delete state.lost;
  delete state.then;
  if (!slot.isConnected) return;
  const goesOn = JSON.stringify(sent) !== JSON.stringify(values(form));
  if (last || goesOn || !then && slot.contains(page.activeElement)) return goOn(form, sent, has);
  const section = sectionOf(form).id, next = nextOpener(slot), again = has("X-Next") || slot.dataset.next;
  take(slot);
  await refresh();
  mark(page.getElementById(section), saidAt(), "saved");
  if (then === "again" && again) return open(new URL(again, location), openerOf(slot, section));
  if (then) focusOn(next);
}

/* It is being typed in still: from now on it amends what was saved. */
function goOn(form, sent, has) {
  if (has("X-Address")) form.action = has("X-Address");
  if (has("X-Version")) {
    const version = form.elements.version ?? form.appendChild(Object.assign(page.createElement("input"), { type: "hidden", name: "version" }));
    version.value = has("X-Version");
  }
  form.elements.key?.remove();
  form.elements.seal?.remove();
  slotOf(form).dataset.from = form.getAttribute("action");
  if (has("X-Next")) slotOf(form).dataset.next = has("X-Next");
  sectionOf(form).setAttribute("data-stale", "");
  begin(form, sent);
  keep(form);
  mark(form, saidAt(), "saved");
}

/* The server's words stand beside the fields; what was typed meanwhile is not touched. */
function refused(form, state, sent, { html, answer }) {
  if (JSON.stringify(sent) !== JSON.stringify(values(form))) return;
  const slot = slotOf(form), before = initial(form), held = slot.contains(page.activeElement) || state.then;
  if (!html.includes("data-in-place")) return lost(form, state, answer.status === 409 ? "failed" : "expired");
  show(slot, html);
  const shown = slot.querySelector("form[data-in-place]");
  begin(shown, before);
  if (!isConflict(shown)) {
    states.set(shown, { refused: JSON.stringify(values(shown)) });
    keep(shown);
    mark(shown, words.refused, "lost");
  }
  if (held) enter(slot);
}

function lost(form, state, kind) {
  delete state.then;
  state.lost = kind === "lost";
  mark(form, kind === "lost" ? words.lost : words[kind], "lost");
}

const trying = () => { for (const form of openForms()) if (states.get(form)?.lost) save(form); };
setInterval(trying, AGAIN_EVERY);
addEventListener("online", trying);
