import { useElementSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { fileUrl } from '../host/api'
import { preview as words } from '../text/ja.paper'
import type { ViewProps } from './Preview'
import css from './Preview.module.css'

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
  if (broken) return <p className={css.words}>{words.broken}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture larger than the window is scrolled by keys
    <section className={css.stage} ref={ref} tabIndex={0} data-autofocus aria-label={words.stage}>
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
