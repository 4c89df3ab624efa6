import type { Folder } from '../host/types'

export const FOLDERS = 'folders'
/** The folder that every mailbox has and that is always read. */
export const INBOX = 'INBOX'

/** One name of the setting: in quotes, its own quotes doubled, or up to what separates it from the next. */
const NAME = /\s*(?:"((?:[^"]|"")*)"\s*(?=[,、\n]|$)|([^,、\n]*))(?:[,、\n]|$)/y
/** A name that would not be read as it stands. */
const ODD = /[,、\n]|^\s|\s$|^"/

/** The names in the setting, each once; the inbox is written in one way. */
export function namesOf(setting: string): string[] {
  const names: string[] = []
  NAME.lastIndex = 0
  while (NAME.lastIndex < setting.length) {
    const [, quoted, plain = ''] = NAME.exec(setting) ?? []
    const name = quoted?.replaceAll('""', '"') ?? plain.trim()
    names.push(name.toUpperCase() === INBOX ? INBOX : name)
  }
  return [...new Set(names.filter(Boolean))]
}

const written = (name: string) => (ODD.test(name) ? `"${name.replaceAll('"', '""')}"` : name)

/** The setting with the inbox first. */
export const settingOf = (names: readonly string[]) =>
  [INBOX, ...names.filter((name) => name !== INBOX)].map(written).join(',')

export type Choice = {
  name: string
  label: string
  count: number
  state: 'free' | 'fixed' | 'gone'
}

/**
 * What can be chosen: the folders of the server without the sent mails, which are read anyway, and what the
 * setting names though the server does not list it.
 */
export function choicesOf(folders: readonly Folder[], chosen: readonly string[]): Choice[] {
  const listed = folders
    .filter((f) => f.use !== 'sent' || chosen.includes(f.name))
    .map(
      ({ name, label, count }): Choice => ({ name, label, count, state: name === INBOX ? 'fixed' : 'free' }),
    )
  const gone = chosen
    .filter((name) => !folders.some((f) => f.name === name))
    .map((name): Choice => ({ name, label: name, count: -1, state: name === INBOX ? 'fixed' : 'gone' }))
  return [...listed, ...gone]
}
