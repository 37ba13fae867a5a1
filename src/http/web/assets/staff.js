// Progressive enhancement of the staff pages; every page works without it.
(() => {
  "use strict";
  // Moves the focus to the error summary, so that it is read first.
  document.querySelector(".errors")?.focus();

  // Autosave: 1.2 s after the last input or 0.4 s after a change; warns before the page is left with unsaved input.
  for (const form of document.querySelectorAll("form[data-saves]")) {
    const told = document.createElement("p");
    told.className = "hint";
    told.setAttribute("role", "status");
    form.append(told);
    let timer = 0, sent = new URLSearchParams(new FormData(form)).toString(), isSaving = false;
    const save = async () => {
      const body = new URLSearchParams(new FormData(form));
      if (isSaving || body.toString() === sent) return;
      isSaving = true;
      try {
        const now = body.toString();
        body.append("_auto", "1");
        const answer = await fetch(form.action || location.href, { method: "POST", body, redirect: "manual" });
        if (answer.ok) {
          const state = await answer.json();
          const revision = form.querySelector("[name=_revision]");
          if (revision && state.revision) revision.value = state.revision;
          sent = state.saved ? new URLSearchParams(new FormData(form)).toString() : sent;
          told.textContent = state.told;
        }
        void now;
      } catch { /* No connection: the button still submits the whole form. */ }
      isSaving = false;
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1200); });
    form.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(save, 400); });
    form.addEventListener("submit", () => { clearTimeout(timer); sent = new URLSearchParams(new FormData(form)).toString(); });
    addEventListener("beforeunload", (event) => {
      if (new URLSearchParams(new FormData(form)).toString() !== sent) event.preventDefault();
    });
  }

  // Reorders questions by dragging; the arrow buttons do the same with a keyboard.
  let dragged = null;
  for (const item of document.querySelectorAll("[data-order]")) {
    item.draggable = true;
    item.addEventListener("dragstart", () => { dragged = item; });
    item.addEventListener("dragend", () => { dragged = null; });
    item.addEventListener("dragover", (event) => { if (dragged && dragged !== item) { event.preventDefault(); item.classList.add("over"); } });
    item.addEventListener("dragleave", () => item.classList.remove("over"));
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      item.classList.remove("over");
      const form = document.querySelector("form[data-reorder]");
      if (!form || !dragged) return;
      form.querySelector("[name=question]").value = dragged.dataset.order;
      form.querySelector("[name=before]").value = item.dataset.order;
      form.submit();
    });
  }
})();
