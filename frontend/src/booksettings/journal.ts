// The beginning of a file of the shop's own accounting program, as text that a request can carry.

/** A request may not be longer in every window; a few thousand rows hold all names. */
const MOST = 1_000_000
const LINE_END = 10

const bytesOf = (from: Blob) =>
  new Promise<Uint8Array>((done, failed) => {
    const reader = new FileReader()
    reader.onload = () =>
      done(new Uint8Array(reader.result instanceof ArrayBuffer ? reader.result : new ArrayBuffer(0)))
    reader.onerror = () => failed(reader.error)
    reader.readAsArrayBuffer(from)
  })

/** Whole lines only: half a letter would make the file unreadable. */
export async function journalOf(file: Blob) {
  const cut = file.size > MOST
  const read = await bytesOf(cut ? file.slice(0, MOST) : file)
  const bytes = cut ? read.subarray(0, read.lastIndexOf(LINE_END) + 1) : read
  let text = ''
  for (const b of bytes) text += String.fromCharCode(b)
  return { data: btoa(text), cut }
}
