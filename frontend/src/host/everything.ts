import type { InboxQuery } from './types'

/** The list without any wish: nothing is narrowed, searched or cut. */
export const EVERYTHING: InboxQuery = {
  state: '',
  states: [],
  accounts: [],
  owner: 0,
  category: 0,
  tag: 0,
  due: '',
  stage: '',
  care: '',
  unread: false,
  files: false,
  vip: false,
  repeat: false,
  scam: false,
  uncompleted: false,
  search: '',
  sort: '',
  after: '',
  limit: 0,
}
