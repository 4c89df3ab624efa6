import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fileUrl } from '../host/addresses'
import { preview as words } from '../text/ja.paper'
import css from './Preview.module.css'
import { focusStage, type ViewProps } from './stage'

const EDGE = 16

/** A picture on its own light ground; larger than the window it can be scrolled. */
export function PictureView({ file, zoom, turns, onFit }: ViewProps) {
  const { ref, width, height } = useElementSize()
  const [own, setOwn] = useState<{ wide: number; high: number } | null>(null)
  const [broken, setBroken] = useState(false)
  const lying = turns % 2 === 1
  const wide = own ? (lying ? own.high : own.wide) : 0
  const high = own ? (lying ? own.wide : own.high) : 0
  const fit = own && width > 0 ? Math.min(1, (width - EDGE) / wide, (height - EDGE) / high) : 1
  useEffect(() => onFit(fit), [fit, onFit])
  const scale = zoom || fit
  const { box, look } = useMiddle(scale, turns)
  const stage = useMergedRef(ref, box, focusStage)
  if (broken) return <p className={css.words}>{words.broken}</p>
  return (
    <section
      className={css.stage}
      ref={stage}
      onScroll={look}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture larger than the window is scrolled by keys
      tabIndex={0}
      data-autofocus
      aria-label={words.stage}
    >
      <div className={css.frame} style={{ width: wide * scale, height: high * scale }}>
        <img
          className={css.picture}
          src={fileUrl(file)}
          alt={file.name}
          style={
            own
              ? { width: own.wide * scale, height: own.high * scale, rotate: `${turns * 90}deg` }
              : { visibility: 'hidden' }
          }
          onLoad={(e) => setOwn({ wide: e.currentTarget.naturalWidth, high: e.currentTarget.naturalHeight })}
          onError={() => setBroken(true)}
        />
      </div>
    </section>
  )
}

/** What is in the middle of the window stays there while the picture grows. */
function useMiddle(scale: number, turns: number) {
  const box = useRef<HTMLElement>(null)
  const middle = useRef({ x: 0.5, y: 0.5 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it has to be put right after each change of size
  useLayoutEffect(() => {
    const at = box.current
    if (!at) return
    at.scrollLeft = middle.current.x * at.scrollWidth - at.clientWidth / 2
    at.scrollTop = middle.current.y * at.scrollHeight - at.clientHeight / 2
  }, [scale, turns])
  return {
    box,
    look: () => {
      const at = box.current
      if (!at) return
      middle.current = {
        x: (at.scrollLeft + at.clientWidth / 2) / at.scrollWidth,
        y: (at.scrollTop + at.clientHeight / 2) / at.scrollHeight,
      }
    },
  }
}
