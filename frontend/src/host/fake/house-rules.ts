// What the pretend program says about connections and templates that are wrong.
import { Problem } from '../api'
import type { AccountForm, Probed, Template, Problem as TextProblem, Variable } from '../types'

/** A key that holds this word is refused, so that the way back from a wrong key can be walked. */
const WRONG = 'wrong'

export function probe(form: AccountForm): Probed {
  const bad = Object.values(form.secrets).some((secret) => secret.includes(WRONG))
  if (!bad) return { ok: true, code: '', text: 'つながりました。' }
  if (form.kind === 'mailbox')
    return {
      ok: false,
      code: 'password',
      text: 'メールサーバーがパスワードを受け付けませんでした。受信済みのメールはそのままです。パスワードを確かめて入れ直してください。',
    }
  return {
    ok: false,
    code: 'key_wrong',
    text: 'モールがキーを受け付けませんでした。受信済みの分はそのままです。キーを貼り付け直してください。',
  }
}

const NAME = /\{([^{}\n?|]*)[^{}\n]*\}?/g

/** Names that no fact stands behind, and braces left open, with their places. */
export function lint(body: string, variables: readonly Variable[]): TextProblem[] {
  return [...body.matchAll(NAME)].flatMap((m) => {
    const place = {
      fix: '',
      fix_to: '',
      start: m.index,
      end: m.index + m[0].length,
      warn: false,
      key: '',
      accepted: false,
      in: '',
    }
    if (!m[0].endsWith('}'))
      return [{ ...place, code: 'brace_open', text: '「{」が閉じていません。「}」を入れてください。' }]
    const [name] = (m[1] ?? '').split(':')
    const known = name === '文例' || variables.some((v) => v.name === name)
    return known
      ? []
      : [
          {
            ...place,
            code: 'name_unknown',
            text: `「${m[1]}」という項目はありません。一覧から選んでください。`,
          },
        ]
  })
}

/** Refuses what must not be kept: a text with problems, or one that is older than the stored one. */
export function mustKeep(next: Template, stored: Template | undefined, variables: readonly Variable[]) {
  const problems = lint(next.body, variables)
  if (problems.length > 0) throw new Problem('template', '保存していません。', '', problems)
  if (stored && stored.version !== next.version)
    throw new Problem('conflict', 'ほかの画面で先に変更されました。あなたの入力は消えていません。')
}
