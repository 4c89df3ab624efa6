// The door to the reader of PDFs. It runs no script of a document and fetches nothing but its own tables from here.
import {
  GlobalWorkerOptions,
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

export type { PDFDocumentProxy }

GlobalWorkerOptions.workerSrc = worker

const beside = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href

// A page of 16 million points fills 64 MB; a drawing in A0 is shown less sharp instead.
const MOST_POINTS = 16_000_000
const LARGEST_PICTURE = 40_000_000

export class Locked extends Error {}

/** Reads a document from bytes; Locked when it asks for a password. */
export async function openPdf(data: ArrayBuffer): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data,
    cMapUrl: beside('cmaps'),
    standardFontDataUrl: beside('standard_fonts'),
    wasmUrl: beside('wasm'),
    useWasm: false, // the page's policy allows none
    enableXfa: false,
    disableWorkerRendering: true,
    maxImageSize: LARGEST_PICTURE,
    verbosity: 0,
  })
  try {
    return await task.promise
  } catch (error) {
    void task.destroy()
    throw error instanceof PasswordException ? new Locked() : error
  }
}

/** Draws a page and lays its letters over it, so that they can be marked and copied. */
export async function drawPage(
  page: PDFPageProxy,
  scale: number,
  canvas: HTMLCanvasElement,
  letters: HTMLElement,
  gone: AbortSignal,
) {
  const view = page.getViewport({ scale })
  const dots = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_POINTS / (view.width * view.height)))
  canvas.width = Math.floor(view.width * dots)
  canvas.height = Math.floor(view.height * dots)
  const task = page.render({ canvas, viewport: view, transform: [dots, 0, 0, dots, 0, 0] })
  gone.addEventListener('abort', () => task.cancel())
  await task.promise
  if (gone.aborted) return
  letters.replaceChildren()
  letters.style.setProperty('--total-scale-factor', `${scale}`)
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: letters,
    viewport: view,
  })
  gone.addEventListener('abort', () => layer.cancel())
  await layer.render()
}
