import { useQuery } from '@tanstack/react-query'
import { call } from '../host/api'
import type { Draft } from '../host/types'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import css from './DraftConflict.module.css'

type Props = { mine: Draft; onMine: (version: number) => void; onTheirs: (theirs: Draft) => void }

/** Two texts for one answer: both are shown, a person chooses. */
export function DraftConflict({ mine, onMine, onTheirs }: Props) {
  const { data } = useQuery({
    queryKey: ['theirs', mine.id, mine.version],
    queryFn: async () => (await call('Thread', { id: mine.id })).draft,
    gcTime: 0,
  })
  const words = ja.compose.conflict
  return (
    <section className={css.box} role="alert">
      <p>{words.what}</p>
      <div className={css.texts}>
        <Side
          title={words.mine}
          text={mine.text}
          label={words.keepMine}
          onKeep={() => data && onMine(data.version)}
        />
        <Side
          title={words.theirs(data?.by ?? '')}
          text={data?.text ?? ja.loading}
          label={words.keepTheirs}
          onKeep={() => data && onTheirs(data)}
        />
      </div>
    </section>
  )
}

function Side({
  title,
  text,
  label,
  onKeep,
}: {
  title: string
  text: string
  label: string
  onKeep: () => void
}) {
  return (
    <div>
      <h3>{title}</h3>
      <pre className={css.text}>{text}</pre>
      <Button small onClick={onKeep}>
        {label}
      </Button>
    </div>
  )
}
