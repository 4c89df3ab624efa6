import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTemplates } from '../host/queries/compose'
import { useViews } from '../host/queries/inbox'
import { useMe } from '../host/queries/people'
import { usePlace } from '../nav'
import { palette as words } from '../text/ja.palette'
import { FinishedInput } from '../ui/FinishedInput'
import { KeyCap } from '../ui/KeyCap'
import { allCommands, type Command } from './commands'
import { fitting } from './match'
import css from './Palette.module.css'
import { PaletteRow } from './PaletteRow'
import { useFound } from './useFound'

/** The field and what fits; Enter carries out the chosen one. */
export function PaletteList({ onChoose }: { onChoose: (command: Command) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  // At once: the dialog's own focus comes a moment later, and words may be typed by then.
  useLayoutEffect(() => field.current?.focus(), [])
  const { id } = usePlace()
  const templates = useTemplates(id).data?.templates
  const views = useViews().data?.views
  const rights = useMe().data?.rights
  const all = useMemo(
    () => allCommands(templates ?? [], views ?? [], (right) => !rights || rights.includes(right)),
    [templates, views, rights],
  )
  const { found, busy } = useFound(typed)
  const shown = useMemo(() => [...fitting(all, typed), ...found], [all, typed, found])
  const chosen = shown[Math.min(at, shown.length - 1)]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row stays in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const hear = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key] ?? 0
    if (step) setAt(Math.min(shown.length - 1, Math.max(0, at + step)))
    else if (e.key === 'Enter' && chosen && !chosen.why) onChoose(chosen)
    else if (e.key !== 'Enter') return
    e.preventDefault()
  }
  return (
    <>
      <div className={css.search}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <FinishedInput
          ref={field}
          data-autofocus
          role="combobox"
          aria-label={words.title}
          aria-expanded="true"
          aria-controls="commands"
          aria-activedescendant={chosen ? `command-${chosen.id}` : undefined}
          placeholder={words.hint}
          value={typed}
          onFinished={(text) => {
            setTyped(text)
            setAt(0)
          }}
          onKeyDown={hear}
        />
        <KeyCap keyIs="Escape" />
      </div>
      <div className={css.list} ref={list} id="commands" role="listbox" aria-label={words.title}>
        {shown.map((command, i) => (
          <PaletteRow
            key={command.id}
            command={command}
            find={typed}
            chosen={command === chosen}
            head={i === 0 || shown[i - 1]?.group !== command.group ? words.groups[command.group] : ''}
            onChoose={() => (command.why ? setAt(i) : onChoose(command))}
          />
        ))}
        {shown.length === 0 && !busy ? <p className={css.none}>{words.none(typed)}</p> : null}
      </div>
      <footer className={css.foot} role="status">
        {chosen?.why ? (
          <span className={css.why}>{chosen.why}</span>
        ) : (
          <>
            <KeyCap keyIs="ArrowUp" />
            <KeyCap keyIs="ArrowDown" />
            {words.choose}
            <KeyCap keyIs="Enter" />
            {words.run}
          </>
        )}
      </footer>
    </>
  )
}
