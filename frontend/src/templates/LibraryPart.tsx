import { IconPlus } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import { useLibrary } from '../host/queries/library'
import type { LibraryTemplate } from '../host/types'
import { useMay } from '../people/rights'
import { library as words } from '../text/ja.library'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './LibraryPart.module.css'

type Props = { onAdded: (name: string) => void }

/** The texts of the program that the shop does not have; nothing when it has them all. */
export function LibraryPart({ onAdded }: Props) {
  const { data } = useLibrary()
  const add = useAction('AddLibrary')
  const may = useMay()
  const missing = data?.templates.filter((t) => !t.here) ?? []
  if (missing.length === 0 || !may('templates')) return null
  const put = (t: LibraryTemplate) => {
    if (!add.isPending) add.mutate({ words: [t.word] }, { onSuccess: () => onAdded(t.name) })
  }
  return (
    <section className={css.part} aria-label={words.title}>
      <h3 className={css.title}>{words.title}</h3>
      <p className={css.lead}>{words.lead}</p>
      {add.error ? <ProblemNote error={add.error} /> : null}
      <ul className={css.rows}>
        {missing.map((t) => (
          <li key={t.word} className={css.row}>
            <span className={css.name}>
              {t.name}
              <span className={css.meta}>
                {t.needs.length > 0 ? `${t.category}・${words.needs(t.needs)}` : t.category}
              </span>
            </span>
            <Button
              small
              icon={<IconPlus size={14} stroke={1.6} />}
              aria-label={words.add(t.name)}
              aria-disabled={add.isPending}
              onClick={() => put(t)}
            >
              {words.addShort}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
