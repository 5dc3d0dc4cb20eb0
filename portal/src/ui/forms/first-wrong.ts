/** Gives the focus to the first field that is marked wrong, once the marks are shown. */
export function focusFirstWrong(): void {
  const within = document.activeElement?.closest('form, [role="dialog"], main') ?? document;
  // After the effects of the same change: a list of problems takes the focus where no field is wrong.
  requestAnimationFrame(() => {
    setTimeout(() => {
      within.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  });
}
