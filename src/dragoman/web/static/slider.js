// A slider through the days of a network: each day is the page of that day, and its picture is put in place.
import { swap } from "./parts.js";

for (const slider of document.querySelectorAll("[data-slider]")) {
  const days = slider.dataset.days.split(" ").filter(Boolean);
  const range = slider.querySelector("input");
  const said = slider.querySelector("output");
  if (days.length < 2) continue;
  const place = () => {
    const after = days.findIndex((day) => day > slider.dataset.day);
    return after < 0 ? days.length - 1 : Math.max(0, after - 1);
  };
  range.max = String(days.length - 1);
  range.value = String(place());
  said.textContent = days[range.value];
  slider.hidden = false;
  let waits = 0;
  range.addEventListener("input", () => {
    const day = days[range.value];
    said.textContent = day;
    range.setAttribute("aria-valuetext", day);
    clearTimeout(waits);
    waits = setTimeout(async () => {
      const address = new URL(slider.dataset.address, location.href);
      address.searchParams.set("as_of", day);
      if (await swap(`${address.pathname}${address.search}`, slider.dataset.slider))
        history.replaceState(null, "", address);
    }, 60);
  });
}
