import { useState } from 'react'
import type { MailView } from '../host/types'
import { ja } from '../text/ja'
import { care } from '../text/ja.care'
import { HtmlFrame } from './HtmlFrame'
import { LinkList } from './LinkList'
import css from './MessageCard.module.css'
import { SpokenText } from './SpokenText'

type Props = { mail: Pick<MailView, 'text' | 'html' | 'folds' | 'links'>; suspicious: boolean }

/** What a mail says: as text, or cleaned HTML in a closed frame; its links never open by themselves. */
export function MailText({ mail, suspicious }: Props) {
  const { text, html, folds, links } = mail
  const [asHtml, setAsHtml] = useState(text.trim() === '')
  const framed = asHtml && html !== ''
  return (
    <>
      {framed ? <HtmlFrame html={html} /> : <SpokenText text={text} folds={folds} />}
      {html && text.trim() ? (
        <button type="button" className={css.turn} aria-pressed={asHtml} onClick={() => setAsHtml(!asHtml)}>
          {asHtml ? ja.thread.asText : ja.thread.asHtml}
        </button>
      ) : null}
      {framed ? <p className={css.joined}>{care.outside}</p> : null}
      <LinkList links={links} suspicious={suspicious} />
    </>
  )
}
