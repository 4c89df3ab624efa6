/** Brings a place into the middle of its scrolling box, and moves nothing around the box. */
export function toMiddle(
  box: HTMLElement | null,
  place: { getBoundingClientRect: () => DOMRect } | null | undefined,
) {
  if (!box || !place?.getBoundingClientRect) return
  const spot = place.getBoundingClientRect()
  const frame = box.getBoundingClientRect()
  box.scrollTop += spot.top - frame.top - (box.clientHeight - spot.height) / 2
}
