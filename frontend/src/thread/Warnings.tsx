import css from './MessageCard.module.css'

/** What could not be read of a mail, one sentence each. */
export function Warnings({ warnings }: { warnings: string[] }) {
  return warnings.map((w) => (
    <p key={w} className={css.warning}>
      {w}
    </p>
  ))
}
