/* The form of a lesion shows only the questions that the chosen bone can answer; without this file it shows them all. */

prepareAll();
document.addEventListener("htmx:load", prepareAll);

function prepareAll() {
  for (const form of document.querySelectorAll("form[data-lesion]:not([data-ready])")) prepare(form);
}

function prepare(form) {
  form.dataset.ready = "";
  const sites = JSON.parse(form.dataset.lesion);
  const field = (name) => form.elements[name];
  const value = (name) => field(name).value;

  function offer(name, allowed) {
    const group = form.querySelector(`[name="${name}"]`).closest(".group");
    for (const option of field(name).options) option.hidden = option.disabled = option.value !== "" && !allowed.includes(option.value);
    if (!allowed.includes(value(name))) field(name).value = "";
    group.hidden = allowed.length === 0;
  }

  function follow() {
    const bone = value("bone");
    offer("level", sites.levels[bone] ?? []);
    offer("segment", sites.segments[bone] ?? []);
    const ends = form.querySelector('[name="end"]').closest(".field");
    ends.hidden = !sites.shaft.includes(value("segment"));
    if (ends.hidden) for (const end of form.querySelectorAll('[name="end"]')) end.checked = false;
    const rib = form.querySelector('[name="rib_number"]').closest(".group");
    rib.hidden = bone !== "rib";
    if (rib.hidden) field("rib_number").value = "";
  }

  form.addEventListener("change", follow);
  follow();
}
