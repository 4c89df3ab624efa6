import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Action, type KeyEntry, keymap, keyName } from './keymap'

/** An action without a handler does not apply now. */
export type Handlers = Partial<Record<Action, (() => void) | undefined>>

// The newest registration stands first, so that an opened pane answers before the one below it.
const registered: { current: Handlers }[] = []
let pending = ''
const changeHearers = new Set<() => void>()

const handlerOf = (action: Action) => registered.find((r) => r.current[action])?.current[action]

/** True while somebody on screen answers an action. */
export const answers = (action: Action) => handlerOf(action) !== undefined

/** Carries out an action as its key would; false when nobody answers it. */
export function perform(action: Action) {
  const handler = handlerOf(action)
  handler?.()
  return handler !== undefined
}

const onChange = (hear: () => void) => {
  changeHearers.add(hear)
  return () => changeHearers.delete(hear)
}

/** True while an action is answered, kept current. */
export const useAnswers = (action: Action | undefined) =>
  useSyncExternalStore(onChange, () => action !== undefined && answers(action))

const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'])

/** True for an element that takes text, where single letters are letters. */
function isTextField(element: EventTarget | null): boolean {
  if (element instanceof HTMLInputElement) return !NO_TEXT.has(element.type)
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  )
}

const within = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null

function allows(entry: KeyEntry, target: EventTarget | null, key: string) {
  if (entry.scope === 'any') return true
  if (entry.scope === 'compose') return within(target, '[data-keys="compose"]')
  if (isTextField(target) || within(target, '[role="menu"], [role="dialog"]')) return false
  // Enter and the arrows belong to a focused control before they belong to the list.
  if (key === 'Enter') return !within(target, 'button, a, summary, [role="option"], [role="tab"]')
  return !key.startsWith('Arrow') || !within(target, '[role="separator"], [role="log"], aside')
}

function find(key: string, target: EventTarget | null) {
  for (const entry of keymap) {
    if (!entry.keys.includes(key) || !allows(entry, target, key)) continue
    const handler = handlerOf(entry.action)
    if (handler) return handler
  }
}

const startsSequence = (key: string) =>
  keymap.some((entry) => entry.keys.some((k) => k.startsWith(`${key} `)))

function hear(e: KeyboardEvent) {
  if (e.defaultPrevented || document.querySelector('[aria-modal="true"]')) return
  const key = keyName(e)
  const sequence = pending ? `${pending} ${key}` : key
  pending = ''
  const handler = find(sequence, e.target)
  if (handler) {
    e.preventDefault()
    handler()
  } else if (startsSequence(key) && !isTextField(e.target)) {
    pending = key
  }
}

/** Starts the one listener of the page. */
export function listenKeys() {
  window.addEventListener('keydown', hear)
  return () => window.removeEventListener('keydown', hear)
}

const tellChange = () => {
  for (const hear of changeHearers) hear()
}

/** Answers actions of the keymap while the component is on screen. */
export function useKeys(handlers: Handlers, enabled = true) {
  const latest = useRef(handlers)
  const answered = Object.entries(handlers)
    .filter(([, handler]) => handler)
    .map(([action]) => action)
    .join(' ')
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    if (!enabled) return
    registered.unshift(latest)
    return () => {
      registered.splice(registered.indexOf(latest), 1)
      tellChange()
    }
  }, [enabled])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when an action begins or ends to apply
  useEffect(tellChange, [answered, enabled])
}

const onFocusMove = (hear: () => void) => {
  document.addEventListener('focusin', hear)
  document.addEventListener('focusout', hear)
  return () => {
    document.removeEventListener('focusin', hear)
    document.removeEventListener('focusout', hear)
  }
}

/** True while the caret stands in a text field: caps of single letters are hidden then. */
export const useTyping = () => useSyncExternalStore(onFocusMove, () => isTextField(document.activeElement))
