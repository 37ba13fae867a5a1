// Kiosk mode, for a screen that many people use: pages change without a request, responses are stored while offline.
(() => {
  "use strict";
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const form = document.querySelector("form[data-kiosk]");
  if (!form) return;
  const { kiosk: address, version, placement, device, language, idle, rest, bits = 0 } = form.dataset;
  const pages = all("[data-page]", form);
  const thanks = document.getElementById("thanks");
  const waiting = document.getElementById("waiting");
  const storageKey = `urbivox-kiosk:${address}`;
  let at = 0;
  let isSending = false;
  let timer = 0;

  // Queue of unsent submissions: in localStorage until the server has them, in memory where storage is blocked.
  let memory = [];
  const stored = () => {
    try { return JSON.parse(localStorage.getItem(storageKey) ?? "[]"); } catch { return memory; }
  };
  const store = (answers) => {
    memory = answers;
    try { localStorage.setItem(storageKey, JSON.stringify(answers)); } catch { /* blocked or full: memory only */ }
  };
  const setAside = (submission) => {
    try {
      const refused = JSON.parse(localStorage.getItem(`${storageKey}:refused`) ?? "[]");
      localStorage.setItem(`${storageKey}:refused`, JSON.stringify([...refused, submission].slice(-100)));
    } catch { /* blocked or full */ }
  };
  const change = (work) => (navigator.locks ? navigator.locks.request(storageKey, () => work()) : work());

  const fieldsOf = (code) => all(`[name="${CSS.escape(code)}"]`, form);
  const answerOf = (question) => {
    const { code, kind } = question.dataset;
    const value = (name) => fieldsOf(name).filter((field) => !/radio|checkbox/.test(field.type) || field.checked).map((field) => field.value.trim()).filter(Boolean);
    const chosen = (option) => {
      const [text] = value(`${code}:${option}`);
      return text ? { code: option, text } : option;
    };
    const parts = all(`[name^="${CSS.escape(code)}:"]`, question).filter((field) => (field.type === "radio" ? field.checked : field.value));
    const part = (field) => field.name.slice(code.length + 1);
    const [first] = value(code);
    switch (kind) {
      case "rating": return first && Number(first);
      case "number": return first && (Number.isNaN(Number(first.replace(",", "."))) ? first : Number(first.replace(",", ".")));
      case "choice": return first && chosen(first);
      case "choices": return value(code).length ? value(code).map(chosen) : undefined;
      case "matrix": return parts.length ? Object.fromEntries(parts.map((field) => [part(field), Number(field.value)])) : undefined;
      case "ranking": return parts.length ? parts.sort((a, b) => a.value - b.value).map(part) : undefined;
      default: return first;
    }
  };

  const visible = (page) => all("[data-code]", page).filter((question) => !question.hidden);
  const isShown = (page) => !page.dataset.if || form.holds(JSON.parse(page.dataset.if));
  const show = (next) => {
    at = next;
    pages.forEach((page, number) => { page.hidden = number !== at; });
    thanks.hidden = true;
    form.hidden = false;
    const later = pages.slice(at + 1).some(isShown);
    form.querySelector("[data-next]").textContent = later ? form.dataset.next : form.dataset.send;
    form.querySelector("[data-back]").hidden = at === 0;
    scrollTo(0, 0);
  };

  const complain = (question, text) => {
    let line = question.querySelector(".error");
    if (!text) { line?.remove(); return; }
    if (!line) {
      line = document.createElement("p");
      line.className = "error";
      line.setAttribute("role", "alert");
      (question.querySelector("legend, .prompt") ?? question).after(line);
    }
    line.textContent = text;
  };
  const isWhole = (page) => {
    const lacking = visible(page).filter((question) => {
      const rows = all(".row", question);
      const isMissing = "required" in question.dataset && (rows.length ? rows.some((row) => !row.querySelector(":checked")) : answerOf(question) === undefined);
      const field = question.querySelector("input:invalid, textarea:invalid");
      complain(question, isMissing ? form.dataset.required : field && !isMissing && field.value ? field.validationMessage : "");
      return isMissing || (field && field.value);
    });
    lacking[0]?.querySelector("input, select, textarea")?.focus();
    return lacking.length === 0;
  };

  const reset = () => {
    clearTimeout(timer);
    form.reset();
    all(".error", form).forEach((line) => line.remove());
    form.dispatchEvent(new Event("input"));
    show(0);
  };
  const touch = () => {
    clearTimeout(timer);
    timer = setTimeout(reset, Number(thanks.hidden ? idle : rest) * 1000);
  };

  const tell = () => {
    const count = stored().length;
    waiting.hidden = count === 0;
    const texts = JSON.parse(waiting.dataset.texts);
    waiting.textContent = texts[count - 1] ?? texts.at(-1)?.replace(String(texts.length), String(count)) ?? "";
  };

  // Proof of work, which a flooded survey requires: computed once per submission and stored with it until it is sent.
  const prove = async (submission) => {
    if (!Number(bits) || submission.proof_of_work || !crypto.subtle) return;
    submission.proof_of_work = await form.prove(submission.submission_id, Number(bits));
    await change(() => store(stored().map((one) => (one.submission_id === submission.submission_id ? submission : one))));
  };

  // Sends the queue one by one. Each submission has its own id, so that one sent twice is counted once.
  const flush = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (let next = stored()[0]; next; next = stored()[0]) {
        await prove(next);
        const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(next) });
        if (answer.status === 429 || answer.status >= 500) break;
        // Stored, stored before, or refused: in no case is it sent again. Refused submissions, except for 409 and 410, stay on
        // the device (the last 100), so that none is lost unnoticed.
        if (answer.status >= 400 && answer.status !== 409 && answer.status !== 410) setAside(next);
        await change(() => store(stored().filter((one) => one.submission_id !== next.submission_id)));
        tell();
      }
    } catch { /* no connection: it stays in the queue */ } finally {
      isSending = false;
      tell();
    }
  };

  const identity = () => (crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16)));
  const send = async () => {
    const questions = pages.filter(isShown).flatMap(visible);
    const answers = Object.fromEntries(questions.map((question) => [question.dataset.code, answerOf(question)]).filter(([, answer]) => answer !== undefined));
    const submission = { submission_id: identity(), version: Number(version), language, placement, answers };
    if (device) submission.device_key = device;
    await change(() => store([...stored(), submission]));
    form.hidden = true;
    thanks.hidden = false;
    thanks.querySelector("h1").focus();
    touch();
    flush();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isWhole(pages[at])) return;
    const next = pages.findIndex((page, number) => number > at && isShown(page) && visible(page).length > 0);
    if (next < 0) send();
    else show(next);
  });
  form.querySelector("[data-back]").addEventListener("click", () => {
    const before = pages.slice(0, at).findLastIndex(isShown);
    show(Math.max(before, 0));
  });
  all("[data-again]").forEach((button) => button.addEventListener("click", reset));
  for (const event of ["pointerdown", "keydown", "input"]) addEventListener(event, touch);
  addEventListener("online", flush);
  setInterval(flush, 15000);
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/kiosk/worker.js").catch(() => {});
  reset();
  flush();
})();
