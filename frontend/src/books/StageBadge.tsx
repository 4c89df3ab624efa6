import { books } from '../text/ja.books'
import { Badge } from '../ui/Badge'

const stages = books.close.stages
const tones = { open: 'today', final: 'ok', older: 'plain' } as const

const isStage = (stage: string): stage is keyof typeof tones => stage in tones

/** Whether a package is the one that counts; other files say nothing. */
export const StageBadge = ({ stage }: { stage: string }) =>
  isStage(stage) ? <Badge tone={tones[stage]}>{stages[stage]}</Badge> : null
