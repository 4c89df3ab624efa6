import { IconFileUpload } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useAccounts } from '../host/queries/accounts'
import { orderfile as words } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './OrderFile.module.css'
import type { OrderFile } from './useOrderFile'

const said = { id: 'orderfile-account', help: words.accountHelp }

type Props = { file: OrderFile; account: RefObject<HTMLSelectElement | null> }

/** Which file, and whose orders it holds. */
export function SourceCard({ file, account }: Props) {
  const accounts = useAccounts().data?.accounts ?? []
  const first = accounts.find((a) => a.mall !== '') ?? accounts[0]
  const { setAccount } = file
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
      <DropPlace file={file} />
    </section>
  )
}

function DropPlace({ file }: { file: OrderFile }) {
  const field = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const bring = (files: FileList | null) => {
    const chosen = files?.[0]
    if (chosen) file.bring(chosen)
  }
  const { view } = file
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={over ? `${css.drop} ${css.over}` : css.drop}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        bring(e.dataTransfer.files)
      }}
    >
      <Button
        kind={file.file ? 'plain' : 'main'}
        icon={<IconFileUpload size={16} stroke={1.6} />}
        busy={file.reading}
        onClick={() => {
          if (!file.pick()) field.current?.click()
        }}
      >
        {file.file ? words.chooseOther : words.choose}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx,.xlsm"
        aria-label={words.choose}
        onChange={(e) => {
          bring(e.target.files)
          e.target.value = ''
        }}
      />
      <p aria-live="polite">
        {file.reading ? words.reading : view ? words.chosen(view.name, view.charset, view.sheet) : words.drop}
      </p>
    </div>
  )
}
