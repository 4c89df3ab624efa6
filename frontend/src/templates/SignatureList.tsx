import type { Signature, SignatureList as Signatures } from '../host/types'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { signatures as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import css from './SignatureList.module.css'
import { sameSigner, signerOf } from './signers'
import list from './TemplateList.module.css'
import { useWalk } from './useWalk'

type Props = { data: Signatures; chosen: Signature | null; onChoose: (signature: Signature) => void }

/** Every signature, and that of the shop, which stands where no other does. */
export function SignatureList({ data, chosen, onChoose }: Props) {
  const { box, walk } = useWalk<HTMLUListElement>()
  const may = useMay()
  return (
    <section className={list.pane} aria-label={words.list} onKeyDown={walk}>
      <p className={css.order}>{words.order}</p>
      <div className={list.rows}>
        <ul ref={box}>
          {data.signatures.map((s) => {
            const here = chosen !== null && chosen.version > 0 && sameSigner(s, chosen)
            return (
              <li key={`${s.account} ${s.staff}`}>
                <button
                  type="button"
                  className={`${list.row} ${here ? list.chosen : ''}`}
                  aria-current={here || undefined}
                  onClick={() => onChoose(s)}
                >
                  <span className={list.name}>{signerOf(s)}</span>
                  <span className={`${list.meta} ${css.first}`}>{s.body.split('\n')[0]}</span>
                </button>
              </li>
            )
          })}
        </ul>
        <section className={css.common} aria-label={words.common}>
          <h2 className={css.title}>{words.common}</h2>
          <p className={css.text}>{data.common || words.none}</p>
          <p className={list.meta}>{words.commonHelp}</p>
          {may('settings') ? (
            <Button small kind="link" onClick={() => go({ to: 'section', section: 'shop' })}>
              {words.toShop}
            </Button>
          ) : null}
        </section>
      </div>
    </section>
  )
}
