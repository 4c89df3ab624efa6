import { useAttachedMail } from '../host/queries/thread'
import type { MailPart, MailView } from '../host/types'
import { dateTime, fullDate } from '../text/format'
import { ja } from '../text/ja'
import { mail as words } from '../text/ja.mail'
import { ProblemNote } from '../ui/ProblemNote'
import css from './AttachedMail.module.css'
import { Attachments } from './Attachments'
import { MailText } from './MailText'
import { Warnings } from './Warnings'

type Props = { of: MailPart; name: string; suspicious: boolean }

/** A mail that came attached to another, opened in its place and as closed as every mail. */
export function AttachedMail({ of, name, suspicious }: Props) {
  const { data, error, refetch } = useAttachedMail(of)
  return (
    <section className={css.mail} aria-label={words.attached(name)} aria-busy={!data && !error}>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {data ? <Read mail={data} suspicious={suspicious} /> : null}
      {data || error ? null : <p className={css.wait}>{ja.loading}</p>}
    </section>
  )
}

function Read({ mail, suspicious }: { mail: MailView; suspicious: boolean }) {
  const lines = [
    [words.from, mail.from],
    [words.to, mail.to],
    [words.at, mail.at ? `${fullDate(mail.at).slice(0, 5)}${dateTime(mail.at)}` : ''],
  ]
  return (
    <>
      <h3 className={css.subject}>{mail.subject || words.noSubject}</h3>
      <dl className={css.lines}>
        {lines.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <MailText mail={mail} suspicious={suspicious} />
      <Attachments files={mail.files} suspicious={suspicious} />
      <Warnings warnings={mail.warnings} />
    </>
  )
}
