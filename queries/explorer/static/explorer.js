// Makes the pages a little nicer; everything works without it.
"use strict";

// A choice in a form that only looks something up is enough: the form is sent at once. With the keyboard each arrow is
// a choice, so there the form waits for its button or Enter.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  let typed = false;
  form.addEventListener("keydown", () => { typed = true; });
  form.addEventListener("pointerdown", () => { typed = false; });
  form.addEventListener("change", () => { if (!typed) form.requestSubmit(); });
}

// One unfolded sentence at a time, and Escape folds it.
const proofs = [...document.querySelectorAll(".proof details")];
for (const proof of proofs) {
  proof.addEventListener("toggle", () => {
    if (proof.open) proofs.filter((one) => one !== proof).forEach((one) => one.removeAttribute("open"));
  });
}
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && proofs.find((one) => one.open);
  if (open) {
    open.removeAttribute("open");
    open.querySelector("summary").focus();
  }
});

// In a drawing of a network, who is pointed at or reached by keyboard has its lines lit, and the others step back.
for (const drawing of document.querySelectorAll(".drawing svg")) {
  const paths = [...drawing.querySelectorAll("path[data-joins]")];
  const light = (node) => {
    drawing.classList.toggle("dim", node !== undefined);
    for (const path of paths) path.classList.toggle("lit", node !== undefined && path.dataset.joins.split(" ").includes(node));
  };
  for (const kind of ["pointerover", "focusin"]) {
    drawing.addEventListener(kind, (event) => light(event.target.closest("[data-node]")?.dataset.node));
  }
  for (const kind of ["pointerleave", "focusout"]) drawing.addEventListener(kind, () => light(undefined));
}
