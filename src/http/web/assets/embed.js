// Urbivox widget: a button that opens a survey in a dialog. Adds no style sheet, no further script and no cookie.
(() => {
  "use strict";
  const tag = document.currentScript ?? document.querySelector("script[data-urbivox]");
  if (!tag) return;
  const { urbivox: survey, placement = "widget", lang, label, title, where = "corner", days = "90", token } = tag.dataset;
  const home = new URL(tag.src).origin;
  const language = (lang || document.documentElement.lang || navigator.language || "en").split("-")[0].toLowerCase();
  const texts = /*TEXTS*/ {};
  const [open, close] = texts[language] ?? texts.en ?? ["Give feedback", "Close"];
  const key = `urbivox:${survey}`;

  // Time of the last answer or dismissal: in localStorage, or for this page only where storage is blocked.
  let memory = 0;
  const remember = () => {
    memory = Date.now();
    try { localStorage.setItem(key, String(memory)); } catch { /* blocked: memory only */ }
  };
  const remembered = () => {
    try { return Number(localStorage.getItem(key)) || memory; } catch { return memory; }
  };
  const isOver = () => remembered() > Date.now() - days * 864e5;

  // Single properties are allowed even where the CSP forbids style attributes and style sheets.
  const style = (element, properties) => Object.entries(properties).forEach(([name, value]) => element.style.setProperty(name, value));
  const make = (name, text, properties) => {
    const element = document.createElement(name);
    element.textContent = text;
    style(element, properties);
    return element;
  };

  const begin = () => {
    if (isOver()) return;
    const face = { font: "600 1rem/1.4 system-ui,sans-serif", padding: "12px 18px", border: "2px solid #fff", "border-radius": "4px", background: "#16191d", color: "#fff", cursor: "pointer", "min-height": "44px" };
    const button = make("button", label || open, face);
    button.type = "button";
    button.lang = label ? "" : language;
    if (where === "corner") style(button, { position: "fixed", "inset-block-end": "16px", "inset-inline-end": "16px", "z-index": "2147483000" });

    const dialog = make("dialog", "", { padding: "0", border: "0", "border-radius": "4px", width: "min(40rem,100vw)", "max-width": "100vw", "max-height": "95vh", overflow: "hidden" });
    dialog.setAttribute("aria-label", title || label || open);
    const shut = make("button", close, { ...face, border: "0", "border-radius": "0", width: "100%", "text-align": "end" });
    shut.type = "button";
    const query = new URLSearchParams({ p: placement, ...(lang && { lang }), ...(token && { t: token }) });
    const frame = make("iframe", "", { border: "0", width: "100%", height: "60vh", display: "block" });
    frame.title = title || label || open;

    let isDone = false;
    button.addEventListener("click", () => {
      frame.src ||= `${home}/embed/${survey}?${query}`;
      dialog.showModal();
    });
    shut.addEventListener("click", () => dialog.close());
    // The browser traps the focus in the dialog, closes it on Escape and restores the focus.
    dialog.addEventListener("close", () => {
      remember();
      if (isDone) button.remove();
    });
    addEventListener("message", (event) => {
      if (event.source !== frame.contentWindow || event.origin !== home) return;
      const { urbivox: what, height } = event.data ?? {};
      if (height > 0) style(frame, { height: `min(${Math.ceil(height) + 2}px, calc(95vh - 50px))` });
      if (what === "done") { isDone = true; remember(); }
      if (what === "close") dialog.close();
    });
    dialog.append(shut, frame);
    if (where === "corner") document.body.append(button, dialog);
    else tag.after(button, dialog);
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
