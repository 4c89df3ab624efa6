// What the command palette knows: one list of everything that can be done or gone to.
import type { Template, View } from '../host/types'
import { viewKey } from '../inbox/ViewMenu'
import { openKept } from '../kept/open'
import { type Action, firstKey, keymap } from '../keys/keymap'
import { answers, perform } from '../keys/useKeys'
import { go, SCREENS, STATES } from '../nav'
import { needed, type Right } from '../people/rights'
import { opensTo, sections } from '../settings/sections'
import { ja } from '../text/ja'
import { palette as words } from '../text/ja.palette'
import { undo } from '../text/ja.undo'
import { canPut, putTemplate } from './templates'

export type Group = 'act' | 'go' | 'template' | 'inquiry' | 'order'

export type Command = {
  id: string
  group: Group
  title: string
  /** Hiragana, so that nothing has to be converted. */
  reading: string
  hint?: string
  keyIs?: string
  /** Why it does not apply now; '' while it does. */
  why: string
  run: () => void
}

/** Moving about in a list is done with the fingers on the keys, not by name; the palette is open already. */
export const BY_HAND: readonly Action[] = [
  'next',
  'previous',
  'open',
  'back',
  'nextPane',
  'previousPane',
  'nextHit',
  'previousHit',
  'choose',
  'extendDown',
  'extendUp',
  'palette',
]

function actions(): Command[] {
  const all = [...new Set(keymap.map((entry) => entry.action))].filter((a) => !BY_HAND.includes(a))
  return all.map((action) => ({
    id: `action-${action}`,
    group: 'act',
    title: ja.keys[action],
    reading: words.readings[action] ?? '',
    keyIs: firstKey(action),
    why: answers(action) ? '' : (words.why[action] ?? words.whyOther),
    run: () => perform(action),
  }))
}

const place = (id: string, title: string, reading: string, run: () => void): Command => ({
  id,
  group: 'go',
  title,
  reading,
  why: '',
  run,
})

type May = (right: Right) => boolean

/** The places that the acting person may go to. */
function places(may: May): Command[] {
  return [
    ...SCREENS.filter((s) => may(needed[s] ?? 'be')).map((s) =>
      place(`screen-${s}`, ja.nav[s], words.screens[s], () => go({ to: 'screen', screen: s })),
    ),
    ...STATES.filter(() => may('read')).map((s) =>
      place(`state-${s}`, words.stateOf(ja.states[s] ?? s), words.states[s], () =>
        go({ to: 'state', state: s }),
      ),
    ),
    ...sections
      .filter((s) => opensTo(s, may))
      .map((s) =>
        place(`section-${s.id}`, words.sectionOf(s.title), words.sections[s.id] ?? '', () =>
          go({ to: 'section', section: s.id }),
        ),
      ),
    ...(may('write')
      ? [place('kept-drafts', words.drafts, words.draftsReading, () => openKept('drafts'))]
      : []),
    ...(may('act')
      ? [place('kept-changes', undo.recent.title, words.recentReading, () => openKept('changes'))]
      : []),
  ]
}

const view = (v: View): Command =>
  place(`view-${viewKey(v)}`, words.viewOf(v.name), '', () =>
    go({ to: 'view', view: viewKey(v), query: v.query }),
  )

const template = (t: Template): Command => ({
  id: `template-${t.id}`,
  group: 'template',
  title: t.name,
  reading: t.reading,
  why: canPut() ? '' : words.whyTemplate,
  run: () => void putTemplate(t),
})

/** Everything as it stands now. */
export const allCommands = (templates: readonly Template[], views: readonly View[], may: May): Command[] => [
  ...(may('read') ? actions() : []),
  ...places(may),
  ...views.map(view),
  ...templates.map(template),
]
