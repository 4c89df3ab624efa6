/**
 * Replaces a part of a text field as if it had been typed, so that the field's own undo takes it back.
 * The change reaches the page through the field's input event.
 */
export function insertText(field: HTMLTextAreaElement, from: number, to: number, text: string) {
  field.focus()
  field.setSelectionRange(from, to)
  // execCommand is the only way that keeps undo; where it is missing the text still goes in.
  if (document.execCommand?.('insertText', false, text)) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
