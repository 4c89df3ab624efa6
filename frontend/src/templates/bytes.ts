// Files between the page and the program, as text that a request can carry.

/** The bytes of a file as text that a request can carry. */
export async function base64(file: File) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const b of bytes) text += String.fromCharCode(b)
  return btoa(text)
}

/** Hands a file to the browser. */
export function download(name: string, type: string, data: string) {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Lets the browser fetch a file by its address, and save it. */
export function fetchFile(url: string, name: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
