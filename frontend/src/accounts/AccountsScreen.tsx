import { IconFileImport, IconLock, IconPlus, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useAccounts, useKinds } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import type { Account, Kind } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { OrderFileScreen } from '../orderfile/OrderFileScreen'
import { orderfile } from '../text/ja.orderfile'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { AccountCard } from './AccountCard'
import { AccountFormPage } from './AccountFormPage'
import css from './AccountsScreen.module.css'
import { focusCard } from './card'
import { FirstChoice } from './FirstChoice'
import { FirstSteps } from './FirstSteps'
import { KindCards } from './KindCards'
import { SearchReady } from './Past'
import { RemoveDialog } from './RemoveDialog'
import { StoppedBanner } from './StoppedBanner'
import { WeekAsk } from './WeekAsk'

const words = pages.accounts

type Editing = { kind: Kind; account?: Account; field?: string }

const toKinds = () => document.querySelector<HTMLElement>('#kinds button')?.focus()

export function AccountsScreen() {
  const [editing, setEditing] = useState<Editing | null>(null)
  const [orders, setOrders] = useState(false)
  const close = (id: number) => {
    setEditing(null)
    focusCard(id)
  }
  if (orders) return <OrderFileScreen onClose={() => setOrders(false)} />
  if (!editing) return <Overview onEdit={setEditing} onOrders={() => setOrders(true)} />
  return (
    <AccountFormPage
      kind={editing.kind}
      account={editing.account}
      focus={editing.field}
      onClose={() => close(editing.account?.id ?? 0)}
      onSaved={(saved) => {
        toast(pages.form.stored(saved.name))
        close(saved.id)
      }}
    />
  )
}

type OverviewProps = { onEdit: (editing: Editing) => void; onOrders: () => void }

function Overview({ onEdit, onOrders }: OverviewProps) {
  const accounts = useAccounts()
  const kinds = useKinds()
  const sync = useAction('Sync')
  const [removing, setRemoving] = useState<Account | null>(null)
  const list = accounts.data?.accounts ?? []
  const kindOf = (account: Account) => kinds.data?.kinds.find((k) => k.kind === account.kind)
  const edit = (account: Account, field?: string) => {
    const kind = kindOf(account)
    if (kind) onEdit({ kind, account, field })
  }
  const receive = () =>
    sync.mutate(
      { id: 0 },
      { onSuccess: (done) => toast(words.received(done.accounts.reduce((sum, a) => sum + a.inquiries, 0))) },
    )
  useKeys({ receive })
  const problem = accounts.error ?? kinds.error ?? sync.error
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        <Button
          icon={<IconRefresh size={16} stroke={1.6} />}
          action="receive"
          onClick={receive}
          busy={sync.isPending}
          aria-disabled={sync.isPending}
        >
          {words.receiveAll}
        </Button>
        {list.length > 0 ? (
          <Button icon={<IconFileImport size={16} stroke={1.6} />} onClick={onOrders}>
            {orderfile.title}
          </Button>
        ) : null}
        <Button icon={<IconPlus size={16} stroke={1.6} />} onClick={toKinds}>
          {words.add}
        </Button>
      </PageHead>
      <div className={css.page}>
        {problem ? <ProblemNote error={problem} again={() => void accounts.refetch()} /> : null}
        {accounts.data ? <FirstSteps accounts={list} /> : null}
        {list.length > 0 ? <WeekAsk /> : null}
        {list.length === 0 && accounts.data ? <FirstChoice onOwn={toKinds} /> : null}
        {list
          .filter((a) => a.state === 'stopped')
          .map((a, i) => (
            <StoppedBanner
              key={a.id}
              account={a}
              kind={kindOf(a)}
              main={i === 0}
              onEdit={() => edit(a)}
              onRemove={() => setRemoving(a)}
            />
          ))}
        <div className={css.cards}>
          {list
            .filter((a) => a.state !== 'stopped')
            .map((a) => (
              <AccountCard key={a.id} account={a} kind={kindOf(a)} onEdit={edit} onRemove={setRemoving} />
            ))}
        </div>
        {accounts.data ? <SearchReady search={accounts.data.search} /> : null}
        <h2 className={css.part}>{words.addable}</h2>
        <KindCards kinds={kinds.data?.kinds ?? []} onAdd={(kind) => onEdit({ kind })} />
        <p className={css.privacy}>
          <IconLock size={14} stroke={1.6} aria-hidden="true" />
          {words.privacy}
        </p>
      </div>
      {removing ? <RemoveDialog account={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  )
}
