/* Reordering an agenda with the pointer or the keyboard.
   <ol class="agenda" data-order-form="id"> holds <li data-id="…"> with a .grip button; the named form receives the
   new order in its field "order", ids separated by commas. Without this file the buttons of each row do the same. */

/* Once for the page, then for each fragment that brings a new agenda. */
prepareAll();
document.addEventListener("htmx:load", prepareAll);

function prepareAll() {
  for (const list of document.querySelectorAll(".agenda[data-order-form]:not([data-ready])")) {
    const form = document.getElementById(list.dataset.orderForm);
    if (form) prepare(list, form);
  }
}

function prepare(list, form) {
  list.dataset.ready = "";

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button) return;
    event.preventDefault();
    const before = order(list);
    drag(list, grip.closest("li"), () => send(list, form, before));
  });

  /* Arrows move the row whose grip has the focus; the order leaves when the key is released. */
  let held = null;
  list.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    held ??= order(list);
    const moved = grip.closest("li");
    if (event.key === "ArrowUp") moved.previousElementSibling?.before(moved);
    else moved.nextElementSibling?.after(moved);
    grip.focus();
    say(list, moved);
  });
  list.addEventListener("keyup", (event) => {
    if (held === null || !event.key.startsWith("Arrow")) return;
    send(list, form, held);
    held = null;
  });
}

/* The document listens, because a row loses the pointer when it changes place. */
function drag(list, row, dropped) {
  const over = new AbortController();
  const whileDragging = { signal: over.signal };
  row.classList.add("lifted");
  document.addEventListener("pointermove", (event) => {
    const next = [...list.children].find((other) => other !== row && event.clientY < middle(other)) ?? null;
    if (next !== row.nextElementSibling) list.insertBefore(row, next);
    const edge = event.clientY < 60 ? -12 : event.clientY > innerHeight - 60 ? 12 : 0;
    if (edge) scrollBy(0, edge);
  }, whileDragging);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => {
    over.abort();
    row.classList.remove("lifted");
    dropped();
  }, whileDragging);
}

const middle = (row) => { const box = row.getBoundingClientRect(); return box.top + box.height / 2; };
const order = (list) => [...list.children].map((row) => row.dataset.id).join(",");

function say(list, row) {
  const voice = document.getElementById("voice");
  if (voice) voice.textContent = `${[...list.children].indexOf(row) + 1} / ${list.children.length}`;
}

function send(list, form, before) {
  const now = order(list);
  if (now === before) return;
  form.elements.order.value = now;
  form.requestSubmit();
}
