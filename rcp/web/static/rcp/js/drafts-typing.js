/* A form that is saved while it is written: what is typed is kept in the browser at once and sent when the hands rest. */

import { begin, isTouched, keep, values } from "./drafts.js";
import { offerIn } from "./drafts-offering.js";
import { beforeLeaving, send } from "./drafts-sending.js";

const AT_REST = 900;
const AGAIN_EVERY = 10_000;

const page = document;
const words = page.getElementById("words").dataset;

for (const form of page.querySelectorAll("form[data-types]")) prepare(form);

function prepare(form) {
  let resting, sending = false, isLost = false, refused = "";
  const said = () => JSON.stringify(values(form));
  offerIn(form);
  form.addEventListener("input", () => {
    keep(form);
    clearTimeout(resting);
    resting = setTimeout(save, AT_REST);
  });
  form.addEventListener("submit", () => clearTimeout(resting));

  async function save(last = false) {
    clearTimeout(resting);
    if (sending || !isTouched(form) || said() === refused) return;
    sending = true;
    const sent = values(form), sentAs = said();
    const result = await send(form, { last });
    sending = false;
    isLost = result.kind === "lost";
    refused = result.kind === "refused" ? sentAs : "";
    if (result.html) htmx.swap(page.querySelector(form.dataset.types), result.html, { swapStyle: "outerHTML" });
    else say(words[result.kind] ?? words.failed);
    if (result.kind !== "shown") return;
    begin(form, { ...values(form), ...sent });
    keep(form);
    if (isTouched(form)) save();
  }

  function say(sentence) {
    const saved = page.querySelector(form.dataset.types);
    saved.dataset.state = "lost";
    saved.textContent = sentence;
  }

  beforeLeaving(() => {
    if (!isTouched(form) || said() === refused) return false;
    save();
    return true;
  });
  page.addEventListener("visibilitychange", () => { if (page.visibilityState === "hidden") save(true); });
  const trying = () => { if (isLost) save(); };
  addEventListener("online", trying);
  setInterval(trying, AGAIN_EVERY);
}
