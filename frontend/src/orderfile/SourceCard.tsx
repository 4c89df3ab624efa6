import { type RefObject, useEffect, useRef } from 'react'
import { useAccounts } from '../host/queries/accounts'
import { orderfile as words } from '../text/ja.orderfile'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { DropPlace } from './DropPlace'
import css from './OrderFile.module.css'
import type { OrderFile } from './useOrderFile'

const said = { id: 'orderfile-account', help: words.accountHelp }

type Props = { file: OrderFile; account: RefObject<HTMLSelectElement | null> }

/** Which file, and whose orders it holds. */
export function SourceCard({ file, account }: Props) {
  const accounts = useAccounts().data?.accounts ?? []
  const first = accounts.find((a) => a.mall !== '') ?? accounts[0]
  const { setAccount, view } = file
  const start = useRef(setAccount)
  start.current = setAccount
  const id = first?.id ?? 0
  useEffect(() => {
    if (id > 0) start.current(id)
  }, [id])
  return (
    <section className={css.card} aria-labelledby="orderfile-source">
      <h2 id="orderfile-source">{words.source}</h2>
      <FieldBox {...said} label={words.account}>
        <select
          {...controlProps(said)}
          ref={account}
          value={file.account}
          onChange={(e) => setAccount(Number(e.target.value))}
        >
          {accounts.map((a) => (
            <option key={a.id} value={a.id}>
              {a.name}
            </option>
          ))}
        </select>
      </FieldBox>
      <DropPlace
        chosen={view ? words.chosen(view.name, view.charset, view.sheet) : (file.file?.name ?? '')}
        hint={words.drop}
        accept=".csv,.tsv,.txt,.xlsx,.xlsm"
        reading={file.reading}
        onPick={file.pick}
        onBring={file.bring}
      />
    </section>
  )
}
