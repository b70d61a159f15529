/* The units of the chosen analyte, the usual one first, offered beside the value; without this file all of them are. */

document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-units]")) offer(event.target);
});

function offer(analyte) {
  const unit = analyte.form.elements.unit;
  const allowed = JSON.parse(analyte.dataset.units)[analyte.value] ?? [];
  for (const option of unit.options) option.hidden = option.disabled = option.value !== "" && !allowed.includes(option.value);
  if (!allowed.includes(unit.value)) unit.value = allowed[0] ?? "";
}
