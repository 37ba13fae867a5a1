// Progressive enhancement of the staff pages; every page works without it.
(() => {
  "use strict";
  // Moves the focus to the error summary, so that it is read first.
  document.querySelector(".errors")?.focus();

  // Autosave: 1.2 s after the last input or 0.4 s after a change; warns before the page is left with unsaved input.
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const status = document.createElement("p");
    status.className = "hint";
    status.setAttribute("role", "status");
    form.append(status);
    // The revision changes with each save and is not input.
    const content = () => {
      const fields = new URLSearchParams(new FormData(form));
      fields.delete("_revision");
      return fields.toString();
    };
    let timer = 0, sent = content(), isSaving = false;
    const save = async () => {
      const now = content();
      if (isSaving || now === sent) return;
      isSaving = true;
      try {
        const body = new URLSearchParams(new FormData(form));
        body.append("_auto", "1");
        const answer = await fetch(form.action || location.href, { method: "POST", body, redirect: "manual" });
        if (answer.ok) {
          const state = await answer.json();
          const revision = form.querySelector("[name=_revision]");
          if (revision && state.revision) revision.value = state.revision;
          status.textContent = state.message;
          if (state.saved) {
            sent = now;
            // Input that arrived while this save was under way is saved next.
            if (content() !== sent) timer = setTimeout(save, 1200);
          }
        }
      } catch { /* No connection: the button still submits the whole form. */ }
      isSaving = false;
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1200); });
    form.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(save, 400); });
    form.addEventListener("submit", () => { clearTimeout(timer); sent = content(); });
    addEventListener("beforeunload", (event) => {
      if (content() !== sent) event.preventDefault();
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
