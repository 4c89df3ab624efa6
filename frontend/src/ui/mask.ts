// A mask is what stands around 「＊＊」: the letters kept before it and after it.
export const MASK = /([\p{L}\p{N}\-.@]*＊＊[＊\-@\p{N}]*)/u
