import type { ExportPreview } from '../host/types'
import { fullDate, size } from '../text/format'
import { month as words } from '../text/ja.month'
import { Badge } from '../ui/Badge'
import css from './Books.module.css'
import { StageBadge } from './StageBadge'

/** What a package would hold, and whether it may still change. */
export function BundleContents({ preview }: { preview: ExportPreview }) {
  const open = preview.months.some((m) => !m.locked)
  const last = preview.months.at(-1)
  return (
    <>
      <p className={css.stage}>
        {open ? <StageBadge stage="open" /> : <Badge tone="ok">{words.bundle.locked}</Badge>}
        {!open && last ? words.bundle.lockedBy(fullDate(last.locked_at), last.locked_by) : words.bundle.open}
      </p>
      <ul className={css.contents} aria-label={words.bundle.contents}>
        {preview.contents.map((c) => (
          <li key={c.name}>
            {c.name}{' '}
            <span className={css.quiet}>
              {words.bundle.part(c.what, c.files, c.size ? size(c.size) : '')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
