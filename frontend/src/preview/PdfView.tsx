import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { fileUrl } from '../host/addresses'
import { size } from '../text/format'
import { preview as words } from '../text/ja.paper'
import { PdfPage } from './PdfPage'
import css from './Preview.module.css'
import { Locked, openPdf, type PDFDocumentProxy } from './pdf'
import { focusStage, type ViewProps } from './stage'

const MOST_BYTES = 50 * 1024 * 1024
const MOST_PAGES = 300
const EDGE = 32
const COLUMN = 900

/** An attached PDF. */
export function PdfView({ file, zoom, onFit }: ViewProps) {
  return <PdfPages url={fileUrl(file)} bytes={file.size} zoom={zoom} onFit={onFit} focus={focusStage} />
}

type Props = {
  url: string
  bytes: number
  /** 0 fits it to the width. */
  zoom: number
  onFit?: (scale: number) => void
  /** Takes the focus when it has come. */
  focus?: (stage: HTMLElement | null) => void
}

const nowhere = () => undefined

/** A PDF, page below page. Only what is near the eye is drawn. */
export function PdfPages({ url, bytes, zoom, onFit = nowhere, focus = nowhere }: Props) {
  const { doc, problem } = useDocument(url, bytes > MOST_BYTES)
  const { ref, width } = useElementSize()
  const stage = useMergedRef(ref, focus)
  const [first, setFirst] = useState<{ wide: number; high: number } | null>(null)
  useEffect(() => {
    void doc?.getPage(1).then((page) => {
      const { width: wide, height: high } = page.getViewport({ scale: 1 })
      setFirst({ wide, high })
    })
  }, [doc])
  const fit = first && width > 0 ? (Math.min(COLUMN, width) - EDGE) / first.wide : 0
  useEffect(() => onFit(fit || 1), [fit, onFit])
  const scale = zoom || fit
  const pages = doc ? Math.min(doc.numPages, MOST_PAGES) : 0
  if (problem) return <p className={css.words}>{problem}</p>
  return (
    <section
      className={css.pages}
      ref={stage}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are scrolled by keys
      tabIndex={0}
      data-autofocus={focus === nowhere ? undefined : true}
      aria-label={words.stage}
    >
      {doc && first && scale > 0 ? (
        Array.from({ length: pages }, (_, i) => i + 1).map((n) => (
          <PdfPage key={n} doc={doc} number={n} scale={scale} usual={first} />
        ))
      ) : (
        <p className={css.words}>{words.opening}</p>
      )}
      {doc && doc.numPages > pages ? <p className={css.words}>{words.morePages(pages)}</p> : null}
    </section>
  )
}

/** Fetches and opens the document; it is put away with the view. */
function useDocument(url: string, large: boolean) {
  const [doc, setDoc] = useState<PDFDocumentProxy | null>(null)
  const [problem, setProblem] = useState(large ? words.tooLarge(size(MOST_BYTES)) : '')
  useEffect(() => {
    if (large) return
    const gone = new AbortController()
    const opened = fetch(url, { signal: gone.signal })
      .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(answer.statusText))))
      .then(openPdf)
    opened.then(
      (ready) => (gone.signal.aborted ? undefined : setDoc(ready)),
      (error) =>
        gone.signal.aborted ? undefined : setProblem(error instanceof Locked ? words.locked : words.unread),
    )
    return () => {
      gone.abort()
      opened.then(
        (ready) => void ready.loadingTask.destroy(),
        () => undefined,
      )
    }
  }, [url, large])
  return { doc, problem }
}
