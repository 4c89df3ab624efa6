import { useEffect, useRef, useState } from 'react'
import { preview as words } from '../text/ja.paper'
import css from './Preview.module.css'
import { drawPage, type PDFDocumentProxy } from './pdf'

type Props = {
  doc: PDFDocumentProxy
  number: number
  scale: number
  /** The size of the first page stands in until this one is read. */
  usual: { wide: number; high: number }
}

/** One page. Far from the eye it is an empty sheet, so that a long document fits into the memory. */
export function PdfPage({ doc, number, scale, usual }: Props) {
  const sheet = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const letters = useRef<HTMLDivElement>(null)
  const [own, setOwn] = useState(usual)
  const near = useNear(sheet)
  useEffect(() => {
    if (!near) return
    const gone = new AbortController()
    const draw = async () => {
      const page = await doc.getPage(number)
      const { width: wide, height: high } = page.getViewport({ scale: 1 })
      setOwn((o) => (o.wide === wide && o.high === high ? o : { wide, high }))
      if (gone.signal.aborted || !canvas.current || !letters.current) return
      await drawPage(page, scale, canvas.current, letters.current, gone.signal)
    }
    // A page that cannot be drawn stays white; the others are not its matter.
    draw().catch(() => undefined)
    const kept = canvas.current
    return () => {
      gone.abort()
      if (kept) kept.width = 0
    }
  }, [doc, number, scale, near])
  return (
    <section
      className={css.page}
      ref={sheet}
      aria-label={words.page(number, doc.numPages)}
      style={{ width: own.wide * scale, height: own.high * scale }}
    >
      <canvas ref={canvas} />
      <div className={css.letters} ref={letters} />
    </section>
  )
}

/** Whether an element is in sight or one window away. */
function useNear(of: React.RefObject<HTMLElement | null>) {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!of.current) return
    const watch = new IntersectionObserver(([e]) => setNear(e?.isIntersecting ?? false), {
      rootMargin: '100% 0px',
    })
    watch.observe(of.current)
    return () => watch.disconnect()
  }, [of])
  return near
}
