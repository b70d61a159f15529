/* The search box at the top: arrows choose among the patients found, Enter opens the chosen one, Escape closes. */

const box = document.querySelector("[data-search]");
const found = document.getElementById("found");
const voice = document.getElementById("found-said");

if (box && found) {
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-haspopup", "listbox");
  show(false);

  box.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!all.length) return;
      event.preventDefault();
      show(true);
      // From the box itself, down goes to the first and up to the last; past either end is the box again.
      const steps = all.length + 1;
      choose(all, (at + 1 + (event.key === "ArrowDown" ? 1 : steps - 1)) % steps - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      all[at].click();
    } else if (event.key === "Escape" && box.getAttribute("aria-expanded") === "true") {
      event.preventDefault();
      choose(all, -1);
      show(false);
    }
  });

  box.addEventListener("focus", () => show(options().length > 0));
  box.addEventListener("input", () => { if (box.value.trim().length < 2) found.replaceChildren(); });
  found.addEventListener("htmx:afterSwap", () => {
    choose(options(), -1);
    show(options().length > 0);
    if (voice) voice.textContent = found.querySelector("[data-said]")?.dataset.said ?? "";
  });
}

function options() {
  return [...found.querySelectorAll('[role="option"]')];
}

function choose(all, index) {
  for (const [place, option] of all.entries()) option.setAttribute("aria-selected", String(place === index));
  if (index >= 0) {
    box.setAttribute("aria-activedescendant", all[index].id);
    all[index].scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

function show(open) {
  box.setAttribute("aria-expanded", String(open));
  found.toggleAttribute("data-closed", !open && options().length > 0);
  if (open) box.setAttribute("aria-controls", "found-patients");
  else box.removeAttribute("aria-controls");
}
