import type { FAQ, Template } from './types'

/** A template of which nothing has been decided yet. */
export const blank: Template = {
  id: 0,
  name: '',
  reading: '',
  category: '',
  category_id: 0,
  owner_id: 0,
  owner: '',
  subject: '',
  body: '',
  next: '',
  review_on: '',
  valid_from: '',
  valid_to: '',
  follow_days: 0,
  approval: false,
  steps: [],
  texts: [],
  library: '',
  uses: 0,
  used_at: 0,
  time: '',
  review: false,
  missing: 0,
  version: 0,
  problems: [],
}

/** A question nobody has asked yet. */
export const blankFaq: FAQ = {
  id: 0,
  question: '',
  answer: '',
  category_id: 0,
  category: '',
  template_id: 0,
  template: '',
  shown: false,
  uses: 0,
  place: 0,
  fits: false,
  by: '',
  changed_at: 0,
  version: 0,
  problems: [],
}
