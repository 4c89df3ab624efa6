/** Replaces a place of a text field so that the field's own undo still knows it. */
export function replaceIn(field: HTMLTextAreaElement, start: number, end: number, text: string) {
  field.focus({ preventScroll: true })
  field.setSelectionRange(start, end)
  const before = field.value
  // The only way that keeps Ctrl Z; where it is missing the text is set directly.
  if (document.execCommand?.('insertText', false, text) && field.value !== before) return
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
  set?.call(field, before.slice(0, start) + text + before.slice(end))
  field.setSelectionRange(start + text.length, start + text.length)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
