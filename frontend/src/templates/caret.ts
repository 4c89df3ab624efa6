const COPIED = [
  'fontFamily',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'padding',
  'border',
  'letterSpacing',
] as const

/** Where a character of a textarea is drawn, measured from its upper left corner, below its line. */
export function placeOf(field: HTMLTextAreaElement, at: number): { left: number; top: number } {
  const mirror = document.createElement('div')
  const style = getComputedStyle(field)
  for (const name of COPIED) mirror.style[name] = style[name]
  Object.assign(mirror.style, {
    position: 'absolute',
    visibility: 'hidden',
    boxSizing: 'border-box',
    width: `${field.clientWidth}px`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
  })
  const mark = document.createElement('span')
  mark.textContent = '\u200b'
  mirror.append(field.value.slice(0, at), mark)
  document.body.append(mirror)
  const scrolled = field.closest('[data-scrolls]')?.scrollTop ?? field.scrollTop
  const place = { left: mark.offsetLeft, top: mark.offsetTop + mark.offsetHeight - scrolled }
  mirror.remove()
  return place
}
