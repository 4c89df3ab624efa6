// Every key of the page in one table; the handlers, the key caps and the help sheet are drawn from it.

/** desk: outside text fields. compose: inside the answer. any: everywhere, never a bare letter. */
export type Scope = 'desk' | 'compose' | 'any'

export type Action =
  | 'next'
  | 'previous'
  | 'open'
  | 'back'
  | 'toList'
  | 'toThread'
  | 'toOrder'
  | 'reference'
  | 'manual'
  | 'nextPane'
  | 'previousPane'
  | 'previousTab'
  | 'nextTab'
  | 'goSnoozed'
  | 'goWaiting'
  | 'goDone'
  | 'search'
  | 'nextHit'
  | 'previousHit'
  | 'reply'
  | 'start'
  | 'note'
  | 'call'
  | 'done'
  | 'snooze'
  | 'due'
  | 'bringBack'
  | 'oldest'
  | 'morning'
  | 'orders'
  | 'ignore'
  | 'unread'
  | 'undo'
  | 'choose'
  | 'extendDown'
  | 'extendUp'
  | 'chooseAll'
  | 'assign'
  | 'writing'
  | 'paper'
  | 'entry'
  | 'books'
  | 'help'
  | 'palette'
  | 'send'
  | 'templates'
  | 'faqs'
  | 'nextProblem'
  | 'accept'
  | 'attach'
  | 'takeBack'
  | 'receive'

export type KeyEntry = { action: Action; keys: readonly string[]; scope: Scope }

export const keymap: readonly KeyEntry[] = [
  { action: 'next', keys: ['j', 'ArrowDown'], scope: 'desk' },
  { action: 'previous', keys: ['k', 'ArrowUp'], scope: 'desk' },
  { action: 'open', keys: ['Enter'], scope: 'desk' },
  { action: 'back', keys: ['Escape'], scope: 'any' },
  { action: 'toList', keys: ['l'], scope: 'desk' },
  { action: 'toThread', keys: ['v'], scope: 'desk' },
  { action: 'toOrder', keys: ['o'], scope: 'desk' },
  { action: 'reference', keys: ['h'], scope: 'desk' },
  { action: 'manual', keys: ['m'], scope: 'desk' },
  { action: 'nextPane', keys: ['F6'], scope: 'any' },
  { action: 'previousPane', keys: ['Shift+F6'], scope: 'any' },
  { action: 'previousTab', keys: ['['], scope: 'desk' },
  { action: 'nextTab', keys: [']'], scope: 'desk' },
  { action: 'goSnoozed', keys: ['g f'], scope: 'desk' },
  { action: 'goWaiting', keys: ['g w'], scope: 'desk' },
  { action: 'goDone', keys: ['g d'], scope: 'desk' },
  { action: 'search', keys: ['/'], scope: 'desk' },
  { action: 'nextHit', keys: ['F3'], scope: 'any' },
  { action: 'previousHit', keys: ['Shift+F3'], scope: 'any' },
  { action: 'reply', keys: ['r'], scope: 'desk' },
  { action: 'start', keys: ['c'], scope: 'desk' },
  { action: 'note', keys: ['n'], scope: 'desk' },
  { action: 'call', keys: ['p'], scope: 'desk' },
  { action: 'done', keys: ['e'], scope: 'desk' },
  { action: 'snooze', keys: ['s'], scope: 'desk' },
  { action: 'due', keys: ['d'], scope: 'desk' },
  { action: 'bringBack', keys: ['b'], scope: 'desk' },
  { action: 'oldest', keys: ['g o'], scope: 'desk' },
  { action: 'morning', keys: ['g m'], scope: 'desk' },
  { action: 'orders', keys: ['g c'], scope: 'desk' },
  { action: 'ignore', keys: ['i'], scope: 'desk' },
  { action: 'unread', keys: ['u'], scope: 'desk' },
  { action: 'undo', keys: ['z'], scope: 'desk' },
  { action: 'choose', keys: ['x'], scope: 'desk' },
  { action: 'extendDown', keys: ['Shift+ArrowDown'], scope: 'desk' },
  { action: 'extendUp', keys: ['Shift+ArrowUp'], scope: 'desk' },
  { action: 'chooseAll', keys: ['Ctrl+a'], scope: 'desk' },
  { action: 'assign', keys: ['a'], scope: 'desk' },
  { action: 'writing', keys: ['f'], scope: 'desk' },
  { action: 'paper', keys: ['g p'], scope: 'desk' },
  { action: 'entry', keys: ['y'], scope: 'desk' },
  { action: 'books', keys: ['g y'], scope: 'desk' },
  { action: 'help', keys: ['?'], scope: 'desk' },
  { action: 'help', keys: ['F1'], scope: 'any' },
  { action: 'palette', keys: ['Ctrl+k'], scope: 'any' },
  { action: 'send', keys: ['Ctrl+Enter'], scope: 'compose' },
  { action: 'templates', keys: ['Ctrl+j'], scope: 'compose' },
  { action: 'faqs', keys: ['Ctrl+Shift+f'], scope: 'compose' },
  { action: 'nextProblem', keys: ['Ctrl+.'], scope: 'compose' },
  { action: 'accept', keys: ['Ctrl+;'], scope: 'compose' },
  { action: 'attach', keys: ['Ctrl+Shift+a'], scope: 'compose' },
  { action: 'takeBack', keys: ['Ctrl+Shift+x'], scope: 'any' },
  { action: 'receive', keys: ['Ctrl+Shift+r'], scope: 'any' },
]

const isMac = () => /mac/i.test(navigator.platform)

/** The name of a pressed key as the table writes it. Letters of a switched-on input method go by their place. */
export function keyName(
  e: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
) {
  const letter = /^Key([A-Z])$/.exec(e.code)?.[1]?.toLowerCase()
  const plain = letter && !/^[a-z]$/i.test(e.key) ? letter : e.key
  const key = plain.length === 1 ? plain.toLowerCase() : plain
  const command = isMac() ? e.metaKey : e.ctrlKey
  // A sign such as ? already holds its Shift; letters and named keys say it.
  const shift = e.shiftKey && (key.length > 1 || /[a-z]/.test(key))
  return `${command ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`
}

export const entryOf = (action: Action) => keymap.find((entry) => entry.action === action)

export const isAction = (e: Parameters<typeof keyName>[0], action: Action) =>
  keymap.some((entry) => entry.action === action && entry.keys.includes(keyName(e)))

const MOVES: readonly Action[] = [
  'next',
  'previous',
  'open',
  'back',
  'toList',
  'toThread',
  'toOrder',
  'reference',
  'manual',
  'nextPane',
  'previousPane',
  'previousTab',
  'nextTab',
  'goSnoozed',
  'goWaiting',
  'goDone',
  'orders',
  'books',
  'search',
  'nextHit',
  'previousHit',
]

/** How the help sheet sorts them: getting somewhere, doing something, writing, anywhere. */
export type Group = 'move' | 'act' | 'compose' | 'any'

export const GROUPS: readonly Group[] = ['move', 'act', 'compose', 'any']

export function groupOf({ action, scope }: KeyEntry): Group {
  if (scope === 'compose') return 'compose'
  if (MOVES.includes(action)) return 'move'
  return scope === 'any' ? 'any' : 'act'
}

const shown: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  Ctrl: 'Ctrl',
}

/** The caps of a key: "Ctrl+Shift+x" → "Ctrl Shift X", "g f" → "G F". */
export function capsOf(key: string) {
  const words = key === '+' ? ['+'] : key.split(/[+ ]/)
  return words
    .map((word) =>
      word === 'Ctrl' && isMac() ? '⌘' : (shown[word] ?? (word.length === 1 ? word.toUpperCase() : word)),
    )
    .join(' ')
}

export const firstKey = (action: Action) => entryOf(action)?.keys[0] ?? ''
