// What the pretend program holds.
import type { RetentionPlan, Storage } from '../types'

export const storageOf = (): Storage => ({
  database: 84_000_000,
  search: 0,
  mails: { count: 4_210, size: 42_000_000, stored: 20_400_000 },
  answers: { count: 1_830, size: 3_600_000, stored: 1_100_000 },
  attachments: { count: 312, size: 96_000_000, stored: 95_200_000 },
  hanging: 340,
  compressed: 24_900_000,
  same: 3_400_000,
  expired: 0,
  moved: 100,
  free: 120_000_000_000,
})

export const planOf = (months: number): RetentionPlan => ({
  months,
  files: 12,
  size: 8_400_000,
  oldest: Date.parse('2025-03-04T10:00:00+09:00'),
  newest: Date.parse('2026-05-01T10:00:00+09:00'),
  records: 3,
  left: 0,
  dry_run: true,
})
