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
