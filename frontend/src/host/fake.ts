// A full pretend shop behind the door: page tests and `npm run dev -- --mode fake` run on it.
import type { QueryClient } from '@tanstack/react-query'
import { type Door, Problem, setDoor } from './api'
import { answers } from './fake/answers'
import { approvals } from './fake/approval'
import { books } from './fake/books'
import { bookSettings } from './fake/booksettings'
import { categories } from './fake/categories'
import { customers } from './fake/customers'
import { counts, type Desk, inbox, mustRow, newDesk, noDraft, noFacts, patch, thread } from './fake/desk'
import { documents } from './fake/documents'
import { drafts } from './fake/drafting'
import { due } from './fake/due'
import { entryFiles } from './fake/entryfile'
import { faqs } from './fake/faq'
import { health } from './fake/health'
import { kinds } from './fake/house-kinds'
import { probe } from './fake/house-rules'
import { templates } from './fake/house-templates'
import { joins } from './fake/joins'
import { knowledge } from './fake/knowledge'
import { library } from './fake/library'
import { lists } from './fake/list'
import { made } from './fake/made'
import { attachedView, isInWindow, mails, mailView } from './fake/mails'
import { orderAnswers } from './fake/order'
import { orderFiles } from './fake/orderfile'
import { orderLists } from './fake/orderlist'
import { order } from './fake/orders'
import { papers } from './fake/paper'
import { meOf, people } from './fake/people'
import { report } from './fake/report'
import { rules } from './fake/rules'
import { searching } from './fake/search'
import { settlements } from './fake/settle'
import { starts } from './fake/starts'
import { templateAnswers } from './fake/templates'
import { remembered, undo } from './fake/undo'
import type { Answers, Method } from './methods'
import { onHint } from './queries/hints'

function inquiries(desk: Desk) {
  return {
    Me: () => ({ ...meOf(desk), now: Date.now(), window: isInWindow(desk), hold: desk.shop.hold }),
    Inbox: (q) => inbox(desk, q),
    Counts: (q) => counts(desk, q),
    Report: (q) => report(desk, q),
    CallState: () => ({ running: false, done: 0, all: 0 }),
    CallStop: () => ({}),
    Thread: ({ id }) => thread(desk, id),
    SetState: ({ id, state }) => {
      desk.versions.set(id, (desk.versions.get(id) ?? 1) + 1)
      return patch(desk, id, { state })
    },
    MarkSeen: ({ id }) => {
      patch(desk, id, { unread: false })
      return {}
    },
    MarkUnread: ({ id }) => {
      patch(desk, id, { unread: true })
      return {}
    },
    MarkPrivate: ({ id }) => {
      desk.private.add(id)
      return {}
    },
    Link: ({ id, order: number }) => {
      patch(desk, id, { order_number: number, link_reason: 'person' })
      return {}
    },
    Unlink: ({ id, order: number }) => {
      const refused = desk.refused.get(id) ?? new Set()
      desk.refused.set(id, refused.add(number))
      patch(desk, id, { order_number: '', link_reason: '' })
      return {}
    },
    Raw: ({ id }) => ({
      text: `Message-ID: <${id}@example.com>\nSubject: =?UTF-8?B?44Oh44O844Or?=\n\n本文です。`,
    }),
    MessageAs: ({ charset }) => mailView(desk.now, charset),
    AttachedMail: (of) => attachedView(desk.now, of),
    OrderByID: ({ id }) => order(mustRow(desk, id), desk.now),
  } satisfies Partial<Answers<Method>>
}

function house(desk: Desk) {
  const setAccount = (id: number, state: string) => {
    desk.accounts = desk.accounts.map((a) => (a.id === id ? { ...a, state } : a))
    return {}
  }
  return {
    Kinds: () => ({ kinds }),
    Accounts: () => ({ accounts: desk.accounts, search: desk.preparing }),
    TestAccount: probe,
    SaveAccount: (f) => {
      const kind = kinds.find((k) => k.kind === f.kind) ?? kinds[0]
      const before = desk.accounts.find((a) => a.id === f.id) ?? desk.accounts[0]
      if (!kind || !before) throw new Problem('no_kind', '接続の種類が見つかりません。')
      const sealed = Object.keys(f.secrets).filter((k) => f.secrets[k])
      const { label, mark, shape } = kind
      const id = f.id || desk.nextId++
      const saved = {
        ...before,
        id,
        kind: f.kind,
        label,
        mark,
        shape,
        name: f.name,
        settings: f.settings,
        sealed: [...new Set([...before.sealed, ...sealed])],
        state: 'ok',
      }
      desk.accounts = [...desk.accounts.filter((a) => a.id !== id), saved]
      return saved
    },
    PauseAccount: ({ id }) => setAccount(id, 'paused'),
    ResumeAccount: ({ id }) => setAccount(id, 'ok'),
    SetPast: ({ id, state }) => {
      desk.accounts = desk.accounts.map((a) => (a.id === id ? { ...a, past: { ...a.past, state } } : a))
      return {}
    },
    RemoveAccount: ({ id }) => {
      desk.accounts = desk.accounts.filter((a) => a.id !== id)
      return {}
    },
    Sync: ({ id }) => ({
      accounts: desk.accounts
        .filter((a) => !id || a.id === id)
        .map((a) => ({
          account: a.id,
          name: a.name,
          ok: true,
          inquiries: 0,
          orders: 0,
          files: 0,
          reason: '',
          text: '',
        })),
    }),
    Shop: () => desk.shop,
    SaveShop: (s) => {
      desk.shop = s
      return s
    },
    CloseWindow: () => ({}),
    PickFiles: () => ({
      files: [{ name: '見積書.pdf', type: 'application/pdf', size: 32_000, sha256: 'f0' }],
    }),
  } satisfies Partial<Answers<Method>>
}

/** The door to a pretend shop; tests may also reach into the shop itself. */
export function fakeDoor(desk: Desk): Door {
  const all: Answers<Method> = {
    ...inquiries(desk),
    ...answers(desk),
    ...categories(desk),
    ...customers(desk),
    ...orderAnswers(desk),
    ...orderLists(desk),
    ...joins(desk),
    ...knowledge(desk),
    ...faqs(desk),
    ...books(desk),
    ...documents(desk),
    ...bookSettings(desk),
    ...rules(desk),
    ...searching(desk),
    ...starts(desk),
    ...orderFiles(desk),
    ...entryFiles(),
    ...settlements(desk),
    ...house(desk),
    ...templateAnswers(desk),
    ...lists(desk),
    ...made(desk),
    ...people(desk),
    ...approvals(desk, answers(desk)),
    ...drafts(desk),
    ...health(desk),
    ...mails(),
    ...papers(),
    ...undo(desk),
    ...due(desk),
    ...library(desk),
  }
  return async (method, body) =>
    structuredClone(remembered(desk, method, () => (all[method] as (b: unknown) => unknown)(body)))
}

/** Opens the pretend shop for a whole page, with a draft and a waiting reply as in the pictures. */
export function openFake(client: QueryClient) {
  const desk = newDesk(Date.now())
  const door = fakeDoor(desk)
  setDoor(door)
  const composed = answers(desk).Compose({ id: 1, template: templates[0]?.id ?? 1, typed: {} })
  desk.drafts.set(1, {
    ...noDraft(1),
    text: composed.text,
    template: 1,
    seen_id: 15,
    updated_at: desk.now - 60_000,
    by: '高橋',
    version: 1,
  })
  answers(desk).Send({
    id: 5,
    text: '渡辺 翔 様\n\n23日の午前中に変更いたしました。',
    files: [],
    template: 0,
    facts: noFacts(),
    done: true,
    hold: 30,
    at: 0,
    follow: 0,
    confirm: false,
    accepted: [],
    seen_id: 0,
  })
  setInterval(() => {
    const due = desk.outbox.filter((o) => o.state === 'queued' && o.send_at <= Date.now())
    for (const item of due) answers(desk).SendNow({ id: item.id })
    if (due.length > 0) onHint(client, { name: 'outbox', ids: [] })
  }, 500)
  return desk
}
