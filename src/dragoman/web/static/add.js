// Adding: files dropped onto the page, and progress as it comes. Both pages work without it.
"use strict";

const form = document.querySelector("form.drop");
if (form) {
  const input = form.querySelector("input[type=file]");
  form.querySelector("[data-drop]").hidden = false;
  const over = (on) => form.classList.toggle("over", on);
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) over(false);
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.focus();
  });
}

const progress = document.querySelector("[data-events]");
if (progress) {
  const log = document.getElementById("log");
  const count = { coded: 0, kept: 0, unread: 0 };
  const say = (now) => {
    progress.textContent = `${count.coded} coded, ${count.kept} in the ledger, ${count.unread} not read${now}.`;
  };
  const note = (text) => {
    const line = document.createElement("li");
    line.textContent = text;
    log.hidden = false;
    log.append(line);
    if (log.children.length > 200) log.firstElementChild.remove();
  };
  const source = new EventSource(progress.dataset.events);
  const on = (what, act) => source.addEventListener(what, (event) => act(JSON.parse(event.data)));
  on("coding", (line) => say(`; now “${line.name}”`));
  on("coded", () => {
    count.coded += 1;
    say("");
  });
  on("kept", (line) => {
    count.kept += 1;
    note(`${line.name}: ${line.receipt.outcome}`);
    say("");
  });
  on("unread", (line) => {
    count.unread += 1;
    note(`${line.name}: not read, ${line.reason}`);
    say("");
  });
  on("end", () => {
    source.close();
    location.reload();
  });
}
