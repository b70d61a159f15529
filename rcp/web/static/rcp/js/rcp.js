/* What a page cannot do in HTML alone. Everything still works, with one more click, when this file is missing. */

import { confirmed as ask, text, toast } from "./dialogue.js";
import "./drafts-sending.js";

const page = document;

/* htmx notes the address of each page for a history that this site does not use; hospital computers are shared. */
sessionStorage.removeItem("htmx-current-path-for-history");

/* "/" leads to the search box, Escape closes an open menu. */
page.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = page.querySelector("[data-search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  }
  if (event.key === "Escape") {
    const menu = event.target.closest(".menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  }
});

page.addEventListener("click", (event) => {
  for (const menu of page.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  const disabled = event.target.closest('[aria-disabled="true"]');
  if (disabled) event.preventDefault();
  const opener = event.target.closest("[data-dialog]");
  if (opener) page.getElementById(opener.dataset.dialog)?.showModal();
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  if (event.target.closest("[data-print]")) window.print();
});

/* A grave act says what will happen before it happens. */
const confirmed = new WeakSet();
page.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  const question = button?.dataset.confirm ?? form.dataset.confirm;
  if (!question || confirmed.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(question, button).then((yes) => {
    if (yes) { confirmed.add(form); form.requestSubmit(button); }
  });
}, true);

/* One click, one submission; the button comes back when the page is shown again from the browser's memory. */
page.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.hasAttribute("data-many")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});
window.addEventListener("pageshow", release);
page.addEventListener("htmx:afterRequest", release);
function release() {
  for (const form of page.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of page.querySelectorAll('[aria-busy="true"]')) button.removeAttribute("aria-busy");
}

/* Text areas as tall as their text, where the browser does not do it by itself. */
if (!CSS.supports("field-sizing", "content")) {
  const grow = (area) => { area.rows = Math.min(24, Math.max(3, area.value.split("\n").length + 1)); };
  page.addEventListener("input", (event) => { if (event.target.matches("textarea[data-autosize]")) grow(event.target); });
  page.querySelectorAll("textarea[data-autosize]").forEach(grow);
}

/* A refused form is read out from its summary. */
page.querySelector(".errors")?.focus();

/* The section being read is lit in the rail, also once the page was read again. */
function follow() {
  const rail = page.querySelector(".rail");
  if (!rail) return;
  const links = new Map([...rail.querySelectorAll('a[href^="#"]')].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    const seen = entries.find((entry) => entry.isIntersecting);
    if (!seen) return;
    for (const link of links.values()) link.removeAttribute("aria-current");
    links.get(seen.target.id)?.setAttribute("aria-current", "location");
  }, { rootMargin: "-15% 0px -70% 0px" });
  for (const id of links.keys()) { const part = page.getElementById(id); if (part) watch.observe(part); }
  page.addEventListener("read-again", () => { watch.disconnect(); follow(); }, { once: true });
}
follow();

/* A request that never arrived is said; nothing typed is touched. */
for (const name of ["htmx:sendError", "htmx:timeout"]) page.addEventListener(name, () => toast(text("lost"), "danger"));
page.addEventListener("htmx:responseError", (event) => toast(text(event.detail.xhr.status === 403 ? "expired" : "failed"), "danger"));
