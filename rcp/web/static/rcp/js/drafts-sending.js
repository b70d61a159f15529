/* Sends a form, says what became of it, and lets nobody leave the page while something is on its way. */

import { addressOf, bringBack, draftOf, drafts, fill, forget, isSignOut, keep } from "./drafts.js";

const LONGEST = 15_000;
const HELD_AT_MOST = 5_000;
/* A browser sends this much of a page that is going away. */
const LAST_WORDS = 60_000;

const underway = new Set();
const savers = new Set();

/* Answers {kind: "kept" | "shown" | "refused" | "lost" | "expired" | "failed", answer, html}. */
export function send(form, { last = false } = {}) {
  const sending = post(form, last);
  underway.add(sending);
  sending.finally(() => underway.delete(sending));
  return sending;
}

async function post(form, last) {
  const body = new URLSearchParams(new FormData(form)).toString();
  try {
    const answer = await ask(form.action, { method: "POST", body, keepalive: last && body.length < LAST_WORDS });
    return { kind: kindOf(answer), answer, html: answer.status === 204 ? "" : await answer.text() };
  } catch {
    return { kind: "lost" };
  }
}

/* The same addresses that work as whole pages answer with a part of a page when a script asks. */
export function ask(address, options = {}) {
  const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true" };
  if (options.body !== undefined) headers["Content-Type"] = "application/x-www-form-urlencoded";
  return fetch(address, { ...options, headers, signal: AbortSignal.timeout(LONGEST) });
}

function kindOf(answer) {
  if (answer.redirected || answer.status === 403) return "expired";
  if (answer.status === 204) return "kept";
  if (answer.ok) return "shown";
  if ([409, 422].includes(answer.status)) return "refused";
  return [502, 503, 504].includes(answer.status) ? "lost" : "failed";
}

/* `saver()` sends what is typed and not yet sent, and answers whether anything was. */
export const beforeLeaving = (saver) => savers.add(saver);

const isUnderway = () => [...savers].map((saver) => saver()).some(Boolean) || underway.size > 0;

/* Answers whether the person may go on: what was refused is looked at first. */
async function settled() {
  const late = new Promise((resolve) => setTimeout(resolve, HELD_AT_MOST, []));
  const results = await Promise.race([late, Promise.all([...underway])]);
  return !results.some(({ kind }) => kind === "refused");
}

/* Another form of the page, or a link to another page, waits until what was typed has arrived. */
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (form.matches("[data-in-place], [data-quick], [data-many], [method=dialog]") || !isUnderway()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  settled().then((isWell) => { if (isWell || form.matches("[data-types]") || isSignOut(form)) form.requestSubmit(button); });
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.matches("[data-opens], [data-mends], [data-sees], [download], [target]")) return;
  if (link.getAttribute("href").startsWith("#") || !isUnderway()) return;
  event.preventDefault();
  settled().then((isWell) => { if (isWell) location.href = link.href; });
});

/* A form that is a page of its own is sent by the browser: whether it arrived is asked on the next page. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!event.defaultPrevented && form.matches("[data-kept]:not([data-in-place], [data-types])")) {
    keep(form, { base: draftOf(form)?.fields, sent: true });
  }
});

/* What was sent without its answer being read is sent again, which is harmless; what does not arrive is offered. */
const isShown = (draft) => [...document.querySelectorAll("form[data-kept]")].some((form) => addressOf(form) === draft.address);
export const sentAgain = Promise.all(drafts().filter((draft) => draft.sent && !isShown(draft)).map(sendAgain));

async function sendAgain(draft) {
  try {
    const page = new DOMParser().parseFromString(await (await ask(draft.address)).text(), "text/html");
    const form = page.querySelector("form[data-kept]");
    fill(form, draft);
    if ((await send(form)).kind === "kept") return forget(draft);
  } catch { /* no network, or nothing at this address any more */ }
  bringBack(draft);
}
