import { ja } from '../text/ja'
import css from './MessageCard.module.css'

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
const LOOK =
  'body{margin:0;font:14px/1.75 "Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP",sans-serif;color:#1b1f24;background:#fff;overflow-wrap:anywhere}img,table{max-width:100%}'

const LINE = 26
const PER_LINE = 38
const LEAST = 96
const MOST = 480

/** A closed frame cannot be measured, so its height follows the length of its text, within limits. */
function heightOf(html: string) {
  const breaks = html.match(/<(br|p|div|tr|li|h\d)\b/gi)?.length ?? 0
  const letters = html.replace(/<[^>]*>/g, '').length
  return Math.min(MOST, Math.max(LEAST, (breaks + letters / PER_LINE) * LINE))
}

/** Cleaned HTML without scripts, without forms and without anything from outside. */
export function HtmlFrame({ html }: { html: string }) {
  const page = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${LOOK}</style></head><body>${html}</body></html>`
  return (
    <iframe
      className={css.frame}
      title={ja.thread.htmlMail}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={page}
      style={{ height: heightOf(html) }}
    />
  )
}
