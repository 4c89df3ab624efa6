import type { Folder } from '../host/types'

export const FOLDERS = 'folders'
/** The folder that every mailbox has and that is always read. */
export const INBOX = 'INBOX'

/** The setting separates names by these, so a name that holds one cannot be set. */
const BETWEEN = /[,、\n]/

/** The names in the setting, each once; the inbox is written in one way. */
export function namesOf(setting: string): string[] {
  const names = setting
    .split(BETWEEN)
    .map((name) => name.trim())
    .map((name) => (name.toUpperCase() === INBOX ? INBOX : name))
  return [...new Set(names.filter(Boolean))]
}

/** The setting with the inbox first. */
export const settingOf = (names: readonly string[]) =>
  [INBOX, ...names.filter((name) => name !== INBOX)].join(',')

export type Choice = {
  name: string
  label: string
  count: number
  state: 'free' | 'fixed' | 'unnamable' | 'gone'
}

/**
 * What can be chosen: the folders of the server without the sent mails, which are read anyway, and what the
 * setting names though the server does not list it.
 */
export function choicesOf(folders: readonly Folder[], chosen: readonly string[]): Choice[] {
  const listed = folders
    .filter((f) => f.use !== 'sent' || chosen.includes(f.name))
    .map(({ name, label, count }): Choice => ({ name, label, count, state: stateOf(name) }))
  const gone = chosen
    .filter((name) => !folders.some((f) => f.name === name))
    .map((name): Choice => ({ name, label: name, count: -1, state: name === INBOX ? 'fixed' : 'gone' }))
  return [...listed, ...gone]
}

function stateOf(name: string): Choice['state'] {
  if (name === INBOX) return 'fixed'
  return BETWEEN.test(name) || name.trim() !== name ? 'unnamable' : 'free'
}
