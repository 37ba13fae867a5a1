// Progressive enhancement of citizen pages: conditional questions without a request, character counts, copy buttons.
(() => {
  "use strict";
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const form = document.querySelector("form[data-max], form[data-kiosk]");

  // Visible answers to a question, or to one row of it, as an array of values; [""] if only rows have answers.
  const given = (code, row) => {
    const name = row ? `${code}:${row}` : code;
    const shown = all(`[name="${CSS.escape(name)}"]`, form).filter((field) => !field.closest("[hidden]:not([data-page])"));
    const ticked = shown.filter((field) => !/radio|checkbox/.test(field.type) || field.checked);
    const values = ticked.map((field) => field.value.trim()).filter(Boolean);
    if (values.length || row) return values;
    const parts = all(`[name^="${CSS.escape(code)}:"]`, form).filter((field) => !field.closest("[hidden]:not([data-page])"));
    return parts.some((field) => (/radio/.test(field.type) ? field.checked : field.value)) ? [""] : [];
  };

  const holds = (condition) => {
    if (condition.all) return condition.all.every(holds);
    if (condition.any) return condition.any.some(holds);
    if (condition.not) return !holds(condition.not);
    const values = given(condition.question, condition.row);
    if (condition.is === "answered") return values.length > 0;
    if (!values.length) return false;
    const wanted = condition.value;
    const same = (value, other) => (typeof other === "number" ? Number(value.replace(",", ".")) === other : value === other);
    const order = (value) => {
      if (typeof wanted !== "number") return value < wanted ? -1 : value > wanted ? 1 : 0;
      return Math.sign(Number(value.replace(",", ".")) - wanted);
    };
    switch (condition.is) {
      case "==": return same(values[0], wanted);
      case "!=": return !same(values[0], wanted);
      case "<": return order(values[0]) < 0;
      case "<=": return order(values[0]) <= 0;
      case ">": return order(values[0]) > 0;
      case ">=": return order(values[0]) >= 0;
      case "in": return wanted.some((one) => same(values[0], one));
      case "includes": return values.includes(wanted);
      default: return false;
    }
  };

  const update = () => {
    for (const question of all("[data-if]:not([data-page])", form)) {
      const isShown = holds(JSON.parse(question.dataset.if));
      question.hidden = !isShown;
      for (const mark of all("input[name=_shown]", question)) mark.disabled = !isShown;
    }
  };

  const alone = (event) => {
    const box = event.target;
    if (box.type !== "checkbox" || !box.checked) return;
    for (const other of all(`[name="${CSS.escape(box.name)}"]`, form)) {
      if (other !== box && ("alone" in box.dataset || "alone" in other.dataset)) other.checked = false;
    }
  };

  const count = (field) => {
    const max = Number(field.dataset.count);
    const counter = document.createElement("p");
    counter.className = "hint";
    counter.setAttribute("aria-live", "off");
    const tell = () => {
      const used = [...field.value].length;
      counter.textContent = used ? `${used} / ${max}` : "";
      counter.className = used > max ? "error" : "hint";
    };
    (field.closest(".line") ?? field).after(counter);
    field.addEventListener("input", tell);
    tell();
  };

  const zeroBits = (bytes) => {
    let bits = 0;
    for (const byte of bytes) {
      bits += byte ? Math.clz32(byte) - 24 : 8;
      if (byte) break;
    }
    return bits;
  };

  // Proof of work: a number such that the SHA-256 of `challenge:number` starts with this many zero bits.
  const prove = async (challenge, bits) => {
    const encoder = new TextEncoder();
    for (let number = 0; ; number += 1) {
      const digest = await crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}:${number}`));
      if (zeroBits(new Uint8Array(digest)) >= bits) return String(number);
    }
  };

  const work = async (bits) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "_work", value: await prove(form.elements._opening.value, bits) });
    form.append(field);
  };

  if (form) {
    form.holds = holds;
    form.prove = prove;
    form.addEventListener("input", update);
    form.addEventListener("change", alone);
    addEventListener("pageshow", update);
    update();
    all("[data-count]", form).forEach(count);
    if (form.dataset.work && crypto.subtle) work(Number(form.dataset.work));
  }

  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      document.getElementById("copied").textContent = button.dataset.done;
    });
  }
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // In an iframe: posts the page height and events (open, done, size, close) to the embedding page.
  if (parent !== window) {
    const tell = (what) => parent.postMessage({ urbivox: what, height: document.documentElement.scrollHeight }, "*");
    tell(document.querySelector("[data-done]") ? "done" : "open");
    new ResizeObserver(() => tell("size")).observe(document.body);
    addEventListener("keydown", (event) => event.key === "Escape" && tell("close"));
  }
})();
