import { useEffect, useState } from 'react'
import { ja } from '../text/ja'
import css from './SlowLine.module.css'

const PATIENCE = 300
const WORDS = 3000

/** Nothing for a moment, then a thin line, then words: old content stays meanwhile. */
export function SlowLine({ busy }: { busy: boolean }) {
  const [stage, setStage] = useState(0)
  useEffect(() => {
    if (!busy) return setStage(0)
    const line = setTimeout(() => setStage(1), PATIENCE)
    const words = setTimeout(() => setStage(2), WORDS)
    return () => {
      clearTimeout(line)
      clearTimeout(words)
    }
  }, [busy])
  if (stage === 0) return null
  return (
    <div className={css.line} role="status" aria-label={ja.loading}>
      {stage === 2 ? <p>{ja.loading}</p> : null}
    </div>
  )
}
