// How the books of the pretend shop are kept, and what its accounting programs call things.
import { Problem } from '../api'
import type { Answers } from '../methods'
import type { BookMatch, BookPackage, Books, BookWords } from '../types'
import type { Desk } from './desk'

type Some =
  | 'Books'
  | 'SaveBooks'
  | 'BookPackages'
  | 'LearnBooks'
  | 'TakeBooks'
  | 'MakeCaseFile'
  | 'SaveCaseFile'

const noWords: BookWords = {
  edition: '',
  encoding: '',
  tag: '',
  no_tag: false,
  taxes: [],
  accounts: [],
  subs: [],
  sub_of: [],
  replace: [],
  columns: [],
  due_in: 0,
}

const tax = (key: string, label: string, text: string, unsure = false, later = false) => ({
  key,
  label,
  text,
  invoice: '',
  unsure,
  later,
})

const taxes = [
  tax('sales_10', '課税売上10%', '課税売上込10%'),
  tax('sales_return_10', '課税売上の返還10%', '課税売返込10%'),
  tax('sales_return_8r', '課税売上の返還8%(軽減)', '課税売返込軽減8%'),
  tax('purchase_10_qualified', '課税仕入10%(適格)', '課対仕入込10%適格'),
  tax('purchase_10_transitional70', '課税仕入10%(経過措置70%)', '課対仕入込10%区分70%'),
  tax('purchase_10_transitional50', '課税仕入10%(経過措置50%)', '課対仕入込10%区分50%', true, true),
  tax('purchase_10_none', '課税仕入10%(控除なし)', '課対仕入込10%控不', true),
  tax('out_of_scope', '対象外', '対象外'),
]

const encodings = [
  { word: 'cp932', label: 'Shift_JIS（Windows）' },
  { word: 'utf8', label: 'UTF-8' },
]

const program = (kind: string, label: string, over: Partial<BookPackage> = {}): BookPackage => ({
  kind,
  label,
  editions: [],
  encodings,
  taxes,
  accounts: ['売上高', '売掛金', '未払金', '普通預金', '荷造運賃', '雑損失'],
  subs: ['楽天市場', 'Yahoo!ショッピング'],
  usual: { ...noWords, encoding: 'cp932', tag: '問い合わせ' },
  ...over,
})

const programs = [
  program('yayoi', '弥生会計', {
    encodings: [],
    editions: [
      { word: 'desktop', label: 'デスクトップ版（弥生会計）' },
      { word: 'online', label: 'オンライン版' },
    ],
    usual: { ...noWords, edition: 'desktop', encoding: 'cp932' },
  }),
  program('mf', 'マネーフォワード クラウド会計'),
  program('freee', 'freee 会計（仕訳）'),
]

const match = (
  of: string,
  word: string,
  text: string,
  found: boolean,
  near: string[] = [],
  sure = false,
): BookMatch => ({
  of,
  word,
  label: taxes.find((t) => t.key === word)?.label ?? word,
  text,
  invoice: '',
  unsure: taxes.find((t) => t.key === word)?.unsure ?? false,
  later: false,
  found,
  near,
  sure,
})

const seen: BookMatch[] = [
  match('tax', 'sales_return_10', '課税売返込10%', false, ['課税売返込１０％'], true),
  match('tax', 'purchase_10_qualified', '課対仕入込10%適格', true),
  match('tax', 'purchase_10_none', '課対仕入込10%控不', true),
  match('account', '売上高', '売上高', true),
  match('account', '荷造運賃', '荷造運賃', false, ['荷造運賃発送費']),
  match('account', '雑損失', '雑損失', false),
  match('sub', '楽天市場', '楽天市場', true),
]

export function bookSettings(desk: Desk): Answers<Some> {
  const save = (b: Books) => {
    if (b.version && b.version !== desk.books.version)
      throw new Problem('conflict', '経理の設定が、ほかの画面で変わっています。何も変えていません。')
    const number = b.shop.invoice_number.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
    if (number && !/^T?\d{13}$/.test(number))
      throw new Problem('tax_number', '登録番号として読めません。何も変えていません。')
    const doubt = number.endsWith('1234567890123') ? '法人番号としては正しくない番号です。' : ''
    desk.books = {
      ...b,
      shop: { ...b.shop, invoice_number: number ? `T${number.replace('T', '')}` : '' },
      known: true,
      tax_doubt: doubt,
      version: String(Number(desk.books.version) + 1),
    }
    return desk.books
  }
  return {
    Books: () => desk.books,
    SaveBooks: save,
    MakeCaseFile: (w) => {
      if (w.from > w.to) throw new Problem('period', '期間が読めません。何も書き出していません。')
      const name = `${w.kind === 'cases' ? '問い合わせ' : 'メッセージ'}_${w.from}_${w.to}.${w.form}`
      return { token: `token.${w.form}`, name, rows: 214, size: 48_000, sha256: 'f0', warnings: [] }
    },
    SaveCaseFile: () => ({ saved: true }),
    BookPackages: () => ({ packages: programs }),
    LearnBooks: ({ kind, data }) => {
      if (!data) throw new Problem('learn_format', '会計ソフトの仕訳のファイルとして読めません。')
      const own = programs.find((p) => p.kind === (kind || 'yayoi'))
      return {
        kind: own?.kind ?? '',
        label: own?.label ?? '',
        rows: 120,
        encoding: 'cp932',
        columns: kind === 'mf' ? ['取引No', '取引日', '借方勘定科目', '借方金額(円)'] : [],
        accounts: ['売上高', '売掛金', '荷造運賃発送費'],
        subs: ['楽天市場'],
        taxes: ['課税売返込１０％', '課対仕入込10%適格', '課対仕入込10%控不'],
        words: seen,
        doubts: [],
      }
    },
    TakeBooks: (t) => {
      const own = desk.books.packages.find((p) => p.kind === t.kind)?.words ?? noWords
      const words: BookWords = {
        ...own,
        taxes: [...own.taxes.filter((o) => !t.taxes.some((n) => n.key === o.key)), ...t.taxes],
        accounts: [...own.accounts, ...t.accounts],
        subs: [...own.subs, ...t.subs],
        columns: t.columns,
      }
      const others = desk.books.packages.filter((p) => p.kind !== t.kind)
      return save({
        ...desk.books,
        package: desk.books.package || t.kind,
        packages: [...others, { kind: t.kind, words }],
      })
    },
  }
}
