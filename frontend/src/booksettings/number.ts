// What can be told of a registration number (登録番号) while it is typed; the program reads it again when it is saved.

const FIGURES = 13

/** Its figures as people type them: wide, with a T, spaces or hyphens. */
const bare = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐−ー]/g, '')
    .replace(/^T/, '')

/**
 * The first of a company's thirteen figures checks the others: 9 less the rest by 9 of their sum, every second one from
 * the right counted twice (法人番号の指定等に関する省令 第2条).
 */
const isCompany = (n: string) => {
  const sum = [...n.slice(1)].reduce((s, figure, i) => s + Number(figure) * (2 - (i % 2)), 0)
  return Number(n[0]) === 9 - (sum % 9)
}

/** What is doubtful: its form, or a figure; '' for nothing, and for one that is still being typed. */
export function numberDoubt(typed: string): '' | 'form' | 'company' {
  const n = bare(typed)
  if (!/^\d*$/.test(n) || n.length > FIGURES) return 'form'
  return n.length === FIGURES && !isCompany(n) ? 'company' : ''
}
