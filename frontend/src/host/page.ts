import type { CountsQuery } from './types'

/** Rows of a list that are asked for at once. */
export const PAGE = 100

/** The numbers of the tabs without any wish. */
export const EVERYBODY: CountsQuery = { accounts: [], owner: 0 }
