/* A file is dropped, weighed before it leaves, and seen going. The form works without this, by its button. */

const field = () => document.querySelector("form[data-upload] [type=file]");

/* Too large is said at once, not after minutes on the way. */
function weigh() {
  const input = field(), [file] = input.files;
  input.setCustomValidity(file && file.size > Number(input.dataset.largest) ? input.dataset.sentence : "");
  if (file) input.reportValidity();
}

/* An untouched title follows the report or the examination that is chosen. */
function propose(select) {
  const title = document.getElementById("id_title");
  if (title.value && title.value !== title.dataset.proposed) return;
  title.value = title.dataset.proposed = select.value ? select.selectedOptions[0].textContent.trim() : "";
}

document.addEventListener("change", (event) => {
  if (event.target.matches("form[data-upload] [type=file]")) weigh();
  if (event.target.matches("form[data-upload] select")) propose(event.target);
});

/* A file may be let go anywhere on the page. */
const carriesFiles = (event) => field() && [...event.dataTransfer.types].includes("Files");
const mark = (over) => document.querySelector("[data-drop]").toggleAttribute("data-over", over);
document.addEventListener("dragover", (event) => {
  if (carriesFiles(event)) { event.preventDefault(); mark(true); }
});
document.addEventListener("dragleave", (event) => { if (carriesFiles(event) && !event.relatedTarget) mark(false); });
document.addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  mark(false);
  const one = new DataTransfer();
  if (event.dataTransfer.files.length) one.items.add(event.dataTransfer.files[0]);
  field().files = one.files;
  field().focus();
  weigh();
});

document.addEventListener("submit", (event) => {
  const sent = event.target;
  if (!sent.matches("[data-upload]") || event.defaultPrevented) return;
  event.preventDefault();
  if (sent.dataset.sent) return;
  sent.dataset.sent = "yes";
  send(sent, event.submitter);
});

function send(sent, button) {
  const request = new XMLHttpRequest(), files = field().files;
  const sending = sent.querySelector(".sending"), bar = sending.querySelector("progress");
  const failure = sent.querySelector("[data-failure]"), checking = sending.querySelector("[data-checking]");
  failure.hidden = checking.hidden = true;
  sending.hidden = !files.length;
  bar.value = 0;
  button?.setAttribute("aria-busy", "true");

  request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = total ? (100 * loaded) / total : 0; });
  request.upload.addEventListener("load", () => { bar.removeAttribute("value"); checking.hidden = false; });
  request.addEventListener("load", () => {
    const place = request.getResponseHeader("HX-Redirect");
    if (place) location.assign(place);
    else show(request.responseText, files);
  });
  request.addEventListener("error", () => {
    delete sent.dataset.sent;
    button?.removeAttribute("aria-busy");
    sending.hidden = true;
    failure.hidden = false;
    failure.textContent = sent.dataset.lost;
  });
  request.open("POST", location.href);
  request.setRequestHeader("HX-Request", "true");
  request.send(new FormData(sent));
}

/* The page comes back with what is to be mended; a file that is not at fault stays chosen. */
function show(html, files) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  document.getElementById("main").replaceWith(answer.getElementById("main"));
  if (field() && !field().closest(".wrong")) field().files = files;
  document.querySelector(".errors")?.focus();
}
