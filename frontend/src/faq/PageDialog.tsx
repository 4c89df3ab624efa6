import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useFaqPage } from '../host/queries/knowledge'
import { useCategories } from '../host/queries/rules'
import list from '../templates/TemplateList.module.css'
import { ja } from '../text/ja'
import { faq as words } from '../text/ja.faq'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './Faq.module.css'
import { useSaveFile } from './FaqFiles'

/** The entries as a piece of a page: to copy into the malls' editors, or to keep as a file. */
export function PageDialog({ first, onClose }: { first: number; onClose: () => void }) {
  const [category, setCategory] = useState(first)
  const [failed, setFailed] = useState<unknown>(null)
  const categories = useCategories().data?.categories ?? []
  const what = { kind: 'html', category, shown: true, charset: 'utf-8' }
  const { data, error } = useFaqPage(what, true)
  const file = useSaveFile()
  const text = error ? '' : (data?.text ?? '')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast(words.copied),
      () => toast(words.notCopied),
    )
  const save = (charset: string) => {
    setFailed(null)
    file({ ...what, charset }).catch(setFailed)
  }
  const trouble = error ?? failed
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.pageTitle}
      size={760}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      <p>{words.pageLead}</p>
      <div className={css.row}>
        <label className={list.only}>
          <span className={list.meta}>{words.categories}</span>
          <select
            data-autofocus
            value={category}
            onChange={(e) => {
              setFailed(null)
              setCategory(Number(e.target.value))
            }}
          >
            <option value={0}>{words.any}</option>
            {categories.map((c) => (
              <option key={c.id} value={c.id}>
                {c.name}
              </option>
            ))}
            <option value={-1}>{words.none}</option>
          </select>
        </label>
        <span className={css.meta} aria-live="polite">
          {text ? words.pageCount(data?.count ?? 0, text.length) : ''}
        </span>
      </div>
      {trouble ? <ProblemNote error={trouble} /> : null}
      <textarea className={css.page} readOnly aria-label={words.pageText} value={text} />
      <div className={css.row}>
        <Button kind="main" aria-disabled={!text} onClick={() => (text ? void copy() : undefined)}>
          {words.copy}
        </Button>
        <Button aria-disabled={!text} onClick={() => (text ? save('utf-8') : undefined)}>
          {words.saveUtf}
        </Button>
        <Button aria-disabled={!text} onClick={() => (text ? save('cp932') : undefined)}>
          {words.saveSjis}
        </Button>
        <span className={css.gap} />
        <Button kind="quiet" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </Modal>
  )
}
