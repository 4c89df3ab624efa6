import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import css from './Conflict.module.css'

const words = pages.templates.conflict

type Props = {
  /** What kind of text it is. */
  what: string
  /** Which version is stored now. */
  stored: () => Promise<number | undefined>
  onTheirs: () => void
  onMine: (version: number) => void
}

/** Somebody was faster: the person chooses which of the two texts stays. */
export function Conflict({ what, stored, onTheirs, onMine }: Props) {
  const mine = async () => {
    const version = await stored()
    if (version !== undefined) onMine(version)
  }
  const lines = [
    [ja.dialog.what, words.what],
    [ja.dialog.safe, words.safe],
    [ja.dialog.next, words.next],
  ]
  return (
    <section className={css.box} role="alert" aria-label={words.title(what)}>
      <h3>{words.title(what)}</h3>
      <dl>
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={css.buttons}>
        <Button small onClick={() => void mine()}>
          {words.mine}
        </Button>
        <Button small kind="act" onClick={onTheirs}>
          {words.theirs}
        </Button>
      </div>
    </section>
  )
}
