// Who is called in a note: 「@田中 さん…」. A name counts wherever it stands behind an @.
import type { Staff } from '../host/types'

const AT = /[@＠]([^\s@＠]{0,20})$/

/** Katakana as hiragana, so that one reading finds the other. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))

/** What has been typed behind the @ before the caret; null when no name is being typed. */
export function asked(text: string, caret: number): string | null {
  return AT.exec(text.slice(0, caret))?.[1] ?? null
}

/** The colleagues whose name or reading begins so. */
export function matching(staff: readonly Staff[], typed: string): Staff[] {
  const want = plain(typed)
  return staff.filter((s) => !s.off && [s.name, s.kana].some((w) => w !== '' && plain(w).startsWith(want)))
}

/** The text with the name put behind its @, and where the caret stands then. */
export function put(text: string, caret: number, name: string) {
  const before = text.slice(0, caret).replace(AT, `@${name} `)
  return { text: before + text.slice(caret), caret: before.length }
}

/** Everybody the text calls; a longer name goes before the one it begins with. */
export function called(text: string, staff: readonly Staff[]): number[] {
  let rest = text.replaceAll('＠', '@')
  const ids: number[] = []
  for (const s of [...staff].sort((a, b) => b.name.length - a.name.length)) {
    if (s.off || s.name === '' || !rest.includes(`@${s.name}`)) continue
    ids.push(s.id)
    rest = rest.replaceAll(`@${s.name}`, '')
  }
  return ids.sort((a, b) => a - b)
}
