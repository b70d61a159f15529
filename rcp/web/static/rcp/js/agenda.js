/* Reordering an agenda with the pointer or the keyboard.
   <ol class="agenda" data-order-form="id"> holds <li data-id="…"> with a .grip button; the named form receives the
   new order in its field "order", ids separated by commas. Without this file the buttons of each row do the same. */

for (const list of document.querySelectorAll(".agenda[data-order-form]")) {
  const form = document.getElementById(list.dataset.orderForm);
  if (form) prepare(list, form);
}

function prepare(list, form) {
  list.dataset.ready = "";
  let row = null, before = "";

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button) return;
    event.preventDefault();
    row = grip.closest("li");
    before = order(list);
    row.classList.add("lifted");
    grip.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    if (!row) return;
    const others = [...list.children].filter((other) => other !== row);
    const next = others.find((other) => event.clientY < middle(other));
    if (next !== row.nextElementSibling) list.insertBefore(row, next ?? null);
    const edge = event.clientY < 60 ? -12 : event.clientY > innerHeight - 60 ? 12 : 0;
    if (edge) scrollBy(0, edge);
  });
  const drop = () => {
    if (!row) return;
    row.classList.remove("lifted");
    row = null;
    send(list, form, before);
  };
  list.addEventListener("pointerup", drop);
  list.addEventListener("pointercancel", drop);

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
