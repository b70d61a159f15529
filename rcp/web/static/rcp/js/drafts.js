/* What is being typed, kept in this browser until the server has it: by person and case, for one day at most.

   Hospital computers are shared. Only what somebody typed is kept, never what the page brought and never a name; it
   goes when the server has it, at sign-out, after a day, and when somebody else is signed in. */

const PREFIX = "draft";
const ONE_DAY = 24 * 60 * 60 * 1000;
const NOT_TYPED = ["csrfmiddlewaretoken"];
/* What makes sending again harmless: the key of a new row, the version or the seal of what was read. */
const CARRIED = ["key", "version", "seal"];

const person = document.body.dataset.person ?? "";
const initials = new WeakMap();
let isOver = false;

/* From now on this form is compared with what it says now, or with what it said before it was refused. */
export function begin(form, initial = values(form)) {
  initials.set(form, initial);
}

export const initial = (form) => initials.get(form);

export function values(form) {
  const said = {};
  for (const { name } of form.elements) if (name && !NOT_TYPED.includes(name)) said[name] = [];
  for (const [name, value] of new FormData(form)) if (name in said && typeof value === "string") said[name].push(value);
  return said;
}

/* {name: values} of what differs from what the page brought. */
export function typed(form) {
  const before = initials.get(form) ?? {}, now = values(form);
  return Object.fromEntries(Object.entries(now).filter(([name, said]) =>
    !CARRIED.includes(name) && JSON.stringify(said) !== JSON.stringify(before[name] ?? [])));
}

export const isTouched = (form) => Object.keys(typed(form)).length > 0;

export function addressOf(form) {
  const { pathname, search } = new URL(form.action);
  return pathname + search;
}

export function keep(form, said = {}) {
  if (isOver || !person || form.dataset.kept === undefined) return;
  const fields = { ...said.base, ...typed(form) };
  if (!Object.keys(fields).length) return erase(form);
  const now = values(form);
  const carried = Object.fromEntries(CARRIED.filter((name) => name in now).map((name) => [name, now[name]]));
  const section = form.closest("[data-place]")?.id ?? "";
  store(nameOf(form.dataset.kept, addressOf(form)), { at: Date.now(), section, fields, carried, sent: said.sent ?? false });
}

export function erase(form) {
  forget({ name: nameOf(form.dataset.kept, addressOf(form)) });
}

export const forgetAt = (file, address) => forget({ name: nameOf(file, address) });
export const forget = (draft) => localStorage.removeItem(draft.name);
export const draftOf = (form) => read(nameOf(form.dataset.kept, addressOf(form)));

/* The drafts of the person who is signed in, those of one case or all. */
export function drafts(file) {
  const mine = names().filter((name) => name.split(" ")[1] === person);
  return mine.map(read).filter((draft) => draft && (file === undefined || draft.file === file));
}

/* It was sent and did not arrive. */
export function bringBack(draft) {
  store(draft.name, { ...draft, sent: false });
}

/* Puts back what was typed; the form reacts as if it were typed again. */
export function fill(form, draft) {
  for (const [name, said] of Object.entries({ ...draft.carried, ...draft.fields })) {
    const fields = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
    for (const field of fields) {
      if (["radio", "checkbox"].includes(field.type)) field.checked = said.includes(field.value);
      else field.value = said[0] ?? "";
    }
    for (const kind of ["input", "change"]) fields[0]?.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}

function store(name, draft) {
  /* A full or forbidden storage does not keep anybody from working. */
  try { localStorage.setItem(name, JSON.stringify(draft)); } catch { /* nothing is kept */ }
}

function read(name) {
  try {
    const [, , file, address] = name.split(" ");
    return { name, file, address, ...JSON.parse(localStorage.getItem(name) ?? "") };
  } catch { return null; }
}

const nameOf = (file, address) => [PREFIX, person, file, address].join(" ");
const names = () => Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX} `));

function sweep() {
  for (const name of names()) {
    const isOthers = person && name.split(" ")[1] !== person;
    if (isOthers || !(read(name)?.at > Date.now() - ONE_DAY)) localStorage.removeItem(name);
  }
}
sweep();

export const isSignOut = (form) => new URL(form.action).pathname.endsWith("/logout/");

/* After sign-out nothing stays, whatever was not saved. */
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !isSignOut(event.target)) return;
  isOver = true;
  names().forEach((name) => localStorage.removeItem(name));
});
