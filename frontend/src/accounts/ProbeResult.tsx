import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { Probed } from '../host/types'
import { pages } from '../text/ja.pages'
import css from './ProbeResult.module.css'

type Props = {
  probed: Probed | null
  busy: boolean
  editing?: boolean
  /** The sentence for a good end, where the usual one does not fit. */
  ok?: string
  /** The reason already stands at its field: it is not said twice. */
  told?: boolean
}

/** How a test of the connection went, in words. Its place is there before the words, so that readers hear them. */
export function ProbeResult({ probed, busy, editing = false, ok, told }: Props) {
  const good = ok ?? (editing ? pages.form.okEdit : pages.form.ok)
  return (
    <div className={css.place} aria-live="polite">
      {busy ? <p className={css.busy}>{pages.accounts.testing}</p> : null}
      {probed && !busy ? (
        <p className={probed.ok ? css.ok : css.bad}>
          {probed.ok ? (
            <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" />
          ) : (
            <IconCircleX size={16} stroke={1.6} aria-hidden="true" />
          )}
          <span>{probed.ok ? good : told ? pages.form.notOkField : probed.text || pages.form.notOk}</span>
        </p>
      ) : null}
    </div>
  )
}
