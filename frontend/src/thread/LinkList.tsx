import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { MailLink } from '../host/types'
import { ja } from '../text/ja'
import { care as words } from '../text/ja.care'
import { Button } from '../ui/Button'
import css from './CareBanner.module.css'

/** Where the links of a mail lead. Nothing opens before its true host was shown. */
export function LinkList({ links, suspicious }: { links: MailLink[]; suspicious: boolean }) {
  const [shown, setShown] = useState(false)
  const [leaving, setLeaving] = useState<MailLink | null>(null)
  if (links.length === 0) return null
  return (
    <div className={css.links}>
      {suspicious && !shown ? (
        <>
          {words.closed}{' '}
          <Button small kind="quiet" onClick={() => setShown(true)}>
            {words.show}
          </Button>
        </>
      ) : (
        <ol aria-label={words.links(links.length)}>
          {links.map((l, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the number is what the mail calls it
            <li key={i}>
              <button type="button" className={css.link} onClick={() => setLeaving(l)}>
                {words.nth(i + 1)}：<b>{l.host}</b> {l.text === l.url ? '' : l.text}
              </button>
            </li>
          ))}
        </ol>
      )}
      {leaving ? <Leave link={leaving} warn={suspicious} onClose={() => setLeaving(null)} /> : null}
    </div>
  )
}

function Leave({ link, warn, onClose }: { link: MailLink; warn: boolean; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={words.leave.title}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      <dl className={css.where}>
        <dt>{words.leave.host}</dt>
        <dd className={css.host}>{link.host}</dd>
        <dt>{words.leave.address}</dt>
        <dd>{link.url}</dd>
      </dl>
      {warn ? <p className={css.warn}>{words.leave.warn}</p> : null}
      <div className={css.buttons}>
        <Button data-autofocus onClick={onClose}>
          {ja.cancel}
        </Button>
        <a href={link.url} target="_blank" rel="noopener noreferrer" onClick={onClose}>
          {words.leave.open}
        </a>
      </div>
    </Modal>
  )
}
