import { KeyCap } from '../ui/KeyCap'
import { Marked } from '../ui/Marked'
import type { Command } from './commands'
import css from './Palette.module.css'

type Props = { command: Command; find: string; chosen: boolean; head: string; onChoose: () => void }

export function PaletteRow({ command, find, chosen, head, onChoose }: Props) {
  return (
    <>
      {head ? (
        <div className={css.group} role="presentation">
          {head}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
      <div
        id={`command-${command.id}`}
        className={css.row}
        role="option"
        tabIndex={-1}
        aria-selected={chosen}
        aria-disabled={command.why !== '' || undefined}
        onClick={onChoose}
      >
        <span className={css.title} title={command.title}>
          <Marked text={command.title} find={find} />
        </span>
        <span className={css.hint}>{command.why || command.hint}</span>
        {command.keyIs && !command.why ? <KeyCap keyIs={command.keyIs} /> : null}
      </div>
    </>
  )
}
