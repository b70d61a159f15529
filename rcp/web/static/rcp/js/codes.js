/* A box of codes (<input list data-codes>) answers to words typed in any order, accents ignored, in either language.
   Arrows move, Enter or Tab takes what is lit, Escape closes. Without this file the browser's own list serves. */

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const MOST = 12;
let open = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("input[data-codes][list]")) prepare(event.target);
});

function prepare(box) {
  const source = document.getElementById(box.getAttribute("list"));
  const codes = [...source.options].map((option) => {
    const label = option.textContent.trim();
    return { code: option.value, label, sought: plain(`${option.value} ${option.dataset.words}`) };
  });
  const list = Object.assign(document.createElement("ul"), { id: `${box.id}_list`, className: "matches", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent.trim() ?? "");
  box.after(list);
  box.removeAttribute("list");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) box.setAttribute(name, value);
  const meaning = box.parentElement.querySelector(".meaning");
  const mean = () => { meaning.textContent = codes.find(({ code }) => plain(code) === plain(box.value))?.label ?? ""; };

  function show() {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    const found = codes.filter(({ sought }) => words.every((word) => sought.includes(word))).slice(0, MOST);
    list.replaceChildren(...found.map(row));
    light(words.length && found.length ? 0 : -1);
    toggle(found.length > 0);
  }

  function row({ code, label }, place) {
    const item = Object.assign(document.createElement("li"), { id: `${list.id}_${place}` });
    item.setAttribute("role", "option");
    item.dataset.code = code;
    item.append(Object.assign(document.createElement("strong"), { textContent: code }), ` ${label}`);
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(item); });
    return item;
  }

  function light(place) {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === place));
    const lit = list.children[place];
    if (lit) { box.setAttribute("aria-activedescendant", lit.id); lit.scrollIntoView({ block: "nearest" }); }
    else box.removeAttribute("aria-activedescendant");
  }

  function toggle(shown) {
    if (shown && open && open !== toggle) open(false);
    list.hidden = !shown;
    box.setAttribute("aria-expanded", shown);
    open = shown ? toggle : null;
  }

  function take(item) {
    box.value = item.dataset.code;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    mean();
    toggle(false);
  }

  const lit = () => list.querySelector('[aria-selected="true"]');

  box.addEventListener("input", (event) => { if (event.isTrusted) { mean(); show(); } });
  box.addEventListener("blur", () => toggle(false));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) return show();
      const count = list.children.length;
      const at = [...list.children].indexOf(lit());
      light((at + step + count) % count);
    } else if (["Enter", "Tab"].includes(event.key) && !list.hidden && lit()) {
      if (event.key === "Enter") event.preventDefault();
      take(lit());
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      toggle(false);
    }
  });
}
