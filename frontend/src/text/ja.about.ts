// The sentences of an inquiry that only a notice mail tells of, and of an order read from a mail or a file.

export const about = {
  label: '返信する場所',
  text: (mall: string) => `${mall}のお知らせメールで届きました。返信は${mall}の画面でします。`,
  after: '返信したら「完了」を押してください。',
  open: (mall: string) => `${mall}の画面を開く`,
  find: (mall: string) => `${mall}の管理画面を開き、問い合わせの一覧から探してください。`,
  number: '問い合わせ番号',
}

/** By how an order came: the mall's own word needs no note. */
export const orderSource: Record<string, string> = {
  mail: 'メールから読み取った注文です。金額などはモールの画面で確かめてください。',
  file: 'ファイルから取り込んだ注文です。取り込んだあとの変更は、モールの画面で確かめてください。',
}
