/** True while a key belongs to the input method. WebKit marks the confirming Enter only with 229. */
export const isImeKey = (e: KeyboardEvent) => e.isComposing || e.keyCode === 229

/** Keeps input-method keys from every handler in the page; the text field still gets them. */
export function guardIme(page: Document) {
  page.addEventListener(
    'keydown',
    (e) => {
      if (isImeKey(e)) e.stopImmediatePropagation()
    },
    { capture: true },
  )
}
