// How the pretend connections are: the test by steps, signing in through a browser that always agrees, and alerts.
import type {
  Account,
  AccountForm,
  Alert,
  AlertChoice,
  SignInAddress,
  SignInID,
  SignInState,
  Step,
  ToldAlerts,
} from '../types'
import type { Desk } from './desk'
import { discover } from './discover'
import { DAY } from './seed'

/** An account whose settings hold this word is refused by its mall, step by step. */
const BROKEN = 'broken'

type State = { held: boolean; signIns: Map<string, SignIn>; told: Set<string>; choices: AlertChoice[] }
type SignIn = { form: AccountForm; asked: number; state: SignInState }

const kept = new WeakMap<Desk, State>()

const choices = (): AlertChoice[] =>
  [
    ['key', 'キーの期限'],
    ['stopped', '受信の停止'],
    ['outbox', '送れなかった返信'],
    ['due', '返信期限'],
    ['new', '新しい問い合わせ'],
  ].map(([kind = '', label = '']) => ({ kind, label, on: kind !== 'new' }))

function stateOf(desk: Desk): State {
  const state = kept.get(desk) ?? { held: false, signIns: new Map(), told: new Set(), choices: choices() }
  kept.set(desk, state)
  return state
}

/** Nobody finishes at the mall: the browser of the person cannot come back. */
export const holdSignIns = (desk: Desk) => {
  stateOf(desk).held = true
}

const step = (name: string, state: string, text = '', detail = ''): Step => ({ name, state, text, detail })

function steps(account: Account | undefined): Step[] {
  const broken = Object.values(account?.settings ?? {}).includes(BROKEN)
  if (broken)
    return [
      step('サインイン', 'ok', '', '200 token ok'),
      step(
        '問い合わせの一覧',
        'failed',
        'この回線の IP アドレスが登録されていません。固定 IP の回線で使ってください。',
        'auth px-04306',
      ),
      step('注文の検索', 'skipped', '一覧が使えないので、試していません。'),
    ]
  return [
    step('サインイン', 'ok', '', '200'),
    step('問い合わせの一覧', 'ok', '', '20 rows of 48'),
    step('添付ファイル', 'skipped', '添付のある問い合わせが手元に無いので、試していません。'),
    step('注文の検索', 'ok', '', '10 rows of 120'),
  ]
}

const alert = (over: Partial<Alert>): Alert => ({
  id: '',
  level: 'warn',
  kind: 'key',
  title: '',
  text: '',
  at: 0,
  account: 0,
  inquiry: 0,
  told: false,
  ...over,
})

function alerts(desk: Desk, { told, choices }: State): Alert[] {
  const all = desk.accounts.flatMap((a) => [
    ...(a.state === 'stopped'
      ? [
          alert({
            id: `stopped-${a.id}`,
            level: 'serious',
            kind: 'stopped',
            title: `${a.name}の受信が止まっています`,
            text: a.text,
            at: desk.now,
            account: a.id,
          }),
        ]
      : []),
    ...a.keys
      .filter((k) => k.level === 'soon' || k.level === 'urgent' || k.level === 'over')
      .map((k) =>
        alert({
          id: `key-${a.id}-${k.name}`,
          title: `${k.label}の期限まで ${k.days_left} 日`,
          text: k.next,
          at: desk.now,
          account: a.id,
        }),
      ),
  ])
  const on = new Set(choices.filter((c) => c.on).map((c) => c.kind))
  return all.filter((a) => on.has(a.kind)).map((a) => ({ ...a, told: told.has(a.id) }))
}

function finish(desk: Desk, s: SignIn) {
  if (s.state.state !== 'waiting') return
  s.state = { ...s.state, state: 'done', text: 'サインインできました。' }
  desk.accounts = desk.accounts.map((a) =>
    a.id === s.form.id
      ? {
          ...a,
          state: a.state === 'paused' ? 'paused' : 'ok',
          text: '',
          version: a.version + 1,
          keys: a.keys.map((k) =>
            k.name === 'sign_in'
              ? { ...k, days_left: k.life_days, expires: desk.now + k.life_days * DAY, level: 'ok', next: '' }
              : k,
          ),
        }
      : a,
  )
}

const REDIRECT = 'http://localhost:8788/callback'

export function health(desk: Desk) {
  const state = stateOf(desk)
  const of = (id: string) => {
    const s = state.signIns.get(id)
    if (!s) throw new Error(`no sign-in ${id}`)
    return s
  }
  return {
    InspectAccount: (form: AccountForm) => ({ steps: steps(desk.accounts.find((a) => a.id === form.id)) }),
    DiscoverMailbox: discover,
    SignInBegin: (form: AccountForm) => {
      const id = `s${state.signIns.size + 1}`
      const waiting = { id, state: 'waiting', code: '', text: '', account: form.id }
      state.signIns.set(id, { form, asked: 0, state: waiting })
      return {
        id,
        url: `https://mall.example/authorize?s=${id}`,
        redirect: REDIRECT,
        listening: true,
        text: '',
      }
    },
    SignInState: ({ id }: SignInID) => {
      const s = of(id)
      s.asked += 1
      if (s.asked > 1 && !state.held) finish(desk, s)
      return s.state
    },
    SignInPaste: ({ id }: SignInAddress) => {
      finish(desk, of(id))
      return of(id).state
    },
    SignInCancel: ({ id }: SignInID) => {
      const s = of(id)
      if (s.state.state === 'waiting')
        s.state = { ...s.state, state: 'failed', code: 'cancelled', text: 'サインインをやめました。' }
      return {}
    },
    SignInOpen: () => ({}),
    Alerts: () => ({ alerts: alerts(desk, state) }),
    Told: ({ ids }: ToldAlerts) => {
      for (const id of ids) state.told.add(id)
      return {}
    },
    AlertChoices: () => ({ choices: state.choices }),
    SaveAlertChoice: (choice: AlertChoice) => {
      state.choices = state.choices.map((c) => (c.kind === choice.kind ? choice : c))
      return { choices: state.choices }
    },
  }
}
