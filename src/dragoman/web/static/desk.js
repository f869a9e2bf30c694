// What makes the desk quicker by keyboard and mouse; every page works without it.
"use strict";

const shows = (element, on) => element.classList.toggle("shown", on);

// An article: words to records and back, without loading the page again.
function choose(record) {
  for (const card of document.querySelectorAll("[data-record]")) shows(card, card.dataset.record === record);
  for (const words of document.querySelectorAll("[data-records]"))
    shows(words, words.dataset.records.split(" ").includes(record));
  const address = new URL(location.href);
  address.searchParams.set("show", record);
  history.replaceState(null, "", address);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const words = event.target.closest("a.coded");
  const back = event.target.closest("a.words");
  if (words) {
    event.preventDefault();
    const record = words.hash.slice(3);
    choose(record);
    document.getElementById(`r-${record}`).scrollIntoView({ block: "nearest" });
  } else if (back) {
    event.preventDefault();
    const record = back.hash.slice(3);
    choose(record);
    const place = document.getElementById(`w-${record}`);
    if (place) place.scrollIntoView({ block: "center" });
  }
});

// The review queue by keyboard.
const queue = [...document.querySelectorAll(".queue > li")];
let at = -1;
const press = (selector) => {
  const found = at >= 0 && queue[at].querySelector(selector);
  if (found) found.click();
};
document.addEventListener("keydown", (event) => {
  if (!queue.length || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const steps = { j: 1, k: -1 };
  if (event.key in steps) {
    at = Math.min(queue.length - 1, Math.max(0, at + steps[event.key]));
    queue[at].focus();
    queue[at].scrollIntoView({ block: "nearest" });
  } else if (event.key === "c") press("button[value=confirm]");
  else if (event.key === "r") press("button[value=reject]");
  else if (event.key === "e") press("form.judge a");
});
