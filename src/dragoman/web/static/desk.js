// What makes the desk quicker by keyboard and mouse; every page works without it.
"use strict";

// Loaded where a page has use for them.
if (document.querySelector("[data-swap]")) import("/static/parts.js");
if (document.querySelector("[data-slider]")) import("/static/slider.js");

// On a narrow screen the pages are one line: the one we are on is brought into sight.
const here = document.querySelector("nav [aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft - 40;

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

// The review queue by keyboard; after a judgement it goes on where it was.
const queue = [...document.querySelectorAll(".queue > li")];
const PLACE = "place in the queue";
let at = -1;
const go = (place) => {
  at = Math.min(queue.length - 1, Math.max(0, place));
  queue[at].focus();
  queue[at].scrollIntoView({ block: "nearest" });
};
if (queue.length && document.querySelector(".done")) go(Number(sessionStorage.getItem(PLACE) ?? 0));
for (const [number, item] of queue.entries())
  item.addEventListener("submit", () => sessionStorage.setItem(PLACE, String(number)));
const press = (selector) => {
  const found = at >= 0 && queue[at].querySelector(selector);
  if (found) found.click();
};
document.addEventListener("keydown", (event) => {
  if (!queue.length || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape") go(queue.indexOf(event.target.closest(".queue > li")));
    return;
  }
  const steps = { j: 1, k: -1 };
  if (event.key in steps) go(at + steps[event.key]);
  else if (event.key === "w" && at >= 0) {
    event.preventDefault();
    queue[at].querySelector("[name=why]")?.focus();
  } else if (event.key === "c") press("button[value=confirm]");
  else if (event.key === "r") press("button[value=reject]");
  else if (event.key === "e") press("form.judge a");
});
