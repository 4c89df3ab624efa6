import { IconSearch, IconUnlink } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Thread } from '../host/types'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { ProblemNote } from '../ui/ProblemNote'
import { Offers } from './Offers'
import { OrderSearch } from './OrderSearch'
import part from './Part.module.css'
import css from './Unlinked.module.css'

const NEAR = 'offered'

/** No order yet: what comes near with its reason, a search, or going on without. */
export function Unlinked({ thread }: { thread: Thread }) {
  const { id } = thread.inquiry
  const [searching, setSearching] = useState(false)
  const [without, setWithout] = useState(false)
  const mayJoin = useMay()('join')
  const link = useAction('Link')
  const near = thread.links.filter((l) => l.verdict === NEAR)
  const choose = (order: string) => link.mutate({ id, order })
  if (without && !searching)
    return (
      <section className={part.box}>
        <p className={part.soft}>{ja.order.without}</p>
        <Button small onClick={() => setWithout(false)}>
          {ja.order.find}
        </Button>
      </section>
    )
  return (
    <div className={css.unlinked}>
      <Empty
        icon={<IconUnlink size={20} stroke={1.6} />}
        title={ja.order.none}
        text={ja.order.noneText(near.length)}
      >
        {link.error ? <ProblemNote error={link.error} /> : null}
        {mayJoin ? <Offers inquiry={id} links={thread.links} /> : null}
        {!mayJoin ? null : searching ? (
          <OrderSearch onChoose={choose} />
        ) : (
          <Button
            icon={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => setSearching(true)}
          >
            {ja.order.find}
          </Button>
        )}
        {mayJoin ? (
          <Button kind="quiet" onClick={() => setWithout(true)}>
            {ja.order.goOnWithout}
          </Button>
        ) : null}
      </Empty>
    </div>
  )
}
