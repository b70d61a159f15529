/* What a script says to the person: a question before an act, a message that goes by itself. */

const page = document;
export const text = (name) => page.body.dataset[name] ?? "";

/* Asks before a grave act; answers whether it may happen. */
export function confirmed(question, button) {
  const dialog = page.createElement("dialog");
  const words = page.createElement("p");
  const actions = page.createElement("form");
  const look = button?.classList.contains("danger") ? "button danger filled" : "button primary";
  words.textContent = question;
  words.id = "confirm-question";
  dialog.setAttribute("aria-labelledby", words.id);
  actions.method = "dialog";
  actions.className = "actions";
  actions.append(choice(text("cancel"), "", "button"), choice(button?.textContent.trim() || text("confirm"), "yes", look));
  const stack = page.createElement("div");
  stack.className = "stack";
  stack.append(words, actions);
  dialog.append(stack);
  page.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    resolve(dialog.returnValue === "yes");
    dialog.remove();
  }));
}

function choice(words, value, look) {
  const button = page.createElement("button");
  Object.assign(button, { textContent: words, value, className: look });
  return button;
}

export function toast(words, tone = "info") {
  const box = page.getElementById("toasts");
  if (!words || !box || [...box.children].some((old) => old.textContent === words)) return;
  const message = page.createElement("div");
  message.className = "message";
  message.dataset.tone = tone;
  message.append(Object.assign(page.createElement("p"), { textContent: words }));
  box.append(message);
  setTimeout(() => message.remove(), 8000);
}
