import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconRotateClockwise,
  IconX,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'
import { fileUrl } from '../host/addresses'
import type { File } from '../host/types'
import { size } from '../text/format'
import { preview as words } from '../text/ja.paper'
import { IconButton } from '../ui/Button'
import { type Sight, sightOf } from './kinds'
import { closePreview, stepPreview } from './open'
import { PictureView } from './PictureView'
import css from './Preview.module.css'
import type { ViewProps } from './stage'
import { TextView } from './TextView'

// The reader of PDFs is large and seldom wanted.
const PdfView = lazy(() => import('./PdfView').then((m) => ({ default: m.PdfView })))

const STEP = 1.25
const LARGEST = 8
const SMALLEST = 0.1
const PLAIN = { zoom: 0, turns: 0 }
const icon = { size: 18, stroke: 1.6, 'aria-hidden': true }

type Props = { file: File; at: number; all: number }

/** Head with its name and tools, below it the file itself. zoom 0 fits it to the window. */
export function Preview({ file, at, all }: Props) {
  const key = `${file.id} ${file.part}`
  const [shape, setShape] = useState({ key, ...PLAIN })
  // Each file begins as it is; the head and what has the focus in it stay.
  if (shape.key !== key) setShape({ key, ...PLAIN })
  const { zoom, turns } = shape
  const fitted = useRef(1)
  const sight = sightOf(file)
  const by = (factor: number) =>
    setShape((s) => ({
      ...s,
      zoom: Math.min(LARGEST, Math.max(SMALLEST, (s.zoom || fitted.current) * factor)),
    }))
  const tools: Record<string, () => void> = {
    ArrowLeft: () => stepPreview(-1),
    ArrowRight: () => stepPreview(1),
    '+': () => by(STEP),
    ';': () => by(STEP),
    '-': () => by(1 / STEP),
    '0': () => setShape((s) => ({ ...s, zoom: 0 })),
    r: () => setShape((s) => ({ ...s, turns: s.turns + 1 })),
    s: () => save(file),
  }
  const hear = (e: KeyboardEvent) => {
    const tool = e.ctrlKey || e.metaKey || e.altKey ? undefined : tools[e.key]
    if (!tool) return
    e.preventDefault()
    tool()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the tools in its head, wherever the focus is
    <div className={css.preview} onKeyDown={hear}>
      <header className={css.head} data-preview-tools>
        <h2 className={css.name} title={file.name}>
          {file.name}
        </h2>
        <span className={css.meta}>{size(file.size)}</span>
        <span className={css.gap} />
        {all > 1 ? <Neighbours at={at} all={all} /> : null}
        {sight === 'text' ? null : (
          <>
            <IconButton small label={words.smaller} icon={<IconZoomOut {...icon} />} onClick={tools['-']} />
            <IconButton small label={words.larger} icon={<IconZoomIn {...icon} />} onClick={tools['+']} />
            <IconButton small label={words.fit} icon={<IconZoomReset {...icon} />} onClick={tools['0']} />
          </>
        )}
        {sight === 'picture' ? (
          <IconButton small label={words.turn} icon={<IconRotateClockwise {...icon} />} onClick={tools.r} />
        ) : null}
        <IconButton small label={words.save} icon={<IconDownload {...icon} />} onClick={tools.s} />
        <IconButton small label={words.close} icon={<IconX {...icon} />} onClick={closePreview} />
      </header>
      <Body
        key={key}
        sight={sight}
        file={file}
        zoom={zoom}
        turns={turns % 4}
        onFit={(scale) => {
          fitted.current = scale
        }}
      />
    </div>
  )
}

function save(file: File) {
  const link = document.createElement('a')
  link.href = fileUrl(file)
  link.download = file.name
  link.click()
}

function Neighbours({ at, all }: { at: number; all: number }) {
  return (
    <>
      <IconButton
        small
        label={words.before}
        aria-disabled={at === 0}
        icon={<IconChevronLeft {...icon} />}
        onClick={() => stepPreview(-1)}
      />
      <span className={css.meta} aria-live="polite">
        {words.place(at + 1, all)}
      </span>
      <IconButton
        small
        label={words.next}
        aria-disabled={at === all - 1}
        icon={<IconChevronRight {...icon} />}
        onClick={() => stepPreview(1)}
      />
    </>
  )
}

function Body({ sight, ...rest }: ViewProps & { sight: Sight | undefined }) {
  if (sight === 'picture') return <PictureView {...rest} />
  if (sight === 'text') return <TextView file={rest.file} />
  return (
    <Suspense fallback={<p className={css.words}>{words.opening}</p>}>
      <PdfView {...rest} />
    </Suspense>
  )
}
