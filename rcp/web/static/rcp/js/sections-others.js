/* Two people in one case see each other: asked every 20 seconds while the page is looked at. */

import { ask } from "./drafts-sending.js";
import { toast } from "./dialogue.js";
import { file, refresh, sectionOf } from "./sections-page.js";

const EVERY = 20_000;
const page = document;

const inHand = () => (sectionOf(page.activeElement) ?? page.querySelector("[data-place]:has(.slot)"))?.id ?? "";

async function poll() {
  if (page.visibilityState === "hidden") return;
  const told = page.getElementById("others");
  const said = { seen: file.dataset.seen, mark: told.dataset.mark ?? "", section: inHand() };
  try {
    const answer = await ask(file.dataset.others, { method: "POST", body: new URLSearchParams(said).toString() });
    if (answer.status === 200 && !answer.redirected) tell(told, await answer.text());
  } catch { /* the next one will tell */ }
}

/* Somebody who is further down the page is told there. */
function tell(place, html) {
  htmx.swap(place, html, { swapStyle: "outerHTML" });
  const told = page.getElementById("others");
  if (told.getBoundingClientRect().bottom < 0) for (const line of told.querySelectorAll("p > span")) toast(line.textContent.replace(/\s+/g, " ").trim());
}

poll();
setInterval(poll, EVERY);
for (const moment of ["read-again", "visibilitychange"]) page.addEventListener(moment, poll);

/* "Voir" reads the page again: what is being typed stays as it is. */
page.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-sees]");
  if (!link) return;
  event.preventDefault();
  await refresh();
  const section = page.querySelector(link.hash);
  section?.scrollIntoView({ block: "start" });
  section?.querySelector("a[data-opens]")?.focus({ preventScroll: true });
});
