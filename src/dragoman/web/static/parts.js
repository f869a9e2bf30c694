// Links within [data-swap] change a part of the page, not all of it: the same page is fetched, and its part taken.

let asked = null;

/** Fetch a page and put its part in place of ours; gives whether that was done. */
export async function swap(address, part) {
  asked?.abort();
  const mine = (asked = new AbortController());
  let text;
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    text = await answer.text();
  } catch (error) {
    return error.name === "AbortError";
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = page.querySelector(part);
  const old = document.querySelector(part);
  if (!fresh || !old) return false;
  old.replaceWith(document.adoptNode(fresh));
  for (const place of ["form.times", "h1", "form.filters", "body > footer"]) {
    const [here, there] = [document.querySelector(place), page.querySelector(place)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
  document.title = page.title;
  return true;
}

document.addEventListener("click", async (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("[data-swap] a[href]");
  if (!link) return;
  const address = link.getAttribute("href");
  const part = link.closest("[data-swap]").dataset.swap;
  if (new URL(address, location.href).pathname !== location.pathname) return;
  event.preventDefault();
  const words = link.textContent.trim();
  if (!(await swap(address, part))) return location.assign(address);
  history.pushState(null, "", address);
  const same = [...document.querySelectorAll(`${part} a[href]`)].find((one) => one.textContent.trim() === words);
  (same ?? document.querySelector(`${part} a[href]`))?.focus({ preventScroll: true });
});

addEventListener("popstate", () => {
  if (document.querySelector("[data-part]")) location.reload();
});
