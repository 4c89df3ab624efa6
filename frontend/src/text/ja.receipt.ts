// Receipts of an order.
export const receiptText = {
  title: '領収書の発行',
  line: (who: string) => `領収書：${who}`,
}
